"""Help near a group, in the words of its facilitators, under the lines that hold everywhere.

Beside the words their group's sealed card has the day on which one of the facilitators last wrote
or confirmed them (W:8).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from conversations.phrases import N_
from records.database import Tx
from records.groups import groups
from records.people import memberships
from scheduler.post.help_now import CHECK_EVERY, help_lines
from scheduler.talks.moments import Date
from scheduler.talks.spoken import Line, Name, Voice

#: on a group's card: the words, and when they were last looked at
WORDS, LOOKED_AT = "page_help", "page_help_at"
_NEAR = N_("Near you: “{help_near}”")
_CHECKED = N_("Last checked on {checked_day}.")


def near_here(words: str) -> Line:
    """What a group knows to be near, as its people read it."""
    return Line(_NEAR, {"help_near": Name(words)})


class Near(NamedTuple):
    """What a group knows to be near; when that was last checked, only if it is long ago."""

    says: str
    checked_at: datetime | None = None

    def in_words(self, voice: Voice) -> str:
        """The words, and the day under them."""
        said = near_here(self.says).in_words(voice)
        if self.checked_at is None:
            return said
        return f"{said}\n{Line(_CHECKED, {'checked_day': Date(self.checked_at)}).in_words(voice)}"


def looked_at(card: Mapping[str, Any]) -> datetime | None:
    """When the words on a group's card were last looked at; None if that is not known."""
    at = card.get(LOOKED_AT)
    return datetime.fromisoformat(at) if at else None


def long_ago(at: datetime, now: datetime) -> bool:
    """Whether words that were looked at then are to be looked at again."""
    return now - at > CHECK_EVERY


class _There(NamedTuple):
    person_id: int
    group_id: int


class _Card(NamedTuple):
    id: int
    key_id: str
    card: bytes


def help_near(tx: Tx, people: Iterable[int], now: datetime) -> Mapping[int, tuple[Near, ...]]:
    """What the groups of these people know to be near, by the person's id; one text a group."""
    rows = tx.every(
        _There,
        select(memberships.c.person_id, memberships.c.group_id)
        .where(memberships.c.person_id.in_(list(people)))
        .order_by(memberships.c.group_id),
    )
    ids = {row.group_id for row in rows}
    cards = tx.every(
        _Card, select(groups.c.id, groups.c.key_id, groups.c.card).where(groups.c.id.in_(ids))
    )
    known = {row.id: _near(tx.unseal(row.key_id, "group.card", row.card), now) for row in cards}
    found: dict[int, tuple[Near, ...]] = {}
    for row in rows:
        before, here = found.get(row.person_id, ()), known[row.group_id]
        if here.says and here not in before:
            found[row.person_id] = (*before, here)
    return found


def _near(card: Mapping[str, Any], now: datetime) -> Near:
    at = looked_at(card)
    return Near(card.get(WORDS, ""), at if at is not None and long_ago(at, now) else None)


class Help(NamedTuple):
    """Who to turn to: everywhere, and near this person."""

    near: tuple[Near, ...] = ()

    def in_words(self, voice: Voice) -> str:
        """One a line."""
        here = (one.in_words(voice) for one in self.near)
        return "\n".join([help_lines(voice.language), *here])


def help_for(tx: Tx, person_id: int, now: datetime) -> Help:
    """Who this person can turn to."""
    return Help(help_near(tx, [person_id], now).get(person_id, ()))
