"""The plan of a meeting as those who run it see it: each kind of note, and what is at risk.

Of what goes only to who has not said no it gives the time, and never how many: that number beside
the group's would tell how many said no (CH:82).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import select

from conversations.phrases import N_
from records.access import may
from records.changes import Change, changes
from records.meetings import Meeting, says_they_come
from records.notices import Notice, notices
from records.people import RUNS, Role
from records.roles import roles_in
from records.talks import Talk, talks
from scheduler import house
from scheduler.meetings.lists import still_to_tell
from scheduler.meetings.planner import plan_for_anyone
from scheduler.post import reach
from scheduler.post.times import FULL_DAY
from scheduler.talks.about import meeting_row
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import card, card_field, chosen
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.circle import names
from scheduler.talks.people.group import group_id_of, ids_with_role
from scheduler.talks.people.persons import NAMELESS
from scheduler.talks.spoken import Line, Lines, Side
from scheduler.talks.words.names import named

#: a plan goes on for who has not said no: of these only the time is told, as it is for anyone
_OF_WHO_MAY_COME = ("invitation", "pre_brief", "check_in", "evaluation")
Pairs = tuple[tuple[str, object], ...]
#: how long before the full day's notice ends it is said that it will
_SOON = timedelta(days=1)
_GONE = ("sending", "accepted", "opened", "confirmed")
_LOST = ("missed", "failed")
#: what each state is called here, and which states it counts
_COUNTED = (
    (N_("Gone: {number}."), _GONE),
    (N_("Opened: {number}."), ("opened",)),
    (N_("Know: {number}."), ("confirmed",)),
    (N_("Waiting: {number}."), ("planned",)),
    (N_("Late or lost: {number}."), _LOST),
)


def _may_see(known: Known) -> bool:
    group_id = group_id_of(known)
    if chosen(known) is None or group_id is None:
        return False
    return may(roles_in(known.tx.conn, known.person.id, group_id), "see", "timeline")


def _notes(known: Known) -> list[Notice]:
    """Each note of this meeting's that has not been taken back, soonest first."""
    return known.tx.every(
        Notice,
        select(notices)
        .where(
            notices.c.meeting_id == known.meeting_id,
            notices.c.name.in_(house.named("in_timeline")),
            notices.c.act == "send",
            notices.c.dedupe.is_not(None),  # not what a talk said after it
            notices.c.state != "withdrawn",
        )
        .order_by(notices.c.due_at, notices.c.id),
    )


@fact("timeline_list")
def timeline_list(known: Known) -> object:
    """Each kind of note with its time; of those that go to all, how many have gone, or know."""
    if not _may_see(known):
        return ""
    kinds: dict[str, list[Notice]] = {}
    for row in _notes(known):
        if not row.name.startswith(_OF_WHO_MAY_COME):
            kinds.setdefault(row.name, []).append(row)
    lines = [(_when(rows[0]), _kind(name, rows)) for name, rows in kinds.items()]
    lines += [(at[0], _line(name, at[0], at[-1], ())) for name, at in _for_anyone(known)]
    return Lines(line for _, line in sorted(lines, key=lambda pair: pair[0]))


def _for_anyone(known: Known) -> Iterator[tuple[str, list[datetime]]]:
    """When each note of a plan goes, worked out for all in the group, whatever they have said."""
    meeting, since = known.tx.get(Meeting, known.meeting_id), _since(known)
    times: dict[str, list[datetime]] = {}
    for who in ids_with_role(known, Role.CO_PRODUCER):
        for planned in plan_for_anyone(known.tx, meeting, known.person_row(who), since):
            if planned.name.startswith(_OF_WHO_MAY_COME):
                times.setdefault(planned.name, []).append(planned.due_at)
    told = (one for one in times.items() if _is_told(known, meeting, one[0]))
    yield from ((name, sorted(found)) for name, found in told)


def _is_told(known: Known, meeting: Meeting, name: str) -> bool:
    """Whether it is of this meeting's plan: to a series people are asked with its first."""
    if name == "invitation":
        return meeting.series_id is None or meeting.occurrence == 1
    which = (notices.c.meeting_id == meeting.id, notices.c.name == name)
    return known.tx.conn.scalar(select(notices.c.id).where(*which).limit(1)) is not None


def _since(known: Known) -> datetime:
    """When the plan was made: with the meeting, or when it was last moved."""
    row = meeting_row(known)
    moved = select(changes).where(changes.c.meeting_id == known.meeting_id)
    for change in known.tx.every(Change, moved.order_by(changes.c.id.desc())):
        was = known.tx.unseal(row.group_key_id, "meeting.change", change.before)
        if "starts_at" in was:
            return change.made_at
    return row.made_at


def _kind(name: str, rows: list[Notice]) -> Line:
    return _line(name, _when(rows[0]), _when(rows[-1]), _counts(rows))


