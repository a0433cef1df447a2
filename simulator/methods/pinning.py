"""Pinned messages."""

from simulator.errors import bad_request
from simulator.groups import Group
from simulator.messages import Message
from simulator.methods.table import Json, method
from simulator.service_messages import post_service
from simulator.world import World


def _set(world: World, message: Message, *, pinned: bool) -> None:
    if message.pinned != pinned:
        message.pinned = pinned
        world.tell("pin", message)


@method("pinChatMessage")
def pin_chat_message(world: World, params: Json) -> bool:
    """Return True; the message is pinned."""
    chat = world.chat(params["chat_id"])
    message = world.find(chat.id, params["message_id"], "pin")
    if not message.pinned:
        _set(world, message, pinned=True)
        content = {"pinned_message": world.as_json(message, with_reply=False)}
        silent = params.get("disable_notification", False)
        post_service(world, chat.id, None, content, silent=silent)
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, params: Json) -> bool:
    """Return True; this message, or the newest pinned one, is pinned no longer."""
    chat = world.chat(params["chat_id"])
    if "message_id" in params:
        _set(world, world.find(chat.id, params["message_id"], "unpin"), pinned=False)
        return True
    pinned = [message for message in world.messages.of(chat.id) if message.pinned]
    if not pinned:
        raise bad_request("message to unpin not found")
    _set(world, pinned[-1], pinned=False)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, params: Json) -> bool:
    """Return True; nothing is pinned in this chat any more."""
    chat = world.chat(params["chat_id"])
    for message in world.messages.of(chat.id):
        _set(world, message, pinned=False)
    return True


@method("unpinAllGeneralForumTopicMessages")
def unpin_all_general_forum_topic_messages(world: World, params: Json) -> bool:
    """Return True; every topic but the general one is missing here, so nothing stays pinned."""
    chat = world.chat(params["chat_id"])
    if not isinstance(chat, Group) or not chat.is_forum:
        raise bad_request("the chat is not a forum")
    for message in world.messages.of(chat.id):
        _set(world, message, pinned=False)
    return True
