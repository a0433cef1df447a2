"""Each notice goes in the first way that is open, and on by the next when one fails."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from records.calls import calls
from records.notices import Lane, notices
from records.people import memberships, people
from scheduler.post import reach
from scheduler.post.mail import letterhead
from scheduler.post.mail.letterhead import Letterhead
from scheduler.talks.cards import card_of
from tests.home import START, Home, a_home
from tests.scheduler.kits_card import begin_with
from tests.scheduler.posting import BLOCKED, LOST, Post, begin_again, state, tried

REACHED = {"email": "kit@example.org", "safe_write": "yes", "safe_ring": "yes"}


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("ways")) as home:
        yield home


@pytest.fixture
def post(whole_home: Home) -> Iterator[Post]:
    begin_again(whole_home)
    begin_with(whole_home, {"called": "Kit"}, telegram_id=104, ways="telegram", hours="any")
    letterhead.choose(Letterhead("meetings@example.org", "sam@example.org"))
    yield Post(whole_home)
    letterhead.choose(None)


def kit(post: Post, card: dict[str, Any] | None = None, **values: Any) -> None:
    said = {"called": "Kit", **REACHED, **(card or {})}
    begin_with(post.home, said, **{"ways": "telegram,email,call", **values})


def usable(post: Post) -> list[str]:
    row = post.home.row(people, post.home.ids["Kit"])
    with post.home.database.transaction() as tx:
        return reach.usable(tx, row)


CASES: tuple[tuple[str, dict[str, Any], dict[str, Any], str], ...] = (
    ("the order is the person's own", {}, {"ways": "call,email,telegram"}, "call email telegram"),
    ("no phone", {}, {"telegram_id": None}, "email call"),
    ("a closed chat", {}, {"blocked_at": START}, "email call"),
    ("no address", {"email": ""}, {}, "telegram call"),
    ("not safe to write", {"safe_write": "no"}, {}, "telegram call"),
    ("an address that does not work", {"email_fails": True}, {}, "telegram call"),
    ("not safe to ring", {"safe_ring": "no"}, {}, "telegram email"),
    ("never asked for by e-mail", {}, {"ways": "telegram"}, "telegram"),
    ("nothing left", {"safe_ring": "no"}, {"ways": "call", "telegram_id": None}, ""),
)


@pytest.mark.parametrize(("case", "card", "values", "expected"), CASES, ids=[c[0] for c in CASES])
def test_only_what_a_person_chose_and_is_safe_is_a_way_to_them(
    post: Post, case: str, card: dict[str, Any], values: dict[str, Any], expected: str
) -> None:
    kit(post, card, **values)

    assert usable(post) == expected.split(), case


def test_without_a_mail_server_e_mail_is_no_way(post: Post) -> None:
    kit(post)
    letterhead.choose(None)

    assert usable(post) == ["telegram", "call"]


def test_nobody_is_rung_whom_no_one_looks_after(post: Post) -> None:
    kit(post)
    me = memberships.c.person_id == post.home.ids["Kit"]
    facilitators = memberships.c.role == "facilitator"
    with post.home.database.transaction() as tx:
        tx.conn.execute(update(memberships).where(me).values(link_id=None))
        tx.conn.execute(update(memberships).where(facilitators).values(role="safeguarding"))
    try:
        assert usable(post) == ["telegram", "email"]
    finally:
        jo, ali, sam = (post.home.ids[name] for name in ("Jo", "Ali", "Sam"))
        with post.home.database.transaction() as tx:
            tx.conn.execute(update(memberships).where(me).values(link_id=sam))
            staff = memberships.c.person_id.in_((jo, ali))
            tx.conn.execute(update(memberships).where(staff).values(role="facilitator"))


def test_someone_without_the_app_is_told_by_voice_and_the_notice_counts_as_gone(
    post: Post,
) -> None:
    kit(post, ways="call", telegram_id=None)
    row_id = post.writes("Kit", "next_time", kind="begin", lane=Lane.NOTICE)

    post.until_quiet()

    assert state(post, row_id) == "accepted"
    assert tried(post, row_id) == [("call", "accepted")]
    (asked,) = post.home.rows(calls, calls.c.notice_id == row_id)
    assert (asked.person_id, asked.caller_id) == (post.home.ids["Kit"], post.home.ids["Sam"])


def test_a_chat_found_closed_passes_the_notice_on_at_once(post: Post) -> None:
    kit(post, {"email": ""})
    post.refuse("Kit", BLOCKED)
    row_id = post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE)

    post.until_quiet()

    assert tried(post, row_id) == [("telegram", "failed"), ("call", "accepted")]
    assert state(post, row_id) == "accepted"
    assert post.home.planned("cannot_reach") == []  # it was not needed


def test_details_are_looked_at_again_at_each_step(post: Post) -> None:
    kit(post, {"email": ""})
    post.refuse("Kit", BLOCKED)
    row_id = post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE)
    jobs = post.claims()
    kit(post, {"email": "", "safe_ring": "no"})
    post.sends(jobs)

    post.until_quiet()

    assert tried(post, row_id) == [("telegram", "failed")]
    assert state(post, row_id) == "failed"
    (asked,) = post.home.planned("not_safe_to_ring", notices.c.dedupe.startswith("no_way"))
    assert asked.person_id == post.home.ids["Sam"]
    assert post.home.planned("missed_notice") == []  # it would ask Sam to ring


def test_a_line_that_is_down_for_a_moment_is_tried_again_in_the_same_way(post: Post) -> None:
    kit(post)
    post.refuse("Kit", LOST, times=1)
    row_id = post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE)
    post.round()
    post.goes_on(seconds=5)

    post.until_quiet()

    assert tried(post, row_id) == [("telegram", "retry"), ("telegram", "accepted")]


def test_an_answer_in_the_chat_never_goes_elsewhere(post: Post) -> None:
    kit(post)
    post.refuse("Kit", BLOCKED)
    row_id = post.writes("Kit", lane=Lane.REPLY)

    post.until_quiet()

    assert tried(post, row_id) == [("telegram", "failed")]
    assert state(post, row_id) == "failed"


def test_what_is_for_the_very_hour_is_not_rung_about(post: Post) -> None:
    kit(post, ways="call", telegram_id=None)
    row_id = post.writes("Kit", "on_the_day", lane=Lane.NOTICE)

    post.until_quiet()

    assert state(post, row_id) == "withdrawn"
    assert post.home.planned("please_ring") == []


def test_a_call_waits_for_the_hours_a_person_likes_as_a_message_does(post: Post) -> None:
    kit(post, ways="call", telegram_id=None, hours="evenings")
    row_id = post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE, budgeted=True)

    post.until_quiet()
    assert state(post, row_id) == "planned"
    post.goes_on(hours=8)
    post.until_quiet()

    assert state(post, row_id) == "accepted"


def test_the_next_friendly_word_is_planned_whichever_way_this_one_went(post: Post) -> None:
    kit(post, ways="call", telegram_id=None)
    post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE)

    post.until_quiet()

    (later,) = post.home.planned("hello", notices.c.state == "planned")
    assert later.due_at > START + timedelta(days=13)


def test_the_usual_person_costs_no_look_up_more(post: Post) -> None:
    asked: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    row = post.home.row(notices, post.writes("Kit", lane=Lane.NOTICE))
    person = post.home.row(people, post.home.ids["Kit"])
    with post.home.database.transaction() as tx:
        event.listen(tx.conn, "before_cursor_execute", note)
        assert reach.way_for(tx, row, person) == "telegram"
    assert asked == []


def test_an_address_is_sealed_with_the_rest_of_the_card(post: Post) -> None:
    kit(post)

    row = post.home.row(people, post.home.ids["Kit"])
    with post.home.database.transaction() as tx:
        assert card_of(tx, row)["email"] == "kit@example.org"
    assert b"example.org" not in row.card
    assert b"example.org" not in post.home.data_file.read_bytes()
