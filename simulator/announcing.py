"""Service messages that a person brings about in their chat: a timer, a background, a pin."""

from collections.abc import Callable
from typing import Any

from simulator import deeds
from simulator.errors import ControlError
from simulator.given import NOTHING, Given
from simulator.people import Person
from simulator.service_messages import post_service
from simulator.spec import load_spec
from simulator.validation import Problem, Validator
from simulator.world import World

Json = dict[str, Any]
_DAY_SECONDS = 86_400
_THEME = {"type": "chat_theme", "theme_name": "🌷"}


def _newest(world: World, chat_id: int) -> Json:
    """Return the newest message of the chat, pinned now."""
    for message in world.messages.newest_first(chat_id):
        if not message.service:
            message.pinned = True
            world.tell("pin", message)
            return world.as_json(message, with_reply=False)
    raise ControlError(409, "There is nothing to pin.")


#: what a service message holds when nobody says what
_USUAL: dict[str, Callable[[World, int], Any]] = {
    "message_auto_delete_timer_changed": lambda *_: {"message_auto_delete_time": _DAY_SECONDS},
    "chat_background_set": lambda *_: {"type": _THEME},
    "pinned_message": _newest,
    "write_access_allowed": lambda *_: {},
}


def announce(
    world: World,
    person: Person,
    chat_id: int,
    kind: str,
    value: Any = None,
    given: Given = NOTHING,
) -> Json:
    """Telegram says something in the chat because of this person; returns message and update ids.

    `kind` is a field of the Bot API's Message, and `value` what it holds there.
    """
    deeds.enter(world, person, chat_id)
    _known(kind)
    if value is None:
        if kind not in _USUAL:
            raise ControlError(400, f'Say what "{kind}" is to hold: "value" is missing.')
        value = _USUAL[kind](world, chat_id)
    checked(person, kind, value)
    message, update_id = post_service(world, chat_id, person.id, {kind: value}, given=given)
    return {"message_id": message.message_id, "update_id": update_id}


def _known(kind: str) -> None:
    if kind not in load_spec().objects["Message"]:
        raise ControlError(400, f'There are no messages with "{kind}".')


def checked(person: Person, kind: str, value: Any) -> None:
    """Raise ControlError when the Bot API knows no such message."""
    _known(kind)
    bare = {"message_id": 1, "date": 0, "chat": person.as_chat(), kind: value}
    try:
        Validator().object("Message", bare)
    except (Problem, ValueError) as problem:
        raise ControlError(400, f"Telegram sends nothing like that: {problem}.") from None
