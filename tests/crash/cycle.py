"""The cycle in five parts, each from a database of its own: what people do, deed by deed.

Buttons are named by their question and key, never by their words, so that a change of wording
does not matter here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.example_group import Example
from records.access import Actor
from records.database import Tx
from scheduler.acts import Order
from scheduler.acts.schedule_meeting import schedule_meeting
from tests.crash.stage import Change, Stage
from tests.scene import START

_LINK = re.compile(r"\?start=(\S+)")
FIVE = ("Kit", "Noor", "Cal", "Max", "Ivy")


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


def says(who: str, *words: str) -> list[Deed]:
    """Type these, one after another."""
    return [Deed(who, "says", text) for text in words]


def taps(who: str, *words: str) -> list[Deed]:
    """Tap these, one after another."""
    return [Deed(who, "taps", text) for text in words]


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


def _a_meeting(starts_at: datetime, made_at: datetime) -> Change:
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


def _joining() -> Iterator[Deed]:
    yield from says("Sam", "/invite")
    yield from taps("Sam", "met.yes", "role.co_producer")
    yield from taps("Sam", "who.3", "confirm.yes")
    yield from says("Ren", "/start {code}")
    yield from taps("Ren", "language.en", "safe.yes", "go_on.go_on", "consent.yes")
    yield from says("Ren", "Ren")
    yield from taps("Ren", "shared_phone.no", "hours.any", "later.another_day")
    yield from says("Cal", "/start {code}")


def _a_new_meeting(who: str = "Jo") -> Iterator[Deed]:
    answers = ("Hub rules", "To agree how we meet", "Wednesday 10 June", "2 pm", "120", "60")
    yield from says(who, "/newmeeting", *answers, "the Hub, Mill Lane", "Jo")
    yield from says(who, "upstairs", "01632 960 111")
    yield from taps(who, "send.yes")


def _inviting() -> Iterator[Deed]:
    yield from _a_new_meeting()
    yield from taps("Kit", "coming.yes")
    yield from taps("Bea", "show", "coming.yes")
    yield from taps("Noor", "coming.no", "no_more.notes")
    yield from says("Cal", "1")
    yield from taps("Max", "coming.unsure")
    yield from taps("Ivy", "coming.unwell", "views.yes")
    yield from says("Ivy", "Please talk about lifts")
    yield from until(datetime(2026, 6, 9, 12, tzinfo=UTC))
    yield from taps("Kit", "feeling.worried", "call.yes")
    yield from says("Cal", "fine")


def _asking_for_a_break() -> Iterator[Deed]:
    yield from says("Kit", "pineapple")
    yield from taps("Ali", "show", "answer.seen")
    yield from taps("Jo", "show")
    yield from taps("Kit", "now_what.ok", "tomorrow.yes")
    yield from taps("Cal", "coming.yes")
    yield from says("Cal", "/break")
    yield from until(START + timedelta(minutes=7))
    yield from taps("Jo", "show", "show", "show", "answer.sit")
    yield from taps("Cal", "come.yes")
    yield from taps("Cal", "help")
    yield from until(START + timedelta(minutes=45))


def _evaluating() -> Iterator[Deed]:
    yield from until(START + timedelta(days=1, hours=4))
    for number, name in enumerate(FIVE):
        yield from taps(name, "q1.happy", "q2.yes", "q3.often")
        yield from taps(name, "q4.included" if number % 2 else "q4.~skip")
        yield from says(name, f"More of {name}", "no more")
    yield from until(START + timedelta(days=1, hours=5))


def _calling_off() -> Iterator[Deed]:
    yield from taps("Kit", "coming.yes")
    yield from says("Jo", "/cancel")
    yield from taps("Jo", "which.1", "why.ill", "door.no_one")
    yield from taps("Jo", "sure.yes")
    yield from taps("Kit", "got_it_late.know")
    yield from taps("Cal", "got_it_late.on_my_way")
    yield from taps("Max", "got_it_late.fare")
    yield from taps("Noor", "got_it_late.no_ring")
    yield from says("Ivy", "I know")
    yield from until(START + timedelta(hours=3))


PARTS = (
    Part(
        "joining",
        list(_joining()),
        {
            "invitations": [("used", "Ren")],
            "memberships of Ren": 1,
            "people here": 10,
        },
    ),
    Part(
        "inviting",
        list(_inviting()),
        {
            "meetings": ["planned"],
            "comings": {
                "Kit": "yes",
                "Bea": "yes",
                "Noor": "no",
                "Cal": "yes",
                "Max": "unsure",
                "Ivy": "unwell",
            },
        },
    ),
    Part(
        "asking for a break",
        list(_asking_for_a_break()),
        {
            "signals": [("Kit", "ended", "Ali", "seen"), ("Cal", "seen", "Jo", "sit")],
        },
        _a_meeting(START + timedelta(minutes=10), START - timedelta(minutes=1)),
    ),
    Part(
        "evaluating",
        list(_evaluating()),
        {
            "opened": {
                ("q1", "happy"): 5,
                ("q2", "yes"): 5,
                ("q3", "often"): 5,
                ("q4", "included"): 2,
                **{("q5", f"More of {name}"): 1 for name in FIVE},
                ("more", "no more"): 5,
            },
            "buried keys": 0,
        },
        _a_meeting(START + timedelta(minutes=10), START - timedelta(minutes=1)),
    ),
    Part(
        "calling off",
        list(_calling_off()),
        {
            "meetings": ["cancelled"],
            "told": ["Cal", "Ivy", "Kit", "Max", "Noor"],
        },
        _a_meeting(START + timedelta(hours=4), START - timedelta(minutes=1)),
    ),
)


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
