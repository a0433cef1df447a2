"""What happens to groups: somebody joins, leaves, renames; the bot is added or put out."""

from simulator import links, membership
from simulator.control.people import GROUP
from simulator.control.shapes import a, record
from simulator.control.table import Chapter, Json, route
from simulator.control.words import MESSAGE_ID, PERSON, SENT_AT, TEXT, UPDATE_ID
from simulator.errors import ControlError
from simulator.groups import Group
from simulator.people import Person
from simulator.world import World

_CHAT = a("integer", "The group's id.")
_BY = a("integer", "The person who does it to them.")
_BOTH = {"person": PERSON, "chat": _CHAT}


def _group(world: World, asked: Json) -> Group:
    group = world.groups.by_id.get(asked["chat"])
    if group is None or group.migrated_to:
        raise ControlError(404, f"There is no group {asked['chat']}.")
    return group


def _by(world: World, asked: Json) -> Person | None:
    return world.people.get(asked["by"]) if "by" in asked else None


@route("POST join", Chapter.PEOPLE, takes=record(_BOTH, {"by": _BY}), gives=GROUP)
def join(world: World, asked: Json) -> Json:
    """A person joins a group, or is added `by` somebody."""
    person, group = world.people.get(asked["person"]), _group(world, asked)
    membership.join(world, person, group, _by(world, asked))
    return group.as_json()


@route("POST leave", Chapter.PEOPLE, takes=record(_BOTH, {"by": _BY}), gives=GROUP)
def leave(world: World, asked: Json) -> Json:
    """A person leaves a group, or is removed `by` somebody."""
    person, group = world.people.get(asked["person"]), _group(world, asked)
    membership.leave(world, person, group, _by(world, asked))
    return group.as_json()


@route("POST title", Chapter.PEOPLE, takes=record({**_BOTH, "title": TEXT}), gives=GROUP)
def title(world: World, asked: Json) -> Json:
    """A person gives a group another name."""
    group = _group(world, asked)
    membership.rename(world, world.people.get(asked["person"]), group, asked["title"])
    return group.as_json()


@route("POST upgrade", Chapter.PEOPLE, takes=record(_BOTH), gives=GROUP)
def upgrade(world: World, asked: Json) -> Json:
    """A group becomes a supergroup, with another id; the bot's sends to the old one say so."""
    person = world.people.get(asked["person"])
    return membership.upgrade(world, person, _group(world, asked)).as_json()


@route(
    "POST bot/standing",
    Chapter.PEOPLE,
    takes=record({**_BOTH, "standing": a("string", enum=["administrator", "member", "out"])}),
    gives=GROUP,
)
def standing(world: World, asked: Json) -> Json:
    """A person adds the bot to a group, makes it an administrator or a member, or puts it out."""
    group = _group(world, asked)
    membership.set_bot(world, group, world.people.get(asked["person"]), asked["standing"])
    return group.as_json()


@route(
    "POST follow",
    Chapter.DEEDS,
    takes=record({"person": PERSON, "link": TEXT}),
    gives=record(
        {"chat": a("integer")}, {"message_id": MESSAGE_ID, "update_id": UPDATE_ID, "date": SENT_AT}
    ),
)
def follow(world: World, asked: Json) -> Json:
    """Follow a link: t.me/BOT?start=CODE presses Start, t.me/+… joins a group."""
    return links.follow(world, world.people.get(asked["person"]), asked["link"])
