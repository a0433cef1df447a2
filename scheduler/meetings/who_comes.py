"""Who was asked to a meeting, what they say and would like, and who is still to hear of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from records.access import Actor, allow
from records.database import Tx
from records.meetings import COMES, OTHER_WAY, STAYS_AWAY, Coming, Meeting, comings, meetings
from records.notices import Lane, notices
from records.people import RUNS, Person, people
from records.series import regulars
from scheduler import house
from scheduler.events import StaysAway
from scheduler.meetings.changes import since_of
from scheduler.meetings.planner import (
    plan_for_anyone,
    plan_for_who_comes,
    plan_other_way,
    post_plan,
    withdraw_plan,
)
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.series.asked_again import no_to_all, no_to_this_one
from scheduler.series.series import following
from scheduler.talks.acts import Refused
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone

#: that people have answered, and for which meeting
REPLIES = "replies"
#: said of one meeting, never of all that follow
FOR_ONE_ONLY = frozenset({"unwell", "no"})


class _Needs(NamedTuple):
    id: int
    needs: bytes | None
    key_id: str


class _Answer(NamedTuple):
    person_id: int
    answer: str | None


class _Told(NamedTuple):
    person_id: int
    dedupe: str


_COMING = (
    select(comings.c.id, comings.c.needs, people.c.key_id)
    .join(people, people.c.id == comings.c.person_id)
    .where(
        comings.c.meeting_id == bindparam("meeting"), comings.c.person_id == bindparam("person")
    )
)
_NEED = update(comings).where(comings.c.id == bindparam("coming_id"))
_GONE = ("sending", "accepted", "opened", "confirmed", "failed", "missed")


def for_all_that_follow(tx: Tx, actor: Actor, meeting_id: int, said: str, now: datetime) -> None:
    """What is said to the invitation to a series counts for each meeting, those to come too."""
    meeting = tx.get(Meeting, meeting_id)
    if meeting.series_id is None:
        return
    mine = (regulars.c.series_id == meeting.series_id, regulars.c.person_id == actor.person_id)
    tx.conn.execute(update(regulars).where(*mine).values(answer=said, ask_at=None))
    for later in following(tx, meeting):
        answer(tx, actor, later.id, said, now, counted=False)  # facilitators read of the first


def no_to_all_that_follow(
    tx: Tx, actor: Actor, meeting_id: int, now: datetime, until: datetime | None = None
) -> None:
    """A no is to each that follows too; for good, or until they are asked again. NotAllowed."""
    meeting = tx.get(Meeting, meeting_id)
    if meeting.series_id is None or actor.person_id is None:
        return
    for later in following(tx, meeting):
        answer(tx, actor, later.id, "no", now, counted=False)
    no_to_all(tx, meeting, actor.person_id, until)


def answer(
    tx: Tx, actor: Actor, meeting_id: int, said: str, now: datetime, *, counted: bool = True
) -> None:
    """Save what someone says about one meeting. Refused when it is off or over. NotAllowed.

    If it is `counted` and another number come now, the facilitators' next digests say so (CH:82).
    """
    meeting = tx.find(Meeting, meeting_id)
    if meeting is None or meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "answer", "invitation", group=meeting.group_id)
    person = tx.get(Person, actor.person_id)
    where = (comings.c.meeting_id == meeting.id, comings.c.person_id == person.id)
    before = tx.first(Coming, select(comings).where(*where))
    if before is None:
        tx.conn.execute(
            insert(comings).values(meeting_id=meeting.id, person_id=person.id, answer=said)
        )
    else:
        tx.conn.execute(update(comings).where(*where).values(answer=said))
    came = before is not None and before.answer in COMES
    if counted and came is not (said in COMES):
        _have_them_counted(tx, meeting, now)
    if said == "no" and meeting.series_id is not None:
        no_to_this_one(tx, meeting, person.id)
    was_away = before is not None and before.answer in STAYS_AWAY
    if said in STAYS_AWAY:
        withdraw_plan(tx, meeting.id, person.id)
        if said == OTHER_WAY:
            plan_other_way(tx, meeting, person, now)
        happened(tx, StaysAway(person.id, meeting.id), now)
    elif was_away:
        withdraw_plan(tx, meeting.id, person.id)  # of one who was to take part in another way
        post_plan(tx, meeting, person, now, invited=True)
    elif meeting.series_id is not None and (before is None or before.answer is None):
        post_plan(tx, meeting, person, now, invited=True)  # what was not for who had not answered
    else:
        plan_for_who_comes(tx, meeting, person, now)


def count_with_needs(tx: Tx, meeting_id: int | None, now: datetime) -> None:
    """Someone needs something for a meeting, as a place for who comes along: it is counted too."""
    meeting = tx.find(Meeting, meeting_id)
    if meeting is not None and meeting.state == "planned":
        _have_them_counted(tx, meeting, now)


def _have_them_counted(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """The numbers go into the next digests, unless it starts before; never who said what."""
    for person in everyone(tx, meeting.group_id, *RUNS):
        due = digests.next_digest(tx, person, now)
        if due >= meeting.starts_at:
            continue
        posted = outbox.post(
            tx,
            to=person.id,
            kind="note",
            name=REPLIES,
            lane=Lane.DIGEST,
            now=now,
            due_at=due,
            dedupe=f"{REPLIES}:{meeting.id}:{digests.key(person, due)}",
            meeting_id=meeting.id,
        )
        if posted is not None:
            digests.plan(tx, person, due, now)


def uninvited(tx: Tx, meeting: Meeting) -> set[int]:
    """Who has not been asked to come yet: they are asked with what is now.

    To a series people were asked with the first they heard of. Who has said no hears of all.
    """
    of_it = notices.c.meeting_id == meeting.id
    if meeting.series_id is not None:
        others = select(meetings.c.id).where(meetings.c.series_id == meeting.series_id)
        of_it |= (notices.c.name == "invitation") & notices.c.meeting_id.in_(others)
    asked = set(
        tx.conn.scalars(
            select(notices.c.person_id).where(
                of_it, notices.c.act == "send", notices.c.state.in_(_GONE)
            )
        )
    )
    mine = (comings.c.meeting_id == meeting.id, comings.c.answer.is_distinct_from("no"))
    return set(tx.conn.scalars(select(comings.c.person_id).where(*mine))) - asked


def asked_with_another(tx: Tx, meeting: Meeting) -> set[int]:
    """Whose invitation to a series is, or was, that of another of its meetings."""
    if meeting.series_id is None:
        return set()
    here = select(notices.c.person_id).where(
        notices.c.meeting_id == meeting.id, notices.c.name == "invitation"
    )
    mine = select(comings.c.person_id).where(comings.c.meeting_id == meeting.id)
    return set(tx.conn.scalars(mine)) - set(tx.conn.scalars(here))


def not_heard(tx: Tx, meeting_id: int, change_id: int) -> dict[int, int]:
    """The first change that is news to each person: an earlier one, if it has not gone yet."""
    waiting = tx.every(
        _Told,
        select(notices.c.person_id, notices.c.dedupe).where(
            notices.c.meeting_id == meeting_id,
            notices.c.name == "changed",
            notices.c.state == "planned",
            notices.c.dedupe.like("changed:%"),
        ),
    )
    return {row.person_id: min(change_id, since_of(row.dedupe)) for row in waiting}


def reads_it_later(tx: Tx, meeting_id: int) -> set[int]:
    """Who is still to get the word on what to expect: new things on the card come with it."""
    return set(
        tx.conn.scalars(
            select(notices.c.person_id).where(
                notices.c.meeting_id == meeting_id,
                notices.c.name.in_(house.named("prepares")),
                notices.c.state == "planned",
            )
        )
    )


def would_read_it_later(tx: Tx, meeting: Meeting, now: datetime) -> set[int]:
    """Who would still get that word, had they not said no: they are told of a change as if so."""
    found = set()
    for who, said in what_they_say(tx, meeting.id).items():
        if said == "no":
            plan = plan_for_anyone(tx, meeting, tx.get(Person, who), meeting.made_at)
            if any(one.name == "pre_brief" and one.due_at > now for one in plan):
                found.add(who)
    return found


def who_say_no(tx: Tx, meeting: Meeting, *, for_all: bool) -> set[int]:
    """Who has said no to this meeting; where it is about all that follow, to each of them."""
    which = [meeting.id, *(later.id for later in following(tx, meeting))] if for_all else []
    each = [what_they_say(tx, meeting_id) for meeting_id in which or [meeting.id]]
    said_no = [{who for who, answer in said.items() if answer == "no"} for said in each]
    return set.intersection(*said_no)


def what_they_say(tx: Tx, meeting_id: int) -> dict[int, str | None]:
    """What each who was asked has said of a meeting, by their id."""
    asked = comings.c.meeting_id == meeting_id
    rows = tx.every(_Answer, select(comings.c.person_id, comings.c.answer).where(asked))
    return {row.person_id: row.answer for row in rows}


def add_needs(tx: Tx, actor: Actor, meeting_id: int | None, **needs: Any) -> None:
    """Add to what is known for this person and this meeting."""
    row = tx.first(_Needs, _COMING, {"meeting": meeting_id, "person": actor.person_id})
    if row is None:
        return
    before = tx.unseal(row.key_id, "coming.needs", row.needs)
    sealed = tx.seal(row.key_id, "coming.needs", {**before, **needs})
    tx.conn.execute(_NEED, {"coming_id": row.id, "needs": sealed})
