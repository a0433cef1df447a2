"""A simulator in this process, on a free port, whose clock stands still."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from telegram import Bot

from simulator.clock import Clock
from simulator.control.shapes import read
from simulator.control.table import TABLE
from simulator.server import running
from simulator.world import World

TOKEN = "7000000001:a-token-that-opens-nothing"
START = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


@dataclass
class Simulator:
    """The running simulator, and both ways to talk with it."""

    url: str
    world: World
    session: aiohttp.ClientSession

    async def post(self, path: str, **body: Any) -> Any:
        async with self.session.post(f"/_sim/{path}", json=body) as response:
            return await _described(response)

    async def get(self, path: str) -> Any:
        async with self.session.get(f"/_sim/{path}") as response:
            return await _described(response)

    async def delete(self, path: str) -> Any:
        async with self.session.delete(f"/_sim/{path}") as response:
            return await _described(response)

    async def call(self, method: str, **params: Any) -> tuple[int, Any]:
        """Return status and body of a request to the Bot API."""
        async with self.session.post(f"/bot{TOKEN}/{method}", json=params) as response:
            return response.status, await response.json()

    async def person(self, name: str = "Amina", **more: Any) -> int:
        made = await self.post("people", name=name, **{"started": True, **more})
        return int(made["id"])


async def _described(response: aiohttp.ClientResponse) -> Any:
    """Return the answer, which must be as the control API's description says."""
    answer = await response.json()
    if response.status != 200:
        assert isinstance(answer["error"], str)
        return answer
    call = response.method, response.url.path.removeprefix("/_sim/")
    (route,) = [one for one in TABLE if (one.verb, one.path) == call]
    assert route.gives is not None
    read(route.gives, answer, "answer", exact=True)
    return answer


@pytest_asyncio.fixture
async def sim() -> AsyncIterator[Simulator]:
    world = World(Clock(START, running=False), flood=False)
    async with running(world) as url, aiohttp.ClientSession(url) as session:
        yield Simulator(url, world, session)


@pytest_asyncio.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    base = sim.url
    async with Bot(TOKEN, base_url=f"{base}bot", base_file_url=f"{base}file/bot") as started:
        yield started


@pytest.fixture
def keyboard() -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Ready", "callback_data": "7.2.ready"}]]}
