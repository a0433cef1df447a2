"""What the bot itself says that it has stored and planned."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from simulator.__main__ import arguments, build
from simulator.clock import Clock
from simulator.server import running
from simulator.world import World
from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio

PART = {"title": "About you", "items": [{"what": "Name", "value": "Kit", "seen_by": "Jo"}]}
PLAN = {"at": "2026-06-02T08:00:00+00:00", "person": 1001, "chat": None, "what": "Reminder"}


async def _stored(request: web.Request) -> web.Response:
    title = f"What I know about {request.query['person']}"
    return web.json_response({"offered": True, "title": title, "parts": [PART]})


async def _planned(request: web.Request) -> web.Response:
    return web.json_response({"offered": True, "planned": [PLAN]})


@asynccontextmanager
async def _served(*routes: web.RouteDef) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/tells/"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _simulator(about: str) -> AsyncIterator[Simulator]:
    world = World(Clock(datetime(2026, 6, 1, tzinfo=UTC), running=False), about=about)
    async with running(world) as url, aiohttp.ClientSession(url) as session:
        yield Simulator(url, world, session)


async def test_what_the_bot_tells_is_passed_on() -> None:
    routes = web.get("/tells/stored", _stored), web.get("/tells/planned", _planned)
    async with _served(*routes) as about, _simulator(about) as sim:
        person = await sim.person("Kit")
        assert await sim.get(f"stored?person={person}") == {
            "offered": True,
            "title": f"What I know about {person}",
            "parts": [PART],
        }
        assert await sim.get("planned") == {"offered": True, "planned": [PLAN]}


async def test_a_bot_that_tells_nothing_offers_nothing(sim: Simulator) -> None:
    person = await sim.person()
    assert await sim.get(f"stored?person={person}") == {"offered": False}
    assert await sim.get("planned") == {"offered": False}


async def test_a_bot_that_has_gone_offers_nothing() -> None:
    async with _served() as about:
        pass
    async with _simulator(about) as sim:
        assert await sim.get("planned") == {"offered": False}


@pytest.mark.parametrize(("body", "status"), [("not JSON", 200), ("[]", 200), ("{}", 500)])
async def test_an_answer_that_makes_no_sense_offers_nothing(body: str, status: int) -> None:
    async def nonsense(request: web.Request) -> web.Response:
        return web.Response(text=body, status=status, content_type="application/json")

    async with _served(web.get("/tells/planned", nonsense)) as about, _simulator(about) as sim:
        assert await sim.get("planned") == {"offered": False}


async def test_nobody_is_asked_about_someone_who_is_not_there(sim: Simulator) -> None:
    async with sim.session.get("/_sim/stored?person=77") as response:
        body: Any = await response.json()
        assert (response.status, body) == (404, {"error": "There is no person 77."})


async def test_the_address_comes_from_the_command_line() -> None:
    routes = [web.get("/tells/planned", _planned)]
    async with _served(*routes) as about:
        world = build(arguments(["--port", "0", "--frozen", "--about", about]))
        assert (await world.about.ask("planned"))["planned"] == [PLAN]
