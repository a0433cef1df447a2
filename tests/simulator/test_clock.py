"""A moved clock advances due by due, and waits for the bot at each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.world import World
from tests.simulator.conftest import START, Simulator

pytestmark = pytest.mark.asyncio


def _at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


class Planner:
    """A bot with plans: it polls, watches the clock and does what is due."""

    def __init__(self, sim: Simulator, plans: list[datetime]) -> None:
        self.sim, self.plans = sim, list(plans)
        self.done: list[tuple[datetime, datetime]] = []
        self.heard: list[str] = []

    async def watch(self) -> None:
        version = 0
        while True:
            clock = await self.sim.get(f"clock?after={version}&timeout=20")
            version, now = clock["version"], datetime.fromisoformat(clock["now"])
            self.done += [(plan, now) for plan in self.plans if plan <= now]
            self.plans = [plan for plan in self.plans if plan > now]
            due = min(self.plans).isoformat() if self.plans else None
            await self.sim.post("clock/settled", version=version, next_due=due)

    async def poll(self) -> None:
        offset = 0
        while True:
            _, body = await self.sim.call("getUpdates", offset=offset, timeout=20)
            for update in body["result"]:
                self.heard.append(update["message"]["text"])
                offset = update["update_id"] + 1

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator["Planner"]:
        seq = self.sim.world.events.seq
        tasks = [asyncio.create_task(self.watch()), asyncio.create_task(self.poll())]
        await self.sim.world.events.wait(seq, 5, None)  # it has settled for the first time
        try:
            yield self
        finally:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


async def test_each_plan_is_met_at_its_own_time(sim: Simulator) -> None:
    plans = [_at(1), _at(2), _at(30)]
    async with Planner(sim, plans).at_work() as planner:
        moved = await sim.post("clock", advance_seconds=3600 * 3, wait=True)
        assert moved["settled"]
        assert datetime.fromisoformat(moved["now"]) == _at(3)
        assert datetime.fromisoformat(moved["next_due"]) == _at(30)
        assert planner.done == [(_at(1), _at(1)), (_at(2), _at(2))]
        moved = await sim.post("clock", next=True, wait=True)
        assert datetime.fromisoformat(moved["now"]) == _at(30)
        assert planner.done[-1] == (_at(30), _at(30))


async def test_moving_by_nothing_waits_until_all_is_handled(sim: Simulator) -> None:
    person = await sim.person()
    async with Planner(sim, []).at_work() as planner:
        for number in range(5):
            await sim.post("say", person=person, text=str(number))
        await sim.post("clock", advance_seconds=0, wait=True)
        assert planner.heard == ["0", "1", "2", "3", "4"]
        assert (await sim.get("pending"))["unconfirmed"] == 0


async def test_a_move_waits_for_the_bot_when_people_act_at_its_last_moment() -> None:
    world = World(Clock(START, running=False))
    world.agenda.add(_at(1), lambda: world.updates.add("message", {"text": "Well"}))
    with world.presence.held():
        move = asyncio.create_task(world.movement.by(3600))
        await world.clock.moved.until(lambda: world.updates.unconfirmed() == 1, 5)
        for _ in range(20):
            await asyncio.sleep(0)  # a move that waits for nobody would be over now
        assert not move.done()
        (update,) = await world.updates.poll(0, 1, 0)
        await world.updates.poll(update["update_id"] + 1, 1, 0)
        await move
    assert world.clock.now == _at(1)


async def test_a_bot_is_there_while_it_is_busy_until_its_connection_ends(sim: Simulator) -> None:
    """Busy with a slow database it asks nothing for long; a killed one leaves nothing open."""
    async with aiohttp.ClientSession(sim.url) as bot:
        done = {"version": sim.world.clock.version, "next_due": None}
        async with bot.post("/_sim/clock/settled", json=done) as told:
            assert told.status == 200
        assert sim.world.presence.silent_since() is None
    while sim.world.presence.silent_since() is None:
        await sim.get("clock")


async def test_a_move_in_the_background_tells_where_it_goes(sim: Simulator) -> None:
    async with Planner(sim, [_at(1)]).at_work():
        seq = sim.world.events.seq
        moved = await sim.post("clock", to=_at(2).isoformat())
        assert not moved["settled"]
        assert datetime.fromisoformat(moved["moving_to"]) == _at(2)
        while sim.world.clock.moving_to:
            await sim.world.events.anything(seq, 5)
            seq = sim.world.events.seq
        assert sim.world.clock.now == _at(2)


async def test_the_clock_moves_without_a_bot(sim: Simulator) -> None:
    moved = await sim.post("clock", to=_at(24).isoformat(), wait=True)
    assert datetime.fromisoformat(moved["now"]) == _at(24)


async def test_a_bot_that_died_does_not_hold_the_clock(sim: Simulator) -> None:
    person = await sim.person()
    async with Planner(sim, []).at_work():
        pass
    await sim.post("say", person=person, text="Anyone there?")
    async with asyncio.timeout(8):
        moved = await sim.post("clock", advance_seconds=60, wait=True)
    assert moved["settled"]
    assert (await sim.get("pending"))["unconfirmed"] == 1


@pytest.mark.parametrize(
    "wanted",
    [{"advance_seconds": -1}, {"to": "2020-01-01T00:00:00Z"}, {"to": "2027-01-01T00:00:00"}, {}],
)
async def test_a_move_that_makes_no_sense_is_refused_plainly(
    sim: Simulator, wanted: dict[str, Any]
) -> None:
    async with sim.session.post("/_sim/clock", json=wanted) as response:
        assert response.status == 400
        assert (await response.json())["error"]
    assert sim.world.clock.now == START


async def test_time_goes_on_by_itself_when_it_runs(
    sim: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sim.post("clock", running=True)
    since = sim.world.clock.since
    monkeypatch.setattr("simulator.clock.time.monotonic", lambda: since + 90)
    assert (await sim.get("clock"))["now"] == (START + timedelta(seconds=90)).isoformat()


async def test_messages_carry_the_simulated_time(sim: Simulator) -> None:
    person = await sim.person()
    sim.world.clock.set(_at(5))
    _, body = await sim.call("sendMessage", chat_id=person, text="Later")
    assert body["result"]["date"] == int(_at(5).timestamp())
