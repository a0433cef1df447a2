"""Single lines that begin no talk, gathered from the rooms' folders.

Each room says its own in its `notes.py`, or beside what they belong to, as `NOTES`.
"""

from collections.abc import Mapping

from conversations.folders import brought
from conversations.script import Say, SayMany

#: Every note by its name.
NOTES: Mapping[str, Say | SayMany] = brought("NOTES")
#: The talks that can be opened with one tap under a note, where it asks nothing else.
DOORS: Mapping[str, tuple[str, ...]] = brought("DOORS")
