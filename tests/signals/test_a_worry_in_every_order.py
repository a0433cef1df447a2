"""A worry about safety, whatever is tapped, in whatever order, while time goes on (P:worry).

People tap in any order: the worry and the break, “I am OK now”, whom to leave out; staff look,
see, take, can't, give back and close; chats are blocked; the clock jumps; the program starts
anew. After each step all that everyone has on their phone is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from records.database import Tx
from records.worries import UNTAKEN, Worry
from scheduler.post import reach
from scheduler.safety.pass_worry_on import seen_by_raiser
from scheduler.safety.worry_circles import circles, everyone_out
from scheduler.safety.worry_rows import told_ids
from tests.signals.worried import ASKED, COVERED, OVER, STAFF, Play, a_play

RAISERS = ("Kit", "Bea")
DANGER, SECRET = "someone may be in danger", "clementine"
STEPS_AT_ONCE = 11


def holds(play: Play) -> None:
    """What is promised, at this moment."""
    rows = [row for row in play.worries() if row.person_id is not None]
    with play.home.database.transaction() as tx:
        for row in rows:
            _someone_has_it(tx, play, row)
    _opened_is_not_seen(play)
    if len(rows) == 1:
        _left_out_see_nothing(play, rows[0])
        _nothing_is_rewritten_before_it_is_closed(play, rows[0])


def _someone_has_it(tx: Tx, play: Play, row: Worry) -> None:
    """An untaken worry is with someone who can be reached, and goes on by itself."""
    raiser = seen_by_raiser(tx, row, play.now)
    out, told = everyone_out(raiser, row), told_ids(tx, row.id)
    could = [i for ids in circles(raiser, row.group_id, out) for i in ids]
    able = reach.reachable(tx, could)
    if row.state in UNTAKEN:
        assert row.next_at is not None
        assert set(told) & set(able) or not able or row.next_at <= play.now
    if row.state == "taken":
        assert row.taken_by in told
        assert row.taken_by in able or row.next_at is not None


def _opened_is_not_seen(play: Play) -> None:
    for name in RAISERS:
        for text in play.texts(name):
            for one in STAFF:
                assert f"{one} has seen it." not in text or one in play.saw, text
                assert f"{one} is on it." not in text or one in play.took, text


def _left_out_see_nothing(play: Play, row: Worry) -> None:
    for name in STAFF:
        if play.home.ids[name] in json.loads(row.left_out):
            assert not any(DANGER in text or SECRET in text for text in play.texts(name)), name


def _nothing_is_rewritten_before_it_is_closed(play: Play, row: Worry) -> None:
    if row.state == "closed":
        return
    out = json.loads(row.left_out)
    for name in STAFF:
        if play.home.ids[name] in out:
            continue
        for text in play.alerts(name):
            taken = row.state == "taken" and "is on it." in text
            assert text in (ASKED, COVERED) or DANGER in text or taken, text
            assert OVER not in text


Step = Callable[[Play], None]


def _answer(name: str, key: str, play: Play) -> None:
    for question in ("worry_done", "worry_then", "worry_answer"):
        with suppress(AssertionError):
            data = play.life.data(name, f".{question}.{key}")
            if play.life.phone(name) not in play.blocked:
                {"seen": play.saw, "taken": play.took}.get(key, set()).add(name)
                play.life.taps_data(name, data)
            return


def _words(play: Play) -> None:
    with suppress(AssertionError):
        play.life.data("Kit", ".safety_words.no")
        play.life.says("Kit", f"{SECRET} was hurt")


RAISING: dict[str, Step] = {
    "Kit raises it": lambda play: play.raises("Kit"),
    "Kit raises it, not to Dee": lambda play: play.raises("Kit", "Dee"),
    "Kit raises it, not to Jo and Sam": lambda play: play.raises("Kit", "Jo", "Sam"),
}
STEPS: dict[str, Step] = {
    **RAISING,
    "Bea raises one": lambda play: play.raises("Bea"),
    "Kit says more": _words,
    "Kit asks for a break": lambda play: play.life.says("Kit", "/break"),
    "Kit is OK": lambda play: play.does("Kit", "now_what.ok"),
    "Kit taps it in the break": lambda play: play.does("Kit", "now_what.safety"),
    "Kit taps an old one": lambda play: play.life.taps_data("Kit", "77.now_what.safety"),
    **{f"{name} looks": partial(Play.shows, name=name) for name in STAFF},
    **{
        f"{name}: {key}": partial(_answer, name, key)
        for name in STAFF
        for key in ("seen", "taken", "cannot", "handed", "closed")
    },
    **{f"{name} blocks": partial(Play.blocks, name=name) for name in STAFF},
    "3 minutes": lambda play: play.waits(timedelta(minutes=3)),
    "12 hours": lambda play: play.waits(timedelta(hours=12)),
    "2 days": lambda play: play.waits(timedelta(days=2)),
    "8 days": lambda play: play.waits(timedelta(days=8)),
    "a restart": lambda play: play.life.post.start(),
}


def plan(seed: int) -> Sequence[str]:
    """An order of steps: it begins with a worry, and someone's look at it."""
    chance = Random(seed)
    first = chance.choice(list(RAISING))
    looks = chance.choices([n for n in STEPS if "looks" in n], k=2)
    rest = chance.choices(list(STEPS), k=STEPS_AT_ONCE)
    for name in looks:
        rest.insert(chance.randrange(6), name)
    return (first, *rest)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(8))
def test_in_every_order_a_worry_is_kept_passed_on_and_shown_to_no_one_left_out(
    seed: int, tmp_path: Path
) -> None:
    with a_play(tmp_path, {"Kit": {"circle": "yes"}}) as play:
        print(plan(seed))
        for name in plan(seed):
            STEPS[name](play)
            holds(play)
