"""The people of the benchmark, what they answer, and what Telegram would hand over for it.

Each answers two talks of the product, seven questions: five taps and two typed. Both sides get
the same people, questions and answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from time import time
from typing import Any, NamedTuple

Raw = dict[str, Any]
#: the most that one getUpdates gives (Bot API)
BATCH = 100
FIRST_ID = 1_000_000


class Step(NamedTuple):
    """A question, and the answers that people give to it in turn. No words: it is typed."""

    talk: str
    question: str
    keys: tuple[str, ...] = ()


STEPS = (
    Step("pre_brief", "feeling", ("ready", "unsure")),
    Step("pre_brief", "bring", ("no", "yes")),
    Step("pre_brief", "said_for_me", ("no",)),
    Step("pre_brief", "more", ("~skip",)),
    Step("debrief", "how", ("good", "mixed")),
    Step("debrief", "well"),
    Step("debrief", "better"),
    Step("debrief", "claim", ("no", "already")),
)
FIRST_OF_THE_DEBRIEF = next(step for step in STEPS if step.talk == "debrief")
_ids = count(500_000_000)
#: each reads before they type: two messages of one moment would be one answer
_seconds = count(int(time()), 10)


def answer(step: Step, person: int) -> str:
    """What this person (0, 1, 2 ...) answers: different people say different things."""
    if not step.keys:
        return f"We had time to talk about the {step.question} of it, said number {person}."
    return step.keys[person % len(step.keys)]


def cohorts(people: int, size: int) -> list[range]:
    """The people in bunches that answer at about the same time."""
    return [range(first, min(first + size, people)) for first in range(0, people, size)]


def batches(raws: Sequence[Raw]) -> Iterator[list[Raw]]:
    """The updates as getUpdates would give them."""
    for first in range(0, len(raws), BATCH):
        yield list(raws[first : first + BATCH])


def tapped(person: int, data: str) -> Raw:
    """A tap, as Telegram hands it over."""
    update_id = next(_ids)
    bot = {"id": 1, "is_bot": True, "first_name": "Alongside"}
    message = {**_message(person, update_id, bot), "text": "A question?"}
    query = {"id": str(update_id), "from": _sender(person), "message": message, "data": data}
    return {"update_id": update_id, "callback_query": {**query, "chat_instance": "1"}}


def typed(person: int, text: str) -> Raw:
    """A typed message, as Telegram hands it over."""
    update_id = next(_ids)
    return {
        "update_id": update_id,
        "message": {**_message(person, update_id, _sender(person)), "text": text},
    }


def command(person: int, text: str) -> Raw:
    """A typed command, as Telegram hands it over."""
    raw = typed(person, text)
    raw["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return raw


def _message(person: int, message_id: int, sender: Raw) -> Raw:
    chat = {"id": FIRST_ID + person, "type": "private", "first_name": "Kit"}
    return {"message_id": message_id, "date": next(_seconds), "chat": chat, "from": sender}


def _sender(person: int) -> Raw:
    sender = {"id": FIRST_ID + person, "is_bot": False, "first_name": "Kit"}
    return {**sender, "language_code": "en"}
