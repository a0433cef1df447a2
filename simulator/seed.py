"""A world to begin with, from a JSON file."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.clock import parse_moment
from simulator.habits import take_up
from simulator.world import World

Json = dict[str, Any]


class SeedError(Exception):
    """The seed file can't be used; the message says why."""


def read_seed(path: Path) -> Json:
    """Return what the file holds; raises SeedError."""
    try:
        seed = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SeedError(f"The seed file {path} can't be read: {error.strerror}.") from None
    except ValueError as error:
        raise SeedError(f"The seed file {path} is not JSON: {error}.") from None
    if not isinstance(seed, dict):
        raise SeedError(f"The seed file {path} must hold a JSON object.")
    return seed


def seed_moment(seed: Json) -> datetime | None:
    """Return when the seed begins, None for now; raises SeedError."""
    try:
        return parse_moment(seed["clock"]) if seed.get("clock") else None
    except (TypeError, ValueError) as error:
        raise SeedError(f"The seed's clock is no moment: {error}.") from None


def plant(world: World, seed: Json) -> None:
    """Put the bot, the people and the groups of the seed into the world."""
    bot = seed.get("bot") or {}
    world.bot.username = bot.get("username", world.bot.username)
    world.bot.name = bot.get("name", world.bot.name)
    for person in seed.get("people", []):
        take_up(world.people.add(person), person.get("habit"))
    for group in seed.get("groups", []):
        world.groups.add(group)