def _line(name: str, first: datetime, last: datetime, counts: Iterable[Line]) -> Line:
    said = list(counts)
    facts = {"what": named(name), "day": Day(first), "time": Time(first), "counts": Side(said)}
    from_then_on = last - first >= timedelta(minutes=1)
    if not said:
        bare = (
            N_("• {what}: from {day}, {time}.") if from_then_on else N_("• {what}: {day}, {time}.")
        )
        return Line(bare, facts)
    if from_then_on:
        return Line(N_("• {what}: from {day}, {time}. {counts}"), facts)
    return Line(N_("• {what}: {day}, {time}. {counts}"), facts)


def _when(row: Notice) -> datetime:
    moment: datetime = row.due_at
    return moment


def _counts(rows: list[Notice]) -> Iterator[Line]:
    for words, states in _COUNTED:
        number = sum(row.state in states for row in rows)
        if number:
            yield Line(words, {"number": number})


@fact("risk_list")
def risk_list(known: Known) -> object:
    """What could go wrong, each in a line, with the names of those it is about."""
    return Lines(_risks(known) if _may_see(known) else ())


def _risks(known: Known) -> Iterator[Line]:
    unreached = out_of_reach(known)
    lost = [i for i in _lost(known) if i not in unreached]
    silent = still_to_tell(known.tx, known.meeting_id)
    for words, ids in (
        (N_("• I cannot reach {who} here."), unreached),
        (N_("• A note was late or lost for {who}."), lost),
        (N_("• Not said “I know” yet: {who}."), silent),
    ):
        if ids:
            yield Line(words, {"who": names(known, ids) or NAMELESS})
    if meeting_row(known).state == "planned":
        yield from _on_the_card(known)


def _on_the_card(known: Known) -> Iterator[Line]:
    mark = meeting_row(known).starts_at - FULL_DAY
    if known.now < mark < known.now + _SOON:
        words = N_("• From {day}, {time} on, a change comes late. People need a full day.")
        yield Line(words, {"day": Day(mark), "time": Time(mark)})
    if not card(known).get("who"):
        yield Line(N_("• Nobody is named to meet people."), {})
    if not card_field(known, "card_access"):
        yield Line(N_("• It does not say how to get in."), {})
    if nobody_holds(known):
        yield Line(N_("• Nobody can hold the phone."), {})
    elif _asked_and_silent(known):
        holder = card_field(known, "holder")
        yield Line(N_("• {holder} has not yet said yes to the phone."), {"holder": holder})


def _lost(known: Known) -> list[int]:
    """Whom a note about coming did not reach in time; of a plan, only of who comes."""
    lost = (
        row.person_id
        for row in _notes(known)
        if row.state in _LOST and not house.kind(row.name).may_be_missed and _is_news(known, row)
    )
    return [i for i in dict.fromkeys(lost) if i is not None]


def _is_news(known: Known, row: Notice) -> bool:
    """Whether that it was lost tells nothing of a no: all get it, or they have said yes."""
    if row.name == "invitation" or not row.name.startswith(_OF_WHO_MAY_COME):
        return True
    return says_they_come(known.tx.conn, row.meeting_id, row.person_id or 0)


def _asked_and_silent(known: Known) -> bool:
    """Whether whoever holds the phone was asked if they can, and has not said."""
    asked = [row for row in _notes(known) if row.name == "holding" and row.state in _GONE]
    said = (
        answers_of(known.tx, talk).get("can_hold")
        for row in asked
        for talk in known.tx.every(Talk, select(talks).where(talks.c.id == row.talk_id))
    )
    return bool(asked) and "yes" not in said


@fact("plan_of_it")
def plan_of_it(known: Known) -> Pairs:
    """The plan of the meeting, as a choice for those who may see it."""
    return (("plan", N_("The plan of this meeting")),) if _may_see(known) else ()


def out_of_reach(known: Known) -> list[int]:
    """Co-producers of this meeting's group whom the bot can't write to, whatever they said."""
    asked = ids_with_role(known, Role.CO_PRODUCER)
    return [i for i in asked if not reach.usable(known.tx, known.person_row(i))]


def staff_within_reach(known: Known) -> list[int]:
    """The staff of the group whom the bot can write to, facilitators first."""
    roles = (*RUNS, Role.LINK_PERSON)
    ids = list(dict.fromkeys(i for role in roles for i in ids_with_role(known, role)))
    rows = (known.person_row(i) for i in ids)
    return [row.id for row in rows if row.state == "here" and reach.usable(known.tx, row)]


def nobody_holds(known: Known) -> bool:
    """Whether whoever was to hold the phone is not there to do it."""
    holder = card(known).get("holder", meeting_row(known).made_by)
    return holder not in staff_within_reach(known)
