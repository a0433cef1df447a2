"""Hiding is rows of ids: whatever kills the program on the way, all of it is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete

from records.access import Actor
from records.messages import messages
from records.notices import notices
from records.people import Person
from scheduler.choices.hide_chat import hide_chat
from scheduler.post import messages as sent
from scheduler.post.channels import Outgoing
from scheduler.post.due.sweep import next_due, sweep
from scheduler.talks.acts import Order
from tests.home import START, Home, a_home
from tests.scheduler.posting import LOST, Post, begin_again, states

LEFT = "Hello. You can write to me at any time."


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("hiding")) as home:
        yield home


@pytest.fixture
def post(whole_home: Home) -> Post:
    begin_again(whole_home)
    return Post(whole_home)


def types(post: Post, name: str, *ids: int, dice: bool = False, **ago: float) -> None:
    """Someone has sent messages of these ids, so long ago."""
    home = post.home
    with home.database.transaction() as tx:
        person = tx.get(Person, home.ids[name])
        for one in ids:
            at = post.now - timedelta(**ago)
            sent.keep(tx, person, person.telegram_id or 0, one, "words", at, dice=dice)


def hides(post: Post, name: str) -> None:
    with post.home.database.transaction() as tx:
        hide_chat(tx, Actor(post.home.ids[name]), Order(), post.now)


def taken(post: Post) -> list[int]:
    """The messages that Telegram was asked to delete, in order."""
    return [one for o in post.channel.sent if o.act == "delete" for one in o.messages]


def a_full_chat(post: Post) -> set[int]:
    """Kit has got three notes and sent 150 messages; their ids."""
    for _ in range(3):
        post.writes("Kit", "small_ok")
    post.until_quiet()
    types(post, "Kit", *range(1, 151))
    ours = {row.message_id for row in post.home.rows(notices)}
    post.channel.sent.clear()
    return ours | set(range(1, 151))


def test_all_goes_in_pieces_of_a_hundred_and_only_ones_own(post: Post) -> None:
    all_of_it = a_full_chat(post)
    types(post, "Bea", 900, 901)
    post.writes("Bea", "small_ok")
    post.until_quiet()
    post.channel.sent.clear()

    hides(post, "Kit")
    post.until_quiet()

    assert sorted(taken(post)) == sorted(all_of_it)
    assert [len(o.messages) for o in post.channel.sent if o.messages] == [100, 53]
    assert post.channel.sent[-1].text == LEFT
    assert {o.chat_id for o in post.channel.sent} == {post.phone_of("Kit")}


@pytest.mark.parametrize("after", range(7))
@pytest.mark.parametrize("flown", [True, False])
def test_a_program_that_dies_at_any_point_takes_it_all_away_later(
    post: Post, after: int, *, flown: bool
) -> None:
    all_of_it = a_full_chat(post)
    hides(post, "Kit")
    for _ in range(after):
        post.round()
    jobs = post.claims()  # and here it dies: with what it had claimed sent, or not
    if flown:
        post.sends(jobs)

    post.start()
    post.until_quiet()

    assert set(taken(post)) == all_of_it
    lines = [o.text for o in post.channel.sent if o.act == "send"]
    assert lines in ([LEFT], [LEFT, LEFT]), "at most one message is doubled"
    assert set(states(post.home.rows(notices))) == {"accepted"}


@pytest.mark.parametrize("times", [1, 2, 5])
def test_it_is_tried_until_it_gets_through(post: Post, times: int) -> None:
    all_of_it = a_full_chat(post)
    post.refuse("Kit", LOST, times)
    hides(post, "Kit")
    for _ in range(times + 4):
        post.goes_on(seconds=120)
        post.round()
    assert set(taken(post)) == all_of_it


def test_hiding_a_hundred_times_does_no_harm(post: Post) -> None:
    a_full_chat(post)
    for _ in range(100):
        hides(post, "Kit")
    post.until_quiet(400)
    texts = [o.text for o in post.channel.sent if o.act == "send"]
    assert texts == [LEFT], "those that were not sent yet are withdrawn"
    assert len(taken(post)) == len(set(taken(post))) == 153


def test_a_dice_is_asked_for_once_however_often_one_hides(post: Post) -> None:
    types(post, "Kit", 7, dice=True, hours=3)
    for _ in range(3):
        hides(post, "Kit")
        post.until_quiet()
    assert 7 not in taken(post)
    post.goes_on(hours=21, minutes=2)
    post.until_quiet()
    assert taken(post).count(7) == 1


def test_what_is_on_its_way_comes_and_is_covered(post: Post) -> None:
    row = post.writes("Kit", "small_ok")
    jobs = post.claims()
    hides(post, "Kit")
    post.sends(jobs)
    post.until_quiet()
    shown: dict[int | None, Outgoing] = {}
    for number, outgoing in enumerate(post.channel.sent, 1_001):
        shown[outgoing.message_id or number] = outgoing
    message = post.home.row(notices, row).message_id
    assert shown[message].text == "You have a message."
    assert post.home.row(notices, row).hidden is False


def test_rows_go_by_the_clock_at_a_full_hour_before_48_hours(post: Post) -> None:
    home = post.home
    with home.database.transaction() as tx:
        tx.conn.execute(delete(messages))
    post.now = START + timedelta(minutes=20)
    types(post, "Kit", 1, 2, 3)
    due = START + timedelta(hours=48)
    assert next_due(home.database) == due
    sweep(home.database, due - timedelta(seconds=1))
    assert len(home.rows(messages)) == 3
    sweep(home.database, due)
    assert home.rows(messages) == []
    with home.database.transaction() as tx:
        assert sent.NEXT_PURGE(tx) is None


def test_many_rows_go_in_pieces(post: Post) -> None:
    types(post, "Kit", *range(450), hours=1)
    later = post.now + timedelta(hours=50)
    for left in (250, 50, 0):
        sweep(post.home.database, later)
        assert len(post.home.rows(messages)) == left
