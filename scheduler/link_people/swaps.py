"""A co-producer gets another link person: at their own wish, or because the old one leaves.

Nobody is looked after by someone who has not said yes, nor, when their link person leaves, by
someone they have not said yes to. Until then the old one hears, and nothing is shown to the new.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from records.database import Tx
from records.links import SWAP, Swap, swaps
from records.notices import Lane, notices
from records.people import Person, Role, memberships
from scheduler.events import Given
from scheduler.link_people.swap_rows import (
    STILL_ASKED,
    offered_to,
    open_swap,
    who_decides,
)
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.talks.digest import digests


def begin_swap(
    tx: Tx, person_id: int, group_id: int, old_id: int | None, now: datetime, *, leaving: bool
) -> Swap:
    """Note that someone is to have another link person; one that was under way is dropped."""
    standing = open_swap(tx, person_id, group_id)
    if standing is not None:
        SWAP.change(tx.conn, standing.id, "dropped")
    done = tx.conn.execute(
        insert(swaps).values(
            person_id=person_id,
            group_id=group_id,
            old_id=old_id,
            leaving=leaving,
            made_at=now,
        )
    )
    (swap_id,) = done.inserted_primary_key or (0,)
    return tx.get(Swap, swap_id)


def have_decided(tx: Tx, swap: Swap, now: datetime) -> None:
    """Have the facilitators find someone, in their next digest."""
    for person in who_decides(tx, swap):
        digests.plan_next(tx, person, now)


def offer(tx: Tx, swap: Swap, new_id: int, now: datetime) -> bool:
    """Ask someone to look after a person; False if another was quicker.

    Should they not answer, the facilitators are asked again in some days.
    """
    if swap.state == "offered":  # the last one has not answered
        SWAP.change(tx.conn, swap.id, "wished")
    if not SWAP.change(tx.conn, swap.id, "offered", new_id=new_id, offered_at=now):
        return False
    for person in who_decides(tx, swap):
        digests.plan(tx, person, digests.next_digest(tx, person, now + STILL_ASKED), now)
    asked = (notices.c.person_id == new_id, notices.c.name == "asked_to_look_after")
    waiting = select(notices.c.id).where(*asked, notices.c.state == "planned")
    if tx.conn.scalar(waiting.limit(1)) is None:  # several people are asked for at once
        outbox.post(
            tx,
            to=new_id,
            kind="begin",
            name="asked_to_look_after",
            lane=Lane.NOTICE,
            now=now,
            about_id=swap.old_id if swap.leaving else swap.person_id,
        )
    return True


def taken_on(tx: Tx, swap: Swap, now: datetime) -> None:
    """The new one says yes. Who leaves is followed only by someone the person says yes to."""
    if not swap.leaving:
        finish(tx, swap, now)
        return
    if SWAP.change(tx.conn, swap.id, "agreed"):
        outbox.post(
            tx,
            to=swap.person_id,
            kind="begin",
            name="new_link",
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"new_link:{swap.id}:{swap.new_id}",
            budgeted=True,
        )


def find_another(tx: Tx, swap: Swap, now: datetime) -> None:
    """Someone has said no: facilitators find another."""
    if SWAP.change(tx.conn, swap.id, "wished", new_id=None):
        have_decided(tx, swap, now)


def give_up(tx: Tx, person_id: int, group_id: int) -> None:
    """Someone is in a group no more: nobody is found, or asked, to look after them there."""
    swap = open_swap(tx, person_id, group_id)
    if swap is None or not SWAP.change(tx.conn, swap.id, "dropped"):
        return
    mine = (notices.c.person_id == person_id, notices.c.name == "new_link")
    outbox.withdraw(tx, *mine, notices.c.dedupe.like(f"new_link:{swap.id}:%"))
    if swap.new_id is not None and not offered_to(tx, swap.new_id):
        asked = (notices.c.person_id == swap.new_id, notices.c.name == "asked_to_look_after")
        outbox.withdraw(tx, *asked)


def finish(tx: Tx, swap: Swap, now: datetime) -> bool:
    """The new link person looks after them from now on; False if it is settled already."""
    if not SWAP.change(tx.conn, swap.id, "done"):
        return False
    mine = (memberships.c.person_id == swap.person_id, memberships.c.group_id == swap.group_id)
    tx.conn.execute(
        update(memberships)
        .where(*mine, memberships.c.role == Role.CO_PRODUCER)
        .values(link_id=swap.new_id)
    )
    new_id = swap.new_id or 0  # there is one by now
    happened(tx, Given(swap.person_id, swap.group_id, swap.old_id, new_id), now)
    if not swap.leaving:
        _note(tx, "link_is_new", swap.person_id, new_id, swap, now)
    _note(tx, "yours_now", new_id, swap.person_id, swap, now)
    old = tx.find(Person, swap.old_id)
    if old is not None and old.state == "here":
        _note(tx, "yours_no_more", old.id, swap.person_id, swap, now)
    return True


def _note(tx: Tx, name: str, to: int, about_id: int, swap: Swap, now: datetime) -> None:
    outbox.tell(
        tx,
        to,
        name,
        now,
        dedupe=f"{name}:{swap.id}:{to}",
        about_id=about_id,
        silent=name != "yours_now",
    )
