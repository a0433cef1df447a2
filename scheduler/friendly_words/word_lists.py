"""When someone who looks after people gets the list of who might be glad of a word (W:13).

On the first working day of each week, and on the working day before a meeting, at the time they
usually look here. It goes only if there is someone on it, or a turn of their own to tell of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, select, update

from conversations.script import Answers
from records.database import Tx
from records.meetings import Meeting, meetings
from records.notices import Lane, Notice, notices
from records.people import Person, Role, memberships, people
from records.talks import Talk
from scheduler.friendly_words.own_turns import on_the_eve, own_turns
from scheduler.friendly_words.words_due import supervision_due, words_due
from scheduler.jobs import at_once
from scheduler.link_people.carers import looked_after
from scheduler.meetings.rota import TURNS, whose
from scheduler.post import outbox
from scheduler.post.help_now import region
from scheduler.post.working_days import LOOKS, is_working_day, working_day_before
from scheduler.talks.cards import card_of, read_card

NAME = "word_list"
_AT = "at_9"
_WEEK = 7
_WAITS = (notices.c.kind == "begin", notices.c.state == "planned", notices.c.lane == Lane.NOTICE)
#: whether a list is planned for someone; asked for each of a few people, by their own rows
_HAS_ONE = (
    select(notices.c.id)
    .where(notices.c.person_id == people.c.id, notices.c.name == NAME, *_WAITS)
    .exists()
)
_HERE = select(people.c.id).where(people.c.state == "here")
_LINKS = select(memberships.c.link_id).where(
    memberships.c.link_id.is_not(None), memberships.c.person_id.in_(_HERE)
)
_WITHOUT_ONE = select(memberships.c.group_id).where(
    memberships.c.role == Role.CO_PRODUCER,
    memberships.c.link_id.is_(None),
    memberships.c.person_id.in_(_HERE),
)
_WHO_RUN = select(memberships.c.person_id).where(
    memberships.c.role == Role.FACILITATOR, memberships.c.group_id.in_(_WITHOUT_ONE)
)
#: link persons of someone, and who runs a group in which someone has none
_LOOK_AFTER_SOMEONE = (
    people.c.id.in_(_LINKS) | people.c.id.in_(_WHO_RUN),
    people.c.state == "here",
)
_LOOKS_AFTER = select(people.c.id).where(*_LOOK_AFTER_SOMEONE, people.c.id == bindparam("person"))
_UNPLANNED = select(people).where(*_LOOK_AFTER_SOMEONE, ~_HAS_ONE).order_by(people.c.id)
NEXT_UNPLANNED = at_once(people.c.id, *_LOOK_AFTER_SOMEONE, ~_HAS_ONE)


def plan(tx: Tx, person: Person, now: datetime) -> None:
    """Plan the next list of someone who looks after people, or put it to its new time."""
    due, meeting_id = _next(tx, person, now)
    values: dict[str, Any] = {"due_at": due, "meeting_id": meeting_id}
    waiting = update(notices).where(*planned(person.id)).values(**values)
    if not tx.conn.execute(waiting).rowcount:
        outbox.post(tx, to=person.id, kind="begin", name=NAME, lane=Lane.NOTICE, now=now, **values)


def plan_their_list(tx: Tx, carer_id: int, now: datetime) -> None:
    """Who looks after people from now on gets the list of who might be glad of a word."""
    carer = tx.get(Person, carer_id)
    plan(tx, carer, now)


def plan_again(tx: Tx, group_id: int, now: datetime) -> None:
    """A meeting of the group was made or moved: the lists that are planned look again."""
    staff = select(memberships.c.person_id).where(
        memberships.c.group_id == group_id,
        memberships.c.role.in_((Role.LINK_PERSON, Role.FACILITATOR)),
    )
    both = select(people).where(people.c.id.in_(staff), _HAS_ONE)
    for person in tx.every(Person, both.order_by(people.c.id)):
        plan(tx, person, now)


def plan_for_turns(tx: Tx, meeting_id: int, now: datetime) -> None:
    """A turn at a meeting is someone's: if they look after people, they will read of it."""
    card = read_card(tx, meeting_id)
    theirs = {who for line in TURNS.values() if (who := whose(card.get(line)))}
    for person in tx.every(Person, select(people).where(people.c.id.in_(theirs))):
        if next(own_turns(tx, person, now), None) is not None:
            plan(tx, person, now)


