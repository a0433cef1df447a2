"""Make people and groups, and list them."""

from aiohttp import web

from simulator import deeds
from simulator.errors import ControlError
from simulator.keys import body_of, world_of


async def add_person(request: web.Request) -> web.Response:
    """Return the new or changed person."""
    world = world_of(request)
    person = world.people.add(await body_of(request))
    world.events.add("people", world.now, [person.id])
    return web.json_response(person.as_json())


async def list_people(request: web.Request) -> web.Response:
    """Return everyone."""
    people = world_of(request).people.by_id.values()
    return web.json_response([person.as_json() for person in people])


async def add_group(request: web.Request) -> web.Response:
    """Return the new or changed group."""
    world = world_of(request)
    group = world.groups.add(await body_of(request))
    world.events.add("people", world.now, list(group.members))
    return web.json_response(group.as_json())


async def list_groups(request: web.Request) -> web.Response:
    """Return all groups."""
    groups = world_of(request).groups.by_id.values()
    return web.json_response([group.as_json() for group in groups])


async def block(request: web.Request) -> web.Response:
    """Return the person, who now has blocked the bot or not."""
    world, body = world_of(request), await body_of(request)
    if not isinstance(body.get("blocked"), bool):
        raise ControlError(400, '"blocked" must be true or false.')
    person = world.people.get(body.get("person"))
    deeds.block(world, person, blocked=body["blocked"])
    return web.json_response(person.as_json())


async def show_bot(request: web.Request) -> web.Response:
    """Return the bot, its descriptions and its commands."""
    bot = world_of(request).bot
    commands = [
        {"scope": scope, "language": language, "commands": found}
        for (scope, language), found in bot.commands.items()
    ]
    description = bot.read_words("description", "")
    return web.json_response({**bot.as_user(), "description": description, "commands": commands})


ROUTES = [
    web.post("/_sim/people", add_person),
    web.get("/_sim/people", list_people),
    web.post("/_sim/groups", add_group),
    web.get("/_sim/groups", list_groups),
    web.post("/_sim/block", block),
    web.get("/_sim/bot", show_bot),
]
