"""The web pages that links in e-mails lead to, for those who have nothing to tap in a chat.

They are served to this machine only: a web server in front of them brings the encryption. What
is asked for is never logged, for a link is a key.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import web

from bot.this_machine import ADDRESS
from bot.trouble import CantDo
from bot.web_page import html
from records.database import Database
from scheduler.post.faults import where
from scheduler.post.mail.mail_links import FROM_BEFORE, TROUBLE, Page, look, press

#: by this header `alongside check` knows our pages from anyone else's
OURS = "X-Alongside"
_HEADERS = {
    OURS: "pages",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_LARGEST_FORM_BYTES = 4_096
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = logging.getLogger(__name__)


class Pages:
    """Answers whoever opens a link, or presses the button on its page."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], wake: Callable[[], None]
    ) -> None:
        self._db, self._now, self._wake = database, now, wake

    async def shows(self, request: web.Request) -> web.Response:
        """The page. A scanner may open it as often as it likes."""
        purpose, token = request.match_info["purpose"], request.match_info["token"]
        return _answer(await self._db.write(lambda: self._look(purpose, token)))

    async def does(self, request: web.Request) -> web.Response:
        """The button was pressed, or a mail program did it for the person (RFC 8058)."""
        purpose, token = request.match_info["purpose"], request.match_info["token"]
        page = await self._db.write(lambda: self._press(purpose, token))
        self._wake()
        return _answer(page)

    def _look(self, purpose: str, token: str) -> Page:
        with self._db.transaction() as tx:
            return look(tx, purpose, token)

    def _press(self, purpose: str, token: str) -> Page:
        with self._db.transaction() as tx:
            return press(tx, purpose, token, self._now())


def _answer(page: Page, status: int | None = None) -> web.Response:
    code = status or (200 if page.found else 404)
    return web.Response(
        text=html(page), status=code, content_type="text/html", charset="utf-8", headers=_HEADERS
    )


@web.middleware
async def _kindly(request: web.Request, handler: Answer) -> web.StreamResponse:
    """Whatever goes wrong, a person reads a page; the log gets its type and place."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        return _answer(FROM_BEFORE, error.status)
    except Exception as error:  # noqa: BLE001 - aiohttp would log it, with what was asked for
        log.error("a page could not be shown: %s", where(error))
        return _answer(TROUBLE, 500)


@asynccontextmanager
async def pages_at(
    port: int, database: Database, now: Callable[[], datetime], wake: Callable[[], None]
) -> AsyncIterator[None]:
    """Serve the pages at this port of this machine until the end of the block; 0 is none at all.

    Raises CantDo if the port is taken.
    """
    if not port:
        yield
        return
    pages = Pages(database, now, wake)
    app = web.Application(middlewares=[_kindly], client_max_size=_LARGEST_FORM_BYTES)
    link = "/{purpose:know|stop}/{token}"
    app.add_routes([web.get(link, pages.shows), web.post(link, pages.does)])
    async with served(app, port):
        yield


@asynccontextmanager
async def served(app: web.Application, port: int) -> AsyncIterator[None]:
    """An application, served without a log of who asked for what. Raises CantDo."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, ADDRESS, port).start()
    except OSError as error:
        await runner.cleanup()
        if error.errno != errno.EADDRINUSE:
            raise
        raise CantDo(f"Port {port} is taken. Give ALONGSIDE_WEB_PORT another one.") from None
    try:
        yield
    finally:
        await runner.cleanup()