def planned(person_id: int) -> tuple[ColumnElement[bool], ...]:
    """The list of someone that is waiting for its time."""
    return (notices.c.person_id == person_id, notices.c.name == NAME, *_WAITS)


def unplanned(tx: Tx, _now: datetime) -> list[Person]:
    """Those who look after someone, and have no list planned yet."""
    return tx.every(Person, _UNPLANNED)


def ready(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Whether there is anything on a list whose time has come; if not, its row is taken back.

    The next one is planned either way, as long as they look after someone. What follows on a tap
    goes always.
    """
    if row.lane == Lane.REPLY:
        return True
    has_turns = next(own_turns(tx, person, now), None) is not None
    if has_turns or looked_after(tx, person.id, now) or _looks_after_someone(tx, person.id):
        plan(tx, person, now)
    meeting = tx.find(Meeting, row.meeting_id)
    if meeting is None:
        wanted = bool(words_due(tx, person.id, now)) or (
            bool(looked_after(tx, person.id, now)) and supervision_due(tx, person.id, now)
        )
    else:
        to_come = meeting.state == "planned" and meeting.starts_at > now
        wanted = to_come and bool(words_due(tx, person.id, now, meeting.group_id))
    turns = on_the_eve(tx, person, now)  # they alone are no reason to buzz
    tx.conn.execute(update(notices).where(notices.c.id == row.id).values(silent=not wanted))
    if not wanted and not turns:
        outbox.take_back(tx, row)
    return wanted or bool(turns)


def _looks_after_someone(tx: Tx, person_id: int) -> bool:
    return tx.conn.scalar(_LOOKS_AFTER, {"person": person_id}) is not None


def after_the_list(tx: Tx, talk: Talk, answers: Answers, now: datetime) -> None:
    """The list is over: if something of it was done, what is left comes at once."""
    if answers.get("did"):
        again(tx, talk.person_id, talk.meeting_id, now)


def again(tx: Tx, person_id: int, meeting_id: int | None, now: datetime) -> None:
    """Something of the list was done: what is left of it comes at once, without a buzz."""
    meeting = tx.find(Meeting, meeting_id)
    if words_due(tx, person_id, now, meeting.group_id if meeting is not None else None):
        outbox.post(
            tx,
            to=person_id,
            kind="begin",
            name=NAME,
            lane=Lane.REPLY,
            now=now,
            silent=True,
            meeting_id=meeting_id,
        )


def _next(tx: Tx, person: Person, now: datetime) -> tuple[datetime, int | None]:
    """When the next list is due, and before which meeting; of no meeting, it is the week's."""
    times = [LOOKS[key] for key in card_of(tx, person).get("looks", ()) if key in LOOKS]
    at, zone = min(times, default=LOOKS[_AT]), person.zone

    def moment(day: date) -> datetime:
        return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)

    weekly = next(found for day in _first_days(now, zone) if (found := moment(day)) > now)
    groups = select(memberships.c.group_id).where(
        memberships.c.person_id == person.id,
        memberships.c.role.in_((Role.LINK_PERSON, Role.FACILITATOR)),
    )
    rows = tx.every(
        Meeting,
        select(meetings)
        .where(
            meetings.c.group_id.in_(groups),
            meetings.c.state == "planned",
            meetings.c.starts_at > now,
        )
        .order_by(meetings.c.starts_at, meetings.c.id)
        .limit(20),
    )
    days = [(working_day_before(row.starts_at, zone, region()), row.id) for row in rows]
    eves = [(moment(day), meeting_id) for day, meeting_id in days]
    sooner = [(due, meeting) for due, meeting in eves if now < due < weekly]
    return min(sooner, default=(weekly, None))


def _first_days(now: datetime, zone: str) -> Iterator[date]:
    """The first working day of this week and of those that follow."""
    today = now.astimezone(ZoneInfo(zone)).date()
    monday = today - timedelta(days=today.weekday())
    while True:
        week = (monday + timedelta(days=n) for n in range(_WEEK))
        first = next((day for day in week if is_working_day(day, region())), None)
        if first is not None:
            yield first
        monday += timedelta(days=_WEEK)
