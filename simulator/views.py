"""What a phone shows of a chat, exactly as it is now."""

from collections.abc import Iterable
from typing import Any

from simulator.errors import ControlError
from simulator.messages import Message
from simulator.people import Person
from simulator.world import World

Json = dict[str, Any]
_WITHOUT_FILE = ("text", "service", "dice")
_KNOWN_OF_FILES = ("file_size", "width", "height", "duration")


def sees(
    world: World, person: Person, chat_id: int, only: Iterable[int] | None = None
) -> list[Json]:
    """Return the messages of a chat, or `only` these, as this person sees them, oldest first."""
    if chat_id != person.id and person.id not in world.audience(chat_id):
        raise ControlError(404, f"{person.name} is in no chat {chat_id}.")
    if only is None:
        return [shown(world, message) for message in world.messages.of(chat_id)]
    found = (world.messages.get(chat_id, message_id) for message_id in sorted(only))
    return [shown(world, message) for message in found if message is not None]


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
        **_media(world, message),
        "reply_to": message.reply_to,
        "reply_text": replied.text if replied else None,
        "reactions": [
            reaction.get("emoji") for given in message.reactions.values() for reaction in given
        ],
    }


def _media(world: World, message: Message) -> Json:
    """Return what a page needs to show a picture, play a recording or offer a file."""
    media = {} if message.kind in _WITHOUT_FILE else message.content[message.kind]
    whole = media[-1] if isinstance(media, list) else media
    stored = world.files.get(whole["file_id"]) if "file_id" in whole else None
    return {
        "file": f"_sim/file/{stored.path}" if stored else None,
        "file_name": stored.name if stored else None,
        "mime_type": stored.content_type if stored else None,
        "album": message.more.get("media_group_id"),
        "spoiler": message.content.get("has_media_spoiler", False),
        "caption_above": message.content.get("show_caption_above_media", False),
        "place": message.content.get("location"),
        **{name: whole[name] for name in _KNOWN_OF_FILES if name in whole},
    }
