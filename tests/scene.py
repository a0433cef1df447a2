"""A scene: the simulator, the bot, and people with phones, in one process; time stands still.

The bot runs in one thread and the simulator in another, as two programs would. `settle` waits
until everything said has been handled and everything due has been sent; nothing sleeps.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from sqlmodel import SQLModel

from bot.program import Program
from bot.settings import Settings
from records.database import Database
from records.sealing import Keys
from scheduler.post.sending.pace import Pace
from simulator.clock import Clock
from simulator.server import running
from simulator.world import World
from tests.apart import Apart
from tests.asking import Asking
from tests.once import Prepared, hurry, migrated

TOKEN = "1234567:simulated-token-for-tests"
#: a Tuesday, 10 in the morning in London
START = datetime(2026, 6, 2, 9, tzinfo=UTC)


def hurried() -> Pace:
    """A pace without Telegram's limits: where a simulator keeps to them, so does the bot."""
    return Pace(monotonic, per_second=10_000, chat_spacing_seconds=0)


@dataclass
class Phone:
    """A person's phone, as they hold it."""

    scene: Scene
    id: int
    name: str

    def says(self, text: str, *, reply_to: str | None = None, **given: Any) -> int:
        """Type something to the bot, as a swipe-reply to the message that has these words.

        A lone emoji that Telegram throws goes as a dice. `given` are its date and its number, and
        whether it is held back. The message's id comes back.
        """
        return self._sends("say", text=text, **self._reply(reply_to), **given)

    def delivers(self, *message_ids: int) -> None:
        """Let what was held back reach the bot: these in this order, or all."""
        some = {"message_ids": list(message_ids)} if message_ids else {}
        self.scene.post("deliver", person=self.id, **some)
        self.scene.settle()

    def edits(self, text: str, message_id: int | None = None) -> None:
        """Change a message, or its caption: the newest that this person sent, if none is named."""
        self._sends("edit", text=text, message_id=message_id)

    def sends_photo(self, caption: str = "", *, reply_to: str | None = None) -> int:
        """Send a picture, with words under it; the message's id."""
        return self._sends("photo", caption=caption, **self._reply(reply_to))

    def sends_document(self, caption: str = "", *, reply_to: str | None = None) -> int:
        """Send a file, with words under it; the message's id."""
        return self._sends("document", caption=caption, **self._reply(reply_to))

    def announces(self, kind: str, value: Any = None) -> None:
        """Have Telegram say something in the chat, as that a timer was set."""
        self._sends("service", kind=kind, value=value)

    def _reply(self, words: str | None) -> dict[str, int]:
        if words is None:
            return {}
        found = [m["message_id"] for m in self.sees() if words in m["text"]]
        assert found, f"{self.name} sees no {words!r} to reply to"
        return {"reply_to": found[-1]}

    def _sends(self, what: str, **body: Any) -> int:
        sent = self.scene.post(what, person=self.id, **body)
        self.scene.settle()
        return int(sent["message_id"])

    def taps(self, label: str) -> None:
        """Tap a button by its words, on the newest message that has it."""
        self.scene.post("tap", person=self.id, label=label)
        self.scene.settle()

    def taps_data(self, data: str) -> None:
        """Tap a button that may not be there."""
        self.scene.post("tap", person=self.id, data=data)
        self.scene.settle()

    def chooses(self, question: str, key: str) -> None:
        """Tap a choice by its key, on the newest message that has it, in any language."""
        for message in reversed(self.sees()):
            for data in (data for row in message["data"] for data in row if data):
                if data.partition(".")[2] == f"{question}.{key}":
                    self.taps_data(data)
                    return
        raise AssertionError(f"{self.name} sees no {question}.{key}: {self.last()!r}")

    def sends_voice(self, caption: str = "", *, reply_to: str | None = None) -> int:
        """Send a voice note, with words under it; the message's id."""
        return self._sends("voice", caption=caption, **self._reply(reply_to))

    def blocks(self, *, blocked: bool = True) -> None:
        """Block the bot, or let it write again."""
        self.scene.post("block", person=self.id, blocked=blocked)
        self.scene.settle()

    def looks(self) -> None:
        """Unlock the phone: the lock screen is clear."""
        self.scene.post("open", person=self.id)

    def sees(self) -> list[dict[str, Any]]:
        """The chat with the bot, as it is shown now."""
        messages: list[dict[str, Any]] = self.scene.get("sees", person=self.id)["messages"]
        return messages

    def texts(self) -> list[str]:
        """What the bot has said, as it is shown now."""
        return [m["text"] for m in self.sees() if m["from"] == "bot"]

    def last(self) -> str:
        """The newest thing the bot has said."""
        return (self.texts() or [""])[-1]

    def buttons(self) -> list[str]:
        """The buttons under the newest message of the bot."""
        newest = [m for m in self.sees() if m["from"] == "bot"][-1]
        return [label for row in newest["buttons"] for label in row]

    def lock_screen(self) -> list[dict[str, Any]]:
        """What a stranger sees."""
        shown: list[dict[str, Any]] = self.scene.get("lockscreen", person=self.id)["notifications"]
        return shown

    def alerts(self) -> list[dict[str, Any]]:
        """What only this person saw after a tap."""
        return list(self.scene.get_list("alerts", person=self.id))


