"""The meetings a person was asked to, and what they said about each; their calls for a break."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from conversations.meetings.debrief import DEBRIEF
from conversations.meetings.invitation import INVITATION
from conversations.meetings.pre_brief import PRE_BRIEF
from conversations.phrases import N_, SOMEONE
from conversations.script import Seen
from records.calls import calls as ringing
from records.claims import claims
from records.meetings import comings
from records.notices import notices
from records.people import Row
from records.series import regulars
from records.signals import signals
from records.worries import worries
from scheduler.calendars.facts import calendar_title
from scheduler.meetings.rota import by_name
from scheduler.my_data.answers import item, said
from scheduler.my_data.item import Item, Part, SeenBy, line, moment
from scheduler.safety.worry_rows import left_out, told_ids
from scheduler.safety.worry_words import said_so_far
from scheduler.talks.known import Known
from scheduler.talks.moments import Day
from scheduler.talks.spoken import Name, Names, Spoken
from scheduler.talks.words.names import named

_ASKED = {
    "bring": PRE_BRIEF.questions["bring"],
    "feeling": PRE_BRIEF.questions["feeling"],
    "no_more": INVITATION.questions["no_more"],
}
_COMING = INVITATION.questions["coming"]
_YES = line(N_("Yes"))
_NO_ANSWER = line(N_("You have not said."))


def gatherings(known: Known) -> Iterator[Part]:
    """Each meeting the person was asked to, newest last."""
    mine = select(comings).where(comings.c.person_id == known.person.id).order_by(comings.c.id)
    for coming in list(known.tx.conn.execute(mine)):
        about = Known(known.tx, known.person, known.now, meeting_id=coming.meeting_id)
        title = line(N_("“{meeting}”, {day}"), meeting=about.get("meeting"), day=about.get("day"))
        yield Part(title, tuple(_coming(about, coming)))


def regular(known: Known) -> Iterator[Part]:
    """What the person said when they were asked to a whole series."""
    mine = select(regulars).where(
        regulars.c.person_id == known.person.id, regulars.c.answer.is_not(None)
    )
    items = [
        Item(line(_COMING.words), said(_COMING, row.answer, known), SeenBy(_COMING.seen_by, known))
        for row in list(known.tx.conn.execute(mine.order_by(regulars.c.id)))
    ]
    if items:
        yield Part(line(N_("Meetings that repeat")), tuple(items))


def _coming(known: Known, coming: Row) -> Iterator[Item]:
    answer = said(_COMING, coming.answer, known) if coming.answer else _NO_ANSWER
    yield Item(line(_COMING.words), answer, SeenBy(_COMING.seen_by, known))
    needs = known.tx.unseal(known.person.key_id, "coming.needs", coming.needs)
    yield from _needs(known, needs)
    if turns := known.get("my_turn"):
        seen = (
            Seen.GROUP if by_name(known.tx, coming.meeting_id, known.person.id) else Seen.ONLY_BOT
        )
        yield Item(line(N_("Your turn")), turns, SeenBy(seen, known))  # type: ignore[arg-type]
    if known.get("in_calendar") or known.get("in_calendar_as_one"):
        yield Item(
            line(N_("It is in your calendar as")),
            calendar_title(known),
            SeenBy(Seen.ONLY_BOT, known),
        )
    staff, off = SeenBy(Seen.STAFF, known), bool(known.get("is_off"))
    if coming.confirmed_at is not None:
        knows = N_("You said that you know it is off") if off else N_("You have seen what changed")
        yield Item(line(knows), moment(coming.confirmed_at), staff)
    if coming.told_at is not None:
        told = (
            N_("Someone told you that it is off") if off else N_("Someone told you what changed")
        )
        yield Item(line(told), moment(coming.told_at), staff)


def _needs(known: Known, needs: dict[str, Any]) -> Iterator[Item]:
    for name, ask in _ASKED.items():
        if needs.get(name):
            yield item(ask, needs[name], known)
    if needs.get("by_name"):
        yield Item(line(N_("Others may read that you come")), _YES, SeenBy(Seen.GROUP, known))
    for name, answer in needs.get("debrief", {}).items():
        if answer:
            yield item(DEBRIEF.questions[name], answer, known)


def calls(known: Known) -> Iterator[Part]:
    """The person's own calls for a break, until they are forgotten."""
    mine = select(signals).where(signals.c.person_id == known.person.id).order_by(signals.c.id)
    items = [_call(known, signal) for signal in list(known.tx.conn.execute(mine))]
    if items:
        yield Part(line(N_("When you asked for a break")), tuple(items))


