"""What the bot says that it has stored about a person, and what it has planned."""

from simulator.control.shapes import a, open_record, record
from simulator.control.table import Chapter, Json, route
from simulator.control.words import PERSON
from simulator.world import World

_TOLD = open_record({"offered": a("boolean", "False when the bot tells nothing.")})


@route("GET stored", Chapter.ABOUT, takes=record({"person": PERSON}), gives=_TOLD)
async def stored(world: World, asked: Json) -> Json:
    """What the bot has stored about a person, asked at `--about URL`."""
    person = world.people.get(asked["person"])
    return await world.about.ask("stored", person=str(person.id))


@route("GET planned", Chapter.ABOUT, gives=_TOLD)
async def planned(world: World, asked: Json) -> Json:
    """What the bot will send, soonest first, asked at `--about URL`."""
    return await world.about.ask("planned")
