"""What people do with their phones: say, tap, send, block. Each becomes an update for the bot."""

from typing import Any

from simulator.dice import thrown
from simulator.errors import ControlError
from simulator.formatting import found_entities
from simulator.given import NOTHING, Given
from simulator.groups import Group
from simulator.messages import Message
from simulator.people import Person
from simulator.reading import typed_at
from simulator.world import World

Json = dict[str, Any]


def say(
    world: World,
    person: Person,
    chat_id: int,
    text: str,
    reply_to: int | None = None,
    given: Given = NOTHING,
) -> Json:
    """The person writes; returns message_id and update_id (None when privacy hides it)."""
    if not text.strip():
        raise ControlError(400, 'There is nothing to say: "text" is empty.')
    content = thrown(text, len(world.messages.of(chat_id))) or _words(text)
    reply_to = reply_to or world.reply_keyboards.asked_reply(chat_id, person.id)
    world.reply_keyboards.replied(chat_id, person.id)
    return send(world, person, chat_id, content, reply_to, given)


def _words(text: str) -> Json:
    entities = found_entities(text)
    return {"text": text, **({"entities": entities} if entities else {})}


def send(
    world: World,
    person: Person,
    chat_id: int,
    content: Json,
    reply_to: int | None = None,
    given: Given = NOTHING,
) -> Json:
    """The person sends a message of any kind; returns message_id, update_id and date."""
    group = enter(world, person, chat_id)
    message = Message(
        chat_id=chat_id,
        message_id=number_for(world, chat_id, given),
        sender=person.id,
        at=given.at or typed_at(world, person.id, chat_id),
        content=content,
        reply_to=reply_to,
    )
    if group is None:
        person.started = True
    world.unlock(person.id)
    world.deliver(message)
    update_id = None
    if group is None or reaches_bot(world, group, message):
        update_id = hand_over(world, person.id, message, given)
    numbers = {"message_id": message.message_id, "update_id": update_id}
    return {**numbers, "date": message.at.isoformat()}


def number_for(world: World, chat_id: int, given: Given) -> int:
    """Return the message's number; raises ControlError when there is such a message already."""
    if given.message_id is None:
        return world.messages.new_id(chat_id)
    if given.message_id < 1 or world.messages.get(chat_id, given.message_id) is not None:
        raise ControlError(409, f"There can be no new message {given.message_id}.")
    return given.message_id


def hand_over(world: World, person_id: int, message: Message, given: Given) -> int | None:
    """Tell the bot of a message, or hold it back; returns its update's id, None while it waits."""
    told = world.as_json(message)
    if given.held:
        world.held.setdefault(person_id, {})[message.chat_id, message.message_id] = told
        return None
    return world.updates.add("message", told)


def deliver(
    world: World, person: Person, chat_id: int, message_ids: list[int] | None = None
) -> list[int]:
    """What was held back reaches the bot, in this order; returns the ids of the updates."""
    held = world.held.get(person.id, {})
    waiting = [number for chat, number in held if chat == chat_id]
    wanted = waiting if message_ids is None else message_ids
    for number in wanted:
        if number not in waiting:
            raise ControlError(404, f"No message {number} waits.")
    told = [world.updates.add("message", held.pop((chat_id, number))) for number in wanted]
    return [number for number in told if number is not None]


def enter(world: World, person: Person, chat_id: int) -> Group | None:
    """Return the group, None for the private chat; raises ControlError for another's chat."""
    if chat_id == person.id:
        if person.blocked:
            raise ControlError(409, f"{person.name} has blocked the bot: unblock it first.")
        return None
    group = world.groups.by_id.get(chat_id)
    if group is None or person.id not in group.members:
        raise ControlError(404, f"{person.name} is in no chat {chat_id}.")
    return group


