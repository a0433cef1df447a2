"""The control API's routes in one table, which checks requests and makes the documentation."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiohttp import web

from simulator.control.shapes import Shape, read, record
from simulator.errors import ControlError
from simulator.keys import world_of
from simulator.validation import Upload
from simulator.world import World

Json = dict[str, Any]
#: takes what was asked for, already checked; returns the answer, or something to await for it
Work = Callable[[World, Json], Any]
Raw = Callable[[web.Request], Awaitable[web.StreamResponse]]
NOTHING = record({})


class Chapter(StrEnum):
    """The parts of the documentation, in its order."""

    PEOPLE = "People and groups"
    DEEDS = "What people do"
    SIGHTS = "What people see"
    REQUESTS = "What the bot does"
    CLOCK = "The clock"
    TROUBLES = "Troubles"
    ABOUT = "What the bot tells of itself"
    DOCS = "This description"


@dataclass(frozen=True, slots=True)
class Route:
    """One address under /_sim/: what it takes and what it gives."""

    verb: str
    path: str
    chapter: Chapter
    about: str
    takes: Shape
    #: None when the answer is not JSON
    gives: Shape | None
    #: what the answer is, when it is not JSON
    media: str
    handler: Raw
    #: the name of the part of the form that holds a file
    file: str = ""

    @property
    def asks(self) -> Shape:
        """Return the shape of what it takes, the file included."""
        if not self.file:
            return self.takes
        upload = {"type": "string", "format": "binary", "description": "The file's bytes."}
        return {**self.takes, "properties": {**self.takes["properties"], self.file: upload}}

    @property
    def address(self) -> str:
        """Return the whole address, as OpenAPI writes it."""
        return f"/_sim/{self.path}"

    def as_route(self) -> web.RouteDef:
        """Return the route for the web server."""
        path = self.address.replace("{path}", "{path:.+}")
        return web.route(self.verb, path, self.handler)


TABLE: list[Route] = []


def route(
    call: str,
    chapter: Chapter,
    *,
    takes: Shape = NOTHING,
    gives: Shape,
    file: str = "",
    watches: bool = False,
) -> Callable[[Work], Work]:
    """Enter a function that answers with JSON; `call` is as "POST say".

    Whoever calls what `watches` the clock is the bot.
    """
    verb, path = call.split()

    def enter(work: Work) -> Work:
        async def handler(request: web.Request) -> web.StreamResponse:
            if watches:
                world_of(request).presence.watched_from(request.transport)
            result = work(world_of(request), read(entered.asks, await _asked(request), "body"))
            return web.json_response(await result if inspect.isawaitable(result) else result)

        about = inspect.getdoc(work) or ""
        entered = Route(verb, path, chapter, about, takes, gives, "", handler, file)
        TABLE.append(entered)
        return work

    return enter


def raw_route(
    call: str, chapter: Chapter, media: str, *, takes: Shape = NOTHING
) -> Callable[[Raw], Raw]:
    """Enter a handler whose answer is not JSON."""
    verb, path = call.split()

    def enter(handler: Raw) -> Raw:
        about = inspect.getdoc(handler) or ""
        TABLE.append(Route(verb, path, chapter, about, takes, None, media, handler))
        return handler

    return enter


async def _asked(request: web.Request) -> Json:
    """Return the query, or the body: a JSON object or a form."""
    if request.method == "GET" or not request.can_read_body:
        return dict(request.query)
    if request.content_type == "multipart/form-data":
        form = (await request.post()).items()
        return {name: _upload(v) if isinstance(v, web.FileField) else v for name, v in form}
    try:
        body = await request.json()
    except ValueError:
        raise ControlError(400, "The body is not JSON.") from None
    if not isinstance(body, dict):
        raise ControlError(400, "The body must be a JSON object.")
    return body


def _upload(part: web.FileField) -> Upload:
    with part.file:
        return Upload(part.filename, part.content_type, part.file.read())
