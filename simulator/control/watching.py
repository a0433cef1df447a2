"""What can be seen: chats, locked screens, alerts, and what happens."""

import json

from aiohttp import web

from simulator.control.shapes import a, listed, maybe, moment, named, open_record, record
from simulator.control.table import Chapter, Json, raw_route, route
from simulator.control.words import AFTER, CHAT, DONE, EVENT, MESSAGE_ID, PERSON, TEXT, TIMEOUT
from simulator.errors import ControlError
from simulator.keys import world_of
from simulator.views import sees
from simulator.world import World

HEARTBEAT_SECONDS = 15.0
LONGEST_WAIT_SECONDS = 300.0
_ONLY = a("string", "Only the messages with these ids, as 3,7.")
_BY_PERSON = record({"person": PERSON})
MESSAGE = named(
    "Message",
    open_record(
        {
            "message_id": MESSAGE_ID,
            "from_name": TEXT,
            "text": TEXT,
            "buttons": listed(listed(TEXT), "The rows of inline buttons, by their words."),
            "date": moment("When it was sent."),
            "kind": a("string", "text, photo, voice, document, …"),
        }
    ),
)


KEYS = named(
    "ReplyKeyboard",
    record(
        {
            "message_id": a("integer", "The message that brought it."),
            "rows": listed(listed(TEXT), "The keys, by their words; POST tap presses one."),
            "open": a("boolean", "False when it was for one time and has been used."),
            "force_reply": a("boolean", "What the person writes next is a reply to that message."),
            "one_time": a("boolean"),
            "persistent": a("boolean"),
            "resize": a("boolean"),
            "placeholder": a("string", "Shown in the empty field."),
        }
    ),
)


@route("GET health", Chapter.SIGHTS, gives=DONE)
def health(world: World, asked: Json) -> Json:
    """Whether the simulator works."""
    return {"ok": True}


@route(
    "GET sees",
    Chapter.SIGHTS,
    takes=record({"person": PERSON}, {"chat": CHAT, "only": _ONLY}),
    gives=record({"messages": listed(MESSAGE, "Oldest first."), "reply_keyboard": maybe(KEYS)}),
)
def chat(world: World, asked: Json) -> Json:
    """A chat as this person's phone shows it now, or some of its messages."""
    person = world.people.get(asked["person"])
    chat_id = asked.get("chat") or person.id
    only = _numbers(asked["only"]) if "only" in asked else None
    keys = world.reply_keyboards.shown(chat_id, person.id)
    return {"messages": sees(world, person, chat_id, only), "reply_keyboard": keys}


def _numbers(text: str) -> list[int]:
    try:
        return [int(number) for number in text.split(",")]
    except ValueError:
        raise ControlError(400, '"only" must be numbers with commas between them.') from None


NOTICE = record(
    {
        "text": TEXT,
        "chat_title": TEXT,
        "silent": a("boolean"),
        "at": moment("When it came."),
        "message_id": MESSAGE_ID,
    }
)


@route(
    "GET lockscreen",
    Chapter.SIGHTS,
    takes=_BY_PERSON,
    gives=record({"notifications": listed(NOTICE)}),
)
def locked_screen(world: World, asked: Json) -> Json:
    """What a stranger sees on the locked phone, oldest first."""
    person = world.people.get(asked["person"])
    return {"notifications": world.phones.locked_screen(person.id)}


ALERT = record(
    {
        "text": TEXT,
        "show_alert": a("boolean"),
        "at": moment("When it came."),
        "callback_query_id": TEXT,
    }
)


@route("GET alerts", Chapter.SIGHTS, takes=_BY_PERSON, gives=listed(ALERT))
def alerts(world: World, asked: Json) -> list[Json]:
    """Answers to taps that only this person saw, oldest first."""
    return world.phones.alerts(world.people.get(asked["person"]).id)


@route("GET seq", Chapter.SIGHTS, gives=record({"seq": a("integer")}))
def newest(world: World, asked: Json) -> Json:
    """The number of the newest event."""
    return {"seq": world.events.seq}


@route(
    "GET wait",
    Chapter.SIGHTS,
    takes=record({}, {"after": AFTER, "timeout": TIMEOUT, "person": PERSON}),
    gives=record({"seq": a("integer"), "events": listed(EVENT)}),
)
async def wait(world: World, asked: Json) -> Json:
    """What could be seen after a number, as soon as there is something (30 seconds at most)."""
    person = world.people.get(asked["person"]).id if "person" in asked else None
    timeout = min(asked.get("timeout", 30.0), LONGEST_WAIT_SECONDS)
    found = await world.events.wait(asked.get("after", 0), timeout, person)
    return {"seq": world.events.seq, "events": found}


@raw_route("GET events", Chapter.SIGHTS, "text/event-stream", takes=record({}, {"after": AFTER}))
async def stream(request: web.Request) -> web.StreamResponse:
    """All events as they happen (server-sent events); Last-Event-ID goes on where it broke off."""
    events = world_of(request).events
    after = request.headers.get("Last-Event-ID") or request.query.get("after") or events.seq
    try:
        seq = int(after)
    except ValueError:
        raise ControlError(400, '"after" must be a whole number.') from None
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    await response.write(b"retry: 500\n\n")
    seq = min(seq, events.seq)  # a restarted simulator counts from the beginning
    while True:
        happened = await events.anything(seq, HEARTBEAT_SECONDS)
        lines = [f"id: {one['seq']}\ndata: {json.dumps(one)}\n\n" for one in happened]
        seq = events.seq
        await response.write("".join(lines).encode() or b": still here\n\n")
