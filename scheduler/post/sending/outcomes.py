"""What came of a row that was sent, as it stands in the outbox; each try is kept as evidence."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from records.database import Tx
from records.notices import NOTICE, Lane, Notice, attempts, notices
from records.people import Way
from scheduler.post.outbox import withdraw
from scheduler.post.sending.claims import OF_NO_USE

_ATTEMPT = insert(attempts)


def accepted(
    tx: Tx,
    row: Notice,
    now: datetime,
    language: str,
    message_id: int | None,
    way: str = Way.HERE,
    *,
    mail_of: int | None = None,
) -> None:
    """It was taken: say so in the row, with the attempt as evidence.

    What went in another notice's e-mail has that notice as the message of its attempt.
    """
    NOTICE.change(
        tx.conn,
        row.id,
        "accepted",
        message_id=message_id,
        settled_at=now,
        covered=row.covered,
        silent=row.silent,
    )
    _evidence(tx, row, now, way, language, "accepted", None, mail_of or message_id)


def told_within(
    tx: Tx, row: Notice, now: datetime, language: str, message_id: int | None, way: str = Way.HERE
) -> None:
    """The message of this row was accepted, and with it the lines it told (see digests)."""
    lines = (notices.c.target_id == row.id, notices.c.lane == int(Lane.DIGEST))
    tx.conn.execute(
        update(notices).where(*lines, notices.c.state == "planned").values(state="sending")
    )
    for told in tx.every(Notice, select(notices).where(*lines, notices.c.state == "sending")):
        NOTICE.change(tx.conn, told.id, "accepted", settled_at=now)
        _evidence(tx, told, now, way, language, "accepted", None, message_id)


def put_back(
    tx: Tx,
    row: Notice,
    now: datetime,
    language: str,
    error: str,
    way: str = Way.HERE,
    *,
    again_at: datetime | None = None,
    other_way: bool = False,
) -> None:
    """It did not go through. Of a meeting that is off or moved, nothing old goes again.

    It goes in the same way `again_at`, or at once in the `other_way` there is.
    """
    due_at = {} if again_at is None else {"due_at": again_at}
    NOTICE.change(tx.conn, row.id, "planned", boot_id=None, **due_at)
    withdraw(tx, notices.c.id == row.id, OF_NO_USE)
    outcome = "failed" if other_way else "retry"
    _evidence(tx, row, now, way, language, outcome, error, None)


def failed(
    tx: Tx, row: Notice, now: datetime, language: str, error: str, way: str = Way.HERE
) -> None:
    """It will not go through: a blocked chat, or a row that can't be said."""
    NOTICE.change(tx.conn, row.id, "failed", settled_at=now)
    _evidence(tx, row, now, way, language, "failed", error, None)


def found_lost(
    tx: Tx, row: Notice, now: datetime, language: str, error: str, way: str = Way.HERE
) -> None:
    """It was taken, and did not arrive; it goes no other way, since it is known or too late."""
    _evidence(tx, row, now, way, language, "failed", error, None)


def _evidence(
    tx: Tx,
    row: Notice,
    now: datetime,
    way: str,
    language: str,
    outcome: str,
    error: str | None,
    message_id: int | None,
) -> None:
    tx.conn.execute(
        _ATTEMPT,
        {
            "notice_id": row.id,
            "at": now,
            "channel": way,
            "language": language,
            "outcome": outcome,
            "error": error,
            "message_id": message_id,
        },
    )
