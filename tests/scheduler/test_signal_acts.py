"""Every act on a signal, in each state that it can be in: what changes, and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import ColumnElement, and_, delete

from records.access import Actor, NotAllowed
from records.database import Tx
from records.notices import notices
from records.signals import SIGNAL, Signal, signals
from records.talks import talks
from records.tasks import task_owners, tasks
from scheduler.signals.answer_signal import answer_signal
from scheduler.signals.end_signal import end_signal, fade_signal, take_back_signal
from scheduler.signals.escalate import escalate
from scheduler.signals.hold_signal import UNSURE_FOR, drop_signal, hold_signal, raise_held
from scheduler.signals.raise_signal import raise_signal
from scheduler.signals.say_more import say_more
from scheduler.signals.time import SIGNAL_LASTS, end_forgotten
from scheduler.talks.acts import Order, Refused
from tests.home import MEETING_AT, START, Home, a_home

NOW = MEETING_AT + timedelta(minutes=10)
LATER = NOW + timedelta(seconds=30)


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("signal-acts")) as home:
        home.meets(now=START)
        yield home


@pytest.fixture
def home(whole_home: Home) -> Home:
    """A meeting is on, and nobody has asked for anything."""
    with whole_home.database.transaction() as tx:
        for table in (task_owners, tasks, notices, talks, signals):
            tx.conn.execute(delete(table))
    return whole_home


class Hand:
    """A signal of Kit's, and what is done to it."""

    def __init__(self, home: Home, tx: Tx, signal_id: int) -> None:
        self.home, self.tx, self.signal_id = home, tx, signal_id

    @property
    def row(self) -> Signal:
        """As it is now."""
        return self.tx.get(Signal, self.signal_id)

    def actor(self, name: str) -> Actor:
        """Someone."""
        return Actor(self.home.ids[name])

    def order(self, **answers: str) -> Order:
        """About this signal."""
        return Order(signal_id=self.signal_id, answers=answers)


def raises(hand: Hand) -> None:
    raise_signal(hand.tx, hand.actor("Kit"), Order(), LATER)


def answers(hand: Hand) -> None:
    answer_signal(hand.tx, hand.actor("Ali"), hand.order(answer="seen"), LATER)


def can_not_help(hand: Hand) -> None:
    answer_signal(hand.tx, hand.actor("Sam"), hand.order(answer="cannot"), LATER)


def is_passed_on(hand: Hand) -> None:
    escalate(hand.tx, hand.row, LATER)


def is_ok(hand: Hand) -> None:
    end_signal(hand.tx, hand.actor("Kit"), hand.order(), LATER)


def someone_else_ends_it(hand: Hand) -> None:
    end_signal(hand.tx, hand.actor("Jo"), hand.order(), LATER)


def says_more(hand: Hand) -> None:
    say_more(hand.tx, hand.actor("Kit"), hand.order(now_what="topic"), LATER)


def fades(hand: Hand) -> None:
    fade_signal(hand.tx, hand.row, LATER)


def half_a_day_goes_by(hand: Hand) -> None:
    end_forgotten(hand.tx, hand.row, NOW + SIGNAL_LASTS)


def a_minute_goes_by(hand: Hand) -> None:
    raise_held(hand.tx, hand.row, NOW + UNSURE_FOR)


def is_not_meant(hand: Hand) -> None:
    drop_signal(hand.tx, hand.actor("Kit"), hand.order(), LATER)


def was_not_meant(hand: Hand) -> None:
    take_back_signal(hand.tx, hand.actor("Kit"), hand.order(), LATER)


