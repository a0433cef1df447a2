"""The words by which a note is known on a phone."""

from __future__ import annotations

import re

from conversations.notes import NOTES
from conversations.script import Say


def words(note: str) -> str:
    """The words of a note: its longest piece without a fact in it."""
    said = NOTES[note]
    assert isinstance(said, Say)
    return max(re.split(r"{\w+}", said.words), key=len)
