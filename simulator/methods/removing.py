"""Deleting messages, which works for 48 hours, and for a dice in a private chat only after 24."""

from datetime import timedelta

from simulator.errors import bad_request
from simulator.groups import Group
from simulator.messages import Message
from simulator.methods.table import Json, method
from simulator.people import Person
from simulator.world import World

DELETABLE = timedelta(hours=48)
#: a throw is to be seen for a day
DICE_STAYS = timedelta(hours=24)


def _check(world: World, chat: Person | Group, message: Message) -> None:
    """Raise ApiError when the bot can't delete the message (now)."""
    age = world.now - message.at
    too_fresh = "dice" in message.content and isinstance(chat, Person) and age < DICE_STAYS
    if age >= DELETABLE or too_fresh:
        raise bad_request("message can't be deleted for everyone")
    if isinstance(chat, Group) and message.sender is not None and chat.admin is False:
        raise bad_request("message can't be deleted")


@method("deleteMessage")
def delete_message(world: World, params: Json) -> bool:
    """Return True; the message is gone on both sides."""
    chat = world.chat(params["chat_id"])
    message = world.find(chat.id, params["message_id"], "delete")
    _check(world, chat, message)
    world.remove(message)
    return True


@method("deleteMessages")
def delete_messages(world: World, params: Json) -> bool:
    """Return True; those that can't be found are skipped. Where one can't go, none goes."""
    chat = world.chat(params["chat_id"])
    found = [world.messages.get(chat.id, message_id) for message_id in params["message_ids"]]
    messages = {message.message_id: message for message in found if message is not None}
    for message in messages.values():
        _check(world, chat, message)
    for message in messages.values():
        world.remove(message)
    return True
