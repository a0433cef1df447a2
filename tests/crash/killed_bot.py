"""The bot as `python -m bot run` starts it, made to die by SIGKILL at a chosen point of its work.

`python -m tests.crash.killed_bot` is a nursery: it imports the bot once, then forks a process for
each line on its standard input, so that a start takes a fraction of a second. In the child the
product's own functions are wrapped, `bot.__main__.main(["run"])` runs, and whenever a point is
passed the file `arm.json` in its folder is asked what to do there: nothing, write the point down
(`trace`), or die at the `nth` time (`point`). Nothing of this is in the product.
"""

from __future__ import annotations

import functools
import gc
import importlib
import inspect
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import FrameType
from typing import Any

from sqlalchemy import Engine

from locales.catalogue import languages, load
from records import engines
from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.once import hurry
from tests.scene import hurried

ARM = "arm.json"
#: the jobs that use a transaction; the innermost one names its points
_JOBS = {
    "take_batch": "batch",
    "one_by_one": "one by one",
    "set_aside": "quarantine",
    "still_signal": "signal of quarantine",
    "settle_and_claim": "settle and claim",
    "settle_all": "settle at the end",
    "in_words": "words",
    "boot": "boot",
    "learn": "memory",
    "sweep": "sweep",
    "sweep_keys": "sweep keys",
    "keep_house": "housekeeping",
    "forget_updates": "forget updates",
    "next_due": "next due",
}
_FUNCTIONS = (
    ("bot.intake", "take"),
    ("bot.intake", "set_aside"),
    ("bot.turns", "tap"),
    ("bot.typed.message", "typed"),
    ("bot.turns", "redeem"),
    ("bot.turns", "card_tap"),
    ("scheduler.post.outbox", "post"),
    ("scheduler.post.sending.claims", "claim"),
    ("scheduler.post.sending.claims", "release"),
    ("scheduler.post.sending.outcomes", "accepted"),
    ("scheduler.post.sending.preparing", "prepare"),
    ("scheduler.post.sending.preparing", "begin"),
    ("scheduler.post.sending.preparing", "render"),
    ("scheduler.signals.escalate", "skip_unreachable"),
    ("scheduler.post.sending.settling", "note_blocked"),
    ("scheduler.talks.turns.changed_answers", "take_turn"),
    ("scheduler.talks.turns.talking", "take_turn"),
)
_IMPORTED_BEFORE = (
    "bot.__main__",
    "bot.commands.running",
    "bot.program",
    "alembic.command",
    "anyio._backends._asyncio",
    "httpcore",
)
#: the steps of acts on a signal, where their own modules look them up
_STEPS = (
    ("scheduler.signals.raise_signal", "ask_to_look"),
    ("scheduler.signals.raise_signal", "pass_on_now"),
    ("scheduler.signals.answer_signal", "tell_the_person"),
    ("scheduler.signals.answer_signal", "tell_the_others"),
    ("scheduler.signals.answer_signal", "break_for_all"),
    ("scheduler.signals.escalate", "ask_to_look"),
    ("scheduler.signals.escalate", "pass_on_now"),
    ("scheduler.signals.escalate", "tell_the_truth"),
    ("scheduler.signals.end_signal", "ask_to_look"),
)
_METHODS = (
    ("records.sealing", "Keys", "new"),
    ("records.sealing", "Keys", "destroy"),
    ("records.database", "Database", "sweep_keys"),
    ("records.database", "Database", "be_the_only_one"),
    ("records.states", "States", "change"),
    ("bot.memory", "Memory", "learn"),
    ("bot.telegram", "Telegram", "start"),
    ("bot.telegram", "Telegram", "updates"),
    ("bot.telegram", "Telegram", "answer_tap"),
    ("bot.telegram", "Telegram", "call"),
)


