"""Keyboards below messages: only inline ones are part of a message."""

from simulator.errors import bad_request
from simulator.methods.table import Json

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def inline_keyboard(markup: Json | None) -> Json | None:
    """Return the inline keyboard, None for any other; raises ApiError for a bad button."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [[_checked(button) for button in row] for row in markup["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def _checked(button: Json) -> Json:
    if not str(button["text"]).strip():
        raise bad_request("can't parse inline keyboard button: Text of the button is empty")
    if not any(action in button for action in ACTIONS):
        words = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {words}")
    url = button.get("url")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://", "t.me/")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return button
