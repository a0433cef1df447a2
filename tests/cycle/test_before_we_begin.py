"""Before a group begins: what it plans, and whether it is ready, for all of the group to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from records.access import Actor, NotAllowed
from records.groups import groups
from records.notices import notices
from records.people import people
from scheduler.group_page.keep_begin import LONGEST, keep_begin
from scheduler.talks.acts import Order
from tests.example import a_meeting_is_made, an_example, makes_a_meeting
from tests.scene import START, Phone

FIRST = "It is the first meeting here."


def skips(phone: Phone, times: int) -> None:
    for _ in range(times):
        phone.taps("Skip")


def all_ready(jo: Phone) -> None:
    jo.says("/begin")
    skips(jo, 6)
    for _ in range(4):
        jo.taps("Yes")


def test_each_answer_is_kept_as_it_is_given_and_all_can_read_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        jo.says("/begin")
        jo.says("ما يجعل المكان آمنًا")
        jo.taps("Stop for now")
        kit.says("/ourplan")
        assert "What we want to find out: “\u2068ما يجعل المكان آمنًا\u2069”" in kit.last()
        assert "Are we ready?" not in kit.last()
        kit.says("/begin")
        assert "find out?" not in kit.last()
        with scene.database.transaction() as tx:
            assert "آمنًا".encode() not in tx.conn.scalars(select(groups.c.card)).one()


def test_it_goes_on_where_it_stopped_and_the_group_hears_once(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        jo.says("/begin")
        jo.says("Safe places")
        jo.taps("Stop for now")
        scene.wait(minutes=30)
        jo.says("hello")
        assert "Whom does it touch?" in jo.last()
        jo.says("All of us")
        scene.wait(hours=2)
        assert sum("news on the page" in text for text in kit.texts()) == 1
        with scene.database.transaction() as tx:
            rows = tx.conn.execute(select(notices).where(notices.c.name == "page_changed")).all()
            assert {row.silent for row in rows} == {True}
            assert {row.state for row in rows} == {"accepted"}


def test_two_facilitators_at_it_do_not_undo_each_other(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        jo.says("/begin")
        jo.says("Safe places")
        ali.says("/begin")
        assert "So far: “Safe places”" in ali.last()
        ali.says("Warm places")
        jo.says("All of us")
        kit.says("/ourplan")
        assert "Warm places" in kit.last()
        assert "All of us" in kit.last()
        assert "Safe places" not in kit.last()


def test_not_yet_says_what_it_would_take_until_it_is_a_yes(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        jo.says("/begin")
        skips(jo, 6)
        jo.taps("Not yet")
        jo.says("x" * (LONGEST + 1))
        assert "Please say it in two or three lines." in jo.last()
        jo.says("Time with the managers")
        jo.taps("Not yet")
        skips(jo, 3)
        kit.says("/ourplan")
        assert "Not yet. It would take: “Time with the managers”" in kit.last()
        assert "as an equal. Not yet." in kit.last()
        jo.says("/begin")
        skips(jo, 6)
        assert "So far: Not yet. It would take: “Time with the managers”" in jo.last()
        jo.taps("Yes")
        kit.says("/ourplan")
        assert "hear back. Yes." in kit.last()
        assert "managers" not in kit.last()


def test_the_first_meeting_points_to_it_and_goes_out_all_the_same(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        makes_a_meeting(jo)
        assert FIRST in jo.last()
        assert "You are invited to “Hub rules”." in kit.last()
        a_meeting_is_made(scene, day="2026-06-17")
        jo.says("/newmeeting")
        jo.taps("Yes, copy it")
        jo.says("24 June")
        jo.says("2 pm")
        jo.taps("Yes, ask them")
        assert "The meeting is set." in jo.last()
        assert FIRST not in jo.last()


def test_a_group_that_is_ready_hears_nothing_of_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        all_ready(jo)
        makes_a_meeting(jo)
        assert "The meeting is set." in jo.last()
        assert FIRST not in jo.last()


def test_only_who_runs_the_group_can_answer(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene, scene.database.transaction() as tx:
        for name in ("Kit", "Sam"):
            who = tx.conn.scalars(
                select(people.c.id).where(people.c.telegram_id == scene.phones[name].id)
            ).one()
            group_id = str(tx.conn.scalars(select(groups.c.id)).one())
            order = Order(answers={"group": group_id, "plan_find": "Hm"})
            with pytest.raises(NotAllowed):
                keep_begin(tx, Actor(who), order, START)
