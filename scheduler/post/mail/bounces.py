"""An e-mail that a server took, and then brought back: its notice goes on by the next way."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update

from records.database import Tx
from records.meetings import meetings
from records.notices import Lane, Notice, attempts, notices
from records.people import Person, Way
from scheduler.post.channels.returned import Returned
from scheduler.post.mail.mail_keys import is_mark
from scheduler.post.people_states import note_mail_fails
from scheduler.post.sending import outcomes
from scheduler.talks.cards import card_of
from scheduler.talks.digest import digests


def came_back(tx: Tx, report: Returned, now: datetime) -> bool:
    """Take in what a server reports; False if it is about no e-mail of ours.

    An address that is gone is used no more, unless it has been changed meanwhile. A delay is
    only a delay.
    """
    if not is_mark(tx.keys, report.notice_id, report.mark):
        return False
    row = tx.find(Notice, report.notice_id)
    if row is None or row.person_id is None:
        return False
    told = [one for one in (row, *_told_with(tx, row)) if _went_in_mail_of(tx, one, row)]
    if not report.final or not told:
        return True
    person = tx.get(Person, row.person_id)
    address = str(card_of(tx, person).get("email", "")).casefold()
    if report.gone and address in report.addresses:
        note_mail_fails(tx, person.id, now)
    reason = f"CameBack {report.status}"
    for one in told:
        if one.state != "accepted" or _too_late(tx, one, now):
            outcomes.found_lost(tx, one, now, person.language, reason, Way.EMAIL)
            continue
        if one.name == digests.NAME:
            _wait_again(tx, one)
        outcomes.put_back(tx, one, now, person.language, reason, Way.EMAIL, other_way=True)
    return True


def _told_with(tx: Tx, row: Notice) -> list[Notice]:
    """What else went in the e-mail of a notice."""
    within = select(attempts.c.notice_id).where(
        attempts.c.channel == Way.EMAIL, attempts.c.message_id == row.id
    )
    mine = (notices.c.person_id == row.person_id, notices.c.id.in_(within))
    return tx.every(Notice, select(notices).where(*mine).order_by(notices.c.id))


class _Tried(NamedTuple):
    channel: str
    outcome: str
    message_id: int | None


def _went_in_mail_of(tx: Tx, row: Notice, first: Notice) -> bool:
    """Whether this e-mail is the way it went last: a report can come twice, or late."""
    last = tx.first(
        _Tried,
        select(attempts.c.channel, attempts.c.outcome, attempts.c.message_id)
        .where(attempts.c.notice_id == row.id)
        .order_by(attempts.c.id.desc())
        .limit(1),
    )
    mail_of = None if row.id == first.id else first.id
    return last is not None and tuple(last) == (Way.EMAIL, "accepted", mail_of)


def _too_late(tx: Tx, row: Notice, now: datetime) -> bool:
    """Whether it was for before a meeting that has begun."""
    begins = tx.conn.scalar(select(meetings.c.starts_at).where(meetings.c.id == row.meeting_id))
    over = begins is not None and begins <= now
    return over and row.deadline is not None and row.deadline <= now


def _wait_again(tx: Tx, row: Notice) -> None:
    """What a digest told waits, for when it goes in another way."""
    mine = (notices.c.target_id == row.id, notices.c.lane == int(Lane.DIGEST))
    tx.conn.execute(
        update(notices)
        .where(*mine, notices.c.state == "accepted")
        .values(state="planned", boot_id=None)
    )
