"""What the bot did: its requests, those that broke the rules, and what it has not fetched yet."""

from simulator.control.shapes import a, listed, maybe, moment, open_record, record
from simulator.control.table import Chapter, Json, route
from simulator.control.words import AFTER, TEXT
from simulator.world import World

_ENTRY = record(
    {
        "seq": a("integer"),
        "at": moment("When, by the simulated clock."),
        "monotonic": a("number", "When, in seconds of a clock that only goes forward."),
        "method": TEXT,
        "params": open_record({}),
        "ok": maybe(a("boolean", "null while the answer is not known.")),
        "error_code": maybe(a("integer")),
        "message_id": maybe(a("integer", "Of the message that was sent or changed.")),
    }
)
_VIOLATION = record(
    {
        "at": moment("When, by the simulated clock."),
        "method": TEXT,
        "problem": TEXT,
        "refused": a("boolean"),
    }
)


@route("GET log", Chapter.REQUESTS, takes=record({}, {"after": AFTER}), gives=listed(_ENTRY))
def log(world: World, asked: Json) -> list[Json]:
    """The bot's requests, oldest first; never its token."""
    return world.log.after(asked.get("after", 0))


@route("GET violations", Chapter.REQUESTS, gives=listed(_VIOLATION))
def violations(world: World, asked: Json) -> list[Json]:
    """The requests that broke the Bot API's specification."""
    return list(world.log.violations)


@route(
    "GET pending",
    Chapter.REQUESTS,
    gives=record({"unconfirmed": a("integer"), "polling": a("boolean")}),
)
def pending(world: World, asked: Json) -> Json:
    """How many updates the bot has not confirmed, and whether it asks for more now."""
    return {"unconfirmed": world.updates.unconfirmed(), "polling": world.updates.polling > 0}
