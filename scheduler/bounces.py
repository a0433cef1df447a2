"""An e-mail that a server took, and then brought back: its notice goes on by the next way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from records.database import Tx
from records.meetings import meetings
from records.notices import Lane, attempts, notices
from records.people import Row, Way, people
from scheduler import digests, outbox
from scheduler.channels.returned import Returned
from scheduler.facts import card_of
from scheduler.facts.decisions import KINDS
from scheduler.mail_keys import is_mark
from scheduler.people_states import note_mail_fails


def came_back(tx: Tx, report: Returned, now: datetime) -> bool:
    """Take in what a server reports; False if it is about no e-mail of ours.

    An address that is gone is used no more, unless it has been changed meanwhile. A delay is
    only a delay.
    """
    if not is_mark(tx.keys, report.notice_id, report.mark):
        return False
    row = tx.conn.execute(select(notices).where(notices.c.id == report.notice_id)).first()
    if row is None or row.person_id is None:
        return False
    if not report.final or not _went_by_mail(tx, row):
        return True
    person = tx.conn.execute(select(people).where(people.c.id == row.person_id)).one()
    address = str(card_of(tx, person).get("email", "")).casefold()
    if report.gone and address in report.addresses:
        note_mail_fails(tx, person.id, now)
    if row.state == "accepted" and not _too_late(tx, row, now):
        if row.name == digests.NAME:
            _wait_again(tx, row)
        reason = f"CameBack {report.status}"
        outbox.put_back(tx, row, now, person.language, reason, Way.EMAIL, other_way=True)
    return True


def _went_by_mail(tx: Tx, row: Row) -> bool:
    """Whether e-mail is the way it went last: a report can come twice, or late."""
    last = tx.conn.execute(
        select(attempts.c.channel, attempts.c.outcome)
        .where(attempts.c.notice_id == row.id)
        .order_by(attempts.c.id.desc())
        .limit(1)
    ).first()
    return last is not None and tuple(last) == (Way.EMAIL, "accepted")


def _too_late(tx: Tx, row: Row, now: datetime) -> bool:
    """Whether it was for before a meeting that has begun."""
    begins = tx.conn.scalar(select(meetings.c.starts_at).where(meetings.c.id == row.meeting_id))
    over = begins is not None and begins <= now
    return over and row.deadline is not None and row.deadline <= now


def _wait_again(tx: Tx, row: Row) -> None:
    """What a digest told waits, for when it goes in another way."""
    mine = (notices.c.target_id == row.id, notices.c.lane == int(Lane.DIGEST))
    tx.conn.execute(
        update(notices)
        .where(*mine, notices.c.name.not_in(KINDS), notices.c.state == "accepted")
        .values(state="planned", boot_id=None)
    )
