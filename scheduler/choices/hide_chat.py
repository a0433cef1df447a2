"""“Hide”: take away what both have written, as far as Telegram lets a bot (W:10).

All of it is rows of ids, in the transaction in which it was asked for: whatever kills the program,
it is done when it is back. What stays is said, for a minute; then one line is left that says
nothing. What someone is asked about a signal is covered, not lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update

from records.access import Actor
from records.database import Tx
from records.messages import Message
from records.notices import Lane, Notice, notices
from records.people import Person
from scheduler import house
from scheduler.post import messages, on_screen, outbox
from scheduler.talks.acts import Order
from scheduler.talks.turns import talk_messages

#: the line that is left
LEFT = "hidden"
#: so many messages can go at once
AT_ONCE = 100
#: a dice is to be seen for a day; a minute is kept in hand
DICE_STAYS = timedelta(hours=24, minutes=1)
#: how long what stays can be read
TOLD_FOR = timedelta(minutes=1)
_MINE = (notices.c.person_id == bindparam("person"), notices.c.act == "send", ~notices.c.hidden)
_SHOWN = (
    select(notices)
    .where(
        *_MINE,
        notices.c.state.in_(("accepted", "opened", "confirmed")),
        notices.c.message_id.is_not(None),
    )
    .order_by(notices.c.id)
)
_COMING = select(notices).where(*_MINE, notices.c.state == "sending")


def hide_chat(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post the deletes, and the line that is left. Doing it twice does no harm."""
    person = tx.get(Person, actor.person_id)
    _cover_what_comes(tx, person, now)
    since = now - on_screen.STILL_CHANGEABLE
    shown = tx.every(Notice, _SHOWN, {"person": person.id})
    ours = [row for row in shown if row.settled_at is not None and row.settled_at > since]
    asked = {row.id for row in ours if _is_asked(tx, row)}
    for row in ours:
        if row.id in asked:
            talk_messages.change_shown(tx, row, now, covered=True)
    gone = [row for row in ours if row.id not in asked]
    sent = [row for row in messages.sent_by(tx, person.id) if row.chat_id == person.telegram_id]
    stuck = [row for row in sent if row.dice and _goes_at(row) > now]
    free = [row for row in sent if row not in stuck and row.sent_at > since]
    ids = [*(row.message_id or 0 for row in gone), *(row.message_id for row in free)]
    for piece in _pieces(ids):
        _take_away(tx, person, piece, now)
    for dice in stuck:
        key = f"hide:{dice.chat_id}:{dice.message_id}"
        _take_away(tx, person, [dice.message_id], _goes_at(dice), dedupe=key)
    _is_gone(tx, gone, free)
    until = max(map(_goes_at, stuck), default=None)
    _leave_a_line(tx, person, until, now, old=len(shown) > len(ours))


def _cover_what_comes(tx: Tx, person: Person, now: datetime) -> None:
    """What is about to go, or on its way, comes covered: it is neither lost nor shown."""
    mine = (notices.c.person_id == person.id, notices.c.lane != int(Lane.DIGEST))
    outbox.withdraw(
        tx, *mine, house.is_named(notices.c.name, "after_hiding"), notices.c.act != "delete"
    )
    waits = (notices.c.act == "send", notices.c.state == "planned", notices.c.due_at <= now)
    tx.conn.execute(update(notices).where(*mine, *waits).values(covered=True))
    for row in tx.every(Notice, _COMING, {"person": person.id}):
        if house.kind(row.name).after_hiding:
            _take_away(tx, person, [], now, target_id=row.id)
        else:
            talk_messages.change_shown(tx, row, now, covered=True)


def _is_asked(tx: Tx, row: Notice) -> bool:
    """Whether this asks someone to see to another: it must not get lost."""
    asks = house.kind(row.name).must_not_get_lost
    return asks is not None and asks(tx, row)


def _goes_at(row: Message) -> datetime:
    """When Telegram lets a dice go; of what was said without a name, only the hour is known."""
    at: datetime = row.sent_at + DICE_STAYS
    return at if row.shows else at + timedelta(hours=1)


def _take_away(tx: Tx, person: Person, ids: list[int], when: datetime, **more: Any) -> None:
    """Post a delete of these messages, or of the one that a row has become."""
    parts = {"messages": ids} if ids else {}
    line: dict[str, Any] = {"to": person.id, "kind": "note", "name": LEFT, "now": when}
    outbox.post(tx, act="delete", parts=parts, **line, **more)


def _pieces(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _is_gone(tx: Tx, ours: Sequence[Notice], theirs: Sequence[Message]) -> None:
    """What is hidden is not changed any more, not answered, and not hidden again."""
    for piece in _pieces([row.id for row in ours]):
        tx.conn.execute(update(notices).where(notices.c.id.in_(piece)).values(hidden=True))
        outbox.withdraw(tx, notices.c.target_id.in_(piece), notices.c.act.in_(("edit", "pin")))
    for piece in _pieces([row.id for row in theirs]):
        messages.forget(tx, piece)


def _leave_a_line(
    tx: Tx, person: Person, until: datetime | None, now: datetime, *, old: bool
) -> None:
    """Say what stays, and after a minute nothing of it; if nothing stays, nothing at once."""
    line: dict[str, Any] = {"to": person.id, "kind": "note", "now": now}
    if until is not None:
        name = "hidden_both" if old else "hidden_later"
        at = until.isoformat()
        told = outbox.post(
            tx, name=name, parts={"on": {"goes_day": at}, "at": {"goes_at": at}}, **line
        )
    elif old:
        told = outbox.post(tx, name="hidden_old", **line)
    else:
        outbox.post(tx, name=LEFT, **line)
        return
    outbox.post(tx, act="edit", name=LEFT, target_id=told, due_at=now + TOLD_FOR, **line)
