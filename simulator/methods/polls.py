"""Polls: they can be sent and stopped; nobody answers them here."""

from simulator.errors import bad_request
from simulator.methods.keyboards import inline_keyboard
from simulator.methods.poll_media import with_media
from simulator.methods.sending import post
from simulator.methods.table import Json, method
from simulator.polls import as_it_is, new_poll
from simulator.world import World


@method("sendPoll")
def send_poll(world: World, params: Json) -> Json:
    """Return the message with the poll."""
    world.destination(params["chat_id"])
    poll = with_media(world, new_poll(params, world.now), params)
    return world.as_json(post(world, params, {"poll": poll}))


@method("stopPoll")
def stop_poll(world: World, params: Json) -> Json:
    """Return the poll, which is closed now; without reply_markup its buttons go."""
    chat = world.chat(params["chat_id"])
    message = world.messages.get(chat.id, params["message_id"])
    if message is None:
        raise bad_request("message with poll to stop not found")
    if "poll" not in message.content:
        raise bad_request("message is not a poll")
    if message.sender is not None:
        raise bad_request("poll can't be stopped")
    if as_it_is(message.content["poll"], world.now)["is_closed"]:
        raise bad_request("poll has already been closed")
    message.content = {"poll": {**message.content["poll"], "is_closed": True}}
    message.keyboard = inline_keyboard(params.get("reply_markup"))
    world.tell("edit", message)
    world.updates.add("poll", message.content["poll"])
    return dict(message.content["poll"])
