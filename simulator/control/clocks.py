"""Read and move the simulated time."""

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any

from simulator.clock import parse_moment
from simulator.control.shapes import a, maybe, moment, named, record
from simulator.control.table import Chapter, Json, route
from simulator.control.words import DONE, TIMEOUT
from simulator.errors import ControlError
from simulator.world import World

LONGEST_WATCH_SECONDS = 300.0
_CLOCK = {
    "now": moment("The simulated time."),
    "running": a("boolean", "Whether it goes on by itself."),
    "version": a("integer", "Grows with each move."),
    "settled_version": maybe(a("integer", "The bot has done all that was due at this version.")),
    "moving_to": maybe(moment("Where a move goes that is not over.")),
    "next_due": maybe(moment("What the bot has planned next.")),
}
CLOCK = named("Clock", record(_CLOCK))
VERSION = a("integer", "A version of the clock.")


@route(
    "GET clock",
    Chapter.CLOCK,
    takes=record({}, {"after": VERSION, "timeout": TIMEOUT}),
    gives=CLOCK,
)
async def show(world: World, asked: Json) -> Json:
    """The clock; with `after`, as soon as its version is newer than that."""
    if "after" in asked:
        timeout = min(asked.get("timeout", 30.0), LONGEST_WATCH_SECONDS)
        with world.presence.held():
            await world.clock.moved.until(
                lambda: bool(world.clock.version > asked["after"]), timeout
            )
    return world.clock.as_json()


@route(
    "POST clock",
    Chapter.CLOCK,
    takes=record(
        {},
        {
            "advance_seconds": a("number", "Move on by so much; 0 waits until all is handled."),
            "to": moment("Or to this moment."),
            "next": a("boolean", "Or to what is planned next."),
            "running": a("boolean", "Or let the time go on by itself, or stand still."),
            "wait": a("boolean", "Answer only when the move is over."),
            "timeout": TIMEOUT,
        },
    ),
    gives=record({**_CLOCK, "settled": a("boolean", "The move is over, and all was done.")}),
)
async def move(world: World, asked: Json) -> Json:
    """Move the clock, due by due: what is planned on the way happens at its own time."""
    if "running" in asked:
        world.clock.run(running=asked["running"])
        return {**world.clock.as_json(), "settled": True}
    task = world.movement.start(_wanted(world, asked))
    if asked.get("wait"):
        await asyncio.wait([task], timeout=asked.get("timeout", 60.0))
    else:
        await asyncio.sleep(0)  # lets the move begin, so that the answer shows where it goes
    return {**world.clock.as_json(), "settled": task.done() and world.movement.in_time}


def _wanted(world: World, asked: Json) -> Coroutine[Any, Any, None]:
    if asked.get("next"):
        return world.movement.to_next()
    if "to" in asked:
        wanted = _moment(asked["to"])
        if wanted < world.now:
            raise ControlError(400, f"The clock can't go back: it is already {world.now}.")
        return world.movement.to(wanted)
    seconds = asked.get("advance_seconds")
    if seconds is None:
        raise ControlError(400, 'Say {"advance_seconds": n}, {"to": "..."} or {"next": true}.')
    if seconds < 0:
        raise ControlError(400, "The clock can't go back.")
    return world.movement.by(seconds)


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except ValueError as error:
        raise ControlError(400, f"That is no moment: {error}.") from None


@route(
    "POST clock/settled",
    Chapter.CLOCK,
    takes=record({"version": VERSION}, {"next_due": maybe(moment("What is planned next."))}),
    gives=DONE,
    watches=True,
)
def settled(world: World, asked: Json) -> Json:
    """The bot says that it has done all that was due at a version of the clock."""
    due = asked.get("next_due")
    world.clock.settle(asked["version"], _moment(due) if due else None)
    world.quiet.ring()
    world.events.add("settled", world.now, version=asked["version"], next_due=due)
    return {"ok": True}
