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
from pydantic import ValidationError

from simulator.clock import Clock
from simulator.server import running
from simulator.world import World
from tests.conformance.aiogram_judges.strict import Silent, judge_answer, judge_update

TOKEN = "7000000001:a-token-that-opens-nothing"
PEOPLE, GROUP = (1001, 1002, 1003), -1_001_000_000_001
KEYS = {"inline_keyboard": [[{"text": "Ready", "callback_data": "ready"}]]}
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
        self._sent: list[tuple[int, int]] = [(PEOPLE[0], 1)]
        self._taps: list[str] = ["1"]
        self._offset = 0
        self.answers: Counter[str] = Counter()
        self.updates: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    async def set_the_stage(self) -> None:
        for person in PEOPLE:
            await self._deed("people", id=person, name="Amina", started=True)
        await self._deed("groups", id=GROUP, title="Us", members=list(PEOPLE[:2]), admin=True)

    async def step(self) -> None:
        """A person or the bot does something, and the bot fetches what it is told."""
        if self._chance.random() < 0.4:
            await self._person()
        else:
            await self._bot()
        found = await self._call("getUpdates", offset=self._offset, allowed_updates=[])
        for update in found or []:
            self._offset = update["update_id"] + 1
            (kind,) = update.keys() - {"update_id"}
            self.updates[kind] += 1
            self._note(kind, lambda one=update: judge_update(one))

    async def _person(self) -> None:
        pick, person = self._chance.choice, self._chance.choice(PEOPLE)
        chat = pick((person, person, GROUP))
        here = {"person": person, "chat": chat}
        path, more = pick(
            (
                ("say", {**here, "text": pick(("/start", "hello", "😀 <b>", "@x me"))}),
                ("tap", {**here, "label": "Ready"}),
                ("photo", {**here, "caption": "see"}),
                ("voice", here),
                ("document", here),
                ("block", {"person": person, "blocked": pick((True, False, False))}),
                ("join", {"person": person, "chat": GROUP}),
                ("leave", {"person": person, "chat": GROUP}),
                ("title", {"person": person, "chat": GROUP, "title": pick(("Us", "We"))}),
            )
        )
        done = await self._deed(path, **more)
        self._taps += [done["callback_query_id"]] if "callback_query_id" in done else []

    async def _bot(self) -> None:
        pick = self._chance.choice
        chat, message = pick(self._sent)
        to = {"chat_id": pick((*PEOPLE, GROUP))}
        at, place = {"chat_id": chat, "message_id": message}, {"latitude": 1.5, "longitude": 2.5}
        again = {**to, "from_chat_id": chat, "message_id": message}
        name, params = pick(
            (
                ("sendMessage", {**to, "text": "<b>Hi</b> 😀", "parse_mode": "HTML"}),
                ("sendMessage", {**to, "text": "Go?", "reply_markup": KEYS}),
                ("sendMessage", {**to, "text": "so", "reply_parameters": {"message_id": message}}),
                ("sendLocation", {**to, **place, "live_period": pick((60, 900))}),
                ("sendPoll", {**to, "question": "Q", "options": [{"text": "a"}, {"text": "b"}]}),
                ("sendChatAction", {**to, "action": "typing"}),
                ("copyMessage", again),
                ("forwardMessage", again),
                ("editMessageText", {**at, "text": pick(("new", "newer")), "reply_markup": KEYS}),
                ("editMessageReplyMarkup", at),
                ("stopPoll", at),
                ("deleteMessage", at),
                ("pinChatMessage", at),
                ("unpinChatMessage", at),
                ("setMessageReaction", {**at, "reaction": [{"type": "emoji", "emoji": "👍"}]}),
                ("answerCallbackQuery", {"callback_query_id": pick(self._taps), "text": "ok"}),
                ("getMe", {}),
                ("getWebhookInfo", {}),
                ("getMyCommands", {}),
                ("setMyCommands", {"commands": [{"command": "a", "description": "b"}]}),
                ("getChatMenuButton", {}),
                ("getChat", to),
                ("getChatMember", {**to, "user_id": pick(PEOPLE)}),
                ("getChatAdministrators", {"chat_id": GROUP}),
                ("getChatMemberCount", to),
                ("createChatInviteLink", {"chat_id": GROUP}),
                ("exportChatInviteLink", {"chat_id": GROUP}),
                ("getUserProfilePhotos", {"user_id": pick(PEOPLE)}),
            )
        )
        result = await self._call(name, **params)
        if isinstance(result, dict) and "chat" in result and "message_id" in result:
            self._sent.append((result["chat"]["id"], result["message_id"]))

    async def _call(self, name: str, **params: Any) -> Any:
        async with self._session.post(f"/bot{TOKEN}/{name}", json=params) as response:
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
