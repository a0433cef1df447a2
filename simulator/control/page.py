"""The page with the phones, and the files that messages show."""

from pathlib import Path

from aiohttp import web

from simulator.control.shapes import a, record
from simulator.control.table import Chapter, raw_route
from simulator.errors import ControlError
from simulator.keys import world_of

FOLDER = Path(__file__).parent.parent / "page"
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
#: what somebody sent never runs as a page of ours
HARMLESS = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
POLICY = "default-src 'self'; img-src 'self' data:; media-src 'self'; frame-ancestors 'none'"


async def page(request: web.Request) -> web.Response:
    """Return a part of the page."""
    name = request.match_info.get("name") or "index.html"
    path = FOLDER / name
    if path.suffix not in KINDS or not path.is_file():
        raise ControlError(404, "There is no such page.")
    headers = {"Cache-Control": "no-cache", "Content-Security-Policy": POLICY}
    return web.Response(
        text=path.read_text(encoding="utf-8"), content_type=KINDS[path.suffix], headers=headers
    )


@raw_route(
    "GET file/{path}",
    Chapter.SIGHTS,
    "application/octet-stream",
    takes=record({"path": a("string")}),
)
async def file(request: web.Request) -> web.StreamResponse:
    """A file that a message shows."""
    stored = world_of(request).files.at(request.match_info["path"])
    if stored is None:
        raise ControlError(404, "This file is gone.")
    return web.Response(body=stored.data, content_type=stored.content_type, headers=HARMLESS)


ROUTES = [
    web.get("/", page),
    web.get("/page/{name:[a-z_-]+\\.[a-z]+}", page),
]
