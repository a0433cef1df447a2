"""A stand-in for Telegram in a process of its own: hands out updates and takes what is sent.

`python -m tests.benchmarks.answering.server` prints its port. `/feed` takes a list of updates;
the bot's own methods are under `/bot<token>/`. As with Telegram, an offset confirms.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from aiohttp import web

_ME = {"id": 1, "is_bot": True, "first_name": "A", "username": "a_bot"}
_MESSAGE = {"message_id": 1, "date": 1_780_000_000, "chat": {"id": 1, "type": "private"}}


class Server:
    """What waits to be fetched."""

    def __init__(self) -> None:
        self._waiting: list[dict[str, Any]] = []
        self._fed = asyncio.Event()

    async def feed(self, request: web.Request) -> web.Response:
        """Updates to hand out from now on."""
        self._waiting += await request.json()
        self._fed.set()
        return web.json_response({"ok": True})

    async def method(self, request: web.Request) -> web.Response:
        """A method of the Bot API."""
        name = request.match_info["method"]
        if name == "getUpdates":
            return web.json_response({"ok": True, "result": await self._updates(request)})
        result: object = _MESSAGE if name == "sendMessage" else True
        return web.json_response({"ok": True, "result": _ME if name == "getMe" else result})

    async def _updates(self, request: web.Request) -> list[dict[str, Any]]:
        asked = {**request.query, **await request.post()}
        if request.content_type == "application/json":
            asked = await request.json()
        offset = int(str(asked.get("offset") or 0))
        self._waiting = [raw for raw in self._waiting if raw["update_id"] >= offset]
        if not self._waiting:
            self._fed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._fed.wait(), float(str(asked.get("timeout") or 0)))
        return self._waiting[:100]


def app() -> web.Application:
    """The routes."""
    server = Server()
    found = web.Application(client_max_size=2**28)
    found.router.add_post("/feed", server.feed)
    found.router.add_route("*", "/bot{token}/{method}", server.method)
    return found


async def serve() -> None:
    """Serve on a free port until ended."""
    runner = web.AppRunner(app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(json.dumps({"port": runner.addresses[0][1]}), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