class Points:
    """What has been passed, and what to do about it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / ARM
        self._order: dict[str, Any] = {}
        self._text = ""
        self._passed = 0
        self._lock = threading.Lock()

    def passed(self, name: str) -> None:
        """Go on, write it down, or die here."""
        try:
            text = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        with self._lock:
            if text != self._text:
                self._text, self._order, self._passed = text, json.loads(text), 0
            if "trace" in self._order:
                with Path(self._order["trace"]).open("a", encoding="utf-8") as trace:
                    trace.write(f"{name}\n")
            if self._order.get("point") == name:
                self._passed += 1
                if self._passed >= self._order.get("nth", 1):
                    os.kill(os.getpid(), signal.SIGKILL)


def wrap_the_product(points: Points) -> None:
    """Put a point before and after everything worth dying at."""
    for module, name in _FUNCTIONS:
        _wrap(importlib.import_module(module), name, name, points)
    for module, name in _STEPS:
        shown = f"{module.rpartition('.')[2]}: {name}"
        _wrap(importlib.import_module(module), name, shown, points)
    for module, of, name in _METHODS:
        shown = "send" if name == "call" else f"{of}.{name}"
        _wrap(getattr(importlib.import_module(module), of), name, shown, points)
    _wrap_delivery(points)
    _wrap_transactions(points)
    _wrap_acts(points)
    _wrap_jobs(points)


def _wrap(owner: Any, name: str, shown: str, points: Points) -> None:
    inner = getattr(owner, name)

    @functools.wraps(inner)
    def plain(*args: Any, **kwargs: Any) -> Any:
        points.passed(f"before {shown}")
        found = inner(*args, **kwargs)
        points.passed(f"after {shown}")
        return found

    @functools.wraps(inner)
    async def waiting(*args: Any, **kwargs: Any) -> Any:
        points.passed(f"before {shown}")
        found = await inner(*args, **kwargs)
        points.passed(f"after {shown}" if found != [] else f"after {shown}, empty")
        return found

    setattr(owner, name, waiting if inspect.iscoroutinefunction(inner) else plain)


def _wrap_delivery(points: Points) -> None:
    """Sending and settling, by the name of what is said: each step of a signal has its own."""
    from scheduler.post.sending import delivery
    from scheduler.post.sending.preparing import Job
    from scheduler.post.sending.settling import Sent

    send = delivery.Delivery.send
    settle: Callable[..., None] = getattr(delivery, "settle")  # noqa: B009 - not its own name

    async def sending(self: delivery.Delivery, job: Job) -> None:
        what = f"{job.row.act} {job.row.name}"
        points.passed(f"before sending: {what}")
        await send(self, job)
        points.passed(f"after sending: {what}")

    def settling(tx: Any, sent: Sent, now: Any) -> None:
        what = f"{sent.row.act} {sent.row.name}{' (refused)' if sent.error else ''}"
        points.passed(f"before settling: {what}")
        settle(tx, sent, now)
        points.passed(f"after settling: {what}")

    delivery.Delivery.send = sending  # type: ignore[method-assign]  # the point of it
    setattr(delivery, "settle", settling)  # noqa: B010 - as above


def _wrap_transactions(points: Points) -> None:
    from records.database import Database, Tx

    inner = Database.transaction

    @contextmanager
    def transaction(self: Database) -> Iterator[Tx]:
        job = _job(inspect.currentframe())
        points.passed(f"{job}: before BEGIN")
        with inner(self) as tx:
            yield tx
            points.passed(f"{job}: before COMMIT")
        points.passed(f"{job}: after COMMIT")

    Database.transaction = transaction  # type: ignore[method-assign]  # the point of it


def _job(frame: FrameType | None) -> str:
    while frame is not None:
        name = frame.f_code.co_name
        if name in _JOBS:
            return _JOBS[name]
        frame = frame.f_back
    return "other"


def _wrap_jobs(points: Points) -> None:
    """What time brings about, by the name of what is done."""
    from scheduler import house
    from scheduler.jobs import Job

    real = house.jobs

    def jobs() -> tuple[Job[Any], ...]:
        return tuple(replace(job, do=_passing(job.do, points)) for job in real())

    setattr(house, "jobs", jobs)  # noqa: B010 - as below


def _passing(do: Callable[..., Any], points: Points) -> Callable[..., Any]:
    @functools.wraps(do)
    def doing(*args: Any) -> Any:
        points.passed(f"before {do.__name__}")
        found = do(*args)
        points.passed(f"after {do.__name__}")
        return found

    return doing


def _wrap_acts(points: Points) -> None:
    from scheduler.talks.acts import Act
    from scheduler.talks.turns import turn_acts

    inner: Callable[[str], Act] = getattr(turn_acts, "act_named")  # noqa: B009 - not its own name

    def act_named(name: str) -> Act:
        act = inner(name)

        def acting(*args: Any) -> Any:
            points.passed(f"before act {name}")
            found = act(*args)
            points.passed(f"after act {name}")
            return found

        return acting

    setattr(turn_acts, "act_named", act_named)  # noqa: B010 - as above


def _in_a_hurry() -> None:
    """Without Telegram's pace: a simulated chat need not wait a second for each message."""
    from bot import program

    program.Pace = lambda _monotonic: hurried()  # type: ignore[attr-defined, assignment, misc]  # only the pace


def _without_waiting_for_the_disk() -> None:
    """A kill ends the process, not the machine: what was written is there, synced or not."""
    inner = engines.open_engine

    def open_engine(url: str) -> Engine:
        engine = inner(url)
        hurry(engine)
        return engine

    for module in ("database", "migrate", "sealing"):
        importlib.import_module(f"records.{module}").open_engine = open_engine  # type: ignore[attr-defined]  # it is each one's own name for it


def _warm_up() -> None:
    """Live once, from an invitation to the day after: what was worked out then, children know."""
    with TemporaryDirectory() as folder, an_example(Path(folder), with_a_meeting()) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        kit.says("break")
        jo.taps("Show")
        scene.wait(days=1)


def _say_when_ready() -> None:
    from bot.program import Program

    inner = Program.run

    async def run(self: Program, ready: Callable[[], None] | None) -> None:
        await inner(self, lambda: _say({"ready": os.getpid()}))

    Program.run = run  # type: ignore[method-assign]  # it tells the nursery's owner


def _say(what: dict[str, Any]) -> None:
    os.write(_TOLD, f"{json.dumps(what)}\n".encode())


_TOLD = 1


def _child(order: dict[str, Any]) -> int:
    global _TOLD  # noqa: PLW0603 - where the owner listens, kept apart from the bot's own words
    folder = Path(order["folder"])
    os.setsid()
    _TOLD = os.dup(1)
    log = os.open(folder / "bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, nothing), (1, log), (2, log)):
        os.dup2(source, target)
    os.chdir(folder)
    os.environ.update(order["env"])
    wrap_the_product(Points(folder))
    _in_a_hurry()
    _say_when_ready()
    from bot.__main__ import main

    return main(["run"])


def nursery() -> None:
    """Fork a bot for each order; say the exit status of those that are asked after."""
    for module in _IMPORTED_BEFORE:
        importlib.import_module(module)
    _without_waiting_for_the_disk()
    for language in languages():
        load(language.code)
    _warm_up()
    gc.freeze()  # what is never looked at again is never copied for a child
    _say({"imported": monotonic()})
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            _, status = os.waitpid(order["wait"], 0)
            _say({"ended": os.waitstatus_to_exitcode(status)})
            continue
        pid = os.fork()
        if pid == 0:
            os._exit(_child(order))
        _say({"pid": pid})


if __name__ == "__main__":
    nursery()
