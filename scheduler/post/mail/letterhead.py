"""From whom e-mail comes, and who reads the answers. Chosen once, when the program starts."""

from __future__ import annotations

from typing import NamedTuple


class Letterhead(NamedTuple):
    """Two addresses: the sender's, and that of a person who reads what people write back.

    `web` is where our own pages are; empty if there are none.
    """

    sender: str
    answers_to: str
    web: str = ""


_chosen: list[Letterhead] = []


def choose(letterhead: Letterhead | None) -> None:
    """Use these addresses from now on; without them no e-mail is sent."""
    _chosen[:] = [letterhead] if letterhead is not None else []


def letterhead() -> Letterhead | None:
    """The addresses; None while e-mail is not set up."""
    return _chosen[0] if _chosen else None
