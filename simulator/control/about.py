"""What the bot says that it has stored about a person, and what it has planned."""

from aiohttp import web

from simulator.keys import world_of


async def stored(request: web.Request) -> web.Response:
    """Return what the bot has stored about a person."""
    world = world_of(request)
    person = world.people.get(request.query.get("person"))
    return web.json_response(await world.about.ask("stored", person=str(person.id)))


async def planned(request: web.Request) -> web.Response:
    """Return what the bot will send, soonest first."""
    return web.json_response(await world_of(request).about.ask("planned"))


ROUTES = [
    web.get("/_sim/stored", stored),
    web.get("/_sim/planned", planned),
]
