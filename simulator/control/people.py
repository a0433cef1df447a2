"""Make people and groups, and list them."""

from simulator.control.shapes import ANYTHING, a, listed, named, record
from simulator.control.table import Chapter, Json, route
from simulator.control.words import PERSON, TEXT
from simulator.habits import HABITS, take_up
from simulator.world import World

_PERSON = {
    "name": TEXT,
    "last_name": TEXT,
    "username": a("string", "Without the @."),
    "is_bot": a("boolean", "Whether this is another bot."),
    "language_code": a("string", "As en, ar or pt-br."),
    "label": a("string", "A word about them that only the page shows."),
    "started": a("boolean", "Whether they have written to the bot, so that it may write to them."),
    "habit": a(
        ["string", "null"],
        "; ".join(f"{name}: {habit.about}" for name, habit in HABITS.items()),
        enum=[*HABITS, None],
    ),
}
SOMEBODY = named(
    "Person", record({"id": PERSON, **_PERSON, "blocked": a("boolean", "Has blocked the bot.")})
)
_GROUP = {
    "title": TEXT,
    "members": listed(PERSON, "The first one made the group and owns it."),
    "type": a("string", enum=["group", "supergroup", "channel"]),
    "username": a("string", "Without the @, of a public one."),
    "administrators": listed(PERSON, "Besides the owner and the bot."),
    "is_forum": a("boolean", "Whether it has topics."),
    "has_bot": a("boolean", "Whether the bot is in the group."),
    "privacy": a("boolean", "Whether the bot gets only what is meant for it."),
    "admin": a(
        ["boolean", "null"],
        "Whether the bot is an administrator, who gets everything; null: shown as one only.",
    ),
}
GROUP = named("Group", record({"id": a("integer"), **_GROUP}))


@route("POST people", Chapter.PEOPLE, takes=record({}, {"id": PERSON, **_PERSON}), gives=SOMEBODY)
def add_person(world: World, asked: Json) -> Json:
    """Make a person, or change the one with this id."""
    person = world.people.add(asked)
    if "habit" in asked:
        take_up(person, asked["habit"])
    world.events.add("people", world.now, [person.id])
    return person.as_json()


@route("GET people", Chapter.PEOPLE, gives=listed(SOMEBODY))
def list_people(world: World, asked: Json) -> list[Json]:
    """Everyone."""
    return [person.as_json() for person in world.people.by_id.values()]


@route(
    "POST groups",
    Chapter.PEOPLE,
    takes=record({}, {"id": a("integer", "A supergroup's is below -10¹²."), **_GROUP}),
    gives=GROUP,
)
def add_group(world: World, asked: Json) -> Json:
    """Make a group, or change the one with this id."""
    group = world.groups.add(asked)
    world.events.add("people", world.now, list(group.members))
    return group.as_json()


@route("GET groups", Chapter.PEOPLE, gives=listed(GROUP))
def list_groups(world: World, asked: Json) -> list[Json]:
    """All groups."""
    groups = world.groups.by_id.values()
    return [group.as_json() for group in groups if group.migrated_to is None]


_COMMANDS = record({"scope": TEXT, "language": TEXT, "commands": listed(ANYTHING)})


@route(
    "GET bot",
    Chapter.PEOPLE,
    gives=record(
        {
            "id": a("integer"),
            "is_bot": a("boolean"),
            "first_name": TEXT,
            "username": TEXT,
            "description": TEXT,
            "commands": listed(_COMMANDS),
        }
    ),
)
def show_bot(world: World, asked: Json) -> Json:
    """The bot, its description and its commands."""
    bot = world.bot
    commands = [
        {"scope": scope, "language": language, "commands": found}
        for (scope, language), found in bot.commands.items()
    ]
    description = bot.read_words("description", "")
    return {**bot.as_user(), "description": description, "commands": commands}
