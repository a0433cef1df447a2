"""What those who run a group are asked to decide about its meetings to come, soonest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from sqlalchemy import select

from conversations.phrases import N_
from conversations.script import Seen
from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting, meetings
from records.notices import Notice
from records.people import RUNS
from scheduler.decisions import Decision, Pairs, ToDecide
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.pass_phone import pass_phone
from scheduler.meetings.timelines import nobody_holds, out_of_reach, staff_within_reach
from scheduler.post.times import FULL_DAY
from scheduler.talks.acts import Order, Refused
from scheduler.talks.digest.seen_to import is_asked, see_to
from scheduler.talks.known import Known
from scheduler.talks.meeting import card, card_field, day, starts_at
from scheduler.talks.people.circle import names
from scheduler.talks.spoken import Line


class AboutIt(NamedTuple):
    """One kind: from when before the start, whether it is to be made, and the words for it."""

    before: timedelta
    needed: Callable[[Known], bool]
    asks: str
    thanks: str
    options: Callable[[Known], Pairs]


def _staff(known: Known) -> Pairs:
    ids = staff_within_reach(known)
    return tuple((str(i), name) for i in ids if (name := known.name_of(i)))


def _who_sees_to_it(_known: Known) -> Pairs:
    return (("me", N_("I will")), ("other", N_("Someone else has")))


def _as_it_is(_known: Known) -> Pairs:
    return (("fine", N_("Fine as it is")),)


def _unreached(known: Known) -> bool:
    return meeting_at(known) - known.now > FULL_DAY and bool(out_of_reach(known))


def meeting_at(known: Known) -> datetime:
    """When the meeting starts."""
    start = starts_at(known)
    assert start is not None  # noqa: S101 - it is always about a meeting that is saved
    return start


#: In this order where two meetings start at once.
EACH: Mapping[str, AboutIt] = {
    "decide_reach": AboutIt(
        timedelta(days=5),
        _unreached,
        N_("I cannot reach {who} here before “{meeting}” on {day}. Who gets in touch?"),
        N_("Thank you. I leave that with you."),
        _who_sees_to_it,
    ),
    "decide_phone": AboutIt(
        timedelta(days=4),
        nobody_holds,
        N_("Nobody can hold the phone at “{meeting}” on {day}. Who will?"),
        N_("Thank you. I will ask {holder}."),
        _staff,
    ),
    "decide_door": AboutIt(
        timedelta(days=7),
        lambda known: not card(known).get("who"),
        N_("Nobody is named to meet people at “{meeting}” on {day}. Who will?"),
        N_("Thank you. I am telling people that {who_meets} will meet them."),
        _staff,
    ),
    "decide_purpose": AboutIt(
        timedelta(days=7),
        lambda known: not card(known).get("purpose"),
        N_(
            "“{meeting}” on {day} does not say what it is for. "
            "You can add it with “Change a meeting”."
        ),
        N_("That is fine. It stays as it is."),
        _as_it_is,
    ),
}


def to_decide(known: Known) -> list[ToDecide]:
    """What this person is to decide about meetings now, the soonest first."""
    mine = [m.group_id for m in known.memberships() if m.role in RUNS]
    found = known.tx.every(
        Meeting,
        select(meetings)
        .where(
            meetings.c.group_id.in_(mine),
            meetings.c.state == "planned",
            meetings.c.starts_at > known.now,
            meetings.c.starts_at < known.now + max(kind.before for kind in EACH.values()),
        )
        .order_by(meetings.c.starts_at, meetings.c.id),
    )
    return [
        ToDecide(name, one.id, by=one.starts_at)
        for one in found
        for this in [about(known, one.id)]  # what is read of it is read once
        for name in EACH
        if _needed(this, name)
    ]


def about(known: Known, meeting_id: int | None) -> Known:
    """The same person, about a meeting."""
    return Known(known.tx, known.person, known.now, meeting_id=meeting_id)


def _needed(this: Known, name: str) -> bool:
    """Whether it is to be decided, and nobody has settled it yet."""
    kind, starts = EACH[name], meeting_at(this)
    if not this.now < starts < this.now + kind.before:
        return False
    return is_asked(this, name, starts) and kind.needed(this)


def _facts(this: Known) -> Mapping[str, object]:
    return {
        "meeting": card_field(this, "title"),
        "day": day(this),
        "who": names(this, out_of_reach(this)),
        "holder": card_field(this, "holder"),
        "who_meets": card_field(this, "who"),
    }


def _asks(known: Known, row: Notice) -> Line:
    return Line(EACH[row.name].asks, _facts(about(known, row.meeting_id)))


def _options(known: Known, row: Notice) -> Pairs:
    if not _needed(about(known, row.meeting_id), row.name):
        return ()
    return EACH[row.name].options(about(known, row.meeting_id))


def _thanks(known: Known, row: Notice, _answer: str) -> Line:
    return Line(EACH[row.name].thanks, _facts(about(known, row.meeting_id)))


Settle = Callable[[Tx, Actor, Known, Notice, str], None]


def _settled(do: Settle) -> Settle:
    """Do what was picked, if it is still to be decided."""

    def settle(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
        of_it = select(meetings.c.group_id).where(meetings.c.id == row.meeting_id)
        allow(tx.conn, actor, "change", "meeting", group=int(tx.conn.scalar(of_it) or 0))
        if not _needed(about(known, row.meeting_id), row.name):
            raise Refused("SEEN_TO_ALREADY")
        do(tx, actor, known, row, answer)

    return settle


def _pass_phone(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    pass_phone(tx, actor, Order(meeting_id=row.meeting_id, answers={"holder": answer}), known.now)


def _name_who_meets(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    order = Order(meeting_id=row.meeting_id, answers={"new_who": answer})
    change_meeting(tx, actor, order, known.now)


def _see_to(tx: Tx, _actor: Actor, known: Known, row: Notice, _answer: str) -> None:
    """Note on the meeting's card who has said that it is seen to."""
    see_to(tx, row.meeting_id or 0, row.name, known.person.id)


_decision = partial(Decision, asks=_asks, options=_options, thanks=_thanks)
DECISIONS = (
    _decision("decide_reach", settle=_settled(_see_to)),
    _decision("decide_phone", settle=_settled(_pass_phone)),
    _decision("decide_door", settle=_settled(_name_who_meets), seen_by=Seen.GROUP),
    _decision("decide_purpose", settle=_settled(_see_to)),
)
