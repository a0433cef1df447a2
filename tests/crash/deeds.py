"""What people do, deed by deed, and the parts of the cycle that are made of deeds.

Buttons are named by their question and key, never by their words, so that a change of wording
does not matter here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.example_group import Example
from records.access import Actor
from records.database import Tx
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.talks.acts import Order
from tests.crash.stage import CHAT, Change, Stage

_LINK = re.compile(r"\?start=(\S+)")


@dataclass(frozen=True)
class Deed:
    """One thing a person does, or time going on until a moment."""

    who: str
    what: str
    words: str

    def do(self, stage: Stage) -> None:
        """Do it; what the bot makes of it is not waited for, but for a move of the clock."""
        if self.what == "until":
            stage.post("clock", to=self.words, wait=True)
            return
        person = stage.example.phones[self.who]
        if self.what == "says":
            words = self.words.replace("{code}", _code(stage) if "{code}" in self.words else "")
            stage.post("say", person=person, text=words)
        elif self.what == "changes":
            stage.post("edit", person=person, text=self.words)
        elif self.what in ("blocks", "unblocks"):
            stage.post("block", person=person, blocked=self.what == "blocks")
        elif self.what == "taps the card":
            message_id, data = _on_the_card(stage, self.words)
            stage.post("tap", person=person, chat=CHAT, data=data, message_id=message_id)
        else:
            message_id, data = _button(stage, self.who, self.words)
            stage.post("tap", person=person, data=data, message_id=message_id)

    def __str__(self) -> str:
        return f"{self.who} {self.what} {self.words}"


def _code(stage: Stage) -> str:
    """The one-time code, from the link on Sam's phone."""
    found = [_LINK.search(message["text"]) for message in stage.sees("Sam")]
    return next(match[1] for match in reversed(found) if match is not None)


def _button(stage: Stage, who: str, wanted: str) -> tuple[int, str]:
    """The newest button of this question and key on a phone, or with these data."""
    for message in reversed(stage.sees(who)):
        for data in (data for row in message["data"] for data in row if data):
            head, _, rest = data.partition(".")
            if wanted in (data, rest, head) and (who, data) not in stage.shown:
                if head == "show":
                    stage.shown.add((who, data))  # a doubled message has the same button
                return message["message_id"], data
    raise AssertionError(f"{who} has no button {wanted}: {stage.sees(who)[-1:]}")


def _on_the_card(stage: Stage, wanted: str) -> tuple[int, str]:
    """A button of the card that is pinned in the group's chat."""
    for message in reversed(stage.in_the_group()):
        for data in (data for row in message["data"] for data in row if data):
            if data.rpartition(".")[2] == wanted:
                return message["message_id"], data
    raise AssertionError(f"the group's chat has no button {wanted}: {stage.in_the_group()[-1:]}")


def says(who: str, *words: str) -> list[Deed]:
    """Type these, one after another."""
    return [Deed(who, "says", text) for text in words]


def changes(who: str, words: str) -> list[Deed]:
    """Change the newest message to this."""
    return [Deed(who, "changes", words)]


def taps(who: str, *words: str) -> list[Deed]:
    """Tap these, one after another."""
    return [Deed(who, "taps", text) for text in words]


def taps_the_card(who: str, key: str) -> list[Deed]:
    """Tap a button of the card in the group's chat."""
    return [Deed(who, "taps the card", key)]


def blocks(who: str, *, blocked: bool = True) -> list[Deed]:
    """Block the bot, or let it write again."""
    return [Deed(who, "blocks" if blocked else "unblocks", "")]


def until(moment: datetime) -> list[Deed]:
    """Let time go on."""
    return [Deed("", "until", moment.isoformat())]


@dataclass(frozen=True)
class Part:
    """A part of the cycle: how the database begins, what is done, and what must have come of it.

    `expected` is written by hand: it says what people sent, whatever a first run made of it.
    """

    name: str
    deeds: list[Deed]
    expected: dict[str, Any]
    change: Change | None = None


def a_meeting(starts_at: datetime, made_at: datetime) -> Change:
    def change(tx: Tx, example: Example) -> None:
        answers = {
            "title": "Hub rules",
            "day": f"{starts_at:%Y-%m-%d}",
            "time": f"{starts_at + timedelta(hours=1):%H:%M}",  # summer in London
            "minutes": "60",
            "place": "the Hub",
        }
        order = Order(answers=answers)
        schedule_meeting(tx, Actor(example.people["Jo"]), order, made_at)

    return change


def unfold(part: Part, stage: Stage, each: Callable[[Deed], None]) -> None:
    """Play a part, with each move of the clock split at every moment something falls due."""
    for deed in part.deeds:
        if deed.what != "until":
            each(deed)
            continue
        target = datetime.fromisoformat(deed.words)
        while (due := _next_due(stage)) is not None and due < target:
            each(until(due)[0])
        each(deed)


def _next_due(stage: Stage) -> datetime | None:
    told = stage.get("clock")
    due = told["next_due"]
    moment = datetime.fromisoformat(due) if due else None
    return moment if moment is not None and moment > datetime.fromisoformat(told["now"]) else None
