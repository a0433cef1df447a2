"""The database is locked, or gone: the same promises as on a full disk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from scheduler.post.help_now import help_lines
from tests.crash.database_trouble import locked, taken_away, unreadable
from tests.crash.note_words import words
from tests.crash.waiting import (
    answers_of,
    never_wait_long,
    number_of_signals,
    presses,
    sends,
    shows,
    times_taken,
    unconfirmed,
)
from tests.scene import Scene

pytestmark = pytest.mark.crash


Trouble = Callable[[Path], AbstractContextManager[None]]


@pytest.mark.parametrize("trouble", [locked, taken_away, unreadable])
def test_without_a_database_the_truth_is_told_and_nothing_is_lost(
    trouble: Trouble, scene: Scene
) -> None:
    never_wait_long(scene.database)
    kit, cal, noor, max_ = (scene.phones[name] for name in ("Kit", "Cal", "Noor", "Max"))
    jo = scene.phones["Jo"]
    before = len(jo.texts())

    with trouble(scene.folder):
        said = [presses(noor, "coming.no"), sends(cal, "1"), sends(kit, "pineapple")]
        said += [presses(max_, "help"), sends(max_, "/help"), sends(max_, "I am lost")]
        shows(noor, words("not_saved"))
        shows(cal, words("not_saved"))
        shows(kit, words("signal_from_memory_told"))
        shows(kit, help_lines("en"))
        shows(jo, words("signal_from_memory"))
        shows(max_, words("not_saved"))
        assert sum(help_lines("en") == text for text in max_.texts()) == 2
        assert unconfirmed(scene) == len(said)
    scene.settle()

    assert unconfirmed(scene) == 0
    assert [times_taken(scene.database, one) for one in said] == [1] * len(said)
    assert answers_of(scene.database) == ["no", "yes"]
    assert number_of_signals(scene.database) == 1
    assert len(jo.texts()) == before + 2, "once from memory, once as ever"
    assert sum(words("signal_from_memory_told") in text for text in kit.texts()) == 1


@pytest.mark.parametrize("way", ["photo", "voice", "edit"])
def test_a_call_in_another_shape_is_passed_on_without_a_database_too(
    way: str, scene: Scene
) -> None:
    never_wait_long(scene.database)
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pinapple")
    before = len(jo.texts()), len(kit.texts())

    with locked(scene.folder):
        if way == "edit":
            scene.post("edit", person=kit.id, text="pinappel")
            scene.post("edit", person=kit.id, text="pineapple")
        else:
            scene.post(way, person=kit.id, caption="pineapple")
        shows(kit, words("signal_from_memory_told"))
        shows(jo, words("signal_from_memory"))
        assert not any(words("not_saved") in text for text in kit.texts())
    scene.settle()

    assert number_of_signals(scene.database) == 1
    assert len(jo.texts()) == before[0] + 2, "once from memory, once as ever"


def test_whoever_asks_for_a_break_is_told_when_nobody_could_be_reached(scene: Scene) -> None:
    never_wait_long(scene.database)
    kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
    waiting = len(jo.texts()), len(ali.texts())
    for staff in (jo, ali):
        scene.post("faults", kind="500", method="sendMessage", chat=staff.id, times=1)

    with locked(scene.folder):
        sends(kit, "/break")
        shows(kit, words("signal_not_saved"))
        shows(kit, help_lines("en"))
        assert (len(jo.texts()), len(ali.texts())) == waiting
    scene.settle()

    assert number_of_signals(scene.database) == 1
    assert (len(jo.texts()), len(ali.texts())) == (waiting[0] + 1, waiting[1] + 1)


def test_time_goes_on_for_what_was_due_while_the_database_was_locked(scene: Scene) -> None:
    never_wait_long(scene.database)
    ali = scene.phones["Ali"]
    scene.phones["Kit"].says("pineapple")
    waiting = len(ali.texts())

    with locked(scene.folder):
        scene.post("clock", advance_seconds=200)  # nobody waits for the bot
        sends(scene.phones["Kit"], "help")
        shows(scene.phones["Kit"], help_lines("en"))
        assert len(ali.texts()) == waiting
    scene.settle()

    assert len(ali.texts()) == waiting + 1, "the facilitators are asked again"
