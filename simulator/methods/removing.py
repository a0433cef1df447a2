"""Deleting messages, which works for 48 hours."""

from datetime import timedelta

from simulator.errors import bad_request
from simulator.messages import Message
from simulator.methods.table import Json, method
from simulator.world import World

DELETABLE = timedelta(hours=48)


def _deletable(world: World, message: Message) -> bool:
    return world.now - message.at < DELETABLE


@method("deleteMessage")
def delete_message(world: World, params: Json) -> bool:
    """Return True; the message is gone on both sides."""
    chat = world.chat(params["chat_id"])
    message = world.find(chat.id, params["message_id"], "delete")
    if not _deletable(world, message):
        raise bad_request("message can't be deleted for everyone")
    world.remove(message)
    return True


@method("deleteMessages")
def delete_messages(world: World, params: Json) -> bool:
    """Return True; those that can't be found are skipped."""
    chat = world.chat(params["chat_id"])
    found = [world.messages.get(chat.id, message_id) for message_id in params["message_ids"]]
    messages = [message for message in found if message is not None]
    if not all(_deletable(world, message) for message in messages):
        raise bad_request("message can't be deleted for everyone")
    for message in {message.message_id: message for message in messages}.values():
        world.remove(message)
    return True
