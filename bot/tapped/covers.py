"""A covered message is opened; on a phone that others look at it hides again."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from records.database import Tx
from records.notices import NOTICE, Lane, Notice, notices
from records.people import Person
from records.talks import Talk
from scheduler import house
from scheduler.post import on_screen, outbox
from scheduler.safety.answer_worry import open_worry
from scheduler.safety.worry_rows import ALERT, TO_STAFF, worry_row
from scheduler.safety.worry_words import instead, said_by_now
from scheduler.talks.turns import talk_messages

#: a shown message hides again after this long, on a phone that others look at (W:10)
HIDES_AFTER = timedelta(minutes=1)


def show(tx: Tx, person: Person, row_id: int, now: datetime) -> str:
    """Open a covered message; on a shared phone it hides again."""
    shown = tx.first(
        Notice,
        select(notices).where(
            notices.c.id == row_id, notices.c.person_id == person.id, notices.c.act == "send"
        ),
    )
    if shown is None:
        return "OLD_BUTTON"
    opens = NOTICE.change(tx.conn, shown.id, "opened") and shown.name == ALERT
    if opens and instead(tx, shown, person, now) is not None:  # None: they were left out since
        open_worry(tx, shown.worry_id or 0, person.id, now)
    if shown.worry_id is not None and shown.name in TO_STAFF and _is_old(shown, now):
        return show_its_card(tx, person, shown, now)
    lane = Lane.SIGNAL if shown.lane == Lane.SIGNAL else Lane.REPLY
    if house.kind(shown.name).file is not None:  # a file can't take the place of a cover
        outbox.post(
            tx,
            to=person.id,
            kind="note",
            name=shown.name,
            now=now,
            parts=json.loads(shown.parts),
            dedupe=f"shown:{shown.id}",
            meeting_id=shown.meeting_id,
        )
        return ""
    talk_messages.change_shown(tx, shown, now, lane=lane, covered=False)
    if person.covered:
        later = now + HIDES_AFTER
        talk_messages.change_shown(tx, shown, now, due_at=later, lane=lane, covered=True)
    return ""


def _is_old(shown: Notice, now: datetime) -> bool:
    """Whether Telegram lets nobody change it any more."""
    return shown.settled_at is not None and shown.settled_at <= now - on_screen.STILL_CHANGEABLE


def show_its_card(tx: Tx, person: Person, of: Notice | Talk, now: datetime) -> str:
    """What a worry says now, in a new message: of a message that stays covered, or an old talk."""
    worry = worry_row(tx, of.worry_id)
    how = said_by_now(tx, of.worry_id, ALERT, person, now)
    if worry is None or how is None:
        return "OLD_BUTTON"
    lane: dict[str, Any] = {"lane": Lane.SIGNAL, "now": now, "worry_id": worry.id}
    if how in ("worry_over", "worry_taken"):
        outbox.post(tx, to=person.id, kind="note", name=how, **lane)
    else:
        outbox.post(tx, to=person.id, kind="begin", name=ALERT, **lane)
    return ""
