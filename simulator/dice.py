"""Emoji that Telegram throws: sent alone, each arrives as a dice, without any text."""

from typing import Any

Json = dict[str, Any]
#: the emoji, and the highest value it can show
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
_LOOKS_LIKE_AN_EMOJI = "\ufe0f"


def thrown(text: str, nth: int) -> Json | None:
    """Return the content of the message that this text becomes, None when it is no dice.

    The `nth` throw of a chat always shows the same value.
    """
    emoji = text.strip().removesuffix(_LOOKS_LIKE_AN_EMOJI)
    if emoji not in DICE:
        return None
    return {"dice": {"emoji": emoji, "value": nth % DICE[emoji] + 1}}
