"""Two co-producers go together: only if each has said that they would, and yes to this time.

Neither hears who the other is before both have said yes. A no, and a stop, ends it, and nobody is
told whose it was (SHP:397).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, or_, select, update

from records.buddies import PAIR, Pair, buddies, pairs
from records.database import Tx
from records.notices import Lane, notices
from records.people import Role, memberships, people
from scheduler.post import outbox

#: how long two who were asked are not thought of for others
STILL_ASKED = timedelta(days=7)
ASKS = "go_together"


def wishes_of(tx: Tx, person_id: int, group_id: int) -> set[str]:
    """What someone has said: that they want company, that they can be company."""
    mine = (buddies.c.person_id == person_id, buddies.c.group_id == group_id)
    return set(tx.conn.scalars(select(buddies.c.kind).where(*mine)))


def wish(tx: Tx, person_id: int, group_id: int, kind: str, now: datetime) -> None:
    """Note it, once."""
    if kind not in wishes_of(tx, person_id, group_id):
        values = {"person_id": person_id, "group_id": group_id, "kind": kind, "made_at": now}
        tx.conn.execute(insert(buddies).values(**values))


def free(tx: Tx, group_id: int, kind: str, now: datetime) -> list[int]:
    """Who has said so, is in the group, and neither goes with someone nor was asked just now."""
    busy = select(pairs.c.id).where(
        pairs.c.group_id == group_id,
        or_(pairs.c.want_id == buddies.c.person_id, pairs.c.can_id == buddies.c.person_id),
        or_(
            pairs.c.state == "together",
            (pairs.c.state == "asked") & (pairs.c.made_at > now - STILL_ASKED),
        ),
    )
    found = (
        select(buddies.c.person_id)
        .join(people, people.c.id == buddies.c.person_id)
        .join(memberships, memberships.c.person_id == buddies.c.person_id)
        .where(
            buddies.c.group_id == group_id,
            buddies.c.kind == kind,
            memberships.c.group_id == group_id,
            memberships.c.role == Role.CO_PRODUCER,
            people.c.state == "here",
            ~busy.exists(),
        )
        .order_by(buddies.c.id)
    )
    return list(tx.conn.scalars(found))


def pair_of(tx: Tx, person_id: int, state: str, group_id: int | None = None) -> Pair | None:
    """The pair someone is in, in one group or in any; the oldest that they have not answered."""
    here = [] if group_id is None else [pairs.c.group_id == group_id]
    found = select(pairs).where(_theirs(person_id), pairs.c.state == state, *here)
    rows = tx.every(Pair, found.order_by(pairs.c.id))
    return next((row for row in rows if not said_yes(row, person_id)), rows[0] if rows else None)


def newest_pair(tx: Tx, person_id: int) -> Pair | None:
    """The pair someone is asked about; if about none, the last one that they were in."""
    waits = pair_of(tx, person_id, "asked")
    last = select(pairs).where(_theirs(person_id)).order_by(pairs.c.id.desc())
    return waits or tx.first(Pair, last)


def goes_with(tx: Tx, person_id: int, other_id: int) -> Pair | None:
    """The pair of these two, while they go together."""
    rows = tx.every(Pair, select(pairs).where(_theirs(person_id), pairs.c.state == "together"))
    return next((row for row in rows if other(row, person_id) == other_id), None)


def other(pair: Pair, person_id: int) -> int:
    """The other of the two."""
    return int(pair.can_id if pair.want_id == person_id else pair.want_id)


def said_yes(pair: Pair, person_id: int) -> bool:
    """Whether one of the two has said yes."""
    return bool(pair.want_yes if pair.want_id == person_id else pair.can_yes)


def propose(tx: Tx, group_id: int, want_id: int, can_id: int, by: int, now: datetime) -> bool:
    """Ask both; False if one of them is not free any more."""
    able = want_id in free(tx, group_id, "want", now) and can_id in free(tx, group_id, "can", now)
    if not able or want_id == can_id:
        return False
    for person_id in (want_id, can_id):  # whoever did not answer is asked anew
        drop_asked(tx, person_id, group_id, now)
    values = {"group_id": group_id, "want_id": want_id, "can_id": can_id}
    done = tx.conn.execute(insert(pairs).values(**values, made_by=by, made_at=now))
    (pair_id,) = done.inserted_primary_key or (0,)
    for person_id in (want_id, can_id):
        outbox.post(
            tx,
            to=person_id,
            kind="begin",
            name=ASKS,
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"{ASKS}:{pair_id}:{person_id}",
            budgeted=True,
        )
    return True


def say_yes(tx: Tx, pair: Pair, person_id: int, now: datetime) -> None:
    """One of them says yes; with the second yes, each hears who the other is."""
    column = pairs.c.want_yes if pair.want_id == person_id else pairs.c.can_yes
    mine = (pairs.c.id == pair.id, pairs.c.state == "asked")
    tx.conn.execute(update(pairs).where(*mine).values({column.name: True}))
    if not said_yes(pair, other(pair, person_id)) or not PAIR.change(tx.conn, pair.id, "together"):
        return
    both = (pair.want_id, pair.can_id)
    these = (buddies.c.group_id == pair.group_id, buddies.c.person_id.in_(both))
    tx.conn.execute(delete(buddies).where(*these))
    for one in both:
        _note(tx, "buddy_is", one, pair, now, about_id=other(pair, one))
    if pair.made_by is not None:
        _note(tx, "pair_is", pair.made_by, pair, now, about_id=pair.want_id)


def end(tx: Tx, pair: Pair, person_id: int, now: datetime) -> None:
    """One of them says no, or stops: the other hears that it is over, if they knew of it."""
    if not PAIR.change(tx.conn, pair.id, "over"):
        return
    to = other(pair, person_id)
    asked = (notices.c.person_id == to, notices.c.name == ASKS)
    if pair.state == "together":
        _note(tx, "buddy_over", to, pair, now)
        return
    if not any(row.id != pair.id for row in _asked(tx, to)):
        outbox.withdraw(tx, *asked)
    if said_yes(pair, to):
        _note(tx, "buddy_off", to, pair, now)
    if pair.made_by is not None:
        _note(tx, "pair_off", pair.made_by, pair, now, about_id=pair.want_id)


def drop_asked(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """What someone was asked and has not come to is over."""
    for row in _asked(tx, person_id):
        if row.group_id == group_id:
            end(tx, row, person_id, now)


def forget_pairs(tx: Tx, person_id: int, now: datetime) -> None:
    """Nothing is left of someone who leaves; whoever went with them hears that it is over."""
    live = pairs.c.state.in_(("asked", "together"))
    for row in tx.every(Pair, select(pairs).where(_theirs(person_id), live)):
        end(tx, row, person_id, now)
    tx.conn.execute(delete(pairs).where(_theirs(person_id)))


def leave_buddies(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Someone is in a group no more: whoever went with them there hears that it is over."""
    live = (pairs.c.group_id == group_id, pairs.c.state.in_(("asked", "together")))
    for row in tx.every(Pair, select(pairs).where(_theirs(person_id), *live)):
        end(tx, row, person_id, now)
    if not _asked(tx, person_id):
        outbox.withdraw(tx, notices.c.person_id == person_id, notices.c.name == ASKS)
    these = (buddies.c.person_id == person_id, buddies.c.group_id == group_id)
    tx.conn.execute(delete(buddies).where(*these))


def _asked(tx: Tx, person_id: int) -> list[Pair]:
    found = select(pairs).where(_theirs(person_id), pairs.c.state == "asked")
    return tx.every(Pair, found.order_by(pairs.c.id))


def _theirs(person_id: int) -> ColumnElement[bool]:
    return (pairs.c.want_id == person_id) | (pairs.c.can_id == person_id)


def _note(
    tx: Tx, name: str, to: int, pair: Pair, now: datetime, about_id: int | None = None
) -> None:
    outbox.tell(tx, to, name, now, dedupe=f"{name}:{pair.id}:{to}", about_id=about_id, silent=True)
