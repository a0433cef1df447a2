"""What every handler of the web server may ask for."""

from typing import Any

from aiohttp import web

from simulator.errors import ControlError
from simulator.world import World

WORLD = web.AppKey("world", World)
TOKEN = web.AppKey("token", str)


def world_of(request: web.Request) -> World:
    """Return the simulated Telegram behind this request."""
    return request.config_dict[WORLD]


async def body_of(request: web.Request) -> dict[str, Any]:
    """Return the JSON object that was posted; raises ControlError for anything else."""
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        raise ControlError(400, "The body is not JSON.") from None
    if not isinstance(body, dict):
        raise ControlError(400, "The body must be a JSON object.")
    return body


def number_in(request: web.Request, name: str, default: float) -> float:
    """Return a number from the address; raises ControlError when it isn't one."""
    try:
        return float(request.query.get(name, default))
    except ValueError:
        raise ControlError(400, f'"{name}" must be a number.') from None
