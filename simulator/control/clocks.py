"""Read and move the simulated time."""

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any

from aiohttp import web

from simulator.clock import parse_moment
from simulator.errors import ControlError
from simulator.keys import body_of, number_in, world_of
from simulator.world import World

LONGEST_WATCH_SECONDS = 300.0


async def show(request: web.Request) -> web.Response:
    """Return the clock; with `after`, as soon as its version is newer than that."""
    world = world_of(request)
    if "after" in request.query:
        version = int(number_in(request, "after", 0))
        timeout = min(number_in(request, "timeout", 30), LONGEST_WATCH_SECONDS)
        with world.presence.held():
            await world.clock.moved.until(lambda: world.clock.version > version, timeout)
    return web.json_response(world.clock.as_json())


async def move(request: web.Request) -> web.Response:
    """Move the clock due by due; `settled` says whether it got there."""
    world, body = world_of(request), await body_of(request)
    if isinstance(body.get("running"), bool):
        world.clock.run(running=body["running"])
        return web.json_response({**world.clock.as_json(), "settled": True})
    task = world.movement.start(_wanted(world, body))
    if body.get("wait"):
        await asyncio.wait([task], timeout=float(body.get("timeout", 60)))
    else:
        await asyncio.sleep(0)  # lets the move begin, so that the answer shows where it goes
    return web.json_response({**world.clock.as_json(), "settled": task.done()})


def _wanted(world: World, body: dict[str, Any]) -> Coroutine[Any, Any, None]:
    if body.get("next"):
        return world.movement.to_next()
    if "to" in body:
        moment = _moment(body["to"])
        if moment < world.now:
            raise ControlError(400, f"The clock can't go back: it is already {world.now}.")
        return world.movement.to(moment)
    seconds = body.get("advance_seconds")
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise ControlError(400, 'Say {"advance_seconds": n}, {"to": "..."} or {"next": true}.')
    if seconds < 0:
        raise ControlError(400, "The clock can't go back.")
    return world.movement.by(seconds)


def _moment(text: object) -> datetime:
    try:
        return parse_moment(str(text))
    except ValueError as error:
        raise ControlError(400, f"That is no moment: {error}.") from None


async def settled(request: web.Request) -> web.Response:
    """Note that the bot has done all that was due at a version of the clock."""
    world, body = world_of(request), await body_of(request)
    if not isinstance(body.get("version"), int):
        raise ControlError(400, '"version" must be a whole number.')
    due = body.get("next_due")
    world.clock.settle(body["version"], _moment(due) if due else None)
    world.quiet.ring()
    world.events.add("settled", world.now, version=body["version"], next_due=due)
    return web.json_response({"ok": True})


ROUTES = [
    web.get("/_sim/clock", show),
    web.post("/_sim/clock", move),
    web.post("/_sim/clock/settled", settled),
]
