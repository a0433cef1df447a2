"""What people do: say, tap, send, open; and updates that nobody should ever send."""

from simulator import announcing, attachments, deeds, habits, rewriting
from simulator.control.shapes import ANYTHING, a, listed, maybe, moment, record
from simulator.control.table import Chapter, Json, route
from simulator.control.words import (
    DONE,
    MESSAGE_ID,
    PERSON,
    SENT,
    SENT_AT,
    TEXT,
    UPDATE_ID,
    by_person,
)
from simulator.errors import ControlError
from simulator.given import Given
from simulator.people import Person
from simulator.pressing import press
from simulator.world import World

_GIVEN = {
    "date": maybe(moment("Telegram's own time of it; now without.")),
    "message_id": maybe(MESSAGE_ID),
    "held": a("boolean", "Keep it back: it reaches the bot when it is delivered."),
}
_REPLY = {"reply_to": maybe(MESSAGE_ID), **_GIVEN}
_CAPTION = {"caption": a("string", "Words that go with it."), **_REPLY}
_VOICE = {**_CAPTION, "duration": a("integer", "Its length in seconds.", minimum=0)}


def _who_where(world: World, asked: Json) -> tuple[Person, int]:
    person = world.people.get(asked["person"])
    return person, asked.get("chat") or person.id


@route(
    "POST say",
    Chapter.DEEDS,
    takes=by_person({"text": TEXT}, _REPLY),
    gives=SENT,
)
def say(world: World, asked: Json) -> Json:
    """Write a message. A lone 🎲 🎯 🏀 ⚽ 🎳 🎰 arrives as a dice, without text."""
    given, reply_to = Given.of(asked), asked.get("reply_to")
    return deeds.say(world, *_who_where(world, asked), asked["text"], reply_to, given)


@route(
    "POST edit",
    Chapter.DEEDS,
    takes=by_person({"text": TEXT}, {"message_id": maybe(MESSAGE_ID)}),
    gives=SENT,
)
def edit(world: World, asked: Json) -> Json:
    """Change one's own message, or its caption: the newest, if none is named.

    The bot gets `edited_message` if it asks for it. The same words may be sent again: Telegram
    tells of such edits too.
    """
    who_where = _who_where(world, asked)
    return rewriting.rewrite(world, *who_where, asked["text"], asked.get("message_id"))


@route(
    "POST service",
    Chapter.DEEDS,
    takes=by_person(
        {"kind": a("string", "A field of the Bot API's Message, as pinned_message.")},
        {"value": ANYTHING, **_GIVEN},
    ),
    gives=SENT,
)
def service(world: World, asked: Json) -> Json:
    """Have Telegram say something in the chat, as that a timer was set.

    Without a `value`: message_auto_delete_timer_changed, chat_background_set, pinned_message and
    write_access_allowed.
    """
    who_where = _who_where(world, asked)
    value = asked.get("value")
    return announcing.announce(world, *who_where, asked["kind"], value, Given.of(asked))


@route(
    "POST anything",
    Chapter.DEEDS,
    takes=by_person(
        {"kind": a("string", "A field of the Bot API's Message, as sticker."), "value": ANYTHING},
        _CAPTION,
    ),
    gives=SENT,
)
def anything(world: World, asked: Json) -> Json:
    """Send what has no address of its own: a sticker, a place, a contact, a story ..."""
    who_where = _who_where(world, asked)
    return attachments.send_anything(world, *who_where, asked["kind"], asked["value"], asked)


@route(
    "POST deliver",
    Chapter.DEEDS,
    takes=by_person({}, {"message_ids": listed(MESSAGE_ID, "In this order; all without.")}),
    gives=record({"update_ids": listed(a("integer"))}),
)
def deliver(world: World, asked: Json) -> Json:
    """Let what was held back reach the bot, as when a phone that was off is on again."""
    who_where = _who_where(world, asked)
    return {"update_ids": deeds.deliver(world, *who_where, asked.get("message_ids"))}


