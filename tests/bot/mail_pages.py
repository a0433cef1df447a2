"""The pages that links in e-mails lead to, served by our own code beside a home without a bot."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx

from bot import web
from tests.home import MEETING_AT, Home
from tests.ports import a_free_port


class Site:
    """The pages, and what was woken by them."""

    def __init__(self, home: Home, port: int) -> None:
        self.home, self.port, self.woken = home, port, 0
        self.now = MEETING_AT - timedelta(days=6)
        self.url = f"http://127.0.0.1:{port}"

    def wake(self) -> None:
        self.woken += 1

    def get(self, link: str) -> httpx.Response:
        return httpx.get(link, timeout=30)

    def post(self, link: str, **form: str) -> httpx.Response:
        return httpx.post(link, data=form, timeout=30)


@contextmanager
def a_site(home: Home) -> Iterator[Site]:
    """The pages, served in a thread of its own until the end of the block."""
    site = Site(home, a_free_port())
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        async with web.pages_at(site.port, home.database, lambda: site.now, site.wake):
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="web", daemon=True)
    thread.start()
    assert ready.wait(30)
    try:
        yield site
    finally:
        done.set()
        thread.join(30)
