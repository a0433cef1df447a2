"""What someone gets for a meeting, and when: awake, in time, in order, wherever they live."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from records.access import Actor
from records.calls import calls
from records.meetings import meetings
from records.notices import Lane, notices
from records.people import Hours, Person
from scheduler.meetings import planner
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.planner import plan
from scheduler.meetings.who_comes import answer
from scheduler.post.asking import Planned
from scheduler.post.sending.budget import goes_silently
from scheduler.post.times import FULL_DAY, awake, next_awake
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.zones import ZONES, hours, moments, zones

#: said in silence whatever the hour: it only holds a button
SILENT = {"on_the_day"}
#: how long before it starts a meeting is made
aheads = st.one_of(
    st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=40)),
    st.builds(
        lambda hours, minutes: timedelta(hours=hours, minutes=minutes),
        st.sampled_from([23, 24, 25, 26, 36, 48, 72, 73]),
        st.integers(-90, 90),
    ),
)
MANY = settings(max_examples=150, deadline=None)


def planned(
    now: datetime, start: datetime, zone: str, hours: str, minutes: int = 60, number: int = 3
) -> list[Planned]:
    """The plan of one co-producer."""
    meeting: Any = SimpleNamespace(starts_at=start, minutes=minutes, number=number)
    person: Any = SimpleNamespace(hours=hours, zone=zone)
    group: Any = SimpleNamespace(evaluate_every=3, form="adult")
    return list(plan(meeting, person, group, now))


def by_name(notes: list[Planned]) -> dict[str, Planned]:
    found = {note.name: note for note in notes}
    assert len(found) == len(notes), "each at most once"
    return found


def could_wait(now: datetime, mark: datetime, hours: str, zone: str) -> bool:
    """Whether there is a waking moment between now and the last moment that is in time."""
    return next_awake(now, hours, zone) <= mark


@MANY
@given(now=moments, ahead=aheads, zone=zones, hours=hours)
@example(
    now=datetime(2026, 3, 27, 12, tzinfo=UTC),
    ahead=timedelta(days=2),
    zone="Europe/London",
    hours="any",
)
def test_nothing_that_buzzes_is_due_in_quiet_hours(
    now: datetime, ahead: timedelta, zone: str, hours: str
) -> None:
    start = now + ahead
    mark = start - FULL_DAY
    for note in planned(now, start, zone, hours):
        if note.name in SILENT or awake(note.due_at, hours, zone):
            continue
        # only what has no waking moment left before it would be late goes at once, in silence
        assert note.due_at == now
        assert note.name in ("invitation", "check_in")
        assert now >= mark or not could_wait(now, mark - planner.IN_HAND, hours, zone)


@MANY
@given(now=moments, ahead=aheads, zone=zones, hours=hours)
def test_the_reminder_is_at_least_24_real_hours_ahead(
    now: datetime, ahead: timedelta, zone: str, hours: str
) -> None:
    start = now + ahead
    notes = by_name(planned(now, start, zone, hours))

    assert ("check_in" in notes) is (ahead > timedelta(hours=24))
    if "check_in" in notes:
        reminder = notes["check_in"]
        assert reminder.deadline is not None
        assert start - reminder.deadline == timedelta(hours=24)
        assert reminder.due_at < reminder.deadline
        real = start.timestamp() - reminder.due_at.timestamp()
        assert real >= 24 * 3600


@MANY
@given(now=moments, ahead=aheads, zone=zones, hours=hours)
def test_it_is_short_notice_just_when_24_real_hours_or_fewer_are_left(
    now: datetime, ahead: timedelta, zone: str, hours: str
) -> None:
    start = now + ahead
    notes = by_name(planned(now, start, zone, hours))

    if ahead <= timedelta(hours=24):
        assert notes["invitation"].due_at == now
        assert notes["invitation"].deadline == start
        assert "check_in" not in notes
        assert "pre_brief" not in notes
    else:
        assert notes["invitation"].deadline == start - timedelta(hours=24)


@MANY
@given(now=moments, ahead=aheads, zone=zones, hours=hours)
def test_each_notice_is_due_before_it_would_be_too_late_and_never_in_the_past(
    now: datetime, ahead: timedelta, zone: str, hours: str
) -> None:
    for note in planned(now, now + ahead, zone, hours):
        assert note.due_at >= now
        assert note.deadline is None or note.due_at < note.deadline, note.name


@MANY
@given(now=moments, ahead=aheads, zone=zones, hours=hours)
def test_things_come_in_the_order_in_which_they_make_sense(
    now: datetime, ahead: timedelta, zone: str, hours: str
) -> None:
    start = now + ahead
    notes = by_name(planned(now, start, zone, hours))

    assert notes["invitation"].due_at < start
    if "pre_brief" in notes:
        assert notes["invitation"].due_at <= notes["pre_brief"].due_at
        assert notes["pre_brief"].due_at < notes["check_in"].due_at
    if "check_in" in notes:
        assert notes["invitation"].due_at <= notes["check_in"].due_at
    end = start + timedelta(minutes=60)
    assert notes["debrief"].due_at > end
    assert notes["evaluation_adult"].due_at > notes["debrief"].due_at


@MANY
@given(now=moments, ahead=aheads, zone=zones, hours=hours, minutes=st.integers(10, 720))
def test_thanks_come_on_the_next_day_in_the_hours_of_the_person(
    now: datetime, ahead: timedelta, zone: str, hours: str, minutes: int
) -> None:
    start = now + ahead
    notes = by_name(planned(now, start, zone, hours, minutes))
    there = ZoneInfo(zone)
    last_day = (start + timedelta(minutes=minutes)).astimezone(there).date()

    thanks = notes["debrief"].due_at.astimezone(there).date()
    # for those who are written to in the mornings only, it may be the day after
    assert (thanks - last_day).days in (1, 2)
    assert (thanks - last_day).days == 1 or hours == Hours.MORNINGS


@MANY
@given(start=moments, zone=zones, hours=hours)
def test_who_is_told_early_gets_the_pre_brief_three_days_before(
    start: datetime, zone: str, hours: str
) -> None:
    notes = by_name(planned(start - timedelta(days=20), start, zone, hours))
    before = start - notes["pre_brief"].due_at

    assert timedelta(days=1, hours=23) <= before <= timedelta(days=3)


@MANY
@given(now=moments, ahead=aheads, zone=zones, hours=hours)
def test_hours_of_any_make_no_reminder_earlier_than_the_night_before_the_mark(
    now: datetime, ahead: timedelta, zone: str, hours: str
) -> None:
    assume(ahead > timedelta(days=3))
    notes = by_name(planned(now, now + ahead, zone, Hours.ANY))

    assert now + ahead - notes["check_in"].due_at <= timedelta(hours=24 + 2 + 13 + 1)


@pytest.mark.parametrize(("number", "asked"), [(1, False), (2, False), (3, True), (6, True)])
def test_every_third_meeting_is_evaluated(number: int, asked: bool) -> None:
    notes = planned(START, MEETING_AT, "Europe/London", "any", number=number)

    assert ("evaluation_adult" in by_name(notes)) is asked


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_has_24_real_hours_on_the_days_the_clocks_change(zone: str) -> None:
    there = ZoneInfo(zone)
    for day in range(365):
        start = datetime(2026, 1, 1, 14, tzinfo=there) + timedelta(days=day)
        start = start.astimezone(UTC)
        note = by_name(planned(start - timedelta(days=10), start, zone, "any"))["check_in"]

        assert note.deadline == start - timedelta(hours=24)


# ------------------------------------------------------------------ in the database


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


def waiting(home: Home, name: str = "Kit") -> dict[str, str]:
    """Every planned notice of someone, by name, with its state."""
    rows = home.rows(notices, notices.c.person_id == home.ids[name], notices.c.budgeted)
    return {row.dedupe: row.state for row in rows}


def test_a_meeting_is_its_notices_from_the_moment_it_is_made(home: Home) -> None:
    home.meets()

    names = {row.name for row in home.rows(notices, notices.c.person_id == home.ids["Kit"])}
    assert {"invitation", "pre_brief", "check_in", "evaluation_adult"} <= names
    assert not {"on_the_day", "debrief"} & names, "who has not said yes is not thanked"


def test_who_says_no_gets_nothing_more_and_who_comes_after_all_gets_it_again(home: Home) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), meeting_id, "yes", START)
    first = waiting(home)
    assert any(key.startswith("debrief") for key in first)
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), meeting_id, "no", START)
    assert set(waiting(home).values()) == {"withdrawn"}

    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), meeting_id, "yes", START)

    again = [key for key, state in waiting(home).items() if state == "planned"]
    assert len(again) == len(first) - 1, "all but the invitation"
    assert set(waiting(home, "Bea").values()) == {"planned"}


def test_changing_your_mind_often_never_gives_two_of_the_same(home: Home) -> None:
    meeting_id = home.meets()
    for said in ("no", "yes", "unwell", "yes", "no", "unsure", "yes", "yes"):
        with home.database.transaction() as tx:
            answer(tx, Actor(home.ids["Kit"]), meeting_id, said, START)

    names = [
        row.name
        for row in home.rows(notices, notices.c.person_id == home.ids["Kit"])
        if row.state == "planned"
    ]
    assert len(names) == len(set(names))


def test_what_someone_has_had_of_a_plan_does_not_come_again_when_they_change_their_mind(
    home: Home,
) -> None:
    meeting_id, kit = home.meets(), notices.c.person_id == home.ids["Kit"]
    with home.database.transaction() as tx:
        had = notices.c.name == "pre_brief"
        tx.conn.execute(update(notices).where(kit, had).values(state="accepted"))
        for said in ("no", "yes"):
            answer(tx, Actor(home.ids["Kit"]), meeting_id, said, START)

    assert [row.state for row in home.planned("pre_brief", kit)] == ["accepted"]
    assert "planned" in {row.state for row in home.planned("check_in", kit)}


def test_nothing_of_the_plan_is_left_after_a_cancellation_begun_or_not(home: Home) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:  # one was begun, and waits to be tried again
        tx.conn.execute(update(notices).where(notices.c.name == "pre_brief").values(kind="turn"))
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, START)

    rows = home.rows(notices, notices.c.meeting_id == meeting_id, notices.c.state == "planned")
    assert {row.name for row in rows} == {"cancelled", "meeting_made"}
    assert {row.name for row in home.planned("call_list", notices.c.state == "planned")}


@pytest.mark.parametrize(
    ("before", "late"),
    [
        (timedelta(hours=24, seconds=1), False),
        (timedelta(hours=24), False),
        (timedelta(hours=23, minutes=59, seconds=59), True),
        (timedelta(minutes=-5), True),
    ],
)
def test_a_cancellation_is_late_just_when_fewer_than_24_real_hours_are_left(
    home: Home, before: timedelta, late: bool
) -> None:
    meeting_id = home.meets()
    now = MEETING_AT - before
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, now)

    assert home.row(meetings, meeting_id).late is late
    told = home.planned("cancelled")
    assert len(told) == 8, "everyone but Jo"
    assert all(row.due_at == now < row.deadline for row in told)
    (ring,) = home.planned("call_list")
    assert ring.due_at == now if late else ring.due_at <= MEETING_AT - FULL_DAY
    waiting = home.rows(calls, calls.c.state == "open")
    assert len(waiting) == 6, "each co-producer"
    assert all(ring.due_at <= call.due_at < call.deadline for call in waiting)


def test_on_the_short_day_of_march_23_hours_on_the_clock_are_not_a_full_day(home: Home) -> None:
    start = datetime(2026, 3, 29, 13, tzinfo=UTC)  # 2 pm in London, the day has 23 hours
    meeting_id = home.meets(start, now=start - timedelta(days=9))
    now = start - timedelta(hours=23, minutes=30)  # 1:30 pm by the clock, the day before
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, now)

    assert home.row(meetings, meeting_id).late


# ------------------------------------------------------------------ the budget


def silently(home: Home, now: datetime, **values: Any) -> bool:
    """Whether a notice of Kit's would go without a buzz."""
    row: Any = SimpleNamespace(
        **{"name": "hello", "lane": int(Lane.NOTICE), "budgeted": True, "silent": False, **values}
    )
    with home.database.transaction() as tx:
        person = tx.get(Person, home.ids["Kit"])
        return goes_silently(tx, row, person, now)


