"""The pseudo-locale: English that a reader can still read, and can see has been translated."""

import re

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀçďéƒĝĥíĵķļɱñóƥɋŕšţúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĻṀÑÓƤɊŔŠŢÚṼŴẊÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)


def pseudo(words: str) -> str:
    """Every letter with an accent, the whole in ⟦brackets⟧; {placeholders} as they are."""
    parts = re.split(r"(\{[^{}]*\})", words)
    shown = (part if part.startswith("{") else part.translate(_ACCENTS) for part in parts)
    return f"⟦{''.join(shown)}⟧"
