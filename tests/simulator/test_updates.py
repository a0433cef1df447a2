"""The queue of updates keeps and forgets as Telegram's does."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

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
