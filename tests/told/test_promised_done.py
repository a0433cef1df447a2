"""What is said to have been done has been, and what is said to come does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from records.access import Actor
from scheduler.my_data import my_data
from scheduler.talks.acts import act_named
from scheduler.talks.passing_on import telling
from scheduler.talks.spoken import Voice
from scheduler.talks.turns import turn_acts
from tests.home import MEETING_AT
from tests.signals.worried import Play, a_play
from tests.told.promises import ROOT, Said, all_said, played, promised, table


def test_each_line_that_says_so_has_an_entry_and_only_one() -> None:
    assert sorted(promised() - set(table().lines())) == [], "what does it, or which test shows it?"
    assert sorted(set(table().lines()) - promised()) == [], "it is said no more"
    assert [line for line, times in Counter(table().lines()).items() if times > 1] == []


def test_one_of_its_acts_stands_in_each_turn_that_says_it() -> None:
    wrong = {
        f"{one.talk}: “{one.line}” beside {sorted(one.acts) or 'nothing'}"
        for one in all_said()
        if one.line in table().beside and not table().beside[one.line].acts & one.acts
    }
    assert sorted(wrong) == []


def test_where_nothing_is_said_to_be_done_nobody_is_told() -> None:
    wrong = {
        f"{one.talk}: “{one.line}” beside {sorted(one.acts)}"
        for one in all_said()
        if one.line in table().nothing and any(act.startswith("tell ") for act in one.acts)
    }
    assert sorted(wrong) == []


def test_each_test_that_is_named_is_there() -> None:
    def is_there(test: str) -> bool:
        path, _, name = test.partition("::")
        return (ROOT / path).is_file() and f"def {name}(" in (ROOT / path).read_text("utf-8")

    assert [one for one in sorted(set(table().shown.values())) if not is_there(one)] == []


@pytest.fixture(scope="module")
def week_before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    with a_play(tmp_path_factory.mktemp("promised"), now=MEETING_AT - timedelta(days=4)) as play:
        yield play


#: these begin with a signal or a worry that is on, or was: they are played in tests/signals
OF_A_SIGNAL = (
    "no_one_",
    "you_did_not_tap",
    "unsure_break",
    "signal_again",
    "answer_",
    "come_over",
    "we_let_you_down",
)


def _to_play() -> dict[tuple[str, str], list[Said]]:
    """In which talk each line can be said, and by which answers, the fewest first."""
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in all_said():
        kept = table().beside.get(one.line)
        if one.talk.startswith(OF_A_SIGNAL):
            continue
        if (kept is not None and kept.leaves) or one.line in table().nothing:
            found[one.talk, one.line].append(one)
    return {key: sorted(ways, key=lambda one: len(one.answers))[:2] for key, ways in found.items()}


def plays_all(play: Play, *acts: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Which lines were said (of these acts, or all), and which of them without what they say."""
    said, broken = set(), set()
    for key, ways in _to_play().items():
        beside = table().beside.get(key[1])
        if acts and not (beside is not None and beside.acts & set(acts)):
            continue
        for way in ways:
            kept = played(play, way)
            if kept is not None:
                said.add(key)
                broken |= set() if kept else {key}
                break
    return said, broken


def test_what_is_said_to_be_done_is_there_once_it_is_said(week_before: Play) -> None:
    said, broken = plays_all(week_before)
    assert sorted(broken) == []
    assert len(said) > 60


@pytest.mark.parametrize("act", ["answer_no", "note_part", "turn_to", "hand_people_over"])
def test_an_act_that_is_left_out_is_found(
    act: str, week_before: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> None:
        return None

    def named(name: str) -> Callable[..., object]:
        return nothing if name == act else act_named(name)

    monkeypatch.setattr(turn_acts, "act_named", named)
    said, broken = plays_all(week_before, act)
    assert said
    assert broken == said


def test_a_line_for_others_that_does_not_go_is_found(
    week_before: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "tell", lambda *_: None)
    said, broken = plays_all(week_before, "tell link_person")
    assert len(said) > 5
    assert len(broken) > 5


def test_my_data_says_whom_the_bot_has_told_as_it_was(tmp_path: Path) -> None:
    with a_play(tmp_path) as play:
        play.raises("Kit")
        told = [name for name in ("Dee", "Sam", "Jo", "Ali") if play.alerts(name)]
        with play.home.database.transaction() as tx:
            parts = my_data(tx, Actor(play.home.ids["Kit"]), play.now)
            voice = Voice("en", "UTC")
            said = [item.seen_by.in_words(voice) for one in parts for item in one.items]
        (line,) = {one for one in said if one.startswith("I told ")}
        assert told
        assert [name for name in ("Dee", "Sam", "Jo", "Ali") if name in line] == told
