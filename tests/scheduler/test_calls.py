"""Calls: merged, in time, retried, shared and passed on; each ends told, dropped or too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from records.access import Actor, NotAllowed
from records.calls import calls
from records.meetings import meetings
from records.notices import Lane, notices
from records.people import Person, Way, people
from records.talks import Talk, talks
from scheduler.house import in_family
from scheduler.kinds import Family
from scheduler.leaving.forget import forget
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.confirm_cancelled import confirm_cancelled
from scheduler.meetings.who_comes import answer
from scheduler.phone_calls.pass_call import pass_call
from scheduler.phone_calls.queue import due_calls
from scheduler.phone_calls.record_call import record_call
from scheduler.post.due.sweep import next_due, sweep
from scheduler.post.times import FULL_DAY
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.turns import talking
from tests.home import MEETING_AT, START, Home, a_home, add_person
from tests.scheduler.posting import Post

AFTER = in_family(Family.AFTER)
BEFORE = in_family(Family.BEFORE)

THREE_HOURS = MEETING_AT - timedelta(hours=3)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


def without_a_phone(home: Home, *names: str) -> None:
    with home.database.transaction() as tx:
        mine = people.c.id.in_([home.ids[name] for name in names])
        tx.conn.execute(update(people).where(mine).values(telegram_id=None, ways=Way.CALL))


def lets_time_pass(home: Home, until: datetime, rings: bool = True) -> list[list[str]]:
    """Time goes on, due by due; Sam rings whoever is due. What each call was about."""
    post, made = Post(home), []
    while post.now < until:
        sweep(home.database, post.now)
        post.until_quiet(200)
        while rings and (about := calls_of(home, "Sam", post.now)):
            made.append([call.name for call in about if call.person_id == about[0].person_id])
            rung(home, about[0].person_id, "told", post.now)
        due = next_due(home.database) or until
        post.goes_on(seconds=max(60, (due - post.now).total_seconds()))
    return made


def calls_of(home: Home, name: str, now: datetime) -> list[Any]:
    with home.database.transaction() as tx:
        return due_calls(tx, home.ids[name], now)


def rung(home: Home, about: int, went: str, now: datetime, by: str = "Sam") -> Outcome:
    with home.database.transaction() as tx:
        order = Order(about_id=about, answers={"went": went})
        return record_call(tx, Actor(home.ids[by]), order, now)


def called_off(home: Home, now: datetime, **said: str) -> int:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting_id), "why": "ill", **said})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, now)
    return meeting_id


def another_link_person(home: Home, name: str) -> None:
    with home.database.transaction() as tx:
        home.ids[name] = add_person(tx, home.group_id, "link_person", {"called": name}, 300)


def test_a_person_without_a_phone_costs_two_calls_a_meeting(home: Home) -> None:
    without_a_phone(home, "Kit")
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), meeting_id, "yes", START)

    made = lets_time_pass(home, MEETING_AT + timedelta(days=20))

    assert made == [["invitation", "pre_brief", "check_in"], ["debrief", "evaluation_adult"]]
    mine = home.rows(calls, calls.c.person_id == home.ids["Kit"])
    assert {call.state for call in mine} == {"told"}


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(26, 24 * 13), st.sampled_from(["Europe/London", "Asia/Tokyo"]))
def test_however_late_a_meeting_is_made_there_is_one_call_before_it_and_one_after(
    tmp_path_factory: pytest.TempPathFactory, hours: int, zone: str
) -> None:
    with a_home(tmp_path_factory.mktemp("calls")) as home:
        without_a_phone(home, "Kit")
        with home.database.transaction() as tx:
            mine = people.c.id == home.ids["Sam"]
            tx.conn.execute(update(people).where(mine).values(zone=zone))
        at = START + timedelta(hours=hours)
        home.meets(at)

        lets_time_pass(home, at + timedelta(days=6))

        made = home.rows(calls, calls.c.person_id == home.ids["Kit"])
        assert {call.state for call in made} == {"told"}, made
        before = {call.tried_at for call in made if call.name in BEFORE}
        after = {call.tried_at for call in made if call.name in AFTER}
        assert len(before) == len(after) == 1
        assert max(before) < at < min(after)
        assert max(before) <= at - FULL_DAY, "in time for the 24 hours"


def test_a_call_before_a_meeting_is_within_working_hours_and_ahead_of_the_full_day(
    home: Home,
) -> None:
    without_a_phone(home, "Kit")
    home.meets(datetime(2026, 6, 9, 9, tzinfo=UTC))  # a Tuesday: three days before is a Saturday
    Post(home).until_quiet(200)

    dues = {call.due_at for call in home.rows(calls)}

    assert dues == {datetime(2026, 6, 5, 12, tzinfo=UTC)}, "Friday at 1 pm"


def test_who_does_not_pick_up_is_rung_the_next_half_day_and_soon_if_it_can_not_wait(
    home: Home,
) -> None:
    called_off(home, START)
    kit = home.ids["Kit"]
    (due,) = {call.due_at for call in home.rows(calls)}
    rung(home, kit, "not_reached", due)
    (call,) = home.rows(calls, calls.c.person_id == kit)
    assert (call.tries, call.due_at) == (1, datetime(2026, 6, 3, 12, tzinfo=UTC))

    late = called_off(home, THREE_HOURS)
    rung(home, kit, "left_message", THREE_HOURS)
    again = home.rows(calls, calls.c.person_id == kit, calls.c.meeting_id == late)
    assert [c.due_at for c in again] == [THREE_HOURS + timedelta(minutes=30)]


def test_after_three_tries_the_facilitators_hear_of_it_once(home: Home) -> None:
    called_off(home, THREE_HOURS)
    for _ in range(4):
        (call,) = home.rows(calls, calls.c.person_id == home.ids["Kit"])
        rung(home, call.person_id, "not_reached", call.due_at)

    told = home.planned("many_tries")
    assert [row.person_id for row in told] == [home.ids["Jo"], home.ids["Ali"]]


def test_who_taps_is_not_rung_and_who_is_rung_is_not_written_to_again(home: Home) -> None:
    meeting_id = called_off(home, THREE_HOURS)
    with home.database.transaction() as tx:
        confirm_cancelled(tx, Actor(home.ids["Kit"]), Order(meeting_id=meeting_id), THREE_HOURS)
    rung(home, home.ids["Bea"], "told", THREE_HOURS)

    states = {call.person_id: call.state for call in home.rows(calls)}
    assert (states[home.ids["Kit"]], states[home.ids["Bea"]]) == ("dropped", "told")
    mine = notices.c.person_id == home.ids["Bea"]
    assert {row.state for row in home.planned("cancelled", mine)} == {"withdrawn"}


def test_once_each_one_knows_it_is_over_and_who_called_it_off_hears_how(home: Home) -> None:
    meeting_id = called_off(home, THREE_HOURS, door="Ali")
    for name in ("Kit", "Bea", "Noor", "Cal", "Max"):
        rung(home, home.ids[name], "told", THREE_HOURS)
    assert home.row(meetings, meeting_id).state == "cancelled"
    assert home.planned("told_report") == []

    rung(home, home.ids["Ivy"], "told", THREE_HOURS)

    assert home.row(meetings, meeting_id).state == "all_told"
    assert [row.person_id for row in home.planned("told_report")] == [home.ids["Jo"]]
    assert {row.state for row in home.planned("at_the_door")} == {"withdrawn"}


def test_if_the_time_is_over_and_nobody_was_told_it_says_so(home: Home) -> None:
    meeting_id = called_off(home, THREE_HOURS, door="no_one")
    later = MEETING_AT + timedelta(hours=5)
    sweep(home.database, later)
    post = Post(home, now=later)
    post.until_quiet(200)

    assert {call.state for call in home.rows(calls)} == {"too_late"}
    assert home.row(meetings, meeting_id).state == "cancelled"
    said = [o.text for o in post.channel.sent if "Not all knew in time" in o.text]
    head = "“Hub rules” was off. Not all knew in time."
    assert said == [f"{head}\nTapped “I know”: 0\nRung: 0\nNot known: 6"]


def test_of_two_who_ring_at_once_one_is_told_that_it_is_done(home: Home) -> None:
    called_off(home, THREE_HOURS)
    rung(home, home.ids["Kit"], "told", THREE_HOURS)

    assert rung(home, home.ids["Kit"], "not_reached", THREE_HOURS).say["done_already"] == "yes"


def test_urgent_calls_are_shared_among_link_persons(home: Home) -> None:
    another_link_person(home, "Dee")
    called_off(home, THREE_HOURS)

    by = [call.caller_id for call in home.rows(calls)]
    assert (by.count(home.ids["Sam"]), by.count(home.ids["Dee"])) == (4, 2)
    assert len(home.planned("call_list", notices.c.state == "planned")) == 2


def test_who_can_not_ring_now_passes_it_on_and_the_last_tells_the_facilitators(
    home: Home,
) -> None:
    another_link_person(home, "Dee")
    called_off(home, THREE_HOURS)
    kit, asked = home.ids["Kit"], []
    for name in ("Sam", "Dee", "Jo", "Ali"):
        (call,) = home.rows(calls, calls.c.person_id == kit)
        asked.append(call.caller_id)
        with home.database.transaction() as tx:
            pass_call(tx, Actor(home.ids[name]), Order(about_id=kit), THREE_HOURS)

    assert asked == [home.ids[name] for name in ("Sam", "Dee", "Jo", "Ali")]
    assert [row.person_id for row in home.planned("no_one_can_ring")] == [home.ids["Jo"]]
    (call,) = home.rows(calls, calls.c.person_id == kit)
    assert (call.state, call.due_at) == ("open", THREE_HOURS + timedelta(minutes=30))


def test_an_urgent_call_that_is_left_alone_goes_to_another_link_person(home: Home) -> None:
    another_link_person(home, "Dee")
    called_off(home, THREE_HOURS)
    post = Post(home, now=THREE_HOURS)
    post.until_quiet(200)
    sweep(home.database, THREE_HOURS + timedelta(minutes=14))
    by = {call.caller_id for call in home.rows(calls, calls.c.person_id == home.ids["Kit"])}
    assert by == {home.ids["Sam"]}

    sweep(home.database, THREE_HOURS + timedelta(minutes=15))

    by = {call.caller_id for call in home.rows(calls, calls.c.person_id == home.ids["Kit"])}
    assert by == {home.ids["Dee"]}


def test_a_co_producer_answers_for_no_call(home: Home) -> None:
    called_off(home, THREE_HOURS)
    with pytest.raises(NotAllowed):
        rung(home, home.ids["Kit"], "told", THREE_HOURS, by="Bea")


def test_who_is_forgotten_is_not_rung_and_whom_they_were_to_ring_another_does(home: Home) -> None:
    another_link_person(home, "Dee")
    called_off(home, THREE_HOURS)
    with home.database.transaction() as tx:
        forget(tx, Actor(home.ids["Kit"]), Order(), THREE_HOURS)
        forget(tx, Actor(home.ids["Sam"]), Order(), THREE_HOURS)

    left = home.rows(calls)
    assert home.ids["Kit"] not in {call.person_id for call in left}
    assert {call.caller_id for call in left if call.state == "open"} == {home.ids["Dee"]}


def test_nobody_is_rung_who_said_that_it_is_not_safe(tmp_path: Path) -> None:
    with a_home(tmp_path, {"Kit": {"safe_ring": "no"}}) as home:
        called_off(home, THREE_HOURS)
        assert home.ids["Kit"] not in {call.person_id for call in home.rows(calls)}


def test_a_list_that_is_left_keeps_back_no_later_one(home: Home) -> None:
    without_a_phone(home, "Kit")
    called_off(home, MEETING_AT - timedelta(hours=26))  # Kit's call is for now, the others' not
    lets_time_pass(home, MEETING_AT - FULL_DAY + timedelta(minutes=1), rings=False)

    listed = {call.person_id: call.listed_at for call in home.rows(calls)}
    assert len(listed) == 6
    assert all(at is not None and at <= MEETING_AT - FULL_DAY for at in listed.values())


def test_who_is_passed_over_on_the_list_comes_back(home: Home) -> None:
    without_a_phone(home, "Kit")
    called_off(home, MEETING_AT - timedelta(hours=70))
    post = Post(home, now=MEETING_AT - timedelta(hours=70))
    post.until_quiet(200)
    with home.database.transaction() as tx:
        sam = tx.get(Person, home.ids["Sam"])
        newest = talks.c.conversation == "call_list"
        talk = tx.one(Talk, select(talks).where(newest))
        talking.reply(tx, sam, talk, "went", "", post.now)

    (call,) = home.rows(calls, calls.c.person_id == home.ids["Kit"])
    assert call.due_at > post.now
    lets_time_pass(home, call.due_at + timedelta(minutes=1), rings=False)
    (again,) = home.rows(calls, calls.c.person_id == home.ids["Kit"])
    assert again.listed_at == call.due_at


def test_what_is_said_along_with_a_call_never_costs_one(home: Home) -> None:
    without_a_phone(home, "Kit")
    kit = home.ids["Kit"]
    post = Post(home)
    post.writes("Kit", "results_deleted", lane=Lane.NOTICE)
    post.writes("Kit", "next_time", kind="begin", lane=Lane.NOTICE)
    home.meets()
    post.until_quiet(200)
    (first,) = {c.due_at for c in home.rows(calls, calls.c.name == "invitation")}
    rung(home, kit, "not_reached", first)

    along = home.rows(calls, calls.c.name == "results_deleted")
    assert [call.due_at == call.deadline for call in along] == [True]


def test_news_that_nobody_has_begun_to_tell_goes_to_another_while_there_is_time(
    home: Home,
) -> None:
    another_link_person(home, "Dee")
    called_off(home, START)
    post = Post(home)
    call = home.rows(calls, calls.c.person_id == home.ids["Kit"])[0]
    while not (listed := home.rows(calls, calls.c.id == call.id)[0].listed_at):
        post.goes_on(seconds=max(60, (call.due_at - post.now).total_seconds()))
        post.until_quiet(200)

    sweep(home.database, listed + timedelta(hours=5, minutes=59))
    assert home.rows(calls, calls.c.id == call.id)[0].caller_id == home.ids["Sam"]
    assert next_due(home.database) is not None
    sweep(home.database, listed + timedelta(hours=6))
    assert home.rows(calls, calls.c.id == call.id)[0].caller_id == home.ids["Dee"]
