"""Whatever the zone, the hours, the clocks and the moment: each person hears it once, in time.

Real acts on a real database. What is due is sent due by due; a call counts once it stands on a
list that whoever is to ring has got.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from records.access import Actor
from records.calls import calls
from records.changes import changes
from records.people import people
from scheduler.house import in_family
from scheduler.kinds import Family
from scheduler.meetings.who_comes import answer
from scheduler.post.times import FULL_DAY, awake, next_awake
from tests.home import Home
from tests.scheduler.living import (
    HERE,
    REACHED,
    Living,
    a_living_home,
    befores,
    begin_again,
    zones_and_starts,
)
from tests.scheduler.zones import hours, zones

SHARED = [HealthCheck.function_scoped_fixture]
NO_SHRINK = [p for p in Phase if p.name not in ("shrink", "explain")]
QUICK = settings(
    max_examples=30,
    derandomize=True,
    deadline=None,
    suppress_health_check=SHARED,
    phases=NO_SHRINK,
)
WHOLE = settings(
    max_examples=8, derandomize=True, deadline=None, suppress_health_check=SHARED, phases=NO_SHRINK
)

BEFORE = in_family(Family.BEFORE)
PLAN = (*BEFORE, "on_the_day", "debrief")
SHORT_DAY = ("Europe/London", datetime(2026, 3, 29, 13, tzinfo=UTC))
LONG_DAY = ("Europe/London", datetime(2026, 10, 25, 14, tzinfo=UTC))
#: when a meeting is made before it is called off or moved
earlier = st.sampled_from([timedelta(0), timedelta(hours=5), timedelta(days=1), timedelta(days=9)])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_living_home(tmp_path_factory.mktemp("living")) as home:
        yield home


def real_hours(after: datetime, before: datetime) -> float:
    return (after.timestamp() - before.timestamp()) / 3600


@QUICK
@given(where=zones_and_starts(), before=befores, staff_zone=zones)
@example(where=SHORT_DAY, before=timedelta(hours=23, minutes=30), staff_zone="Europe/London")
@example(where=SHORT_DAY, before=timedelta(hours=24), staff_zone="Europe/London")
@example(where=LONG_DAY, before=timedelta(hours=24), staff_zone="Europe/London")
@example(where=LONG_DAY, before=timedelta(hours=23, minutes=59, seconds=59), staff_zone="UTC")
def test_a_cancellation_is_late_just_when_fewer_than_24_real_hours_are_left(
    home: Home, where: tuple[str, datetime], before: timedelta, staff_zone: str
) -> None:
    zone, start = where
    off = start - before
    begin_again(home, zone, "any", staff_zone)
    living = Living(home, off - timedelta(minutes=1), start, rings=False)
    living.post.goes_on(minutes=1)

    living.calls_off()

    late = real_hours(start, off) < 24
    assert living.row().late is late
    waiting = home.rows(calls, calls.c.state == "open")
    assert {call.person_id for call in waiting} == {home.ids[name] for name in (*REACHED, "Cal")}
    assert {call.urgent for call in waiting} == {late}
    for call in waiting:
        assert call.due_at < call.deadline
        assert call.due_at == off if late else off <= call.due_at <= start - FULL_DAY


@QUICK
@given(
    where=zones_and_starts(),
    before=befores,
    by=st.timedeltas(min_value=timedelta(days=-11), max_value=timedelta(days=20)),
    staff_zone=zones,
)
@example(
    where=SHORT_DAY, before=timedelta(hours=24), by=timedelta(days=7), staff_zone="Europe/London"
)
@example(where=SHORT_DAY, before=timedelta(days=2), by=timedelta(days=-1), staff_zone="UTC")
def test_a_move_is_late_just_when_fewer_than_24_real_hours_are_left_to_either_time(
    home: Home, where: tuple[str, datetime], before: timedelta, by: timedelta, staff_zone: str
) -> None:
    zone, start = where
    now, to = start - before, (start + by).replace(second=0, microsecond=0)
    if to <= now or to == start or before <= timedelta(minutes=30):
        return  # that can't be, and is refused
    begin_again(home, zone, "any", staff_zone)
    living = Living(home, now - timedelta(minutes=1), start, rings=False)
    living.goes_on(now)

    living.moves(to)

    late = real_hours(min(start, to), now) < 24
    (change,) = home.rows(changes)
    assert change.late is late
    waiting = home.rows(calls, calls.c.state == "open", calls.c.name == "changed")
    assert {call.urgent for call in waiting} <= {late}
    for call in waiting:
        assert call.due_at < call.deadline
        assert call.due_at == now if late else now <= call.due_at <= min(start, to) - FULL_DAY


def heard_in_time(living: Living, name: str, news: str, at: datetime, start: datetime) -> None:
    """Who is reached here or in writing has it now; the one buzz comes when they are awake."""
    got = living.got(name, news)
    zone = _zone(living, name)
    assert got, f"{name} was not told"
    assert got[0].settled_at == at
    if name == "Noor":
        return
    loud = [row for row in got if not row.silent]
    if awake(at, "any", zone):
        assert [row.settled_at for row in loud] == [at]
    else:
        waking = next_awake(at, "any", zone)
        rung = [call.ended_at for call in living.calls_to(name, news) if call.state == "told"]
        again = waking < start and not any(moment < waking for moment in rung)
        assert [row.settled_at for row in loud] == [waking] * again
    assert len(got) - len(loud) <= 1


def _zone(living: Living, name: str) -> str:
    return str(living.home.row(people, living.home.ids[name]).zone)


def stands_on_a_list_in_time(living: Living, name: str, news: str, by: datetime) -> None:
    """Someone who has not tapped is on a list that Sam has got, by then."""
    found = living.calls_to(name, news)
    assert found, f"nobody rings {name}"
    assert min(living.listed[call.id] for call in found) <= by, name


def nothing_old_goes_after(living: Living, off: datetime) -> None:
    late = [
        row
        for name in (*REACHED, "Cal")
        for row in living.got(name, *PLAN)
        if row.settled_at > off
    ]
    assert late == [], [row.name for row in late]


@WHOLE
@given(
    where=zones_and_starts(),
    before=befores,
    made=earlier,
    hours=hours,
    staff_zone=zones,
    rings=st.booleans(),
)
@example(
    where=SHORT_DAY,
    before=timedelta(hours=25),
    made=timedelta(days=9),
    hours="any",
    staff_zone="Europe/London",
    rings=True,
)
@example(
    where=LONG_DAY,
    before=timedelta(hours=3),
    made=timedelta(days=9),
    hours="mornings",
    staff_zone="Europe/London",
    rings=False,
)
def test_called_off_at_any_moment_each_person_hears_it_once_and_in_time_or_is_rung(
    home: Home,
    where: tuple[str, datetime],
    before: timedelta,
    made: timedelta,
    hours: str,
    staff_zone: str,
    rings: bool,
) -> None:
    zone, start = where
    off = start - before
    begin_again(home, zone, hours, staff_zone)
    living = Living(home, off - made, start, rings=rings)
    living.goes_on(off)

    living.calls_off()
    living.goes_on(start + timedelta(hours=6))

    late = real_hours(start, off) < 24
    for name in (*HERE, "Noor"):
        heard_in_time(living, name, "cancelled", off, start)
    by = off if late else start - FULL_DAY
    for name in REACHED:
        if name == "Kit" and living.got("Kit", "cancelled")[-1].state == "confirmed":
            continue
        stands_on_a_list_in_time(living, name, "cancelled", by)
    stands_on_a_list_in_time(living, "Cal", "cancelled", by)
    assert len([row for row in living.got("Cal", "cancelled") if not row.silent]) == 0
    nothing_old_goes_after(living, off)
    _ends_when_all_know(living, late=late, rings=rings)


def _ends_when_all_know(living: Living, *, late: bool, rings: bool) -> None:
    reports = living.got("Jo", "told_report")
    assert living.row().state == ("all_told" if rings else "cancelled")
    assert len(reports) == late
    if rings and late:
        assert reports[0].settled_at <= living.row().starts_at


@WHOLE
@given(
    where=zones_and_starts(),
    before=befores.filter(lambda before: before > timedelta(minutes=31)),
    made=earlier,
    by=st.one_of(
        st.timedeltas(min_value=timedelta(hours=1), max_value=timedelta(days=9)),
        st.timedeltas(min_value=timedelta(days=-3), max_value=timedelta(hours=-1)),
    ),
    hours=hours,
    staff_zone=zones,
)
@example(
    where=SHORT_DAY,
    before=timedelta(hours=30),
    made=timedelta(days=9),
    by=timedelta(days=7),
    hours="evenings",
    staff_zone="Europe/London",
)
def test_moved_at_any_moment_each_person_hears_old_and_new_and_gets_the_rest_once(
    home: Home,
    where: tuple[str, datetime],
    before: timedelta,
    made: timedelta,
    by: timedelta,
    hours: str,
    staff_zone: str,
) -> None:
    zone, start = where
    now, to = start - before, (start + by).replace(second=0, microsecond=0)
    if to <= now:
        return
    begin_again(home, zone, hours, staff_zone)
    living = Living(home, now - made, start, rings=True)
    living.goes_on(now)
    asked = {name for name in REACHED if living.got(name, *PLAN)}

    living.moves(to)
    living.goes_on(to + timedelta(hours=1))

    first = min(start, to)
    late = real_hours(first, now) < 24
    for name in asked & {*HERE, "Noor"}:
        heard_in_time(living, name, "changed", now, first)
    for name in asked - {"Kit"}:
        stands_on_a_list_in_time(living, name, "changed", now if late else first - FULL_DAY)
    for name in (*HERE, "Noor"):
        after = [row for row in living.got(name, *PLAN) if row.settled_at > now]
        assert len({row.name for row in after}) == len(after), "each once"
        told = [row for row in living.got(name, *BEFORE, "changed") if row.settled_at >= now]
        assert told
        if real_hours(to, now) >= 24:
            assert any(real_hours(to, row.settled_at) >= 24 for row in told), name
        _buzzes_only_awake(living, name, after)


def _buzzes_only_awake(living: Living, name: str, rows: list[Any]) -> None:
    person = living.home.row(people, living.home.ids[name])
    if name in HERE:
        for row in rows:
            assert row.silent or awake(row.settled_at, person.hours, person.zone), row.name


@WHOLE
@given(where=zones_and_starts(), ahead=befores, hours=hours, staff_zone=zones)
def test_left_as_it_is_each_gets_what_is_due_once_in_time_in_a_waking_hour_or_is_rung(
    home: Home, where: tuple[str, datetime], ahead: timedelta, hours: str, staff_zone: str
) -> None:
    zone, start = where
    made = start - ahead
    begin_again(home, zone, hours, staff_zone)
    living = Living(home, made, start, rings=True)
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), living.id, "yes", made)

    living.goes_on(start + timedelta(hours=1, days=3))

    for name in (*HERE, "Noor"):
        got = living.got(name, *PLAN)
        names = [row.name for row in got]
        assert len(set(names)) == len(names), "each once"
        assert "invitation" in names
        assert ("debrief" in names) is (name == "Kit"), "who has said yes"
        assert ("check_in" in names) is (real_hours(start, made) > 24)
        for row in got:
            assert row.deadline is None or row.settled_at < row.deadline, row.name
        _buzzes_only_awake(living, name, got)
    mark = start - FULL_DAY if real_hours(start, made) > 24 else start
    for name in ("Max", "Ivy"):
        before = living.calls_to(name, *BEFORE)
        assert before
        assert {call.state for call in before} == {"told"}
        assert all(call.ended_at <= mark for call in before), name
