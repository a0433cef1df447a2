"""What is said another way to whoever it is about: nobody reads of themselves by their name.

A room that says who does something brings it in its `parts.py`, as `OF_ONESELF`: by the sentence
that all others read.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from conversations.folders import brought


class ToThem(NamedTuple):
    """Which fact names them, and the sentence for them."""

    fact: str
    words: str


@cache
def of_oneself() -> Mapping[str, ToThem]:
    """Each sentence that someone reads in another way where it is about them."""
    return brought("OF_ONESELF", "parts")
