"""The real bot, on a day when everything goes wrong with someone's words in its hands.

`python -m tests.privacy.troubled_bot` runs `alongside run`; the product's functions are wrapped
to fail when they meet certain words, each time with those words in the error. With PLAIN=1 the
product's own log is replaced by one that hides nothing, to show that the test would see it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import warnings
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import OperationalError
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot import housekeeping, intake, logs, turns
from bot.__main__ import main
from bot.incoming import Incoming
from records.database import Tx
from records.people import people
from scheduler.post.due import sweep as sweeping
from scheduler.post.sending import delivery, preparing, rendering

CANARY = "marzipan"
_told: set[str] = set()


def once(what: str) -> bool:
    """Whether this is the first time."""
    first = what not in _told
    _told.add(what)
    return first


def trouble_taking() -> None:
    """What comes in can't be taken, or sets off what fails later."""
    taken: Any = turns.take

    def take(tx: Tx, incoming: Incoming, now: Any) -> Any:
        text = incoming.text
        if "handler" in text:
            raise ValueError(text)
        if "rule" in text:
            for key_id in (text, f"{text} again"):
                values = {"telegram_id": 104, "key_id": key_id, "card": text.encode()}
                tx.conn.execute(insert(people).values(**values, began_at=now))
        if "trouble" in text and once("trouble"):
            raise OperationalError(f"INSERT {text}", {"card": text}, Exception(text))
        _told.update(word for word in ("background", "sweep", "fatal") if word in text)
        return taken(tx, incoming, now)

    setattr(intake, "take", take)  # noqa: B010 - imported there, not exported


def trouble_rendering() -> None:
    """What was to be said can't be put in words."""
    rendered = rendering.render

    def render(tx: Tx, row: Any, now: Any) -> Any:
        outgoing = rendered(tx, row, now)
        if row.name == "help":
            raise KeyError(f"{CANARY} {outgoing.text}")
        return outgoing

    setattr(preparing, "render", render)  # noqa: B010 - as above


def trouble_sweeping() -> None:
    """The clock's own work fails."""
    swept: Any = sweeping.sweep

    def sweep(*given: Any) -> Any:
        if "sweep" in _told and once("swept"):
            raise RuntimeError(f"{CANARY} in a sweep")
        return swept(*given)

    setattr(housekeeping, "sweep", sweep)  # noqa: B010 - as above


def trouble_sending() -> None:
    """Telegram refuses a message, and loses one; both times it shows what was sent."""
    sent = Bot.send_message

    async def send_message(self: Any, chat_id: Any, text: str, *rest: Any, **more: Any) -> Any:
        if once("refused"):
            raise BadRequest(f"can't parse {CANARY} {text}")
        if once("lost"):
            raise NetworkError(f"{CANARY} {text}")
        return await sent(self, chat_id, text, *rest, **more)

    Bot.send_message = send_message  # type: ignore[method-assign]


def trouble_behind() -> None:
    """What nobody waits for fails: a task, and a callback."""
    at_once = intake.Intake.say_at_once

    async def say_at_once(self: Any, afters: Any) -> None:
        await at_once(self, afters)
        if "background" in _told and once("in the background"):
            asyncio.get_running_loop().call_soon(_stumble)
            raise RuntimeError(f"{CANARY} in the background")

    intake.Intake.say_at_once = say_at_once  # type: ignore[method-assign]


def trouble_for_good() -> None:
    """In the end the program itself falls."""
    claimed = delivery.Delivery.settle_and_claim

    def settle_and_claim(self: Any) -> Any:
        if "fatal" in _told:
            raise RuntimeError(f"{CANARY} fatal")
        return claimed(self)

    delivery.Delivery.settle_and_claim = settle_and_claim  # type: ignore[method-assign]


def _stumble() -> None:
    raise ValueError(f"{CANARY} in a callback")


if __name__ == "__main__":
    for trouble in (trouble_taking, trouble_rendering, trouble_sweeping):
        trouble()
    for trouble in (trouble_sending, trouble_behind, trouble_for_good):
        trouble()
    warnings.simplefilter("ignore")
    if os.environ.pop("PLAIN", ""):
        logs.begin = lambda level: logging.basicConfig(level=logging.DEBUG, force=True)
    sys.exit(main(["run"]))
