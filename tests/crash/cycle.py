"""The cycle in parts, each from a database of its own: what people do, deed by deed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.crash.breaks import BREAKS
from tests.crash.deeds import Deed, Part, a_meeting, says, taps, until
from tests.scene import START

FIVE = ("Kit", "Noor", "Cal", "Max", "Ivy")


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
    yield from says(
        who, "/newmeeting", *answers, "No, just this once", "the Hub, Mill Lane", "A lift"
    )
    yield from says(who, "Jo", "Ali", "1, 2", "upstairs", "by the main door", "01632 960 111")
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


def _evaluating() -> Iterator[Deed]:
    yield from until(START + timedelta(days=1, hours=4))
    for number, name in enumerate(FIVE):
        yield from taps(name, "q1.happy", "q2.yes", "q3.often")
        yield from taps(name, "q4.included" if number % 2 else "q4.~skip")
        if name == "Noor":  # few of the group read her language: she is asked how to say more
            yield from taps(name, "few_way.ours")
        yield from says(name, f"More of {name}", "no more")
    yield from until(START + timedelta(days=1, hours=5))


def _calling_off() -> Iterator[Deed]:
    yield from taps("Kit", "coming.yes")
    yield from says("Jo", "/cancel")
    yield from taps("Jo", "which.1", "door_must.1", "why.ill")
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
    *BREAKS,
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
        a_meeting(START + timedelta(minutes=10), START - timedelta(minutes=1)),
    ),
    Part(
        "calling off",
        list(_calling_off()),
        {
            "meetings": ["cancelled"],
            "told": ["Cal", "Ivy", "Kit", "Max", "Noor"],
        },
        a_meeting(START + timedelta(hours=4), START - timedelta(minutes=1)),
    ),
)
