"""Whoever chooses hours is written to in them: what is planned for them already moves there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from records.access import Actor
from records.calls import calls
from records.links import touches
from records.meetings import comings, meetings
from records.notices import Lane, attempts, notices
from records.people import Hours, Person, people
from records.signals import signals
from records.talks import talks
from records.tasks import task_owners, tasks
from scheduler.choices.keep_choices import keep_choices
from scheduler.friendly_words.hello import plan_hello
from scheduler.friendly_words.send_word import send_word
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.schedule_meeting import ask_to_what_is_planned, schedule_meeting
from scheduler.meetings.who_comes import answer
from scheduler.post import outbox
from scheduler.post.asking import ask_once
from scheduler.post.times import FULL_DAY, awake
from scheduler.signals.note_tomorrow import note_tomorrow
from scheduler.talks.acts import Order
from scheduler.talks.digest import digests
from tests.home import MEETING_AT, START, Home, a_home, add_person
from tests.scheduler.living import typed_in_utc
from tests.scheduler.zones import ZONES

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
IN_HOURS = ("invitation", "pre_brief", "check_in", "debrief", "evaluation_adult", "hello")
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("hours")) as home:
        yield home


@pytest.fixture
def home(whole_home: Home) -> Home:
    begin_again(whole_home)
    return whole_home


def begin_again(home: Home, zone: str = "Europe/London", hours: str = "any") -> None:
    with home.database.transaction() as tx:
        tx.conn.execute(delete(attempts))
        tx.conn.execute(update(notices).values(target_id=None))
        for table in (
            task_owners,
            tasks,
            calls,
            touches,
            notices,
            talks,
            signals,
            comings,
            meetings,
        ):
            tx.conn.execute(delete(table))
        tx.conn.execute(update(people).values(hours=hours, zone=zone))


def chooses(home: Home, hours: str, now: datetime, name: str = "Kit") -> None:
    with home.database.transaction() as tx:
        keep_choices(tx, Actor(home.ids[name]), Order(answers={"hours": hours}), now)


def waiting(home: Home, name: str = "Kit") -> dict[str, Any]:
    mine = (notices.c.person_id == home.ids[name], notices.c.state == "planned")
    return {row.name: row for row in home.rows(notices, *mine)}


def dues(home: Home, name: str = "Kit") -> dict[str, datetime]:
    return {name: row.due_at for name, row in waiting(home, name).items()}


@QUICK
@given(
    zone=st.sampled_from(ZONES),
    before=st.sampled_from(list(Hours)),
    after=st.sampled_from(list(Hours)),
    made=st.integers(0, 23),
    ahead=st.integers(26, 24 * 20),
    later=st.integers(0, 24 * 8),
)
def test_all_that_is_planned_is_in_the_hours_that_were_chosen_last_and_in_time(
    home: Home, zone: str, before: Hours, after: Hours, made: int, ahead: int, later: int
) -> None:
    begin_again(home, zone, before)
    made_at = START + made * HOUR
    start = made_at + ahead * HOUR
    now = made_at + min(later, ahead + 30) * HOUR
    meeting_id = home_meets(home, start, made_at)
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), meeting_id, "yes", made_at)
        kit = tx.get(Person, home.ids["Kit"])
        plan_hello(tx, kit, made_at)
        # what was due before now has gone
        gone = (notices.c.person_id == kit.id, notices.c.due_at < now)
        tx.conn.execute(update(notices).where(*gone).values(state="accepted"))
    was = waiting(home)

    chooses(home, after, now)

    moved = waiting(home)
    assert set(moved) == set(was), "nothing is lost, and nothing comes twice"
    for name, row in moved.items():
        assert row.deadline is None or row.due_at < row.deadline, name
        if name not in IN_HOURS or after == before:
            assert row.due_at == was[name].due_at, name
            continue
        assert row.due_at >= now, name
        if not awake(row.due_at, after, zone):  # only where no such hour is left in time
            assert row.deadline is not None, name
            assert row.deadline - now < DAY + 2 * HOUR, name
    if "check_in" in moved:
        assert start - moved["check_in"].due_at >= FULL_DAY
    if "debrief" in moved:
        assert moved["debrief"].due_at > start + HOUR


def home_meets(home: Home, start: datetime, now: datetime) -> int:
    """A meeting made by Jo, as if the group met in UTC."""

    said = {"title": "Hub rules", "place": "the Hub", "minutes": "60"}
    at = {"day": start.date().isoformat(), "time": start.strftime("%H:%M")}
    with home.database.transaction() as tx:
        order = Order(answers={**said, **at})
        with typed_in_utc(tx):
            done = schedule_meeting(tx, Actor(home.ids["Jo"]), order, now)
    assert done.meeting_id is not None
    return done.meeting_id


@QUICK
@given(zone=st.sampled_from(ZONES), hours=st.sampled_from(list(Hours)), at=st.integers(0, 23))
def test_what_was_planned_while_joining_is_as_if_they_had_chosen_first(
    home: Home, zone: str, hours: Hours, at: int
) -> None:
    begin_again(home)
    home.meets()
    now = START + at * HOUR
    with home.database.transaction() as tx:
        tx.conn.execute(delete(notices))
        tx.conn.execute(delete(comings))
    both = {}
    for name, first in (("Bea", hours), ("Kit", Hours.ANY)):
        with home.database.transaction() as tx:
            mine = people.c.id == home.ids[name]
            tx.conn.execute(update(people).where(mine).values(hours=first, zone=zone))
            person = tx.one(Person, select(people).where(mine))
            ask_to_what_is_planned(tx, person, home.group_id, now)
        if name == "Kit":
            chooses(home, hours, now)
        both[name] = dues(home, name)

    assert both["Kit"] == both["Bea"]
    assert {"invitation", "pre_brief", "check_in"} <= set(both["Kit"])


@pytest.mark.parametrize(
    ("hours", "clock"), [("mornings", "09:00"), ("afternoons", "12:00"), ("evenings", "17:00")]
)
def test_the_example_that_was_seen(home: Home, hours: str, clock: str) -> None:
    """Ren joined at 10 in the morning, and chose hours a minute later."""
    home.meets()
    with home.database.transaction() as tx:
        ren = add_person(tx, home.group_id, "co_producer", {"called": "Ren"}, ord(hours[0]) * 100)
        home.ids["Ren"] = ren
        person = tx.get(Person, ren)
        ask_to_what_is_planned(tx, person, home.group_id, START)

    chooses(home, hours, START + timedelta(minutes=1), "Ren")

    london = ZoneInfo("Europe/London")
    for name, due in dues(home, "Ren").items():
        if name not in ("on_the_day", "invitation"):
            assert awake(due, hours, "Europe/London"), name
    evaluation = dues(home, "Ren")["evaluation_adult"].astimezone(london)
    assert evaluation.strftime("%H:%M") >= clock


def test_what_can_not_wait_stays_where_it_is(home: Home) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), meeting_id, "yes", START)
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, START + 13 * HOUR)  # at 11 pm
        for lane, name in ((Lane.SIGNAL, "no_one_yet_3"), (Lane.REPLY, "hidden")):
            outbox.post(
                tx, to=home.ids["Kit"], kind="note", name=name, lane=lane, now=START + 13 * HOUR
            )
    was = {row.id: row.due_at for row in home.rows(notices)}

    chooses(home, "evenings", START + 13 * HOUR)

    kit = (notices.c.person_id == home.ids["Kit"], notices.c.name != "hello")
    moved = home.rows(notices, *kit, notices.c.state == "planned")
    assert {"cancelled", "no_one_yet_3", "hidden"} <= {row.name for row in moved}
    assert all(row.due_at == was[row.id] for row in moved)


def test_the_word_of_the_day_comes_before_the_meeting_whatever_the_hours(home: Home) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), meeting_id, "yes", START)

    chooses(home, "evenings", START)

    assert dues(home)["on_the_day"] == MEETING_AT - HOUR / 2


def test_a_friendly_word_a_question_and_a_poll_move_too(home: Home) -> None:
    kit = home.ids["Kit"]
    with home.database.transaction() as tx:
        order = Order(answers={"word_to": str(kit)}, talk_id=None)
        send_word(tx, Actor(home.ids["Sam"]), order, START)
        ask_once(tx, kit, "times_for_me", "times:1:kit", START, START + 3 * DAY)
        ask_once(tx, kit, "survey_for_me", "survey:1:kit", START, START + 2 * HOUR)
        tx.conn.execute(
            signals.insert().values(
                id=7, person_id=kit, group_id=home.group_id, raised_at=START, state="ended"
            )
        )
        note_tomorrow(tx, Actor(kit), Order(signal_id=7), START)

    chooses(home, "evenings", START)

    five = datetime(2026, 6, 2, 16, tzinfo=START.tzinfo)  # in London
    assert dues(home)["friendly_word"] == dues(home)["times_for_me"] == five
    assert dues(home)["next_time"] == five + DAY
    assert dues(home)["survey_for_me"] == START, "it closes before"


@QUICK
@given(
    before=st.sampled_from(list(Hours)), after=st.sampled_from(list(Hours)), at=st.integers(0, 160)
)
def test_a_digest_moves_within_its_day_or_to_the_next(
    home: Home, before: Hours, after: Hours, at: int
) -> None:
    begin_again(home, hours=before)
    now = START + at * HOUR
    with home.database.transaction() as tx:
        digests.post(
            tx, to=home.ids["Jo"], kind="note", name="agreement_review", now=now, parts={}
        )

    chooses(home, after, now, "Jo")

    (digest,) = home.planned(digests.NAME, notices.c.state == "planned")
    (line,) = home.planned("agreement_review", notices.c.state == "planned")
    assert line.due_at == digest.due_at
    assert digest.due_at >= now
    assert awake(digest.due_at, after, "Europe/London")
    with home.database.transaction() as tx:
        jo = tx.get(Person, home.ids["Jo"])
        assert digests.next_digest(tx, jo, now) <= digest.due_at, "it comes on the day it was for"


def test_choosing_the_same_hours_again_moves_nothing(home: Home) -> None:
    home.meets()
    chooses(home, "evenings", START)
    was = dues(home)

    chooses(home, "evenings", START + HOUR)

    assert dues(home) == was
