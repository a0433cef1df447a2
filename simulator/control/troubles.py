"""Faults on demand, and flood control on and off."""

from dataclasses import asdict

from aiohttp import web

from simulator.errors import ControlError
from simulator.keys import body_of, world_of


async def add(request: web.Request) -> web.Response:
    """Return the new fault."""
    return web.json_response(asdict(world_of(request).faults.add(await body_of(request))))


async def show(request: web.Request) -> web.Response:
    """Return the faults in force."""
    return web.json_response([asdict(fault) for fault in world_of(request).faults.active])


async def clear(request: web.Request) -> web.Response:
    """End all faults."""
    world_of(request).faults.active.clear()
    return web.json_response({"ok": True})


async def flood(request: web.Request) -> web.Response:
    """Switch flood control on or off."""
    world, body = world_of(request), await body_of(request)
    if not isinstance(body.get("on"), bool):
        raise ControlError(400, '"on" must be true or false.')
    world.flood.on = body["on"]
    return web.json_response({"on": world.flood.on})


ROUTES = [
    web.post("/_sim/faults", add),
    web.get("/_sim/faults", show),
    web.delete("/_sim/faults", clear),
    web.post("/_sim/flood", flood),
]
