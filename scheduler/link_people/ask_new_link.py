"""A co-producer would like another link person. No reason is asked (CH:121)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Person
from scheduler.link_people.facts import link_membership
from scheduler.link_people.swap_rows import open_swap
from scheduler.link_people.swaps import begin_swap, have_decided
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known


def ask_new_link(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note the wish, for the next digest. Refused without a link person. NotAllowed."""
    person = tx.get(Person, actor.person_id)
    mine = link_membership(Known(tx, person, now, answers=order.answers))
    if mine is None:
        raise Refused("OLD_BUTTON")
    allow(tx.conn, actor, "change", "link", group=mine.group_id, about=person.id)
    standing = open_swap(tx, person.id, mine.group_id)
    if standing is None or standing.leaving:
        wish = begin_swap(tx, person.id, mine.group_id, mine.link_id, now, leaving=False)
        have_decided(tx, wish, now)
