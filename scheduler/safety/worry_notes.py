"""What is said of a worry: to whoever raised it, who does what; to staff, who has it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select, update

from records.database import Tx
from records.notices import Lane, notices
from records.people import Person
from records.talks import LIVE, talks
from records.worries import Worry, worries
from scheduler.post import outbox
from scheduler.safety.worry_rows import ALERT, WHILE_IT_WAITS, told_ids

DEALT_WITH = "worry_dealt_with"
#: what whoever raised it hears of it
TO_RAISER = (*WHILE_IT_WAITS, "worry_seen", "worry_on_it", "worry_back", DEALT_WITH)
#: what comes later than this after it was raised is no answer within a live talk any more
OUT_OF_THE_BLUE = timedelta(minutes=10)


def tell_raiser(
    tx: Tx, worry: Worry, name: str, key: str, now: datetime, one: int | None = None
) -> None:
    """Tell whoever raised it how it stands; once for each `key`.

    Out of the blue it is covered, for whoever wants that.
    """
    if worry.person_id is None:
        return
    person = tx.get(Person, worry.person_id)
    if person.state != "here":
        return
    outbox.tell(
        tx,
        person.id,
        name,
        now,
        lane=Lane.SIGNAL,
        dedupe=f"{name}:{worry.id}:{key}",
        worry_id=worry.id,
        about_id=one,
        covered=bool(person.covered) and now > worry.raised_at + OUT_OF_THE_BLUE,
    )


def tell_what_was_missed(tx: Tx, person_id: int, now: datetime) -> None:
    """To whoever can be reached again: how their worries stand of which the newest news failed."""
    mine = select(worries).where(worries.c.person_id == person_id).order_by(worries.c.id)
    for worry in tx.every(Worry, mine):
        newest = tx.conn.execute(
            select(notices.c.state)
            .where(
                notices.c.worry_id == worry.id,
                notices.c.person_id == person_id,
                notices.c.name.in_(TO_RAISER),
            )
            .order_by(notices.c.id.desc())
            .limit(1)
        ).scalar()
        if newest == "failed":
            name = DEALT_WITH if worry.state == "closed" else "worry_stands"
            tell_raiser(tx, worry, name, f"back:{now.isoformat()}", now, worry.taken_by)


def tell_staff(
    tx: Tx,
    worry: Worry,
    to: int,
    name: str,
    key: str,
    now: datetime,
    said: Collection[str] = (),
) -> None:
    """Post a line about it to one of those who were told; once for each `key`.

    `said` are the messages whose words it brings.
    """
    outbox.tell(
        tx,
        to,
        name,
        now,
        lane=Lane.SIGNAL,
        dedupe=f"{name}:{worry.id}:{to}:{key}",
        worry_id=worry.id,
        covered=True,
        parts={"said": list(said)} if said else {},
    )


def no_more_alerts(tx: Tx, worry: Worry, now: datetime, *, talk_id: int | None, by: int) -> None:
    """Someone is on it: what has not gone is withdrawn; who has been asked hears who it is."""
    waiting = (notices.c.worry_id == worry.id, notices.c.name.in_((ALERT, *WHILE_IT_WAITS)))
    outbox.withdraw(tx, *waiting)
    told = [i for i in told_ids(tx, worry.id) if i != by]  # by now without what was withdrawn
    for to in told:
        tell_staff(tx, worry, to, "worry_taken", f"{by}:{worry.step}:{now.isoformat()}", now)
    close_talks(tx, worry.id, but=talk_id)


def close_talks(tx: Tx, worry_id: int, but: int | None = None) -> None:
    """Nobody is asked any more, but in one talk."""
    which = [talks.c.worry_id == worry_id, talks.c.conversation == ALERT]
    if but is not None:
        which.append(talks.c.id != but)
    tx.conn.execute(update(talks).where(*which, talks.c.state.in_(LIVE)).values(state="closed"))
