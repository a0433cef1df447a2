"""A simulator, a database with people in it, and the bot as a process that can be killed."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import sqlalchemy

from bot.example_group import Example
from records.database import Database, Tx
from records.groups import groups
from records.sealing import Keys
from tests.apart import Apart
from tests.asking import Asking
from tests.crash.killed_bot import ARM
from tests.once import with_the_example
from tests.scene import START, TOKEN, a_simulator

ROOT = Path(__file__).parents[2]
#: the group's own chat, where a part of the cycle has one
CHAT = -1001
_PATIENCE_SECONDS = 60
Change = Callable[[Tx, Example], None]


class Died(Exception):
    """The bot ended before it was ready."""


class Nursery:
    """The process that forks bots; see killed_bot.py."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.killed_bot"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={k: v for k, v in os.environ.items() if not k.startswith("ALONGSIDE_")},
        )
        self._waiting = b""
        self.hear()

    def tell(self, order: Mapping[str, Any]) -> None:
        """Give an order."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(order)}\n".encode())
        self._process.stdin.flush()

    def hear(self, pidfd: int | None = None) -> dict[str, Any] | None:
        """The next thing it or a bot says; None once the process behind `pidfd` has ended."""
        assert self._process.stdout is not None
        out = self._process.stdout.fileno()
        while b"\n" not in self._waiting:
            listening = [out] if pidfd is None else [out, pidfd]
            ready, _, _ = select.select(listening, [], [], _PATIENCE_SECONDS)
            assert ready, "the nursery says nothing"
            if out not in ready:
                return None
            said = os.read(out, 65536)
            assert said, "the nursery has ended"
            self._waiting += said
        line, _, self._waiting = self._waiting.partition(b"\n")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(_PATIENCE_SECONDS)
        self._process.stdout.close()


class Life:
    """One start of the bot, until it ends."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self._nursery, self.pid = nursery, pid
        self.pidfd = os.pidfd_open(pid)

    def wait_until_ready(self) -> None:
        """Raises Died if it ends first."""
        heard = self._nursery.hear(self.pidfd)
        if heard is None:
            raise Died
        assert heard == {"ready": self.pid}, heard

    def ended(self, within_seconds: float = 0) -> bool:
        """Whether it has ended, or ends in this time."""
        return bool(select.select([self.pidfd], [], [], within_seconds)[0])

    def kill(self) -> None:
        """SIGKILL, from outside."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        return self.status()

    def status(self) -> int:
        """Wait for the end; the exit status, negative for a signal."""
        assert self.ended(_PATIENCE_SECONDS), "the bot does not end"
        os.close(self.pidfd)
        self._nursery.tell({"wait": self.pid})
        heard = self._nursery.hear()
        while heard is not None and "ended" not in heard:
            heard = self._nursery.hear()
        assert heard is not None
        return int(heard["ended"])


@dataclass
class Stage:
    """The simulator and one bot at a time, whose every life and death is counted."""

    url: str
    folder: Path
    env: dict[str, str]
    database: Database
    example: Example
    nursery: Nursery
    http: Asking = field(init=False)
    life: Life | None = None
    #: number of messages in all chats at each death
    deaths: list[int] = field(default_factory=list)
    update_ids: set[int] = field(default_factory=set)
    #: covered messages that were opened: who, and the button's data
    shown: set[tuple[str, str]] = field(default_factory=set)
    has_a_chat: bool = False
    apart: Apart = field(default_factory=Apart)
    _threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2))

    def __post_init__(self) -> None:
        self.http = Asking(self.url)

    def post(self, what: str, **body: Any) -> dict[str, Any]:
        """Call the simulator; what people did is remembered by its update id."""
        found: dict[str, Any] = json.loads(self.http.post(f"/_sim/{what}", body))
        self.apart.note(found)
        if isinstance(found.get("update_id"), int):
            self.update_ids.add(found["update_id"])
        return found

    def get(self, what: str, **query: Any) -> Any:
        """Read from the simulator."""
        return json.loads(self.http.get(f"/_sim/{what}", **query))

    def sees(self, name: str, chat: int | None = None) -> list[dict[str, Any]]:
        """A phone: the chat with the bot, or another."""
        query = {"person": self.example.phones[name], **({"chat": chat} if chat else {})}
        found: list[dict[str, Any]] = self.get("sees", **query)["messages"]
        return found

    def now(self) -> datetime:
        """The simulated time."""
        return datetime.fromisoformat(self.get("clock")["now"])

    def arm(self, **order: Any) -> None:
        """Say what the bot is to do at its points from now on."""
        whole = self.folder / f"{ARM}.part"
        whole.write_text(json.dumps(order), encoding="utf-8")
        whole.replace(self.folder / ARM)

    def disarm(self) -> None:
        """Let the bot work in peace."""
        (self.folder / ARM).unlink(missing_ok=True)

    def start(self) -> None:
        """Start the bot. Raises Died if it ends before it listens."""
        self.nursery.tell({"folder": str(self.folder), "env": self.env})
        heard = self.nursery.hear()
        assert heard is not None
        self.life = Life(self.nursery, heard["pid"])
        try:
            self.life.wait_until_ready()
        except Died:
            self.bury()
            raise

    def bury(self) -> int:
        """Note that the bot has died; its exit status."""
        assert self.life is not None
        status = self.life.status()
        self.life = None
        self.deaths.append(self.newest_message())
        return status

    def newest_message(self) -> int:
        """The highest message id there is."""
        shown = [m for name in self.example.phones for m in self.sees(name)] + self.in_the_group()
        return max((m["message_id"] for m in shown), default=0)

    def in_the_group(self) -> list[dict[str, Any]]:
        """What everyone sees in the group's own chat; nothing where it has none."""
        return self.sees("Jo", CHAT) if self.has_a_chat else []

    def settle(self) -> None:
        """Wait until all is handled and sent."""
        self.post("clock", advance_seconds=0, wait=True)

    def begin(self, job: Callable[[], Any]) -> Future[Any]:
        """Do something while watching whether the bot lives."""
        return self._threads.submit(job)

    def close(self) -> None:
        """End everything."""
        if self.life is not None:
            self.life.kill()
            self.life.status()
        self._threads.shutdown()
        self.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def a_nursery() -> Iterator[Nursery]:
    """A nursery, for as many stages as wanted, one after another."""
    nursery = Nursery()
    try:
        yield nursery
    finally:
        nursery.close()


