"""What the simulator keeps does not grow with what happened: only the newest stays."""

from collections import deque
from datetime import UTC, datetime
from typing import Any

import pytest

from simulator import deeds, events, files, habits, phones, queries, request_log, updates
from simulator.bot_api import carry_out
from simulator.clock import Clock
from simulator.messages import Messages
from simulator.methods import invite_links
from simulator.world import World

LIMIT = 20
ONE, GROUP = 1001, -1_001_000_000_001
LIMITS = (
    (events, "KEPT_EVENTS"),
    (request_log, "KEPT_REQUESTS"),
    (request_log, "KEPT_VIOLATIONS"),
    (updates, "REMEMBERED_UPDATES"),
    (updates, "KEPT_WAITING"),
    (queries, "KEPT_QUERIES"),
    (files, "KEPT_FILES"),
    (phones, "KEPT_ALERTS"),
    (phones, "KEPT_NOTIFICATIONS"),
    (habits, "MOST_ANSWERS"),
    (habits, "MOST_PLANNED"),
    (invite_links, "KEPT_LINKS"),
)
KEYS = {"inline_keyboard": [[{"text": "Ready", "callback_data": "ready"}]]}


def kept(whole: object) -> int:
    """How many things every container holds, all the way down."""
    seen: set[int] = set()
    waiting, number = [whole], 0
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        inside = _inside(one)
        number += len(inside)
        waiting += inside
    return number


def _inside(one: Any) -> list[Any]:
    if isinstance(one, dict):
        return list(one.values())
    if isinstance(one, list | tuple | set | deque):
        return list(one)
    if type(one).__module__.startswith("simulator."):
        names = [*getattr(one, "__slots__", ()), *getattr(one, "__dict__", {})]
        return [getattr(one, name) for name in names]
    return []


def small_world(monkeypatch: pytest.MonkeyPatch) -> World:
    for module, name in LIMITS:
        monkeypatch.setattr(module, name, LIMIT)
    world = World(Clock(datetime(2026, 6, 1, 8, 0, tzinfo=UTC), running=False), flood=False)
    world.messages = Messages(LIMIT, LIMIT)
    world.people.add({"id": ONE, "name": "Amina", "started": True})
    world.groups.add({"id": GROUP, "title": "Us", "members": [ONE], "admin": True})
    return world


async def live(world: World, rounds: int) -> None:
    """Everything that leaves something behind, again and again."""
    person = world.people.get(ONE)
    for number in range(rounds):
        for chat in (ONE, GROUP):
            deeds.say(world, person, chat, f"/hello {number:06d}", None)
            wanted = {"chat_id": chat, "text": "Ready?", "reply_markup": KEYS, "stray": True}
            await carry_out(world, "sendmessage", wanted)
        tapped = habits.press(world, person, ONE, {"label": "Ready"})
        answer = {"callback_query_id": tapped["callback_query_id"], "text": "Yes"}
        await carry_out(world, "answercallbackquery", answer)
        await carry_out(world, "createchatinvitelink", {"chat_id": GROUP})
        await carry_out(world, "unheardof", {})
        world.files.add("document", "a.txt", "text/plain", b"abc")


@pytest.mark.asyncio
async def test_ten_times_as_much_leaves_no_more_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    world = small_world(monkeypatch)
    await live(world, 2 * LIMIT)
    before = kept(world)

    await live(world, 18 * LIMIT)

    assert kept(world) == before
    assert all(entry["ok"] for entry in world.log.after(0) if entry["method"] != "unheardof")


@pytest.mark.asyncio
async def test_a_quiet_chat_keeps_what_its_phone_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    world = small_world(monkeypatch)
    quiet = world.people.add({"id": 1002, "name": "Ben", "started": True})
    for number in range(LIMIT + 3):
        deeds.say(world, quiet, quiet.id, f"{number}", None)

    await live(world, 3 * LIMIT)

    texts = [message.text for message in world.messages.of(quiet.id)]
    assert texts == [f"{number}" for number in range(3, LIMIT + 3)]


@pytest.mark.asyncio
async def test_a_forgotten_message_is_as_a_deleted_one(monkeypatch: pytest.MonkeyPatch) -> None:
    world = small_world(monkeypatch)
    await carry_out(world, "sendmessage", {"chat_id": ONE, "text": "old"})
    (old,) = world.messages.of(ONE)
    await live(world, 3 * LIMIT)

    edit = {"chat_id": ONE, "message_id": old.message_id, "text": "new"}
    await carry_out(world, "editmessagetext", edit)

    assert world.messages.get(ONE, old.message_id) is None
    assert world.log.after(0)[-1]["error_code"] == 400
