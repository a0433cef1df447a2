"""One browser for all these tests, and for each a simulator whose clock stands still."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page

from simulator.clock import Clock
from simulator.server import running
from simulator.world import World
from tests.browser.window import chromium, window
from tests.simulator.conftest import START, Simulator, keyboard

__all__ = ["keyboard"]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    async with window(browser) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def sim() -> AsyncIterator[Simulator]:
    async with simulator("") as one:
        yield one


@pytest_asyncio.fixture(loop_scope="session")
async def telling() -> AsyncIterator[Simulator]:
    """A simulator whose bot tells what it has stored and planned."""
    async with a_bot_that_tells() as address, simulator(address) as one:
        yield one


@asynccontextmanager
async def simulator(about: str) -> AsyncIterator[Simulator]:
    world = World(Clock(START, running=False), flood=False, about=about)
    async with running(world) as url, aiohttp.ClientSession(url) as session:
        yield Simulator(url, world, session)


@asynccontextmanager
async def a_bot_that_tells() -> AsyncIterator[str]:
    async def stored(request: web.Request) -> web.Response:
        items = [
            {"what": "Name", "value": f"Number {request.query['person']}", "seen_by": "Staff"},
            {"what": "اسم", "value": "أمينة", "seen_by": ""},
        ]
        parts = [{"title": "About you", "items": items}]
        return web.json_response({"offered": True, "title": "What I keep", "parts": parts})

    async def planned(request: web.Request) -> web.Response:
        soon, later = "2026-06-02T09:00:00+00:00", "2026-06-03T09:00:00+00:00"
        rows = [(later, 1001, "Results"), (soon, 1001, "Reminder"), (soon, 1002, "Reminder")]
        keys = ("at", "person", "what")
        listed = [{**dict(zip(keys, row, strict=True)), "chat": None} for row in rows]
        return web.json_response({"offered": True, "planned": listed})

    app = web.Application()
    app.add_routes([web.get("/stored", stored), web.get("/planned", planned)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()
