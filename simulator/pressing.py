"""What a press on a key of a reply keyboard sends: the person's own message."""

from typing import Any

from simulator import deeds
from simulator.errors import ControlError
from simulator.people import Person
from simulator.world import World

Json = dict[str, Any]
_NOT_HERE = ("request_users", "request_chat", "request_poll", "web_app", "request_managed_bot")


def press(world: World, person: Person, chat_id: int, label: object) -> Json | None:
    """Return message_id and update_id of what was sent, None when there is no such key."""
    key = world.reply_keyboards.key(chat_id, person.id, label)
    if key is None:
        return None
    if any(key.get(one) for one in _NOT_HERE):
        raise ControlError(400, "The simulator can't press keys of this kind.")
    shown = world.reply_keyboards.shown(chat_id, person.id)
    # in a group the phone makes it a reply, so that a bot with privacy gets it
    reply_to = shown["message_id"] if shown and chat_id != person.id else None
    world.reply_keyboards.used(chat_id, person.id)
    if key.get("request_contact"):
        return deeds.send(world, person, chat_id, {"contact": _contact(person)}, reply_to)
    if key.get("request_location"):
        location = {"latitude": 51.5074, "longitude": -0.1278}
        return deeds.send(world, person, chat_id, {"location": location}, reply_to)
    return deeds.say(world, person, chat_id, key["text"], reply_to)


def _contact(person: Person) -> Json:
    """Return the person's number, one of those that Ofcom keeps for drama."""
    number = f"+447700900{person.id % 1000:03d}"
    return {"phone_number": number, "first_name": person.name, "user_id": person.id}
