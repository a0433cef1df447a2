"""Seeded chance: people and a bot do whatever comes to their mind; aiogram judges all of it.

Runs in the environment of `requirements.lock`. `python -m ...fuzz SEED DEEDS` prints one JSON
object: how many answers and updates were judged, and what was wrong with which.
"""

import asyncio
import json
import sys
from collections import Counter
from random import Random
from typing import Any

import aiogram.methods
import aiohttp
from aiogram.enums import UpdateType
from pydantic import ValidationError

from simulator.clock import Clock
from simulator.server import running
from simulator.world import World
from tests.conformance.aiogram_judges.moves import Move, Seen, a_move
from tests.conformance.aiogram_judges.strict import Silent, judge_answer, judge_update

TOKEN = "7000000001:a-token-that-opens-nothing"
PEOPLE, GROUP = (1001, 1002, 1003), -1_001_000_000_001
#: a group without a supergroup's ways, where the bot comes and goes
SMALL = -2001
_CLASSES = {
    one.__api_method__.lower(): one
    for name in aiogram.methods.__all__
    if isinstance(getattr((one := getattr(aiogram.methods, name)), "__api_method__", 0), str)
}


class Fuzz:
    """One run."""

    def __init__(self, seed: int, session: aiohttp.ClientSession) -> None:
        self._chance = Random(seed)
        self._session = session
        first = [(PEOPLE[0], 1)]
        self._seen = Seen(
            PEOPLE, GROUP, first, ["1"], ["none"], ["https://t.me/+no"], [*first], [*first]
        )
        self._offset = 0
        self.answers: Counter[str] = Counter()
        self.updates: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    async def set_the_stage(self) -> None:
        for person in PEOPLE:
            await self._deed("people", id=person, name="Amina", started=True)
        await self._deed(
            "groups", id=GROUP, title="Us", members=list(PEOPLE[:2]), admin=True, is_forum=True
        )
        await self._deed("groups", id=SMALL, title="Few", members=list(PEOPLE[:2]))

    async def step(self) -> None:
        """A person or the bot does something, and the bot fetches what it is told."""
        if self._chance.random() < 0.4:
            await self._person()
        else:
            await self._bot()
        every = [kind.value for kind in UpdateType]
        wanted = Move("getUpdates", {"offset": self._offset, "allowed_updates": every})
        for update in await self._call(wanted) or []:
            self._offset = update["update_id"] + 1
            (kind,) = update.keys() - {"update_id"}
            self.updates[kind] += 1
            self._note(kind, lambda one=update: judge_update(one))

    async def _person(self) -> None:
        pick, person = self._chance.choice, self._chance.choice(PEOPLE)
        here = {"person": person, "chat": pick((person, person, GROUP, SMALL))}
        there = {"person": person, "chat": pick((GROUP, SMALL))}
        standing = pick(("administrator", "member", "member", "out"))
        path, more = pick(
            (
                ("say", {**here, "text": pick(("/start", "hello", "😀 <b>", "@x me"))}),
                ("tap", {**here, "label": "Ready"}),
                ("photo", {**here, "caption": "see"}),
                ("voice", here),
                ("document", here),
                ("block", {"person": person, "blocked": pick((True, False, False))}),
                ("join", there),
                ("leave", there),
                ("title", {**there, "title": pick(("Us", "We"))}),
                ("follow", {"person": person, "link": pick(self._seen.links)}),
                ("bot/standing", {"person": person, "chat": SMALL, "standing": standing}),
            )
        )
        done = await self._deed(path, **more)
        if "callback_query_id" in done:
            self._seen.taps.append(done["callback_query_id"])

    async def _bot(self) -> None:
        result = await self._call(a_move(self._chance, self._seen))
        for message in result if isinstance(result, list) else [result]:
            if isinstance(message, dict):
                self._learn(message)

    def _learn(self, said: dict[str, Any]) -> None:
        """Remember what later calls can be about."""
        if "chat" in said and "message_id" in said:
            where = (said["chat"]["id"], said["message_id"])
            self._seen.sent.append(where)
            self._seen.polls.extend([where] if "poll" in said else [])
            self._seen.places.extend([where] if "location" in said else [])
        if "invite_link" in said:
            self._seen.links.append(said["invite_link"])
        held = [said.get(kind) for kind in ("document", "voice", "video", "audio")]
        held += said.get("photo", [])[-1:] if isinstance(said.get("photo"), list) else []
        self._seen.files.extend(one["file_id"] for one in held if one)

    async def _call(self, move: Move) -> Any:
        name = move.name
        async with self._session.post(f"/bot{TOKEN}/{name}", **_request(move)) as response:
            body = await response.json()
        if not body["ok"]:
            if response.status not in (400, 403) or not body["description"]:
                self.wrong[f"{name}: {body}"] += 1
            return None
        self.answers[name] += 1
        self._note(name, lambda: judge_answer(_CLASSES[name.lower()], body["result"]))
        return body["result"]

    async def _deed(self, path: str, **body: Any) -> Any:
        async with self._session.post(f"/_sim/{path}", json=body) as response:
            return await response.json()

    def _note(self, about: str, judge: Any) -> None:
        try:
            judge()
        except (ValidationError, Silent) as error:
            self.wrong[f"{about}: {error}"] += 1


def _request(move: Move) -> dict[str, Any]:
    """JSON, or a form where there are files."""
    if not move.files:
        return {"json": move.params}
    form = aiohttp.FormData()
    for name, value in move.params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, data in move.files.items():
        form.add_field(name, data, filename=f"{name}.bin")
    return {"data": form}


async def main(seed: int, deeds: int) -> None:
    """Print what was judged."""
    world = World(Clock(running=False), flood=False)
    async with running(world) as url, aiohttp.ClientSession(url) as session:
        run = Fuzz(seed, session)
        await run.set_the_stage()
        for _ in range(deeds):
            await run.step()
    print(json.dumps({"answers": run.answers, "updates": run.updates, "wrong": run.wrong}))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
