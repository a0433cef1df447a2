"""Who has said that it is not safe to ring is on no list; they are to be reached in a safe way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from records.access import Actor
from records.calls import calls
from records.notices import Lane, Notice, notices
from records.people import Person, Way, people
from scheduler import house
from scheduler.choices.keep_choices import keep_choices
from scheduler.house import in_family
from scheduler.kinds import Family
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.confirm_cancelled import confirm_cancelled
from scheduler.phone_calls import calls as ringing
from scheduler.post import outbox
from scheduler.post.due.sweep import sweep
from scheduler.post.reach import NOT_SAFE, NOT_SAFE_AT_ALL
from scheduler.talks.acts import Order
from scheduler.talks.digest.digest_facts import beside
from scheduler.talks.known import Known
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.posting import BLOCKED, Post

AFTER = in_family(Family.AFTER)
ASKING = in_family(Family.ASKING)
BEFORE = in_family(Family.BEFORE)
NEWS = in_family(Family.NEWS)

NOT_SAFE_TO = {"safe_ring": "no", "phone": "01632 960 555"}
SOON = MEETING_AT - timedelta(hours=3)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path, {"Kit": NOT_SAFE_TO}) as home:
        yield home


def to_ring(home: Home) -> list[Any]:
    return home.rows(calls, calls.c.person_id == home.ids["Kit"])


def asked_for(home: Home, *names: str) -> dict[str, set[str]]:
    """Who is asked to reach Kit, by the name of the note."""
    found: dict[str, set[str]] = {}
    who = {number: name for name, number in home.ids.items()}
    mine = (notices.c.about_id == home.ids["Kit"], notices.c.state == "planned")
    for row in home.rows(notices, *mine):
        found.setdefault(row.name, set()).add(who[row.person_id])
    return {name: found[name] for name in found if not names or name in names}


@pytest.mark.parametrize("name", [*BEFORE, *AFTER, *NEWS, *ASKING, "next_time", "fare_late"])
def test_nothing_puts_them_on_a_list(home: Home, name: str) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        kit = tx.get(Person, home.ids["Kit"])
        row_id = outbox.post(
            tx,
            to=kit.id,
            kind="begin",
            name=name,
            lane=Lane.NOTICE,
            now=START,
            meeting_id=meeting_id if name not in ASKING else None,
            deadline=MEETING_AT if name in ASKING else None,
        )
        row = tx.get(Notice, row_id)
        assert not ringing.put_on_list(tx, row, kit, START)

    assert to_ring(home) == []


@pytest.mark.parametrize("name", BEFORE)
def test_what_misses_its_deadline_is_no_call_but_a_word_to_find_a_safe_way(
    home: Home, name: str
) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        outbox.withdraw(tx, notices.c.person_id == home.ids["Kit"])
        outbox.post(
            tx,
            to=home.ids["Kit"],
            kind="begin",
            name=name,
            lane=Lane.NOTICE,
            now=START,
            deadline=START + timedelta(minutes=1),
            meeting_id=meeting_id,
        )

    sweep(home.database, START + timedelta(minutes=1))

    assert to_ring(home) == []
    assert asked_for(home) == {NOT_SAFE: {"Sam"}}
    Post(home, now=START + timedelta(minutes=1)).until_quiet(200)


def test_the_word_says_that_it_is_not_safe_to_ring(home: Home) -> None:
    home.meets()
    sweep(home.database, MEETING_AT - timedelta(hours=23))
    post = Post(home, now=MEETING_AT - timedelta(hours=23))
    with home.database.transaction() as tx:
        rows = tx.every(Notice, select(notices).where(notices.c.name == NOT_SAFE))
        sam = tx.get(Person, home.ids["Sam"])
        said = [beside(Known(tx, sam, post.now, about_id=row.about_id), row) for row in rows]
    assert said
    assert all("what" in found for found in said)

    post.until_quiet(200)

    to_sam = [o.text for o in post.channel.sent if o.chat_id == post.phone_of("Sam")]
    assert any("It is not safe to ring. Please find some other safe way." in one for one in to_sam)
    assert not any("ring Kit" in one for one in to_sam)


@pytest.mark.parametrize("ways", ["call", "email,call", "telegram,call"])
def test_however_they_chose_to_be_reached(home: Home, ways: str) -> None:
    with home.database.transaction() as tx:
        mine = people.c.id == home.ids["Kit"]
        tx.conn.execute(update(people).where(mine).values(ways=ways, telegram_id=None))
    home.meets()
    post = Post(home)
    post.until_quiet(200)
    post.goes_on(minutes=11)  # what is written waits a little, to come in one e-mail
    post.until_quiet(200)

    assert to_ring(home) == []
    assert "please_ring" not in asked_for(home)
    told = home.rows(notices, notices.c.name == NOT_SAFE)
    assert {row.person_id for row in told} == {home.ids["Sam"]}


def test_a_chat_that_is_closed_is_said_with_the_same_care(home: Home) -> None:
    post = Post(home)
    post.refuse("Kit", BLOCKED)
    post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE)

    post.until_quiet()

    assert {row.person_id for row in home.planned(NOT_SAFE_AT_ALL)} == {home.ids["Sam"]}
    assert home.planned("cannot_reach") == []


@pytest.mark.parametrize("late", [True, False])
def test_news_they_may_not_have_heard_is_brought_to_them_in_another_way(
    home: Home, late: bool
) -> None:
    meeting_id, now = home.meets(), SOON if late else START
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, now)

    assert to_ring(home) == []
    others = home.rows(calls, calls.c.state == "open")
    (word,) = home.planned(NOT_SAFE, notices.c.about_id == home.ids["Kit"])
    assert word.person_id == home.ids["Sam"]
    assert word.due_at == now if late else word.due_at > now
    assert {call.person_id for call in others} == {
        home.ids[name] for name in ("Bea", "Noor", "Cal", "Max", "Ivy")
    }

    with home.database.transaction() as tx:  # “I know”
        confirm_cancelled(tx, Actor(home.ids["Kit"]), Order(meeting_id=meeting_id), now)
    assert [row.state for row in home.planned(NOT_SAFE)] == ["withdrawn"]


def test_newer_news_takes_the_place_of_older(home: Home) -> None:
    meeting_id = home.meets()
    Post(home).until_quiet(200)  # they have been invited
    for clock in ("15:00", "16:00"):
        with home.database.transaction() as tx:
            said = {"which": str(meeting_id), "new_day": "2026-06-10", "new_time": clock}
            change_meeting(tx, Actor(home.ids["Jo"]), Order(answers=said), START)

    planned = home.planned(NOT_SAFE, notices.c.state == "planned")
    assert len(planned) == 1
    assert to_ring(home) == []


@pytest.mark.parametrize(
    ("name", "asks"),
    [("invitation", True), ("cancelled", True), ("debrief", False), ("times_for_me", False)],
)
def test_who_says_so_later_is_taken_off_every_list(tmp_path: Path, name: str, asks: bool) -> None:
    with a_home(tmp_path, {"Kit": {"phone": "01632 960 555"}}) as home:
        meeting_id = home.meets()
        with home.database.transaction() as tx:
            tx.conn.execute(
                calls.insert().values(
                    person_id=home.ids["Kit"],
                    caller_id=home.ids["Sam"],
                    group_id=home.group_id,
                    meeting_id=meeting_id,
                    name=name,
                    urgent=False,
                    made_at=START,
                    due_at=START,
                    deadline=MEETING_AT,
                )
            )
            order = Order(answers={"safe_ring": "no"})
            keep_choices(tx, Actor(home.ids["Kit"]), order, START)
            keep_choices(tx, Actor(home.ids["Kit"]), order, START)

        assert [call.state for call in to_ring(home)] == ["dropped"]
        assert asked_for(home, NOT_SAFE) == ({NOT_SAFE: {"Sam"}} if asks else {})


def test_who_said_nothing_or_yes_is_rung_as_before(tmp_path: Path) -> None:
    for number, card in enumerate(({}, {"safe_ring": "yes"})):
        folder = tmp_path / str(number)
        folder.mkdir()
        with a_home(folder, {"Kit": card}) as home:
            with home.database.transaction() as tx:
                mine = people.c.id == home.ids["Kit"]
                tx.conn.execute(update(people).where(mine).values(ways=Way.CALL, telegram_id=None))
            home.meets()
            Post(home).until_quiet(200)
            assert [call.name for call in to_ring(home)][:1] == ["invitation"]
            assert home.planned(NOT_SAFE) == []


def test_all_who_put_people_on_lists_are_looked_at_here() -> None:
    """A new way to a list of people to ring has to be looked at here too."""
    root = Path(house.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            into = [getattr(arg, "id", "") for arg in node.args]
            by_a_port = getattr(getattr(node.func, "value", None), "id", "") == "ports"
            rings = name in ("put_on_list", "ring_about") or (name == "ring" and by_a_port)
            if rings or (name == "insert" and "calls" in into):
                found.add((path.relative_to(root).as_posix(), name))
    assert found == {
        ("phone_calls/calls.py", "insert"),
        ("post/sending/preparing.py", "ring"),
        ("meetings/news.py", "ring_about"),
        ("phone_calls/callers.py", "insert"),
        ("post/due/sweep.py", "ring"),
    }
