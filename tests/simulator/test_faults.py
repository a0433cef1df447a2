"""Faults on demand."""

import aiohttp
import pytest

from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("kind", ["400", "401", "403", "429", "500", "502"])
async def test_an_error_comes_as_often_as_asked(sim: Simulator, kind: str) -> None:
    person = await sim.person()
    await sim.post("faults", kind=kind, method="sendMessage", times=2, retry_after=9)
    for _ in range(2):
        status, body = await sim.call("sendMessage", chat_id=person, text="x")
        assert (status, body["error_code"]) == (int(kind), int(kind))
        assert body.get("parameters") == ({"retry_after": 9} if kind == "429" else None)
    status, _ = await sim.call("sendMessage", chat_id=person, text="x")
    assert status == 200
    assert [entry["error_code"] for entry in await sim.get("log")] == [int(kind), int(kind), None]


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