def reaches_bot(world: World, group: Group, message: Message) -> bool:
    """Return whether the bot gets to know of a message in a group, by its privacy mode."""
    if not group.has_bot:
        return False
    replied = world.messages.get(group.id, message.reply_to)
    to_bot = replied is not None and replied.sender is None
    words = message.text.split(maxsplit=1)
    command, _, name = words[0].partition("@") if words else ("", "", "")
    for_bot = command.startswith("/") and name.lower() in ("", world.bot.username.lower())
    return group.admin or not group.privacy or to_bot or for_bot


def tap(world: World, person: Person, chat_id: int, wanted: Json) -> Json:
    """The person taps a button; returns callback_query_id and update_id."""
    enter(world, person, chat_id)
    data, label, message_id = wanted.get("data"), wanted.get("label"), wanted.get("message_id")
    if (data is None) == (label is None):
        raise ControlError(400, 'A tap needs a "label" or a "data".')
    message, found = _button(world, chat_id, message_id, label, data)
    if found is None and data is None:
        raise ControlError(
            404,
            f"There is no button {label!r}.",
            labels=_labels(world, person, chat_id, message_id),
        )
    data = data if data is not None else found
    world.unlock(person.id)
    query = world.queries.add(person.id, chat_id, world.now)
    payload: Json = {
        "id": query.id,
        "from": person.as_user(),
        "message": _tapped(world, chat_id, message, message_id),
        "chat_instance": str(5_000_000_000_000_000_000 + chat_id),
        "data": data,
    }
    update_id = world.updates.add("callback_query", payload)
    return {"callback_query_id": query.id, "update_id": update_id}


def _candidates(world: World, chat_id: int, message_id: int | None) -> list[Message]:
    if message_id is None:
        return world.messages.newest_first(chat_id)
    message = world.messages.get(chat_id, message_id)
    return [message] if message else []


def _button(
    world: World, chat_id: int, message_id: int | None, label: object, data: object
) -> tuple[Message | None, str | None]:
    """Return the newest message which has that button, and its data."""
    candidates = _candidates(world, chat_id, message_id)
    for message in candidates:
        for button in (button for row in message.buttons for button in row):
            has_data = "callback_data" in button
            if has_data and (button["text"] == label or button["callback_data"] == data):
                return message, button["callback_data"]
    own = (message for message in candidates if message.sender is None)
    return next(own, None), None


def newest_button(world: World, chat_id: int, label: str) -> int:
    """Return the id of the newest message with an inline button of these words, 0 without."""
    message, data = _button(world, chat_id, None, label, None)
    return message.message_id if message and data is not None else 0


def label_of(world: World, chat_id: int, wanted: Json) -> str | None:
    """Return the words on the newest button with this data, None when there is no such button."""
    for message in _candidates(world, chat_id, wanted.get("message_id")):
        for button in (button for row in message.buttons for button in row):
            if button.get("callback_data") == wanted.get("data"):
                return str(button["text"])
    return None


def _labels(world: World, person: Person, chat_id: int, message_id: int | None) -> list[str]:
    below = world.reply_keyboards.shown(chat_id, person.id)
    rows = below["rows"] if below and message_id is None else []
    return [
        *(str(label) for row in rows for label in row),
        *(
            str(button["text"])
            for message in _candidates(world, chat_id, message_id)
            for row in message.buttons
            for button in row
        ),
    ]


def _tapped(world: World, chat_id: int, message: Message | None, message_id: int | None) -> Json:
    """Return the message, or what Telegram shows of one that is gone."""
    if message is not None:
        return world.as_json(message)
    chat = world.people.by_id.get(chat_id) or world.groups.by_id[chat_id]
    return {"chat": chat.as_chat(), "message_id": message_id or 1, "date": 0}


def block(world: World, person: Person, *, blocked: bool) -> None:
    """The person blocks the bot, or lets it write again; the bot is told."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    user = world.bot.as_user()
    member = {"user": user, "status": "member"}
    kicked = {"user": user, "status": "kicked", "until_date": 0}
    payload = {
        "chat": person.as_chat(),
        "from": person.as_user(),
        "date": int(world.now.timestamp()),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    world.updates.add("my_chat_member", payload)
    world.events.add("people", world.now, [person.id])
