"""A Telegram far away, for benchmarks: 50 ms a round trip, its limits kept, faults on broadcasts.

A process of its own, on 127.0.0.1 only. It keeps when each message was accepted, by the
monotonic clock that all processes of a machine share. Started as `python -m
tests.benchmarks.slow_network [PART]`: that part of the sends to the broadcast's chats fails.
"""

from __future__ import annotations

import asyncio
import random
import sys
from time import monotonic
from typing import Any

from aiohttp import web

ONE_WAY_SECONDS = 0.025
FAULTY = 0.01
#: chats from this number on are the broadcast's
BROADCAST_FROM = 1_000_000_000
Json = dict[str, Any]


class Network:
    """Telegram's side."""

    def __init__(self, faulty: float = FAULTY, seed: int = 1) -> None:
        self._random, self._faulty = random.Random(seed), faulty
        self._updates: list[Json] = []
        self._news = asyncio.Event()
        self._tokens, self._at = 30.0, monotonic()
        self._chat_free: dict[int, float] = {}
        self.accepted: list[tuple[float, int, str]] = []
        self.counts = {"refused": 0, "faults": 0}

    async def call(self, request: web.Request) -> web.Response:
        """One Bot API call."""
        await asyncio.sleep(ONE_WAY_SECONDS)
        body = await request.post() if request.method == "POST" else request.query
        params: Json = dict(body)
        if request.content_type == "application/json":
            params = await request.json()
        status, answer = await self._answer(request.match_info["method"].lower(), params)
        await asyncio.sleep(ONE_WAY_SECONDS)
        return web.json_response(answer, status=status)

    async def _answer(self, method: str, params: Json) -> tuple[int, Json]:
        if method == "getme":
            me = {"id": 1, "is_bot": True, "first_name": "Alongside", "username": "along_bot"}
            return 200, {"ok": True, "result": me}
        if method == "getupdates":
            return 200, {"ok": True, "result": await self._poll(params)}
        if method == "sendmessage":
            return self._send(int(params["chat_id"]), str(params["text"]))
        return 200, {"ok": True, "result": True}

    async def _poll(self, params: Json) -> list[Json]:
        offset = int(params.get("offset") or 0)
        self._updates = [u for u in self._updates if u["update_id"] >= offset]
        if not self._updates:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), float(params.get("timeout") or 0) + 0.01)
            except TimeoutError:
                return []
        return self._updates[:100]

    def _send(self, chat: int, text: str) -> tuple[int, Json]:
        now = monotonic()
        if chat >= BROADCAST_FROM and self._random.random() < self._faulty:
            self.counts["faults"] += 1
            if self._random.random() < 0.5:
                return _flood(1)
            return 502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}
        self._tokens = min(30.0, self._tokens + (now - self._at) * 30)
        self._at = now
        if self._tokens < 1 or self._chat_free.get(chat, 0) > now:
            self.counts["refused"] += 1
            return _flood(1)
        self._tokens -= 1
        # a signal's chat may get a few in a row, as Telegram lets short bursts through
        self._chat_free[chat] = now + (0.9 if chat >= BROADCAST_FROM else 0)
        self.accepted.append((now, chat, text[:40]))
        message = {
            "message_id": len(self.accepted),
            "date": 1_780_000_000,
            "chat": {"id": chat, "type": "private"},
            "text": text,
        }
        return 200, {"ok": True, "result": message}

    async def tell(self, request: web.Request) -> web.Response:
        """Hand in updates; they are released at once. When, by the monotonic clock."""
        self._updates += (await request.json())["updates"]
        self._news.set()
        return web.json_response({"at": monotonic()})

    async def log(self, request: web.Request) -> web.Response:
        """What was accepted since an index, and how much was refused."""
        since = int(request.query.get("since", 0))
        return web.json_response({"accepted": self.accepted[since:], **self.counts})


def _flood(seconds: int) -> tuple[int, Json]:
    return 429, {
        "ok": False,
        "error_code": 429,
        "description": f"Too Many Requests: retry after {seconds}",
        "parameters": {"retry_after": seconds},
    }


async def serve(faulty: float) -> None:
    """Serve until standard input closes, so that it ends with whoever started it."""
    network = Network(faulty)
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", network.call)
    app.router.add_post("/_net/updates", network.tell)
    app.router.add_get("/_net/log", network.log)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]) if len(sys.argv) > 1 else FAULTY))
