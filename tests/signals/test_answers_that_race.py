"""Two answer at the same instant, or one answers as it is passed on: one wins, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.incoming import Incoming
from bot.turns import take
from records.signals import Signal, signals
from scheduler.signals.escalate import escalate
from tests.crash.waiting import until
from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.races import Job, button_of, race
from tests.scene import Scene

BOTH = (("Jo", "Ali"), ("Ali", "Jo"))
STEP = timedelta(minutes=3)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    """Kit has asked for a break, and both facilitators look at it; on each kind of database."""
    url = request.getfixturevalue("postgres") if request.param == "postgres" else None
    with an_example(tmp_path, with_a_meeting(), database_url=url) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        scene.phones["Kit"].says("pineapple")
        for name in ("Jo", "Ali"):
            scene.phones[name].taps("Show")
        yield scene


def a_tap(scene: Scene, name: str, key: str) -> Job:
    """A whole turn of the product's, from the tap on."""
    phone = scene.phones[name]
    data = button_of(phone, f".answer.{key}")
    tap = Incoming(0, "tap", sender_id=phone.id, chat_id=phone.id, text=data)
    return lambda tx: take(tx, tap, scene.now())


def one_won(scene: Scene, winner: str, loser: str) -> None:
    """Kit has heard of one, once; whoever was slower has heard who it was, once."""
    kit, slower = scene.phones["Kit"], scene.phones[loser]
    slower.taps("Show")
    assert [line for line in kit.texts() if "has seen it" in line] == [kit.last()]
    assert kit.last().startswith(f"{winner} has seen it")
    told = f"{winner} has got this. There is nothing you need to do."
    assert told in slower.texts()
    assert not any("I am telling Kit" in line for line in slower.texts())
    thanked = [line for line in scene.phones[winner].texts() if "I am telling Kit" in line]
    assert len(thanked) == 1
    with scene.database.transaction() as tx:
        (signal,) = tx.every(Signal, select(signals))
    assert signal.state == "seen"


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_of_two_answers_in_one_batch_the_first_wins(scene: Scene, first: str, second: str) -> None:
    taps = {name: button_of(scene.phones[name], ".answer.seen") for name in (first, second)}
    scene.stop_bot()
    for name in (first, second):
        scene.post("tap", person=scene.phones[name].id, data=taps[name])
    assert scene.get("pending")["unconfirmed"] == len(BOTH[0])  # so one getUpdates brings both
    scene.start_bot()
    scene.settle()
    one_won(scene, first, second)


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_of_two_answers_in_two_batches_the_first_wins(
    scene: Scene, first: str, second: str
) -> None:
    taps = {name: button_of(scene.phones[name], ".answer.break") for name in (first, second)}
    for name in (first, second):
        scene.phones[name].taps_data(taps[name])
    one_won(scene, first, second)
    until(scene, lambda: bool(scene.phones[second].alerts()), f"{second} hears at once")
    said = "Someone has seen to that already. There is nothing more to do."
    assert [alert["text"] for alert in scene.phones[second].alerts()] == [said]


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_of_two_transactions_that_race_the_first_wins(
    scene: Scene, first: str, second: str
) -> None:
    jobs = [a_tap(scene, name, "seen") for name in (first, second)]
    scene.stop_bot()
    race(scene, *jobs)
    scene.start_bot()
    scene.settle()
    one_won(scene, first, second)


def passing_on(scene: Scene) -> Job:
    """The clock's work, which has found the signal while it was still raised."""
    with scene.database.transaction() as tx:
        signal = tx.one(Signal, select(signals))
    at = signal.next_at
    assert at is not None
    return lambda tx: escalate(tx, signal, at)


def test_an_answer_that_is_a_hair_faster_than_the_clock_stops_it(scene: Scene) -> None:
    answering, passing = a_tap(scene, "Jo", "seen"), passing_on(scene)
    scene.stop_bot()
    race(scene, answering, passing)
    scene.start_bot()
    scene.wait(minutes=10)
    kit = scene.phones["Kit"]
    assert kit.last() == "Jo has seen it. You do not have to do a thing."
    assert not any("No one" in line for line in kit.texts())
    assert "Please look now." not in scene.phones["Sam"].texts()


def test_an_answer_that_is_a_hair_slower_than_the_clock_counts_all_the_same(scene: Scene) -> None:
    answering, passing = a_tap(scene, "Jo", "seen"), passing_on(scene)
    scene.stop_bot()
    race(scene, passing, answering)
    scene.start_bot()
    scene.wait(minutes=10)
    kit = scene.phones["Kit"]
    assert kit.last() == "Jo has seen it. You do not have to do a thing."
    assert not any("Still no one" in line or "No one came" in line for line in kit.texts())
    with scene.database.transaction() as tx:
        (signal,) = tx.every(Signal, select(signals))
    assert (signal.state, signal.step) == ("seen", 1)
