"""What every handler of the web server may ask for."""

from aiohttp import web

from simulator.world import World

WORLD = web.AppKey("world", World)
TOKEN = web.AppKey("token", str)


def world_of(request: web.Request) -> World:
    """Return the simulated Telegram behind this request."""
    return request.config_dict[WORLD]
