"""The queue of updates keeps and forgets as Telegram's does."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from simulator.bell import Bell
from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio


async def _texts(sim: Simulator, **params: Any) -> list[str]:
    _, body = await sim.call("getUpdates", **params)
    return [update["message"]["text"] for update in body["result"]]


async def _say(sim: Simulator, person: int, *texts: str) -> list[int]:
    return [(await sim.post("say", person=person, text=text))["update_id"] for text in texts]


async def test_updates_stay_until_an_offset_confirms_them(sim: Simulator) -> None:
    first, second, _ = await _say(sim, await sim.person(), "one", "two", "three")
    assert await _texts(sim) == ["one", "two", "three"]
    assert await _texts(sim) == ["one", "two", "three"]
    assert await _texts(sim, limit=1) == ["one"]
    assert await _texts(sim, offset=first + 1) == ["two", "three"]
    assert (await sim.get("pending"))["unconfirmed"] == 2
    assert await _texts(sim, offset=second + 1) == ["three"]


async def test_a_negative_offset_keeps_only_the_last(sim: Simulator) -> None:
    await _say(sim, await sim.person(), "one", "two", "three")
    assert await _texts(sim, offset=-2) == ["two", "three"]
    assert await _texts(sim) == ["two", "three"]


async def test_messages_are_kept_24_hours_and_taps_150_seconds(
    sim: Simulator, keyboard: dict[str, Any]
) -> None:
    person = await sim.person()
    await sim.call("sendMessage", chat_id=person, text="?", reply_markup=keyboard)
    await _say(sim, person, "typed")
    tapped = await sim.post("tap", person=person, label="Ready")
    clock = sim.world.clock
    clock.set(clock.now + timedelta(seconds=149))
    assert (await sim.get("pending"))["unconfirmed"] == 2
    clock.set(clock.now + timedelta(seconds=2))
    assert await _texts(sim) == ["typed"]
    status, body = await sim.call(
        "answerCallbackQuery", callback_query_id=tapped["callback_query_id"]
    )
    assert (status, "too old" in body["description"]) == (400, True)
    clock.set(clock.now + timedelta(hours=24))
    assert await _texts(sim) == []


async def test_messages_can_be_deleted_for_48_hours(sim: Simulator) -> None:
    person = await sim.person()
    _, old = await sim.call("sendMessage", chat_id=person, text="old")
    sim.world.clock.set(sim.world.clock.now + timedelta(hours=48))
    message_id = old["result"]["message_id"]
    _, body = await sim.call("deleteMessage", chat_id=person, message_id=message_id)
    assert body["description"] == "Bad Request: message can't be deleted for everyone"
    _, new = await sim.call("sendMessage", chat_id=person, text="new")
    message_id = new["result"]["message_id"]
    _, body = await sim.call("deleteMessages", chat_id=person, message_ids=[message_id, 999])
    assert body["result"] is True


async def test_of_two_pollers_the_older_gets_the_conflict(sim: Simulator) -> None:
    person = await sim.person()
    older = asyncio.create_task(sim.call("getUpdates", timeout=20))
    await sim.world.quiet.until(lambda: sim.world.updates.polling == 1, 5)
    newer = asyncio.create_task(sim.call("getUpdates", timeout=20))
    status, body = await older
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    await sim.post("say", person=person, text="Hello")
    status, body = await newer
    assert (status, len(body["result"])) == (200, 1)


async def test_the_wanted_kinds_of_updates_are_remembered(
    sim: Simulator, keyboard: dict[str, Any]
) -> None:
    person = await sim.person()
    await sim.call("sendMessage", chat_id=person, text="?", reply_markup=keyboard)
    await sim.call("getUpdates", allowed_updates=["callback_query"])
    said = await sim.post("say", person=person, text="unheard")
    assert said["update_id"] is None
    await sim.post("tap", person=person, label="Ready")
    _, body = await sim.call("getUpdates")
    assert [set(update) - {"update_id"} for update in body["result"]] == [{"callback_query"}]


async def test_an_update_can_come_twice(sim: Simulator) -> None:
    person = await sim.person()
    first, last = await _say(sim, person, "one", "two")
    assert await _texts(sim, offset=last + 1) == []
    await sim.post("repeat", update_id=first)
    _, body = await sim.call("getUpdates", offset=last + 1)
    assert [update["update_id"] for update in body["result"]] == [first]
    assert await _texts(sim, offset=last + 1) == []
    assert "error" in await sim.post("repeat", update_id=5)


@pytest.mark.parametrize("update", [{}, {"message": None}, {"update_id": "x"}, [], 7, None])
async def test_any_raw_update_reaches_the_bot_as_it_is(sim: Simulator, update: object) -> None:
    await sim.post("raw", update=update)
    _, body = await sim.call("getUpdates")
    (received,) = body["result"]
    assert received == (
        {"update_id": received["update_id"], **update} if isinstance(update, dict) else update
    )


async def test_a_long_poll_answers_as_soon_as_something_comes(sim: Simulator) -> None:
    person = await sim.person()
    poll = asyncio.create_task(sim.call("getUpdates", timeout=50))
    await sim.world.quiet.until(lambda: sim.world.updates.polling == 1, 5)
    assert await sim.get("pending") == {"unconfirmed": 0, "polling": True}
    await _say(sim, person, "now")
    _, body = await poll
    assert body["result"][0]["message"]["text"] == "now"


async def test_a_poll_lasts_fifty_seconds_at_most(sim: Simulator) -> None:
    class Timeless(Bell):
        async def until(self, ready: Callable[[], bool], timeout_seconds: float) -> bool:
            asked.append(timeout_seconds)
            return ready()

    asked: list[float] = []
    sim.world.updates.arrived = Timeless()
    for timeout in (7, 50, 900, -3):
        assert (await sim.call("getUpdates", timeout=timeout))[1]["result"] == []
    assert asked == [7, 50, 50, 0]


@pytest.mark.parametrize(("limit", "count"), [(0, 1), (-5, 1), (1, 1), (100, 100), (1000, 100)])
async def test_a_poll_gives_from_one_to_a_hundred(sim: Simulator, limit: int, count: int) -> None:
    for number in range(105):
        sim.world.updates.add("message", {"text": str(number)})
    _, body = await sim.call("getUpdates", limit=limit)
    assert len(body["result"]) == count
    _, body = await sim.call("getUpdates")
    assert len(body["result"]) == 100


async def test_a_negative_offset_beyond_the_queue_keeps_all_of_it(sim: Simulator) -> None:
    await _say(sim, await sim.person(), "one", "two")
    assert await _texts(sim, offset=-5) == ["one", "two"]
    assert await _texts(sim, offset=-1, limit=1) == ["two"]


async def test_an_offset_from_the_future_confirms_nothing(sim: Simulator) -> None:
    (first,) = await _say(sim, await sim.person(), "one")
    assert await _texts(sim, offset=first + 1_000_000) == ["one"]


async def test_kinds_that_nobody_knows_count_for_nothing(sim: Simulator) -> None:
    person = await sim.person()
    for wanted, kept in ((["MESSAGE", "nonsense"], ["message"]), (["nonsense"], None)):
        await sim.call("getUpdates", allowed_updates=wanted)
        assert sim.world.updates.allowed == kept
    await sim.call("getUpdates", allowed_updates=["callback_query"])
    await sim.call("getUpdates", allowed_updates=[])
    await _say(sim, person, "heard")
    assert await _texts(sim) == ["heard"]


async def test_kinds_are_chosen_for_what_comes_not_for_what_waits(sim: Simulator) -> None:
    await _say(sim, await sim.person(), "before")
    assert await _texts(sim, allowed_updates=["callback_query"]) == ["before"]


async def test_messages_are_kept_for_24_hours_to_the_second(sim: Simulator) -> None:
    await _say(sim, await sim.person(), "one")
    start = sim.world.now
    sim.world.clock.set(start + timedelta(hours=24, seconds=-1))
    assert await _texts(sim) == ["one"]
    sim.world.clock.set(start + timedelta(hours=24))
    assert await _texts(sim) == []
