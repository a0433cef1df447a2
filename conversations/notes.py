"""Single lines that begin no talk, gathered from the rooms' folders.

Each room says its own in its `notes.py`, or beside what they belong to, as `NOTES`.
"""

from collections.abc import Mapping

from conversations.registry import modules, once
from conversations.script import Say, SayMany

#: Every note by its name.
NOTES: Mapping[str, Say | SayMany] = once(
    pair for _, module in modules() for pair in getattr(module, "NOTES", {}).items()
)
#: The talks that can be opened with one tap under a note, where it asks nothing else.
DOORS: Mapping[str, tuple[str, ...]] = once(
    pair for _, module in modules() for pair in getattr(module, "DOORS", {}).items()
)