@contextmanager
def a_stage(
    folder: Path, nursery: Nursery, change: Change | None = None, now: datetime = START
) -> Iterator[Stage]:
    """The example group, in a folder of its own; the bot is not started yet."""
    folder.mkdir(parents=True, exist_ok=True)
    ready = with_the_example(now)
    ready.copy_to(folder)
    with a_simulator(now) as url:
        env = {
            "ALONGSIDE_TOKEN": TOKEN,
            "ALONGSIDE_API_URL": url.rstrip("/"),
            "ALONGSIDE_CLOCK_URL": f"{url}_sim/clock",
            "ALONGSIDE_DATABASE_URL": f"sqlite:///{folder}/alongside.db",
            "ALONGSIDE_KEYS_URL": f"sqlite:///{folder}/keys.db",
            "ALONGSIDE_KEY": ready.master,
        }
        keys = Keys(env["ALONGSIDE_KEYS_URL"], env["ALONGSIDE_KEY"])
        database = Database(env["ALONGSIDE_DATABASE_URL"], keys)
        try:
            example = ready.whose()
            if change is not None:
                with database.transaction() as tx:
                    change(tx, example)
            database.engine.dispose()
            with Stage(url, folder, env, database, example, nursery) as stage:
                _put_phones(stage)
                yield stage
        finally:
            database.close()
            keys.close()


def _put_phones(stage: Stage) -> None:
    """A phone for each, and the group's own chat if the database knows of one."""
    for name, phone in stage.example.phones.items():
        stage.post("people", name=name, id=phone, started=name in stage.example.people)
    with stage.database.transaction() as tx:
        chats = set(tx.conn.scalars(sqlalchemy.select(groups.c.chat_id)))
    stage.database.engine.dispose()
    if CHAT in chats:
        members = [stage.example.phones[name] for name in stage.example.people]
        stage.post("groups", id=CHAT, title="Hub group", members=members)
        stage.has_a_chat = True
