"""Faults on demand, and flood control on and off."""

from simulator.control.shapes import a, listed, maybe, moment, named, record
from simulator.control.table import Chapter, Json, route
from simulator.control.words import DONE
from simulator.faults import KINDS
from simulator.world import World

_KIND = {"kind": a("string", enum=sorted(KINDS))}
_MORE = {
    "method": maybe(a("string", "Only for this method.")),
    "chat": maybe(a("integer", "Only for this chat.")),
    "times": maybe(a("integer", "How often; for ever without it.", minimum=1)),
    "chance": a("number", "How likely, from 0 to 1.", minimum=0),
    "retry_after": a("integer", "What a 429 says, in seconds.", minimum=0),
    "seconds": a("number", "How long a slow answer takes.", minimum=0),
}
_HOURS = {"hours": a("number", "How long it lasts, by the simulated clock.", minimum=0)}
FAULT = named(
    "Fault", record({**_KIND, **_MORE, "until": maybe(moment("When it ends by itself."))})
)


@route("POST faults", Chapter.TROUBLES, takes=record(_KIND, {**_MORE, **_HOURS}), gives=FAULT)
def add(world: World, asked: Json) -> Json:
    """Bring a trouble upon the bot's requests; "down" lets none through for so many `hours`."""
    fault = world.faults.add(asked, world.now)
    if fault.until:  # a move of the clock stops there
        world.agenda.add(fault.until, world.look_again)
    return fault.as_json()


@route("GET faults", Chapter.TROUBLES, gives=listed(FAULT))
def show(world: World, asked: Json) -> list[Json]:
    """The faults in force."""
    return [fault.as_json() for fault in world.faults.active]


@route("DELETE faults", Chapter.TROUBLES, gives=DONE)
def clear(world: World, asked: Json) -> Json:
    """End all faults."""
    world.faults.active.clear()
    world.look_again()
    return {"ok": True}


@route("POST webhook/retry", Chapter.TROUBLES, gives=DONE)
def retry(world: World, asked: Json) -> Json:
    """Post to the webhook again now, without waiting for the end of the pause after a failure."""
    world.updates.go_on()
    return {"ok": True}


@route(
    "POST flood",
    Chapter.TROUBLES,
    takes=record({"on": a("boolean")}),
    gives=record({"on": a("boolean")}),
)
def flood(world: World, asked: Json) -> Json:
    """Switch Telegram's flood control on or off."""
    world.flood.on = asked["on"]
    return {"on": world.flood.on}
