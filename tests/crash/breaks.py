"""Asking for a break: by each way, told, answered, passed on, ended, rewritten and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from bot.example_group import Example
from records.database import Tx
from records.groups import groups
from records.notices import Lane, notices
from records.people import people
from records.signals import signals
from records.talks import talks
from scheduler.signals.end_signal import REWRITE_AFTER
from scheduler.signals.time import SIGNAL_IS_KEPT, SIGNAL_LASTS
from tests.crash.deeds import (
    Deed,
    Part,
    a_meeting,
    blocks,
    changes,
    says,
    taps,
    taps_the_card,
    until,
)
from tests.crash.stage import CHAT, Change
from tests.scene import START

_WAIT = timedelta(minutes=3)
_STARTS_AT = START + timedelta(minutes=40)
#: the card is posted half an hour before the meeting; from then on a signal can be raised
_CARD_AT = START + timedelta(minutes=10)
#: all that the group's chat may ever say of all this
SAID_IN_THE_GROUP = [
    "It is time for a comfort break. Let's stop for five minutes.",
    "“Hub rules”, 10:40 am to 11:40 am. Tap a button at any time. Only you see the answer.",
]


def _in_private() -> Iterator[Deed]:
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


def _by_the_card() -> Iterator[Deed]:
    """The card's button; both answer; a break for all, of which the group hears later."""
    yield from until(_CARD_AT)
    yield from taps_the_card("Cal", "left")
    yield from taps_the_card("Cal", "need")
    yield from taps("Jo", "show")
    yield from taps("Ali", "show", "answer.break")
    yield from taps("Jo", "answer.seen")
    yield from until(_CARD_AT + timedelta(minutes=2))
    yield from taps("Cal", "now_what.ok", "tomorrow.no")
    yield from until(_CARD_AT + timedelta(minutes=2) + REWRITE_AFTER)


def _by_a_word_in_the_middle_of_a_talk() -> Iterator[Deed]:
    """One facilitator has blocked the bot, one is silent: the link person answers, after 6 min."""
    yield from until(_CARD_AT)
    yield from taps("Kit", "coming.yes")
    yield from says("Kit", "/choices")
    yield from taps("Kit", "what.hours")
    yield from blocks("Ali")
    yield from says("Kit", "pineapple")
    yield from until(_CARD_AT + 2 * _WAIT)
    yield from taps("Jo", "show")
    yield from taps("Sam", "show", "answer.on_the_way")
    yield from taps("Jo", "show", "answer.seen")
    yield from taps("Kit", "now_what.ok", "tomorrow.yes")
    yield from until(_CARD_AT + 2 * _WAIT + REWRITE_AFTER)


def _by_the_button() -> Iterator[Deed]:
    """No facilitator can be reached: it goes on at once, and on, and nobody ever comes."""
    yield from taps("Max", "coming.yes")
    yield from until(_CARD_AT)
    yield from blocks("Jo")
    yield from blocks("Ali")
    yield from taps("Max", "go.need_a_break")
    yield from blocks("Jo", blocked=False)
    yield from taps("Sam", "show", "answer.no_answer")
    yield from until(_CARD_AT + 3 * _WAIT)
    yield from taps("Max", "now_what.no_ring")
    yield from until(_CARD_AT + SIGNAL_LASTS + timedelta(minutes=1))


def _by_a_slip() -> Iterator[Deed]:
    """A minute without a tap; it was not meant; a no; a slip that is put right. All is hidden."""
    yield from until(_CARD_AT)
    yield from says("Kit", "pinapple")
    yield from until(_CARD_AT + timedelta(minutes=1))
    yield from taps("Jo", "show")
    yield from taps("Kit", "now_what.not_meant")
    yield from says("Kit", "pineaple")
    yield from taps("Kit", "need.no")
    yield from says("Kit", "hide")
    yield from until(_CARD_AT + timedelta(minutes=3))
    yield from says("Kit", "pinepple")
    yield from changes("Kit", "pineapple")
    yield from taps("Ali", "show", "answer.seen")
    yield from says("Kit", "hide")
    yield from until(_CARD_AT + timedelta(minutes=5))


def _in_a_group_with_a_chat(tx: Tx, example: Example) -> None:
    a_meeting(_STARTS_AT, START - timedelta(minutes=1))(tx, example)
    tx.conn.execute(update(groups).values(chat_id=CHAT))


def _ended_a_week_ago(*names: str) -> Change:
    """Signals that were seen and ended; each a minute later than the one before."""

    def change(tx: Tx, example: Example) -> None:
        for minutes, name in enumerate(names, 1):
            ended_at = START - SIGNAL_IS_KEPT + timedelta(minutes=minutes)
            _an_ended_signal(tx, example, example.people[name], ended_at)

    return change


