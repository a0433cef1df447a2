"""Only who says yes is told of the day, and thanked; who says that they came is asked too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from records.access import Actor, NotAllowed
from records.calls import calls
from records.meetings import COMES, comings, meetings
from records.notices import Lane, attempts, notices
from records.people import Person, Way, people
from records.talks import Talk, talks
from records.tasks import task_owners, tasks
from scheduler.coming.note_was_there import note_was_there
from scheduler.house import named
from scheduler.meetings.who_comes import answer
from scheduler.post import outbox
from scheduler.post.due.sweep import missed, overdue, sweep
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.talks.turns import talking
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.posting import Post

FOR_WHO_COMES = named("for_who_comes")

HOUR = timedelta(hours=1)
ENDS = MEETING_AT + HOUR
#: the day after, when the debrief is due: 10 in London
NEXT_DAY = datetime(2026, 6, 11, 9, tzinfo=MEETING_AT.tzinfo)
#: when the day's note, and the thanks, are due
THEN = (MEETING_AT - HOUR / 2, ENDS, NEXT_DAY)
ANSWERS = ("yes", "part", "no", "unsure", "unwell", "other_way")


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("comes")) as home:
        yield home


@pytest.fixture
def home(whole_home: Home) -> Home:
    begin_again(whole_home)
    return whole_home


def begin_again(home: Home) -> None:
    with home.database.transaction() as tx:
        tx.conn.execute(delete(attempts))
        tx.conn.execute(update(notices).values(target_id=None))
        for table in (task_owners, tasks, calls, notices, talks, comings, meetings):
            tx.conn.execute(delete(table))
        tx.conn.execute(update(people).values(ways=Way.HERE, hours="any"))


def says(home: Home, meeting_id: int, said: str, now: datetime = START, name: str = "Kit") -> None:
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids[name]), meeting_id, said, now)


def came(home: Home, meeting_id: int, now: datetime, name: str = "Kit") -> None:
    with home.database.transaction() as tx:
        order = Order(answers={"was_at": str(meeting_id)})
        note_was_there(tx, Actor(home.ids[name]), order, now)


def planned(home: Home, name: str = "Kit") -> list[str]:
    """What is planned for someone of what is only for who comes."""
    mine = (notices.c.person_id == home.ids[name], notices.c.name.in_(FOR_WHO_COMES))
    return sorted(row.name for row in home.rows(notices, *mine, notices.c.state == "planned"))


def got(home: Home, name: str = "Kit") -> list[str]:
    mine = (notices.c.person_id == home.ids[name], notices.c.name.in_(FOR_WHO_COMES))
    gone = notices.c.state.in_(("accepted", "opened", "confirmed"))
    return sorted(
        row.name for row in home.rows(notices, *mine, gone, notices.c.dedupe.is_not(None))
    )


def goes_by(home: Home, *moments: datetime) -> None:
    """Time goes on, and at these moments what is due to Kit is sent."""
    with home.database.transaction() as tx:  # nobody else is looked at
        outbox.withdraw(tx, notices.c.person_id != home.ids["Kit"])
    post = Post(home, now=moments[0])
    for post.now in moments:
        sweep(home.database, post.now)
        post.until_quiet(200)


def deadlines_pass(home: Home, now: datetime) -> None:
    """What has not gone by its deadline is missed."""
    with home.database.transaction() as tx:
        for row in overdue(tx, now):
            missed(tx, row, now)


@pytest.mark.parametrize("said", [None, *ANSWERS])
def test_only_who_says_yes_gets_the_days_note_and_the_thanks(home: Home, said: str | None) -> None:
    meeting_id = home.meets()
    if said is not None:
        says(home, meeting_id, said)

    both = sorted(FOR_WHO_COMES) if said in COMES else []
    assert planned(home) == both
    goes_by(home, *THEN)
    assert got(home) == both


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        (("yes", "no"), False),
        (("yes", "unsure"), False),
        (("yes", "unwell"), False),
        (("yes", "other_way"), False),
        (("no", "yes"), True),
        (("unsure", "part"), True),
        (("other_way", "yes"), True),
        (("unwell", "no", "yes"), True),
        (("yes", "no", "yes", "unsure", "yes"), True),
        (("part", "yes", "no"), False),
    ],
)
def test_what_was_said_last_counts(home: Home, said: tuple[str, ...], comes: bool) -> None:
    meeting_id = home.meets()
    for number, one in enumerate(said):
        says(home, meeting_id, one, START + number * HOUR)

    goes_by(home, *THEN)

    assert got(home) == (sorted(FOR_WHO_COMES) if comes else [])


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(ANSWERS), st.integers(0, 8 * 24 + 4)), min_size=1, max_size=6
    )
)
@example([("yes", 0), ("yes", 8 * 24 + 4)])
@example([("part", 100), ("yes", 8 * 24 + 3), ("yes", 8 * 24 + 4)])
def test_whenever_and_however_often_people_change_their_mind(
    home: Home, said: list[tuple[str, int]]
) -> None:
    begin_again(home)
    meeting_id = home.meets()
    last = None
    for one, hours in sorted(said, key=lambda pair: pair[1]):
        at = START + hours * HOUR
        says(home, meeting_id, one, at)
        deadlines_pass(home, at)  # as on each second: what was planned and is late goes no more
        last = one
        assert ("debrief" in planned(home)) is (one in COMES)
        assert ("on_the_day" in planned(home)) is (one in COMES and at < MEETING_AT)

    goes_by(home, *THEN)

    assert ("debrief" in got(home)) is (last in COMES)
    assert len(got(home)) == len(set(got(home)))


def test_what_was_planned_before_for_who_never_answered_does_not_go(home: Home) -> None:
    """As a database of an older version has it."""
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        for name, due, kind in (
            ("on_the_day", MEETING_AT - HOUR / 2, "note"),
            ("debrief", NEXT_DAY, "begin"),
        ):
            outbox.post(
                tx,
                to=home.ids["Kit"],
                kind=kind,
                name=name,
                lane=Lane.NOTICE,
                now=START,
                due_at=due,
                dedupe=f"{name}:{meeting_id}:{home.ids['Kit']}",
                budgeted=kind == "begin",
                meeting_id=meeting_id,
            )

    goes_by(home, *THEN)

    assert got(home) == []
    assert planned(home) == []


@pytest.mark.parametrize(("said", "rung"), [("yes", True), ("no", False), (None, False)])
def test_by_phone_it_is_the_same(home: Home, said: str | None, rung: bool) -> None:
    with home.database.transaction() as tx:
        mine = people.c.id == home.ids["Kit"]
        tx.conn.execute(update(people).where(mine).values(ways=Way.CALL))
    meeting_id = home.meets()
    if said is not None:
        says(home, meeting_id, said)

    goes_by(home, *THEN)

    about = {call.name for call in home.rows(calls, calls.c.person_id == home.ids["Kit"])}
    assert ("debrief" in about) is rung


# ------------------------------------------------------------------ I was there


@pytest.mark.parametrize("said", [None, "no", "unsure", "unwell", "other_way"])
@pytest.mark.parametrize("after", [timedelta(), HOUR, timedelta(days=1), timedelta(days=9)])
def test_who_says_that_they_came_is_asked_how_it_was(
    home: Home, said: str | None, after: timedelta
) -> None:
    meeting_id, now = home.meets(), ENDS + after
    if said is not None:
        says(home, meeting_id, said)
    sweep(home.database, now)
    with home.database.transaction() as tx:
        kit = tx.get(Person, home.ids["Kit"])
        assert [key for key, _ in Known(tx, kit, now).get("meetings_of_late")] == [str(meeting_id)]  # type: ignore[attr-defined]

    came(home, meeting_id, now)

    assert planned(home) == ["debrief"]
    with home.database.transaction() as tx:
        assert Known(tx, kit, now).get("was_at_one") == ()
    (row,) = home.planned("debrief", notices.c.state == "planned")
    assert row.due_at == max(now, NEXT_DAY)
    goes_by(home, row.due_at)
    assert got(home) == ["debrief"]


def test_who_said_yes_and_says_that_they_came_is_asked_once(home: Home) -> None:
    meeting_id = home.meets()
    says(home, meeting_id, "yes")
    came(home, meeting_id, ENDS)
    came(home, meeting_id, ENDS)

    goes_by(home, NEXT_DAY)

    assert got(home).count("debrief") == 1


@pytest.mark.parametrize("said", ["", "x", "999"])
def test_a_forged_answer_says_nothing_of_any_meeting(home: Home, said: str) -> None:
    home.meets()
    with home.database.transaction() as tx, pytest.raises(Refused):
        note_was_there(tx, Actor(home.ids["Kit"]), Order(answers={"was_at": said}), ENDS)


def test_nobody_was_at_a_meeting_that_has_not_begun_or_was_called_off(home: Home) -> None:
    meeting_id = home.meets()
    with pytest.raises(Refused):
        came(home, meeting_id, MEETING_AT - HOUR)
    with home.database.transaction() as tx:
        off = {"state": "cancelled", "cancelled_at": START}
        tx.conn.execute(update(meetings).values(**off))
    with pytest.raises(Refused):
        came(home, meeting_id, ENDS)


def test_who_was_not_asked_to_a_meeting_can_not_say_that_they_came(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        meeting_id = home.meets()
        with pytest.raises((Refused, NotAllowed)):
            came(home, meeting_id, ENDS, "Sam")


def test_what_the_talk_has_staff_told_is_theirs_and_goes(home: Home) -> None:
    """Sam never said that they come, and has to hear that it was hard, and of the call."""
    meeting_id = home.meets()
    says(home, meeting_id, "yes")
    goes_by(home, *THEN)
    for question, key in (("how", "hard"), ("call", "yes")):
        with home.database.transaction() as tx:
            kit = tx.get(Person, home.ids["Kit"])
            found = select(talks).where(talks.c.conversation == "debrief")
            talk = tx.one(Talk, found)
            talking.reply(tx, kit, talk, question, key, NEXT_DAY)

    Post(home, now=NEXT_DAY).until_quiet(200)

    told = home.rows(notices, notices.c.kind == "tell")
    assert [(row.person_id, row.state) for row in told] == [(home.ids["Sam"], "accepted")] * 2