@dataclass
class Scene:
    """The stage."""

    url: str
    folder: Path
    settings: Settings
    database: Database
    flood: bool = False
    bot: BotThread | None = None
    phones: dict[str, Phone] = field(default_factory=dict)
    http: Asking = field(init=False)
    apart: Apart = field(default_factory=Apart)
    _in_one_instant: bool = False

    def __post_init__(self) -> None:
        self.http = Asking(self.url)

    def post(self, what: str, **body: Any) -> dict[str, Any]:
        """Call the simulator's control API."""
        found: dict[str, Any] = json.loads(self.http.post(f"/_sim/{what}", body))
        self.apart.note(found)
        return found

    def get(self, what: str, **query: Any) -> dict[str, Any]:
        """Read from the simulator's control API."""
        found: dict[str, Any] = json.loads(self.http.get(f"/_sim/{what}", **query))
        return found

    def get_list(self, what: str, **query: Any) -> list[dict[str, Any]]:
        """As `get`, where the answer is a list."""
        found: list[dict[str, Any]] = json.loads(self.http.get(f"/_sim/{what}", **query))
        return found

    def phone(
        self, name: str, person_id: int, language: str = "en", *, started: bool = True
    ) -> Phone:
        """A phone for someone; as a rule they have pressed Start once."""
        self.post("people", name=name, id=person_id, language_code=language, started=started)
        self.phones[name] = Phone(self, person_id, name)
        return self.phones[name]

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What people do in this block, they do in the same instant."""
        self._in_one_instant = True
        try:
            yield
        finally:
            self._in_one_instant = False
        self.settle()

    def settle(self) -> None:
        """Wait until all that was said is handled and all that is due is sent."""
        if self._in_one_instant:
            return
        self._until_settled(advance_seconds=0)

    def wait(self, **gone: float) -> None:
        """Let time go on, due by due."""
        self._until_settled(advance_seconds=timedelta(**gone).total_seconds())

    def wait_until(self, moment: datetime) -> None:
        """Let time go on until a moment."""
        self._until_settled(to=moment.isoformat())

    def _until_settled(self, **move: Any) -> None:
        """Move the clock; a machine that is too busy fails here, and not as a missing button."""
        moved = self.post("clock", wait=True, **move)
        assert moved["settled"], "the bot has not done in time all that was due"

    def now(self) -> datetime:
        """The simulated time."""
        return datetime.fromisoformat(self.get("clock")["now"])

    def start_bot(self) -> None:
        """Start the bot and wait until it listens."""
        pace = Pace(monotonic) if self.flood else hurried()
        self.bot = BotThread(self.settings, self.database, pace)
        self.bot.start()

    def stop_bot(self) -> None:
        """Stop the bot, as SIGTERM does."""
        if self.bot is not None:
            self.bot.stop()
            self.bot = None


class BotThread(threading.Thread):
    """The bot in a thread of its own."""

    def __init__(self, settings: Settings, database: Database, pace: Pace | None = None) -> None:
        super().__init__(name="bot", daemon=True)
        self._pace = pace or hurried()
        self._settings, self._database = settings, database
        self._ready = threading.Event()
        self.program: Program | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """The thread's work."""
        try:
            asyncio.run(self._run())
        except BaseException as error:  # noqa: BLE001 - handed to the test by start and stop
            self.error = error
        finally:
            self._ready.set()

    async def _run(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.program = Program(self._settings, self._database, self._pace)
        await self.program.run(self._ready.set)

    def start(self) -> None:
        """Start, and wait until it listens."""
        super().start()
        assert self._ready.wait(30)
        if self.error is not None:
            raise self.error

    def stop(self) -> None:
        """Stop, and wait until it has."""
        if self.loop is not None and self.program is not None:
            self.loop.call_soon_threadsafe(self.program.stop)
        self.join(30)
        assert not self.is_alive()
        if self.error is not None:
            raise self.error


@contextmanager
def a_simulator(start: datetime = START, *, flood: bool = False) -> Iterator[str]:
    """A simulator in a thread of its own, its clock standing still; its address."""
    address: list[str] = []
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        async with running(World(Clock(start, running=False), flood=flood)) as url:
            address.append(url)
            ready.set()
            await asyncio.get_running_loop().run_in_executor(None, done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="simulator", daemon=True)
    thread.start()
    assert ready.wait(30)
    try:
        yield address[0]
    finally:
        done.set()
        thread.join(30)


@contextmanager
def a_scene(
    folder: Path,
    fill: Callable[[Scene], None] | None = None,
    *,
    ready: Prepared | None = None,
    flood: bool = False,
    database_url: str | None = None,
    about_port: int = 0,
    **more: Any,
) -> Iterator[Scene]:
    """A stage with a database that is `ready`; `fill` puts people on it before the bot starts.

    Without one it is empty. With `flood`, simulator and bot keep to Telegram's limits, in real
    time. `more` are settings.
    """
    ready = ready or migrated()
    if database_url is None:
        ready.copy_to(folder)
    with a_simulator(flood=flood) as url:
        settings = Settings(
            token=TOKEN,
            api_url=url.rstrip("/"),
            database_url=database_url or f"sqlite:///{folder}/alongside.db",
            keys_url=f"sqlite:///{folder}/keys.db",
            key=ready.master,
            clock_url=f"{url}_sim/clock",
            about_port=about_port,
            **more,
        )
        keys = Keys(settings.keys_url, settings.key or "")
        database = Database(settings.database_url, keys)
        for engine in (keys.engine, database.engine):
            hurry(engine)
        if database_url is not None:
            SQLModel.metadata.create_all(database.engine)
        scene = Scene(url, folder, settings, database, flood)
        try:
            if fill is not None:
                fill(scene)
            scene.start_bot()
            yield scene
            assert scene.get_list("violations") == []
        finally:
            scene.stop_bot()
            scene.http.close()
            database.close()
            keys.close()
