"""The meetings someone was asked to, and what they said about each."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from conversations.meetings.debrief import DEBRIEF
from conversations.meetings.invitation import INVITATION
from conversations.meetings.pre_brief import PRE_BRIEF
from conversations.phrases import N_
from conversations.script import Seen
from records.meetings import Coming, comings
from scheduler import house
from scheduler.kept import Becomes, Kept, OfMeeting, Shows
from scheduler.meetings import who_comes
from scheduler.meetings.news import nobody_knows_yet
from scheduler.my_data.answers import item, said
from scheduler.my_data.item import (
    YOU_SAID,
    Item,
    Part,
    SeenBy,
    line,
    moment,
    of_meeting,
    rows_of,
)
from scheduler.talks.known import Known

_ASKED = {
    "bring": PRE_BRIEF.questions["bring"],
    "feeling": PRE_BRIEF.questions["feeling"],
    "no_for": INVITATION.questions["no_for"],
    "no_more": INVITATION.questions["no_more"],
}
_COMING = INVITATION.questions["coming"]
_YES = line(N_("Yes"))
_NO_ANSWER = line(N_("You have not said."))


def _gatherings(known: Known) -> Iterator[Part]:
    """Each meeting, newest last."""
    for coming in rows_of(known, Coming, comings.c.person_id):
        about, title = of_meeting(known, coming.meeting_id)
        yield Part(title, tuple(_coming(about, coming)))


def _coming(known: Known, coming: Coming) -> Iterator[Item]:
    answer = said(_COMING, coming.answer, known) if coming.answer else _NO_ANSWER
    yield Item(line(_COMING.words), answer, SeenBy(_COMING.seen_by, known))
    needs = known.tx.unseal(known.person.key_id, "coming.needs", coming.needs)
    yield from _needs(known, needs)
    beside = (
        room.shown_with_meeting for room in house.rooms() if room.shown_with_meeting is not None
    )
    for _, items in sorted(beside, key=itemgetter(0)):
        yield from items(known, coming)
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


KEPT = (
    Kept(
        comings.c.person_id,
        forget=Becomes.GOES,
        left=Becomes.GOES,
        shows=Shows("coming", _gatherings, YOU_SAID + 1),
    ),
)
OF_MEETINGS = (
    OfMeeting(
        comings.c.meeting_id,
        off=nobody_knows_yet,
        moved=nobody_knows_yet,
        away=who_comes.answer,
    ),
)