def _an_ended_signal(tx: Tx, example: Example, person_id: int, ended_at: datetime) -> None:
    done = tx.conn.execute(
        insert(signals).values(
            person_id=person_id,
            group_id=example.group_id,
            raised_at=ended_at - _WAIT,
            answered_by=example.people["Jo"],
            answered_at=ended_at - timedelta(minutes=2),
            answer="seen",
            ended_at=ended_at,
            state="ended",
        )
    )
    (signal_id,) = done.inserted_primary_key or (0,)
    key_id = tx.conn.scalar(select(people.c.key_id).where(people.c.id == person_id))
    about = {"person_id": person_id, "signal_id": signal_id}
    talk = {"conversation": "need_a_break", "version": "1", "key_id": key_id, "answers": b""}
    tx.conn.execute(
        insert(talks).values(
            **about, **talk, state="finished", began_at=ended_at, last_at=ended_at
        )
    )
    told = {"act": "send", "kind": "note", "name": "signal_ended", "lane": int(Lane.SIGNAL)}
    tx.conn.execute(
        insert(notices).values(
            **told,
            person_id=example.people["Jo"],
            signal_id=signal_id,
            parts="{}",
            due_at=ended_at,
            state="accepted",
            settled_at=ended_at,
        )
    )


def _a_worry() -> Iterator[Deed]:
    """From a break: opened, seen, passed on, given back, taken by another, and closed."""
    yield from until(_CARD_AT)
    yield from says("Kit", "pineapple")
    yield from taps("Kit", "now_what.safety", "safety_tell.not_to", "safety_out.1")
    yield from taps("Kit", "safety_out.~done")
    yield from says("Kit", "I saw a bruise")
    yield from taps("Kit", "now_what.ok", "tomorrow.no")
    yield from taps("Sam", "show", "worry_answer.seen")
    yield from until(_CARD_AT + _WAIT)
    yield from taps("Ali", "show", "show")
    yield from taps("Sam", "worry_then.taken", "worry_done.handed")
    yield from until(_CARD_AT + _WAIT + timedelta(seconds=10))
    yield from taps("Ali", "worry_answer.taken", "worry_done.closed")
    yield from until(_CARD_AT + _WAIT + timedelta(minutes=1))


def _a_worry_that_waits() -> Iterator[Deed]:
    """Nobody looks, one has blocked the bot: it is passed on, and on; then one is on it."""
    yield from blocks("Jo")
    yield from taps("Cal", "coming.yes")
    yield from says("Cal", "someone is in danger")
    yield from taps("Cal", "safety_tell.tell", "safety_words.no")
    yield from until(START + 3 * _WAIT)
    yield from taps("Sam", "show", "worry_answer.cannot")
    yield from taps("Ali", "show", "worry_answer.taken")
    yield from until(START + 3 * _WAIT + timedelta(minutes=1))


BREAKS = (
    Part(
        "asking for a break",
        list(_in_private()),
        {
            "signals": [("Kit", "ended", "Ali", "seen"), ("Cal", "seen", "Jo", "sit")],
            "steps of signals": [0, 2],
            "said in the group": [],
        },
        a_meeting(START + timedelta(minutes=10), START - timedelta(minutes=1)),
    ),
    Part(
        "asking by the card",
        list(_by_the_card()),
        {
            "signals": [("Cal", "ended", "Ali", "break")],
            "steps of signals": [0],
            "said in the group": SAID_IN_THE_GROUP,
        },
        _in_a_group_with_a_chat,
    ),
    Part(
        "asking in the middle of a talk",
        list(_by_a_word_in_the_middle_of_a_talk()),
        {
            "signals": [("Kit", "ended", "Sam", "on_the_way")],
            "steps of signals": [2],
            "said in the group": SAID_IN_THE_GROUP[1:],
        },
        _in_a_group_with_a_chat,
    ),
    Part(
        "asking those who can't be reached",
        list(_by_the_button()),
        {
            "signals": [("Max", "ended", "", None)],
            "steps of signals": [3],
            "said in the group": SAID_IN_THE_GROUP[1:],
        },
        _in_a_group_with_a_chat,
    ),
    Part(
        "a slip in the word, and hiding",
        list(_by_a_slip()),
        {
            "signals": [
                ("Kit", "ended", "", None),
                ("Kit", "dropped", "", None),
                ("Kit", "seen", "Ali", "seen"),
            ],
            "messages of people": {},
        },
        a_meeting(_STARTS_AT, START - timedelta(minutes=1)),
    ),
    Part(
        "a worry about safety",
        list(_a_worry()),
        {
            "worries": [("Kit", "closed", "Sam", "Ali", ["Jo"], ["I saw a bruise"])],
            "signals": [("Kit", "ended", "", None)],
        },
        a_meeting(_STARTS_AT, START - timedelta(minutes=1)),
    ),
    Part(
        "a worry that waits",
        list(_a_worry_that_waits()),
        {"worries": [("Cal", "taken", "", "Ali", [], [])]},
        a_meeting(_STARTS_AT, START - timedelta(minutes=1)),
    ),
    Part(
        "forgetting that someone asked",
        until(START + timedelta(minutes=4)),
        {"signals": [("", "faded", "", None)] * 3, "talks of signals": 0, "notices of signals": 0},
        _ended_a_week_ago("Kit", "Cal", "Max"),
    ),
)
