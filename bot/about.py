"""In the demo only: what is kept about a person, and what is planned, for the page of phones.

It tells anyone on this machine all it is asked, so it is offered only beside a simulator
(settings: refused unless the API is local and the clock is simulated). Nothing of it is logged.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from sqlalchemy import select

from bot.this_machine import ADDRESS
from bot.trouble import CantDo
from records.access import Actor
from records.database import Database
from records.people import Person, people
from scheduler.my_data import NOTHING, TITLE, Part, my_data
from scheduler.post.due.upcoming import upcoming
from scheduler.post.faults import where
from scheduler.talks.spoken import Line, Voice

#: who looks at the page, and who is no one we know, reads English
_ENGLISH = Voice("en", "Europe/London")
#: Telegram's ids have at most 52 bits (Bot API, User)
_LONGEST_ID = 16
Json = dict[str, Any]
log = logging.getLogger(__name__)


class About:
    """Answers what the page asks, from the live database."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._db, self._now = database, now

    async def stored(self, request: web.Request) -> web.Response:
        """Everything that is kept about one person."""
        said = request.query.get("person", "")
        if not said.isdecimal() or len(said) > _LONGEST_ID:
            raise web.HTTPBadRequest(text="person is a number")
        return await self._answer(lambda: self._stored(int(said)))

    async def planned(self, _request: web.Request) -> web.Response:
        """What is planned for everyone, without a word of theirs."""
        return await self._answer(self._planned)

    async def _answer(self, find: Callable[[], Json]) -> web.Response:
        """Read in the writer thread, as delivery does. An error is its type and place."""
        try:
            return web.json_response({"offered": True, **await self._db.write(find)})
        except Exception as error:  # noqa: BLE001 - aiohttp would log it, with people's words
            log.error("what is kept could not be told: %s", where(error))
            return web.json_response({"offered": False}, status=500)

    def _stored(self, telegram_id: int) -> Json:
        with self._db.transaction() as tx:
            found = select(people).where(people.c.telegram_id == telegram_id)
            person = tx.first(Person, found)
            if person is None:
                return {"title": Line(NOTHING, {}).in_words(_ENGLISH), "parts": []}
            voice = Voice(person.language, person.zone)
            parts = my_data(tx, Actor(person.id), self._now())
            title = Line(TITLE, {}).in_words(voice)
            return {"title": title, "parts": [_part(part, voice) for part in parts]}

    def _planned(self) -> Json:
        with self._db.transaction() as tx:
            notes = [
                {
                    "at": note.at.astimezone(UTC).isoformat(),
                    "person": note.person,
                    "chat": note.chat,
                    "what": note.what.in_words(_ENGLISH),
                }
                for note in upcoming(tx)
            ]
        return {"planned": notes}


def _part(part: Part, voice: Voice) -> Json:
    items = [
        {name: spoken.in_words(voice) for name, spoken in item._asdict().items()}
        for item in part.items
    ]
    return {"title": part.title.in_words(voice), "items": items}


@web.middleware
async def _only_this_machine(
    request: web.Request, handler: Callable[[web.Request], Any]
) -> web.StreamResponse:
    """A page from elsewhere can point a name of its own at us; it can't say that it is us."""
    if request.host.rpartition(":")[0] not in {ADDRESS, "localhost"}:
        raise web.HTTPForbidden
    response: web.StreamResponse = await handler(request)
    response.headers["Cache-Control"] = "no-store"
    return response


@asynccontextmanager
async def told_at(
    port: int, database: Database, now: Callable[[], datetime]
) -> AsyncIterator[None]:
    """Answer at this port of this machine until the end of the block; port 0 is none at all.

    Raises CantDo if the port is taken.
    """
    if not port:
        yield
        return
    about = About(database, now)
    app = web.Application(middlewares=[_only_this_machine])
    app.add_routes([web.get("/stored", about.stored), web.get("/planned", about.planned)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await _listen(runner, port)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, ADDRESS, port).start()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise CantDo(f"Port {port} is taken. Give ALONGSIDE_ABOUT_PORT another one.") from None