def buzzed(home: Home, at: datetime, **values: Any) -> None:
    """Kit's phone buzzed then."""
    with home.database.transaction() as tx:
        tx.conn.execute(
            insert(notices).values(
                **{
                    "kind": "turn",
                    "name": "hello",
                    "lane": int(Lane.NOTICE),
                    "person_id": home.ids["Kit"],
                    "due_at": at,
                    "settled_at": at,
                    "budgeted": True,
                    "state": "accepted",
                    **values,
                }
            )
        )


def test_one_buzz_a_day_and_three_a_week_and_the_rest_is_silent(home: Home) -> None:
    noon = datetime(2026, 6, 10, 11, tzinfo=UTC)
    assert not silently(home, noon)
    buzzed(home, noon - timedelta(hours=1))
    assert silently(home, noon)
    assert not silently(home, noon + timedelta(days=1))
    buzzed(home, noon + timedelta(days=1))
    buzzed(home, noon + timedelta(days=2))

    assert silently(home, noon + timedelta(days=3))
    assert not silently(home, noon + timedelta(days=7, hours=1))


def test_what_went_in_silence_or_outside_the_budget_is_not_counted(home: Home) -> None:
    noon = datetime(2026, 6, 10, 11, tzinfo=UTC)
    buzzed(home, noon - timedelta(hours=1), silent=True)
    buzzed(home, noon - timedelta(hours=1), budgeted=False)
    buzzed(home, noon - timedelta(hours=1), state="failed")

    assert not silently(home, noon)


@pytest.mark.parametrize("hour", [0, 3, 7, 20, 23])
def test_at_night_notices_are_silent_and_signals_never_are(home: Home, hour: int) -> None:
    night = datetime(2026, 6, 10, hour, tzinfo=UTC)

    assert silently(home, night)
    assert silently(home, night, budgeted=False)
    assert not silently(home, night, lane=int(Lane.SIGNAL))
    assert not silently(home, night, lane=int(Lane.REPLY))
