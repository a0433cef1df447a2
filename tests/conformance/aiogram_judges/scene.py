"""An aiogram bot on the simulator: someone starts it, taps a button, and the message changes.

Runs in the environment of `requirements.lock`. `python -m ...scene polling|webhook` prints what
the person saw, as one JSON object.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from simulator.clock import Clock
from simulator.server import running
from simulator.world import World

TOKEN = "7000000001:a-token-that-opens-nothing"
SECRET = "only-telegram-knows"
PERSON = 1001
KEYS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Ready", callback_data="ready")]]
)


def a_dispatcher() -> Dispatcher:
    """A bot as aiogram's own first examples write it."""
    router = Router()

    @router.message(CommandStart())  # type: ignore[untyped-decorator]  # mypy sees no aiogram
    async def start(message: Message) -> None:
        await message.answer("Are you <b>ready</b>?", reply_markup=KEYS, parse_mode="HTML")

    @router.callback_query(F.data == "ready")  # type: ignore[untyped-decorator]  # as above
    async def ready(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("You are ready.")
        await query.answer("Noted.", show_alert=True)

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


@asynccontextmanager
async def polling(bot: Bot, dispatcher: Dispatcher) -> AsyncIterator[None]:
    """The bot fetches its updates."""
    task = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield
    await dispatcher.stop_polling()
    await task


@asynccontextmanager
async def webhook(bot: Bot, dispatcher: Dispatcher) -> AsyncIterator[None]:
    """The bot is told its updates."""
    app = web.Application()
    handler = SimpleRequestHandler(
        dispatcher, bot, handle_in_background=False, secret_token=SECRET
    )
    handler.register(app, "/hook")
    setup_application(app, dispatcher, bot=bot)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=SECRET)
    yield
    await bot.delete_webhook()
    await runner.cleanup()


class Phone:
    """A person's phone."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def does(self, what: str, **body: Any) -> None:
        """Do something; raises aiohttp.ClientResponseError when it can't be done."""
        async with self._session.post(f"/_sim/{what}", json={"person": PERSON, **body}) as answer:
            answer.raise_for_status()

    async def looks(self, what: str) -> Any:
        """Return what is there to see."""
        async with self._session.get(f"/_sim/{what}", params={"person": PERSON}) as answer:
            return await answer.json()

    async def until(self, true: Callable[[list[Any]], bool]) -> list[Any]:
        """Return the messages, as soon as this is true of them."""
        while True:
            seq = (await self.looks("seq"))["seq"]
            messages: list[Any] = (await self.looks("sees"))["messages"]
            if true(messages):
                return messages
            params = {"after": seq, "timeout": 20, "person": PERSON}
            async with self._session.get("/_sim/wait", params=params) as answer:
                if not (await answer.json())["events"]:
                    raise TimeoutError


async def played(way: str) -> dict[str, Any]:
    """Return what the person saw, before and after the tap, and the alert."""
    async with (
        running(World(Clock(running=False), flood=False)) as url,
        aiohttp.ClientSession(url) as session,
        Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(url.rstrip("/")))) as bot,
        {"polling": polling, "webhook": webhook}[way](bot, a_dispatcher()),
    ):
        phone = Phone(session)
        async with session.post("/_sim/people", json={"id": PERSON, "name": "Amina"}):
            pass
        await phone.does("say", text="/start")
        asked = (await phone.until(lambda seen: bool(seen[-1]["buttons"])))[-1]
        await phone.does("tap", label="Ready")
        edited = (await phone.until(lambda seen: seen[-1]["text"] == "You are ready."))[-1]
        while not (alerts := await phone.looks("alerts")):
            pass  # the answer to a tap is the bot's next request
        violations = await phone.looks("violations")
    return {
        "asked": asked["text"],
        "buttons": asked["buttons"],
        "same_message": asked["message_id"] == edited["message_id"],
        "edited": edited["text"],
        "alert": alerts[-1]["text"],
        "violations": violations,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(played(sys.argv[1]))))