NOTHING = ""
Outcome = str | type[Exception]
STATES = ("raised", "unanswered", "seen", "ended", "faded", "unsure", "dropped")
#: what each act makes of a signal in each state, in the order of STATES: a state, nothing (the
#: row is untouched and nothing is posted), or what is raised. Written out: a change is a decision.
TABLE: dict[Callable[[Hand], None], tuple[Outcome, ...]] = {
    answers: ("seen", "seen", Refused, Refused, Refused, Refused, Refused),
    can_not_help: (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
    is_passed_on: ("raised", NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
    is_ok: ("ended", "ended", "ended", NOTHING, NotAllowed, "ended", NOTHING),
    someone_else_ends_it: (NotAllowed,) * 7,
    says_more: ("raised", "unanswered", "seen", "ended", NotAllowed, "unsure", "dropped"),
    fades: (NOTHING, NOTHING, NOTHING, "faded", NOTHING, NOTHING, "faded"),
    half_a_day_goes_by: ("ended", "ended", "ended", NOTHING, NOTHING, "ended", NOTHING),
    a_minute_goes_by: (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, "raised", NOTHING),
    is_not_meant: (NOTHING, NOTHING, NOTHING, NOTHING, NotAllowed, "dropped", NOTHING),
    was_not_meant: ("ended", "ended", "ended", NOTHING, NotAllowed, "ended", NOTHING),
}
CELLS = [
    (act, state, outcome)
    for act, outcomes in TABLE.items()
    for state, outcome in zip(STATES, outcomes, strict=True)
]


def in_state(home: Home, state: str) -> int:
    """A signal that has come to this state as signals do; its id."""
    with home.database.transaction() as tx:
        begins = hold_signal if state in ("unsure", "dropped") else raise_signal
        done = begins(tx, Actor(home.ids["Kit"]), Order(), NOW)
        assert done is not None
        assert done.signal_id is not None
        hand = Hand(home, tx, done.signal_id)
        if state == "dropped":
            is_not_meant(hand)
        if state == "unanswered":
            for _ in range(3):
                is_passed_on(hand)
        if state in ("seen", "ended", "faded"):
            answer_signal(tx, hand.actor("Jo"), hand.order(answer="seen"), NOW)
        if state in ("ended", "faded"):
            end_signal(tx, hand.actor("Kit"), hand.order(), NOW)
        if state == "faded":
            fade_signal(tx, hand.row, NOW)
        assert hand.row.state == state
        return hand.signal_id


def everything(home: Home) -> list[Any]:
    return home.rows(signals) + home.rows(notices) + home.rows(talks)


@pytest.mark.parametrize(
    ("act", "state", "outcome"), CELLS, ids=lambda cell: getattr(cell, "__name__", cell or "-")
)
def test_an_act_on_a_signal_does_what_the_table_says_and_else_leaves_all_as_it_was(
    home: Home, act: Callable[[Hand], None], state: str, outcome: Outcome
) -> None:
    signal_id = in_state(home, state)
    before = everything(home)

    if isinstance(outcome, type):
        with pytest.raises(outcome), home.database.transaction() as tx:
            act(Hand(home, tx, signal_id))
    else:
        with home.database.transaction() as tx:
            act(Hand(home, tx, signal_id))

    if outcome == NOTHING or isinstance(outcome, type):
        assert everything(home) == before
    else:
        assert home.row(signals, signal_id).state == outcome
        assert everything(home) != before


def test_the_table_has_each_state_of_a_signal() -> None:
    assert set(STATES) == set(SIGNAL.legal)


@pytest.mark.parametrize("state", STATES)
def test_doing_it_again_changes_nothing_more(home: Home, state: str) -> None:
    signal_id = in_state(home, state)
    for act in (answers, is_ok, fades):
        for _ in range(2):
            with home.database.transaction() as tx:
                try:
                    act(Hand(home, tx, signal_id))
                except (Refused, NotAllowed):
                    break
        once = everything(home)
        with home.database.transaction() as tx:
            try:
                act(Hand(home, tx, signal_id))
            except (Refused, NotAllowed):
                continue
        assert everything(home) == once


MINUTES = timedelta(minutes=15)


@pytest.mark.parametrize("state", ["unanswered", "seen", "ended", "faded"])
def test_who_asks_again_later_is_heard_again_and_what_was_before_is_over(
    home: Home, state: str
) -> None:
    first_id = in_state(home, state)

    with home.database.transaction() as tx:
        done = raise_signal(tx, Actor(home.ids["Kit"]), Order(), NOW + MINUTES)

    assert done is not None
    first, second = home.rows(signals)
    assert (first.id, second.id) == (first_id, done.signal_id)
    assert first.state == ("faded" if state == "faded" else "ended")
    assert second.state == "raised"
    asked = {row.person_id for row in home.planned("answer_a_signal", about(second))}
    assert asked == {home.ids["Jo"], home.ids["Ali"]}
    assert home.rows(talks, talks.c.signal_id == first_id, talks.c.state == "open") == []


def about(signal: Signal) -> ColumnElement[bool]:
    return and_(notices.c.signal_id == signal.id, notices.c.state == "planned")


@pytest.mark.parametrize("state", ["raised", "seen"])
def test_who_asks_twice_in_a_row_is_told_of_once(home: Home, state: str) -> None:
    signal_id = in_state(home, state)
    before = everything(home)

    with home.database.transaction() as tx:
        raises(Hand(home, tx, signal_id))

    assert everything(home) == before


def test_a_late_answer_is_told_who_has_got_it_or_that_it_is_over(home: Home) -> None:
    taken = in_state(home, "ended")
    with home.database.transaction() as tx, pytest.raises(Refused, match="signal_taken"):
        answers(Hand(home, tx, taken))

    over = in_state(home, "raised")
    with home.database.transaction() as tx:
        is_ok(Hand(home, tx, over))
    with home.database.transaction() as tx, pytest.raises(Refused, match="signal_ended"):
        answers(Hand(home, tx, over))
