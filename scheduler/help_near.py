"""Help near a group, in the words of its facilitators, under the lines that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import select

from conversations.phrases import N_
from records.database import Tx
from records.groups import groups
from records.people import memberships
from scheduler.help_now import help_lines
from scheduler.spoken import Line, Name, Voice

_NEAR = N_("Near you: “{help_near}”")


def help_near(tx: Tx, people: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """What the groups of these people know to be near, by the person's id; one text a group."""
    rows = tx.conn.execute(
        select(memberships.c.person_id, memberships.c.group_id)
        .where(memberships.c.person_id.in_(list(people)))
        .order_by(memberships.c.group_id)
    ).all()
    ids = {row.group_id for row in rows}
    cards = tx.conn.execute(
        select(groups.c.id, groups.c.key_id, groups.c.card).where(groups.c.id.in_(ids))
    ).all()
    said = {
        row.id: tx.unseal(row.key_id, "group.card", row.card).get("page_help", "") for row in cards
    }
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        before, here = found.get(row.person_id, ()), said[row.group_id]
        if here and here not in before:
            found[row.person_id] = (*before, here)
    return found


class Help(NamedTuple):
    """Who to turn to: everywhere, and near this person."""

    near: tuple[str, ...] = ()

    def in_words(self, voice: Voice) -> str:
        """One a line."""
        here = [Line(_NEAR, {"help_near": Name(said)}).in_words(voice) for said in self.near]
        return "\n".join([help_lines(voice.language), *here])


def help_for(tx: Tx, person_id: int) -> Help:
    """Who this person can turn to."""
    return Help(help_near(tx, [person_id]).get(person_id, ()))
