"""People who rehearse failure act by themselves, on the simulated clock."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from simulator.__main__ import arguments, build
from simulator.habits import MOST_ANSWERS, SOON
from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio
A_WHILE, DAY = SOON.total_seconds(), 86_400


def _keys(*labels: str) -> dict[str, Any]:
    row = [{"text": label, "callback_data": f"7.{label}"} for label in labels]
    return {"inline_keyboard": [[{"text": "Read", "url": "https://example.org"}], row]}


async def _ask(sim: Simulator, person: int, *labels: str) -> int:
    _, body = await sim.call(
        "sendMessage", chat_id=person, text="How are you?", reply_markup=_keys(*labels)
    )
    return int(body["result"]["message_id"])


async def _heard(sim: Simulator) -> list[str]:
    """What the bot got: the data of taps, the text of messages."""
    _, body = await sim.call("getUpdates")
    return [
        one["callback_query"]["data"] if "callback_query" in one else one["message"]["text"]
        for one in body["result"]
    ]


async def _move(sim: Simulator, seconds: float) -> None:
    await sim.post("clock", advance_seconds=seconds, wait=True)


async def test_one_who_has_blocked_the_bot_gets_nothing(sim: Simulator) -> None:
    person = await sim.person(habit="has_blocked")
    status, body = await sim.call("sendMessage", chat_id=person, text="Hello")
    assert (status, body["description"]) == (403, "Forbidden: bot was blocked by the user")
    assert await _heard(sim) == []
    (shown,) = await sim.get("people")
    assert (shown["habit"], shown["blocked"]) == ("has_blocked", True)


async def test_one_answers_each_question_two_days_late(sim: Simulator) -> None:
    person = await sim.person(habit="two_days_late")
    await _ask(sim, person, "Well", "Badly")
    await _move(sim, 2 * DAY - 1)
    assert await _heard(sim) == []
    await _move(sim, 1)
    assert await _heard(sim) == ["7.Well"]


async def test_one_taps_everything_twice(sim: Simulator) -> None:
    person = await sim.person(habit="taps_twice")
    await _ask(sim, person, "Well")
    await _move(sim, A_WHILE)
    assert await _heard(sim) == ["7.Well", "7.Well"]
    await _ask(sim, person, "Later")
    await sim.post("tap", person=person, label="Later")
    assert (await _heard(sim))[2:] == ["7.Later", "7.Later"]


async def test_one_only_types(sim: Simulator) -> None:
    person = await sim.person(habit="only_types")
    await _ask(sim, person, "Well", "Badly")
    await _move(sim, A_WHILE)
    assert await _heard(sim) == ["Well"]
    typed = await sim.post("tap", person=person, data="7.Badly")
    assert "callback_query_id" not in typed
    assert await _heard(sim) == ["Well", "Badly"]
    await sim.post("tap", person=person, data="forged")
    assert (await _heard(sim))[2:] == ["forged"]


async def test_a_button_that_is_gone_is_not_pressed(sim: Simulator) -> None:
    person = await sim.person(habit="two_days_late")
    changed, deleted = await _ask(sim, person, "A"), await _ask(sim, person, "B")
    await sim.call("editMessageText", chat_id=person, message_id=changed, text="Over")
    await sim.call("deleteMessage", chat_id=person, message_id=deleted)
    await _move(sim, 3 * DAY)
    assert await _heard(sim) == []


async def test_a_menu_that_comes_again_and_again_is_used_once(sim: Simulator) -> None:
    person = await sim.person(habit="taps_twice")
    for _ in range(3):
        await _ask(sim, person, "Menu")
        await _move(sim, A_WHILE)
    assert await _heard(sim) == ["7.Menu", "7.Menu"]


async def test_a_bot_that_asks_for_ever_is_not_answered_for_ever(sim: Simulator) -> None:
    person = await sim.person(habit="only_types")
    for number in range(MOST_ANSWERS + 5):
        await _ask(sim, person, str(number))
    await _move(sim, A_WHILE)
    assert len(await _heard(sim)) == MOST_ANSWERS


async def test_a_habit_can_be_given_up(sim: Simulator) -> None:
    person = await sim.person(habit="only_types")
    await sim.post("people", id=person, habit=None)
    await _ask(sim, person, "Well")
    await _move(sim, A_WHILE)
    assert await _heard(sim) == []
    assert "has_blocked" in (await sim.post("people", id=person, habit="sings"))["error"]


async def test_a_question_in_a_group_is_left_to_others(sim: Simulator) -> None:
    person = await sim.person(habit="only_types")
    group = (await sim.post("groups", title="Garden", members=[person]))["id"]
    await _ask(sim, group, "Well")
    await _move(sim, DAY)
    assert await _heard(sim) == []


async def test_they_act_without_a_move_when_the_time_goes_on_by_itself(
    sim: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await sim.person(habit="only_types")
    await sim.post("clock", running=True)
    await _ask(sim, person, "Well")
    poll = asyncio.create_task(sim.call("getUpdates", timeout=20))
    since = sim.world.clock.since
    monkeypatch.setattr("simulator.clock.time.monotonic", lambda: since + A_WHILE + 1)
    sim.world.clock.moved.ring()  # as if the while had passed
    _, body = await poll
    assert body["result"][0]["message"]["text"] == "Well"


async def test_a_long_move_meets_each_act_at_its_own_time(sim: Simulator) -> None:
    late, soon = (
        await sim.person("Late", habit="two_days_late"),
        await sim.person("Soon", habit="only_types"),
    )
    start = sim.world.now
    for person in (late, soon):
        await _ask(sim, person, "Well")
    await _move(sim, 5 * DAY)
    dates = [
        [m["date"] for m in (await sim.get(f"sees?person={soon}"))["messages"]][-1],
        *(one["at"] for one in sim.world.events.after(0) if one["kind"] == "open"),
    ]
    assert dates[0] == dates[1] == (start + SOON).isoformat()
    assert dates[2] == (start + timedelta(days=2)).isoformat()


async def test_a_seed_can_give_habits(tmp_path: Any) -> None:
    seed = tmp_path / "seed.json"
    seed.write_text('{"people": [{"id": 5, "name": "A", "habit": "has_blocked"}]}')
    world = build(arguments(["--port", "0", "--frozen", "--seed", str(seed)]))
    assert world.people.get(5).blocked
