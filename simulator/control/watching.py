"""What can be seen: chats, locked screens, alerts, the bot's requests, and what happens."""

import json

from aiohttp import web

from simulator.errors import ControlError
from simulator.keys import number_in, world_of
from simulator.people import Person
from simulator.views import sees

HEARTBEAT_SECONDS = 15.0
LONGEST_WAIT_SECONDS = 300.0


def _person(request: web.Request) -> Person:
    return world_of(request).people.get(request.query.get("person"))


async def health(request: web.Request) -> web.Response:
    """Return that the simulator works."""
    return web.json_response({"ok": True})


async def chat(request: web.Request) -> web.Response:
    """Return the messages of a chat as this person's phone shows them."""
    person = _person(request)
    chat_id = int(number_in(request, "chat", person.id))
    return web.json_response({"messages": sees(world_of(request), person, chat_id)})


async def locked_screen(request: web.Request) -> web.Response:
    """Return what a stranger sees on the locked phone."""
    notifications = world_of(request).phones.locked_screen(_person(request).id)
    return web.json_response({"notifications": notifications})


async def alerts(request: web.Request) -> web.Response:
    """Return the answers to taps that only this person saw."""
    return web.json_response(world_of(request).phones.alerts(_person(request).id))


async def log(request: web.Request) -> web.Response:
    """Return the bot's requests after a number, oldest first."""
    return web.json_response(world_of(request).log.after(int(number_in(request, "after", 0))))


async def violations(request: web.Request) -> web.Response:
    """Return the requests that broke the specification."""
    return web.json_response(list(world_of(request).log.violations))


async def pending(request: web.Request) -> web.Response:
    """Return how many updates the bot has not confirmed, and whether it asks for more."""
    updates = world_of(request).updates
    return web.json_response(
        {"unconfirmed": updates.unconfirmed(), "polling": updates.polling > 0}
    )


async def newest(request: web.Request) -> web.Response:
    """Return the number of the newest event."""
    return web.json_response({"seq": world_of(request).events.seq})


async def wait(request: web.Request) -> web.Response:
    """Return what could be seen after a number, as soon as there is something."""
    events = world_of(request).events
    person = _person(request).id if "person" in request.query else None
    timeout = min(number_in(request, "timeout", 30), LONGEST_WAIT_SECONDS)
    found = await events.wait(int(number_in(request, "after", 0)), timeout, person)
    return web.json_response({"seq": events.seq, "events": found})


async def stream(request: web.Request) -> web.StreamResponse:
    """Send all events as they happen (server-sent events)."""
    events = world_of(request).events
    after = request.headers.get("Last-Event-ID") or request.query.get("after") or events.seq
    try:
        seq = int(after)
    except ValueError:
        raise ControlError(400, '"after" must be a number.') from None
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    await response.write(b"retry: 500\n\n")
    seq = min(seq, events.seq)  # a restarted simulator counts from the beginning
    while True:
        happened = await events.anything(seq, HEARTBEAT_SECONDS)
        lines = [f"id: {one['seq']}\ndata: {json.dumps(one)}\n\n" for one in happened]
        seq = events.seq
        await response.write("".join(lines).encode() or b": still here\n\n")


ROUTES = [
    web.get("/_sim/health", health),
    web.get("/_sim/sees", chat),
    web.get("/_sim/lockscreen", locked_screen),
    web.get("/_sim/alerts", alerts),
    web.get("/_sim/log", log),
    web.get("/_sim/violations", violations),
    web.get("/_sim/pending", pending),
    web.get("/_sim/seq", newest),
    web.get("/_sim/wait", wait),
    web.get("/_sim/events", stream),
]
