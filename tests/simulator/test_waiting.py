"""Nobody needs to ask again and again: what happens is told as it happens."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio
Streamed = AsyncIterator[tuple[int, dict[str, Any]]]


@asynccontextmanager
async def _stream(sim: Simulator, *, last: int | None = None, query: str = "") -> Any:
    """The events of a stream, as a browser's EventSource reads them."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    timeout = aiohttp.ClientTimeout(total=None)
    async with sim.session.get(f"/_sim/events{query}", headers=headers, timeout=timeout) as found:

        async def events() -> Streamed:
            number = 0
            async for line in found.content:
                name, _, rest = line.decode().strip().partition(": ")
                if name == "id":
                    number = int(rest)
                elif name == "data":
                    yield number, json.loads(rest)

        yield events()


async def _take(events: Streamed, count: int) -> list[tuple[int, str]]:
    return [
        (number, event["kind"]) for number, event in [await anext(events) for _ in range(count)]
    ]


async def _say(sim: Simulator, person: int, *texts: str) -> None:
    for text in texts:
        await sim.call("sendMessage", chat_id=person, text=text)


async def test_a_stream_that_broke_off_goes_on_where_it_was(sim: Simulator) -> None:
    person = await sim.person()
    async with _stream(sim, query="?after=0") as events:
        await _say(sim, person, "one", "two")
        first = await _take(events, 3)
    assert first == [(1, "people"), (2, "message"), (3, "message")]
    await _say(sim, person, "three", "four")  # nobody listens now
    async with _stream(sim, last=2, query="?after=0") as events:
        await _say(sim, person, "five")
        assert await _take(events, 4) == [(number, "message") for number in (3, 4, 5, 6)]


async def test_each_event_comes_once_and_in_order_over_many_breaks(sim: Simulator) -> None:
    person = await sim.person()
    seen: list[int] = []
    last = 0
    for _ in range(10):
        await _say(sim, person, "before")
        async with _stream(sim, last=last) as events:
            await _say(sim, person, "while")
            taken = await _take(events, 1 + (len(seen) + last) % 2)
        seen += [number for number, _ in taken]
        last = seen[-1]
    assert seen == list(range(1, last + 1))


async def test_a_stream_without_a_number_begins_now(sim: Simulator) -> None:
    person = await sim.person()
    await _say(sim, person, "before")
    async with _stream(sim) as events:
        await _say(sim, person, "after")
        assert await _take(events, 1) == [(3, "message")]


async def test_a_number_from_before_a_restart_begins_anew(sim: Simulator) -> None:
    person = await sim.person()
    async with _stream(sim, last=9_999) as events:
        await _say(sim, person, "after")
        assert await _take(events, 1) == [(2, "message")]


async def test_a_wait_ends_at_what_has_already_happened(sim: Simulator) -> None:
    person = await sim.person()
    await _say(sim, person, "before")
    found = await sim.get("wait?after=0&timeout=300")
    assert [one["kind"] for one in found["events"]] == ["message"]


async def test_one_event_ends_every_wait_that_is_for_it(sim: Simulator) -> None:
    person, other = await sim.person(), await sim.person("Sam")
    after = sim.world.events.seq
    waits = [
        asyncio.create_task(sim.get(f"wait?after={after}&timeout=300{who}"))
        for who in ("", "", f"&person={person}")
    ]
    elsewhere = asyncio.create_task(sim.get(f"wait?after={after}&timeout=300&person={other}"))
    await _until_all_wait(sim, 4)
    await _say(sim, person, "now")
    for found in await asyncio.gather(*waits):
        assert [one["kind"] for one in found["events"]] == ["message"]
    assert not elsewhere.done()
    elsewhere.cancel()


async def _until_all_wait(sim: Simulator, count: int) -> None:
    while len(sim.world.events.bell.waiting) < count:
        await sim.get("health")  # each turn lets the others come in
