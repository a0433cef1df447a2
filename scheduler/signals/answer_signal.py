"""The first “I've seen it” wins: an update and its count. The person is told who, at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.groups import Group
from records.notices import Lane, Notice, notices
from records.signals import SIGNAL, Signal, signals
from records.talks import talks
from scheduler.post import outbox
from scheduler.signals.facts import ASKING
from scheduler.signals.raise_signal import note_to
from scheduler.talks.acts import Order, Refused

_TOLD = {
    "seen": "signal_seen",
    "break": "signal_seen_break",
    "topic": "signal_seen_topic",
    "on_the_way": "signal_on_the_way",
}
#: how long after “Break for all” the group's chat hears of it
BREAK_IN = timedelta(minutes=2)
#: what the person hears as long as nobody has seen it
TRUTHS = ("no_one_yet_3", "no_one_yet_6", "no_one_came")
#: the next day's word on that; once someone has answered after all, it goes no more
SORRY = "we_let_you_down"
#: answers that leave the signal open: this one can't help
_GOES_ON = ("raised", "seen", "unanswered")
_NOT_HELPING = frozenset({"cannot", "no_answer"})


def answer_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Close the signal for the others.

    Refused (`signal_taken`) if someone was faster, or (`signal_ended`) if nobody was needed.
    """
    signal = tx.get(Signal, order.signal_id)
    said = order.words("answer")
    allow(
        tx.conn, actor, "answer", "signal", group=signal.group_id, about=signal.person_id, now=now
    )
    if said in _NOT_HELPING:
        return
    if not SIGNAL.change(
        tx.conn,
        signal.id,
        "seen",
        answered_by=actor.person_id,
        answered_at=now,
        answer=said,
        next_at=None,
    ):
        raise Refused(_too_late(tx, signal.id))
    tell_the_person(tx, signal, said, now)
    tell_the_others(tx, signal, actor, order, now)
    if said == "break":
        break_for_all(tx, signal, now)


def _too_late(tx: Tx, signal_id: int) -> str:
    """Why it needs no answer; read again, for it may have changed since."""
    by = tx.conn.scalar(select(signals.c.answered_by).where(signals.c.id == signal_id))
    return "signal_ended" if by is None else "signal_taken"


def tell_the_person(tx: Tx, signal: Signal, said: str, now: datetime) -> None:
    """Tell the person what was answered, or ask whether someone may come over."""
    if said == "sit":
        outbox.post(
            tx,
            to=signal.person_id,
            kind="begin",
            name="come_over",
            lane=Lane.SIGNAL,
            now=now,
            dedupe=f"come_over:{signal.id}",
            signal_id=signal.id,
            meeting_id=signal.meeting_id,
        )
    else:
        note_to(tx, signal.person_id or 0, _TOLD.get(said, "signal_seen"), signal.id, now, "seen")


def break_for_all(tx: Tx, signal: Signal, now: datetime) -> None:
    """In two minutes the group's chat hears that it is time for a break; never why."""
    group = tx.get(Group, signal.group_id)
    if group.chat_id is not None:
        outbox.post(
            tx,
            group=group.id,
            kind="note",
            name="comfort_break",
            lane=Lane.SIGNAL,
            now=now,
            due_at=now + BREAK_IN,
            dedupe=f"comfort_break:{signal.id}",
            meeting_id=signal.meeting_id,
        )


def tell_the_others(tx: Tx, signal: Signal, actor: Actor, order: Order, now: datetime) -> None:
    """Withdraw what has not gone; where it has gone, say who has got it."""
    take_back(tx, signal.id)
    outbox.withdraw(tx, notices.c.signal_id == signal.id, notices.c.name == SORRY)
    mine = (notices.c.signal_id == signal.id, notices.c.lane == int(Lane.SIGNAL))
    asked = tx.conn.scalars(
        select(notices.c.person_id)
        .where(
            *mine,
            notices.c.name.in_(ASKING),
            notices.c.act == "send",
            notices.c.state.in_(("sending", "accepted", "opened", "confirmed")),
            notices.c.person_id != actor.person_id,
        )
        .distinct()
    )
    for person_id in list(asked):
        note_to(tx, person_id, "signal_taken", signal.id, now, "taken", covered=True)
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.signal_id == signal.id,
            talks.c.id != order.talk_id,
            talks.c.conversation.in_(ASKING),
            talks.c.state.in_(("open", "paused")),
        )
        .values(state="closed")
    )


def take_back(tx: Tx, signal_id: int) -> None:
    """Withdraw what asks to look, or says that nobody has seen it, once that is true no longer."""
    over = select(signals.c.id).where(
        signals.c.id == signal_id, signals.c.state.not_in(("raised", "unanswered"))
    )
    outbox.withdraw(tx, notices.c.signal_id.in_(over), notices.c.name.in_((*ASKING, *TRUTHS)))


def look_if_over(tx: Tx, row: Notice) -> None:
    """Before something of a signal goes again: it goes no more if it is true no longer."""
    if row.signal_id is not None:
        take_back(tx, row.signal_id)


def is_going(tx: Tx, row: Notice) -> bool:
    """Whether what a row asks about goes on: nobody has ended it."""
    going = (signals.c.id == row.signal_id, signals.c.state.in_(_GOES_ON))
    return tx.conn.scalar(select(signals.c.id).where(*going)) is not None
