"""Two are on it at the same instant, or one is as it is passed on: one has it, each hears once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.incoming import Incoming
from bot.turns import take
from records.worries import Worry, worries
from scheduler.safety.pass_worry_on import pass_worry_on
from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.races import Job, button_of, race
from tests.scene import Scene
from tests.worries import the_worry

BOTH = (("Jo", "Ali"), ("Ali", "Jo"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    """Kit has raised a worry, and both facilitators look at it; on each kind of database."""
    url = request.getfixturevalue("postgres") if request.param == "postgres" else None
    with an_example(tmp_path, with_a_meeting(), database_url=url) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        scene.phones["Kit"].says("/safety")
        scene.phones["Kit"].taps("Tell Sam, Jo and Ali")
        for name in ("Jo", "Ali"):
            scene.phones[name].taps("Show")
        yield scene


def takes(scene: Scene, name: str) -> Job:
    """A whole turn of the product's, from the tap on “I'm on it”."""
    phone = scene.phones[name]
    data = button_of(phone, ".worry_answer.taken")
    tap = Incoming(0, "tap", sender_id=phone.id, chat_id=phone.id, text=data)
    return lambda tx: take(tx, tap, scene.now())


def one_has_it(scene: Scene, winner: str, loser: str) -> None:
    """Kit has heard of one, once; whoever was slower reads who it is."""
    kit, slower = scene.phones["Kit"], scene.phones[loser]
    assert [line for line in kit.texts() if line.endswith("is on it.")] == [f"{winner} is on it."]
    slower.taps("Show")
    assert f"{winner} is on it. There is nothing you need to do." in slower.texts()
    assert not any("you're on it" in line for line in slower.texts())
    assert the_worry(scene).state == "taken"


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_of_two_who_take_it_at_once_the_first_has_it(
    scene: Scene, first: str, second: str
) -> None:
    jobs = [takes(scene, name) for name in (first, second)]
    scene.stop_bot()
    race(scene, *jobs)
    scene.start_bot()
    scene.settle()
    one_has_it(scene, first, second)


def passing_on(scene: Scene) -> Job:
    """The clock's work, which has found the worry while nobody was on it."""
    with scene.database.transaction() as tx:
        worry = tx.one(Worry, select(worries))
    at = worry.next_at
    assert at is not None
    return lambda tx: pass_worry_on(tx, worry, at)


def test_who_is_a_hair_faster_than_the_clock_stops_it(scene: Scene) -> None:
    taking, passing = takes(scene, "Jo"), passing_on(scene)
    scene.stop_bot()
    race(scene, taking, passing)
    scene.start_bot()
    scene.wait(minutes=10)
    kit = scene.phones["Kit"]
    assert kit.last() == "Jo is on it."
    assert not any("Nobody has" in line or "is on it yet" in line for line in kit.texts())
    assert scene.phones["Sam"].texts().count("Please look now.") <= 1


def test_who_is_a_hair_slower_than_the_clock_has_it_all_the_same(scene: Scene) -> None:
    taking, passing = takes(scene, "Jo"), passing_on(scene)
    scene.stop_bot()
    race(scene, passing, taking)
    scene.start_bot()
    scene.wait(minutes=10)
    kit = scene.phones["Kit"]
    assert kit.last() == "Jo is on it."
    assert not any("nobody is on it yet" in line for line in kit.texts())
    assert (the_worry(scene).state, the_worry(scene).step) == ("taken", 1)
