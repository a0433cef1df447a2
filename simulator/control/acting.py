"""What people do: say, tap, send, open; and updates that nobody should ever send."""

from aiohttp import web

from simulator import deeds
from simulator.errors import ControlError
from simulator.keys import body_of, world_of


async def say(request: web.Request) -> web.Response:
    """Return message_id and update_id of what was said."""
    world, body = world_of(request), await body_of(request)
    person = world.people.get(body.get("person"))
    chat = body.get("chat") or person.id
    text, reply_to = str(body.get("text", "")), body.get("reply_to")
    return web.json_response(deeds.say(world, person, chat, text, reply_to))


async def tap(request: web.Request) -> web.Response:
    """Return callback_query_id and update_id of the tap."""
    world, body = world_of(request), await body_of(request)
    person = world.people.get(body.get("person"))
    return web.json_response(deeds.tap(world, person, body.get("chat") or person.id, body))


async def voice(request: web.Request) -> web.Response:
    """Return message_id and update_id of a voice note."""
    world, body = world_of(request), await body_of(request)
    person = world.people.get(body.get("person"))
    return web.json_response(deeds.send_voice(world, person, body.get("chat") or person.id))


async def photo(request: web.Request) -> web.Response:
    """Return message_id and update_id of a picture."""
    world, body = world_of(request), await body_of(request)
    person = world.people.get(body.get("person"))
    return web.json_response(deeds.send_photo(world, person, body.get("chat") or person.id))


async def open_phone(request: web.Request) -> web.Response:
    """Clear the locked screen."""
    world, body = world_of(request), await body_of(request)
    person = world.people.get(body.get("person"))
    world.unlock(person.id)
    return web.json_response({"ok": True})


async def raw(request: web.Request) -> web.Response:
    """Return the update_id of an update that was queued as it is."""
    world, body = world_of(request), await body_of(request)
    if "update" not in body:
        raise ControlError(400, 'There is no "update".')
    return web.json_response({"update_id": world.updates.add_raw(body["update"])})


async def repeat(request: web.Request) -> web.Response:
    """Queue an update a second time, with the same update_id."""
    world, body = world_of(request), await body_of(request)
    update_id = body.get("update_id")
    if not isinstance(update_id, int) or not world.updates.repeat(update_id):
        raise ControlError(404, f"There was no update {update_id}.")
    return web.json_response({"update_id": update_id})


ROUTES = [
    web.post("/_sim/say", say),
    web.post("/_sim/tap", tap),
    web.post("/_sim/voice", voice),
    web.post("/_sim/photo", photo),
    web.post("/_sim/open", open_phone),
    web.post("/_sim/raw", raw),
    web.post("/_sim/repeat", repeat),
]