@route(
    "POST tap",
    Chapter.DEEDS,
    takes=by_person(
        {},
        {
            "label": a("string", "The words on the newest such button, or on a key below."),
            "data": a("string", "Or its callback_data, even if there is no such button."),
            "message_id": maybe(MESSAGE_ID),
        },
    ),
    gives=record(
        {"update_id": UPDATE_ID},
        {"callback_query_id": TEXT, "message_id": MESSAGE_ID, "date": SENT_AT},
    ),
)
def tap(world: World, asked: Json) -> Json:
    """Tap a button, or press a key of the reply keyboard, which sends its words.

    When nothing is called so, the refusal (404) lists the `labels` there are.
    """
    person, chat_id = _who_where(world, asked)
    return _pressed(world, person, chat_id, asked) or habits.press(world, person, chat_id, asked)


def _pressed(world: World, person: Person, chat_id: int, asked: Json) -> Json | None:
    """Press a key of the reply keyboard, unless a newer inline button is called so."""
    label, keys = asked.get("label"), world.reply_keyboards.shown(chat_id, person.id)
    if label is None or keys is None or asked.get("message_id") is not None:
        return None
    if deeds.newest_button(world, chat_id, label) > keys["message_id"]:
        return None
    return press(world, person, chat_id, label)


@route("POST voice", Chapter.DEEDS, takes=by_person({}, _VOICE), gives=SENT, file="file")
def voice(world: World, asked: Json) -> Json:
    """Send a voice note: a recording as a form with a `file`, or a silent stand-in."""
    return attachments.send_voice(world, *_who_where(world, asked), asked.get("file"), asked)


@route("POST photo", Chapter.DEEDS, takes=by_person({}, _CAPTION), gives=SENT, file="file")
def photo(world: World, asked: Json) -> Json:
    """Send a picture: a real one as a form with a `file`, or a plain stand-in."""
    return attachments.send_photo(world, *_who_where(world, asked), asked.get("file"), asked)


@route("POST document", Chapter.DEEDS, takes=by_person({}, _CAPTION), gives=SENT, file="file")
def document(world: World, asked: Json) -> Json:
    """Send a file: a real one as a form with a `file`, or a short text."""
    return attachments.send_document(world, *_who_where(world, asked), asked.get("file"), asked)


@route("POST open", Chapter.DEEDS, takes=record({"person": PERSON}), gives=DONE)
def open_phone(world: World, asked: Json) -> Json:
    """Look at the phone: its locked screen is clear then."""
    world.unlock(world.people.get(asked["person"]).id)
    return {"ok": True}


@route(
    "POST block",
    Chapter.DEEDS,
    takes=record({"person": PERSON, "blocked": a("boolean")}),
    gives={"$ref": "#/components/schemas/Person"},
)
def block(world: World, asked: Json) -> Json:
    """Block the bot, or let it write again; the bot is told by an update."""
    person = world.people.get(asked["person"])
    deeds.block(world, person, blocked=asked["blocked"])
    return person.as_json()


@route(
    "POST raw",
    Chapter.DEEDS,
    takes=record({"update": ANYTHING}),
    gives=record({"update_id": a("integer")}),
)
def raw(world: World, asked: Json) -> Json:
    """Queue anything at all as an update, as it is; an object without update_id gets one."""
    return {"update_id": world.updates.add_raw(asked["update"])}


@route(
    "POST repeat",
    Chapter.DEEDS,
    takes=record({"update_id": a("integer")}),
    gives=record({"update_id": a("integer")}),
)
def repeat(world: World, asked: Json) -> Json:
    """Deliver an update once more, with the same update_id."""
    if not world.updates.repeat(asked["update_id"]):
        raise ControlError(404, f"There was no update {asked['update_id']}.")
    return {"update_id": asked["update_id"]}
