"""Shapes that many routes share."""

from simulator.control.shapes import (
    Shape,
    a,
    listed,
    maybe,
    moment,
    named,
    open_record,
    record,
)

PERSON = a("integer", "The person's id.")
CHAT = a("integer", "The chat's id; the person's private chat with the bot without it.")
MESSAGE_ID = a("integer", "A message's id.")
UPDATE_ID = maybe(a("integer", "The update's id; null when the bot does not get one."))
SENT_AT = moment("When a message was sent, as Telegram dates it.")
AFTER = a("integer", "Only what has a higher number than this.")
TIMEOUT = a("number", "How many seconds to wait at most.", minimum=0)
TEXT = a("string")
DONE = record({"ok": a("boolean", "Always true.")})
SENT = named(
    "Sent",
    record(
        {"message_id": MESSAGE_ID, "update_id": UPDATE_ID},
        {"date": SENT_AT},
    ),
)
EVENT = named(
    "Event",
    open_record(
        {
            "seq": a("integer", "The event's number; it grows."),
            "kind": a("string", "What happened: message, edit, delete, pin, alert, settled, …"),
            "at": moment("When, by the simulated clock."),
            "people": maybe(listed(PERSON, "Who can see it; null when it is about nobody.")),
        }
    ),
)


def by_person(
    more: dict[str, Shape] | None = None, optional: dict[str, Shape] | None = None
) -> Shape:
    """Return the shape of what a person does, in the private chat or in another."""
    return record({"person": PERSON, **(more or {})}, {"chat": CHAT, **(optional or {})})
