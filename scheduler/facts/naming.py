"""Whether words name someone: what names a person is not to reach them unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from locales.plain import plain
from scheduler.facts import Known


def names_any(known: Known, ids: Iterable[int], words: str) -> bool:
    """Whether words name one of these people, also as “Jo's” or after an Arabic “and”."""
    said = plain(_APOSTROPHES.sub(" ", words)).split()
    names = (plain(str(known.name_of(i))) for i in ids)
    parts = {part for name in names for part in name.split() if len(part) > 1}
    return any(_is_named(word, part) for word in said for part in parts)


#: what parts a name from what hangs on it
_APOSTROPHES = re.compile("['’‘ʼ`´]")


def _is_named(word: str, name: str) -> bool:
    """A name, a name with an “s”, or one with what Arabic writes together with it before it."""
    before = word.removesuffix(name)
    together = word != before and len(before) <= _GLUED and not (before and before.isascii())
    return word in (name, f"{name}s") or together


#: so many letters Arabic writes together with a name before it
_GLUED = 2
