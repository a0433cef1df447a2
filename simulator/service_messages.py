"""Service messages: what Telegram itself says in a chat, as that somebody joined."""

from collections.abc import Callable
from typing import Any

from simulator.deeds import hand_over, number_for
from simulator.given import NOTHING, Given
from simulator.messages import Message
from simulator.world import World

Json = dict[str, Any]


def post_service(
    world: World,
    chat_id: int,
    sender: int | None,
    content: Json,
    *,
    silent: bool = False,
    given: Given = NOTHING,
) -> tuple[Message, int | None]:
    """Put a service message into the chat, and tell the bot if it is there; its update's id too.

    Bots get all of them, whatever their privacy mode, and even those that they caused.
    """
    message = Message(
        chat_id=chat_id,
        message_id=number_for(world, chat_id, given),
        sender=sender,
        at=given.at or world.now,
        content=content,
        silent=silent,
    )
    message.service = _sentence(world, message)
    world.deliver(message)
    group = world.groups.by_id.get(chat_id)
    if group is None or group.has_bot:
        return message, hand_over(world, sender or 0, message, given)
    return message, None


def _sentence(world: World, message: Message) -> str:
    """Return what phones show."""
    (kind,) = message.content
    who = str(world.sender(message)["first_name"])
    told = _SENTENCES.get(kind)
    return told(who, message.content[kind]) if told else f"{who}: {kind.replace('_', ' ')}"


def _timer(who: str, timer: Json) -> str:
    seconds = timer["message_auto_delete_time"]
    return f"{who} set messages to delete after {seconds} s" if seconds else f"{who} set no timer"


def _joined(who: str, users: list[Json]) -> str:
    names = ", ".join(str(user["first_name"]) for user in users)
    return f"{who} joined the group" if names == who else f"{who} added {names}"


def _left(who: str, user: Json) -> str:
    name = str(user["first_name"])
    return f"{who} left the group" if name == who else f"{who} removed {name}"


def _pinned(who: str, message: Json) -> str:
    text = str(message.get("text") or message.get("caption") or "")
    return f"{who} pinned “{text}”" if text else f"{who} pinned a message"


_SENTENCES: dict[str, Callable[[str, Any], str]] = {
    "new_chat_members": _joined,
    "left_chat_member": _left,
    "new_chat_title": lambda who, title: f"{who} changed the group’s name to “{title}”",
    "pinned_message": _pinned,
    "message_auto_delete_timer_changed": _timer,
    "chat_background_set": lambda who, _: f"{who} changed how the chat looks",
    "migrate_to_chat_id": lambda *_: "The group became a supergroup",
    "migrate_from_chat_id": lambda *_: "The group became a supergroup",
}
