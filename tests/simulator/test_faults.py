"""Faults on demand."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest

from tests.simulator.conftest import START, TOKEN, Simulator

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("kind", ["400", "401", "403", "429", "500", "502"])
async def test_an_error_comes_as_often_as_asked(sim: Simulator, kind: str) -> None:
    person = await sim.person()
    await sim.post("faults", kind=kind, method="sendMessage", times=2, retry_after=9)
    for _ in range(2):
        status, body = await sim.call("sendMessage", chat_id=person, text="x")
        assert (status, body["error_code"]) == (int(kind), int(kind))
        assert body.get("parameters") == ({"retry_after": 9} if kind == "429" else None)
    status, body = await sim.call("sendMessage", chat_id=person, text="x")
    assert status == 200
    log = await sim.get("log")
    assert [entry["error_code"] for entry in log] == [int(kind), int(kind), None]
    sent = body["result"]["message_id"]
    assert [entry["message_id"] for entry in log] == [None, None, sent]


async def test_a_fault_can_be_for_one_chat_only(sim: Simulator) -> None:
    person, other = await sim.person(), await sim.person("Sam")
    await sim.post("faults", kind="500", chat=other)
    assert (await sim.call("sendMessage", chat_id=person, text="x"))[0] == 200
    assert (await sim.call("sendMessage", chat_id=other, text="x"))[0] == 500
    await sim.delete("faults")
    assert (await sim.call("sendMessage", chat_id=other, text="x"))[0] == 200


async def test_a_lost_answer_was_carried_out_and_a_reset_was_not(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("faults", kind="lost", times=1)
    with pytest.raises(aiohttp.ClientError):
        await sim.call("sendMessage", chat_id=person, text="lost")
    await sim.post("faults", kind="reset", times=1)
    with pytest.raises(aiohttp.ClientError):
        await sim.call("sendMessage", chat_id=person, text="reset")
    shown = (await sim.get(f"sees?person={person}"))["messages"]
    assert [message["text"] for message in shown] == ["lost"]


async def test_a_slow_answer_comes(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("faults", kind="slow", seconds=0.05, times=1)
    assert (await sim.call("sendMessage", chat_id=person, text="x"))[0] == 200


async def test_an_unknown_fault_is_refused_plainly(sim: Simulator) -> None:
    assert '"kind" must be one of' in (await sim.post("faults", kind="meteor"))["error"]


async def test_all_is_down_for_hours_while_people_go_on_writing(sim: Simulator) -> None:
    person = await sim.person()
    fault = await sim.post("faults", kind="down", hours=5)
    assert fault["until"] == (START + timedelta(hours=5)).isoformat()
    for method in ("getMe", "getUpdates", "sendMessage"):
        with pytest.raises(aiohttp.ClientError):
            await sim.call(method, chat_id=person, text="x")
    for text in ("Is anyone", "there?"):
        await sim.post("say", person=person, text=text)
    moved = await sim.post("clock", advance_seconds=5 * 3600 - 1, wait=True)
    assert moved["settled"]
    with pytest.raises(aiohttp.ClientError):
        await sim.call("getUpdates")
    await sim.post("clock", advance_seconds=1, wait=True)
    _, body = await sim.call("getUpdates")
    assert [one["message"]["text"] for one in body["result"]] == ["Is anyone", "there?"]
    assert await sim.get("faults") == []


async def test_a_poll_that_waits_when_all_goes_down_gets_no_answer(sim: Simulator) -> None:
    person = await sim.person()
    poll = asyncio.create_task(sim.call("getUpdates", timeout=20))
    await sim.world.quiet.until(lambda: sim.world.updates.polling == 1, 5)
    await sim.post("faults", kind="down", hours=1)
    await sim.post("say", person=person, text="Hello")
    with pytest.raises(aiohttp.ClientError):
        await poll
    assert (await sim.get("pending"))["unconfirmed"] == 1


async def test_a_move_stops_where_the_outage_ends(sim: Simulator) -> None:
    await sim.post("faults", kind="down", hours=2)
    await sim.post("clock", advance_seconds=3600 * 9, wait=True)
    ends = (START + timedelta(hours=2)).isoformat()
    assert ends in [one["at"] for one in sim.world.events.after(0) if one["kind"] == "clock"]


async def test_any_fault_can_end_by_the_clock(sim: Simulator) -> None:
    await sim.post("faults", kind="500", hours=1)
    assert (await sim.call("getMe"))[0] == 500
    await sim.post("clock", advance_seconds=3600, wait=True)
    assert (await sim.call("getMe"))[0] == 200


async def test_an_outage_without_an_end_is_refused_plainly(sim: Simulator) -> None:
    assert '"hours"' in (await sim.post("faults", kind="down"))["error"]


async def test_a_download_meets_faults_too(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("photo", person=person)
    (message,) = (await sim.get(f"sees?person={person}"))["messages"]
    path = f"/file/bot{TOKEN}/{message['file'].removeprefix('_sim/file/')}"
    await sim.post("faults", kind="502", method="download", times=1)
    for status in (502, 200):
        async with sim.session.get(path) as response:
            assert response.status == status


async def test_a_429_says_when_to_come_again_in_its_head_too(sim: Simulator) -> None:
    await sim.post("faults", kind="429", retry_after=7)
    async with sim.session.get(f"/bot{TOKEN}/getMe") as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "7")
