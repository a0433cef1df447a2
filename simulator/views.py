"""What a phone shows of a chat, exactly as it is now."""

from typing import Any

from simulator.errors import ControlError
from simulator.messages import Message
from simulator.people import Person
from simulator.world import World

Json = dict[str, Any]


def sees(world: World, person: Person, chat_id: int) -> list[Json]:
    """Return the messages of a chat as this person sees them, oldest first."""
    if chat_id != person.id and person.id not in world.audience(chat_id):
        raise ControlError(404, f"{person.name} is in no chat {chat_id}.")
    return [shown(world, message) for message in world.messages.of(chat_id)]


def shown(world: World, message: Message) -> Json:
    """Return one message as a phone shows it."""
    replied = world.messages.get(message.chat_id, message.reply_to)
    return {
        "message_id": message.message_id,
        "from": "bot" if message.sender is None else message.sender,
        "from_name": world.sender(message)["first_name"],
        "text": message.text,
        "entities": message.content.get("entities")
        or message.content.get("caption_entities")
        or [],
        "buttons": [[str(button["text"]) for button in row] for row in message.buttons],
        "data": [[button.get("callback_data") for button in row] for row in message.buttons],
        "urls": [[button.get("url") for button in row] for row in message.buttons],
        "date": message.at.isoformat(),
        "edited": message.edited_at is not None,
        "silent": message.silent,
        "pinned": message.pinned,
        "kind": message.kind,
        "file": _path(world, message),
        "reply_to": message.reply_to,
        "reply_text": replied.text if replied else None,
        "reactions": [
            reaction.get("emoji") for given in message.reactions.values() for reaction in given
        ],
    }


def _path(world: World, message: Message) -> str | None:
    """Return where the page gets the message's file from."""
    if message.kind in ("text", "service"):
        return None
    media = message.content[message.kind]
    file_id = media[-1]["file_id"] if isinstance(media, list) else media["file_id"]
    stored = world.files.get(file_id)
    return f"_sim/file/{stored.path}" if stored else None
