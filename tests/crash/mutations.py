"""Real updates, bent: values of a wrong kind, missing parts, strange text, forged buttons."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from tests.scene import Scene

_TEXTS = (
    "",
    "1",
    "yes",
    "/start",
    "/start AAAA",
    "/break",
    "/newmeeting",
    "/" + "x" * 300,
    "/ ",
    "/@",
    "pineapple",
    "help",
    "hide",
    "back",
    "\u202eevil",
    "\x00",
    "\ud800",
    "💥" * 1000,
    "٣",
    "²",
    "{name}",
    "%s %(x)s",
    "<b>&amp;",
    "10/6 at 25:61",
    "9" * 5000,
)
_DATA = (
    "",
    "help",
    "show.1",
    "show.99999999999999999999",
    "show.²",
    "go.",
    "go.menu",
    "go.hello",
    "go.joining",
    "go.results",
    "go.__class__",
    "1.coming.yes",
    "1.coming.~back",
    "1.coming.~stop",
    "1.coming.~done",
    "1.~skip.~skip",
    "99999999999999999999.coming.yes",
    "²³.coming.yes",
    "0.a.b",
    "2.coming." + "x" * 60,
    "..",
    "\x00.\x00.\x00",
)
_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    2**70,
    1.5,
    1e300,
    "",
    "x",
    "104",
    [],
    {},
    [None],
    {"id": 104},
    {"type": "private"},
)
_PEOPLE = (101, 103, 104, 105, 106, 110, 999)


def real_shapes(scene: Scene) -> list[dict[str, Any]]:
    """Updates as the simulator makes them: one of each kind."""
    person = {"id": 104, "is_bot": False, "first_name": "Kit", "language_code": "en"}
    chat = {"id": 104, "type": "private", "first_name": "Kit"}
    when = int(scene.now().timestamp())
    message = {"message_id": 9, "from": person, "chat": chat, "date": when, "text": "hello"}
    tapped = {**message, "from": {"id": 1234567, "is_bot": True, "first_name": "Alongside"}}
    query = {"id": "77", "from": person, "message": tapped, "chat_instance": "5", "data": "help"}
    buttons = [
        data
        for name in ("Kit", "Cal", "Jo")
        for shown in scene.phones[name].sees()
        for row in shown["data"]
        for data in row
        if data
    ]
    member = {"user": {"id": 1234567}, "status": "member"}
    changed = {"chat": chat, "from": person, "date": when, "old_chat_member": member}
    voice = {key: value for key, value in message.items() if key != "text"}
    picture = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
    return [
        {"update_id": 1, "message": message},
        {"update_id": 1, "message": {**message, "text": "/start"}},
        {"update_id": 1, "message": {**voice, "voice": {"file_id": "a", "duration": 1}}},
        {"update_id": 1, "message": {**voice, "migrate_to_chat_id": -1001}},
        {"update_id": 1, "callback_query": query},
        *({"update_id": 1, "callback_query": {**query, "data": data}} for data in buttons),
        {"update_id": 1, "my_chat_member": {**changed, "new_chat_member": member}},
        {"update_id": 1, "message": {**voice, "dice": {"emoji": "⚽", "value": 3}}},
        {"update_id": 1, "message": {**voice, "photo": [picture], "caption": "pineapple"}},
        {"update_id": 1, "message": {**voice, "pinned_message": message}},
        {"update_id": 1, "message": {**message, "reply_to_message": tapped}},
        {"update_id": 1, "edited_message": message},
        {"update_id": 1, "edited_message": {**message, "text": "pineapple", "edit_date": when}},
        {"update_id": 1, "edited_message": {**voice, "photo": [picture], "caption": "so"}},
    ]


def mutated(chance: random.Random, shapes: list[dict[str, Any]]) -> dict[str, Any]:
    """One of these updates, bent in one to four places; it is still JSON."""
    update = copy.deepcopy(chance.choice(shapes))
    for _ in range(chance.randint(1, 4)):
        _bend(chance, update)
    found: dict[str, Any] = json.loads(json.dumps(update))
    return found


def _bend(chance: random.Random, update: dict[str, Any]) -> None:
    part: Any = update
    while True:
        inner = [key for key, value in part.items() if isinstance(value, dict) and value]
        if not inner or chance.random() < 0.3:
            break
        part = part[chance.choice(inner)]
    keys = [key for key in part if key != "update_id"]
    if not keys:
        return
    key = chance.choice(keys)
    way = chance.random()
    if way < 0.15:
        del part[key]
    elif way < 0.35:
        part[key] = _value(chance)
    elif "data" in part and way < 0.8:
        part["data"] = chance.choice(_DATA)
    elif "text" in part and way < 0.9:
        part["text"] = chance.choice(_TEXTS)
    elif "id" in part:
        part["id"] = chance.choice(_PEOPLE)
    else:
        part[chance.choice(("text", "data", "from", "chat", "voice"))] = _value(chance)


def _value(chance: random.Random) -> Any:
    """One of these, as it stands there: what is bent next may be inside it."""
    return copy.deepcopy(chance.choice(_VALUES))