def _call(known: Known, signal: Row) -> Item:
    value: Spoken = line(N_("No one has seen it."))
    if signal.state == "dropped":
        value = line(N_("It was not meant."))
    if signal.answered_by is not None:
        value = line(N_("{by} has seen it."), by=known.name_of(signal.answered_by))
    told = known.tx.conn.scalars(
        select(notices.c.person_id)
        .where(notices.c.signal_id == signal.id, notices.c.person_id != known.person.id)
        .distinct()
        .order_by(notices.c.person_id)
    )
    people = Names(filter(None, (known.name_of(i) for i in list(told))))
    seen: Spoken = line(N_("I told {people}."), people=people) if people else _NO_ONE
    return Item(moment(signal.raised_at), value, seen)


_NO_ONE = line(N_("I told no one."))


def worried(known: Known) -> Iterator[Part]:
    """The person's own worries about safety, with their words, until seven days after the end."""
    mine = select(worries).where(worries.c.person_id == known.person.id).order_by(worries.c.id)
    items = [one for row in list(known.tx.conn.execute(mine)) for one in _worry(known, row)]
    if items:
        yield Part(line(N_("When you said that someone may be in danger")), tuple(items))


def _worry(known: Known, row: Row) -> Iterator[Item]:
    told = Names(filter(None, map(known.name_of, told_ids(known.tx, row.id))))
    seen: Spoken = line(N_("I told {people}."), people=told) if told else _NO_ONE
    value: Spoken = line(N_("No one is on it yet."))
    if row.taken_by is not None:
        value = line(N_("{by} is on it."), by=known.name_of(row.taken_by))
    if row.state == "closed":
        value = line(N_("It was dealt with."))
    yield Item(moment(row.raised_at), value, seen)
    about = Known(known.tx, known.person, known.now, worry_id=row.id)
    for words in said_so_far(about, row).values():
        yield Item(line(N_("What you said of it")), Name(words), seen)
    out = Names(filter(None, map(known.name_of, sorted(left_out(row)))))
    if out:
        yield Item(line(N_("Who should not hear of it")), out, SeenBy(Seen.ONLY_BOT, known))


def owed(known: Known) -> Iterator[Part]:
    """The fares the person has claimed: by when they are to be paid, and when they were."""
    mine = select(claims).where(claims.c.person_id == known.person.id).order_by(claims.c.id)
    items = [_owed(known, row) for row in list(known.tx.conn.execute(mine))]
    if items:
        yield Part(line(N_("Your fares")), tuple(items))


def _owed(known: Known, row: Row) -> Item:
    about = Known(known.tx, known.person, known.now, meeting_id=row.meeting_id)
    value = line(N_("To be paid by {day}"), day=Day(row.pay_by))
    if row.paid_at is not None:
        who = known.name_of(row.paid_by) or line(SOMEONE)
        value = line(N_("Paid on {day}, says {who}"), day=Day(row.paid_at), who=who)
    elif row.state == "dropped":
        value = line(N_("Not needed after all"))
    what = line(N_("“{meeting}”, {day}"), meeting=about.get("meeting"), day=about.get("day"))
    return Item(what, value, SeenBy(Seen.STAFF, known))


def rung(known: Known) -> Iterator[Part]:
    """What the person was rung about, or is to be: by whom, and what came of it."""
    mine = select(ringing).where(ringing.c.person_id == known.person.id).order_by(ringing.c.id)
    items = [_rung(known, call) for call in list(known.tx.conn.execute(mine))]
    if items:
        yield Part(line(N_("When you are rung")), tuple(items))


def _rung(known: Known, call: Row) -> Item:
    who = known.name_of(call.caller_id) or line(SOMEONE)
    when = moment(call.tried_at or call.due_at)
    return Item(named(call.name), line(_RUNG[call.state], by=who, when=when), who)


_RUNG = {
    "open": N_("{by} is to ring you, {when}."),
    "told": N_("{by} told you, {when}."),
    "dropped": N_("{by} need not ring you."),
    "too_late": N_("{by} did not reach you in time."),
}
