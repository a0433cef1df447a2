"""What people change of their own messages: the words, or the caption."""

from datetime import timedelta
from typing import Any

from simulator import deeds
from simulator.errors import ControlError
from simulator.formatting import found_entities
from simulator.messages import MEDIA, Message
from simulator.people import Person
from simulator.world import World

Json = dict[str, Any]
#: for how long people may change what they sent
EDITABLE = timedelta(hours=48)


def rewrite(
    world: World, person: Person, chat_id: int, text: str, message_id: int | None = None
) -> Json:
    """The person changes a message of theirs, the newest if none is named.

    Returns message_id and update_id (None when the bot does not ask for such updates). The same
    words again are allowed: Telegram tells of such edits too, as when a link gets its preview.
    """
    group = deeds.enter(world, person, chat_id)
    message = _own(world, person, chat_id, message_id)
    if world.now - message.at >= EDITABLE:
        raise ControlError(409, "That message is too old to be changed.")
    said = text.strip()
    changed = said != message.text
    message.content = _changed(message, said)
    message.edited_at = world.now if changed else message.edited_at
    world.unlock(person.id)
    world.tell("edit", message)
    update_id = None
    if group is None or deeds.reaches_bot(world, group, message):
        told = {**world.as_json(message), "edit_date": int(world.now.timestamp())}
        update_id = world.updates.add("edited_message", told)
    return {"message_id": message.message_id, "update_id": update_id}


def _own(world: World, person: Person, chat_id: int, message_id: int | None) -> Message:
    for message in world.messages.newest_first(chat_id):
        if message_id not in (None, message.message_id) or message.service:
            continue
        if message.sender == person.id:
            return message
        if message_id is not None:
            raise ControlError(403, f"{person.name} did not write that message.")
    raise ControlError(404, f"{person.name} has no such message here.")


def _changed(message: Message, text: str) -> Json:
    """Return the message's content with other words."""
    media = any(kind in message.content for kind in MEDIA)
    if not media and "text" not in message.content:
        raise ControlError(409, "A message of this kind can't be changed.")
    if not media and not text:
        raise ControlError(400, 'There is nothing to say: "text" is empty.')
    where, found = ("caption", "caption_entities") if media else ("text", "entities")
    content = {k: v for k, v in message.content.items() if k not in (where, found)}
    if text:
        content[where] = text
    if entities := found_entities(text):
        content[found] = entities
    return content
