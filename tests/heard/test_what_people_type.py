"""Whatever people type lands, in each state that a chat can be in, and goes to no one unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.heard.landing import MARKS, landed, speaks
from tests.heard.states import (
    NOT_AN_ANSWER,
    a_break,
    a_choice,
    a_choice_of_several,
    a_covered_phone,
    a_paused_talk,
    nothing_open,
    stopped,
    the_menu,
)
from tests.heard.typed import OFFERED, TYPED
from tests.signals.worried import AT_NIGHT, STAFF, Play, a_play

STATES = [
    *(nothing_open, the_menu, a_choice, a_choice_of_several, a_break, stopped),
    *(a_paused_talk, a_covered_phone),
]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("state", STATES)
def test_it_lands_where_it_may_and_nobody_reads_it_without_a_yes(
    state: Callable[[Play], None], language: str, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=AT_NIGHT) as play:
        astray = []
        staff = {name: len(play.texts(name)) for name in STAFF}
        for typed in TYPED:
            if typed.language != language:
                continue
            speaks(play, language)
            state(play)
            if state is a_break:
                staff = {name: len(play.texts(name)) for name in STAFF}
            play.life.says("Kit", typed.words)
            if (at := landed(play, typed)) != typed.lands:
                astray.append((typed.words, typed.lands, at))
            assert {name: len(play.texts(name)) for name in STAFF} == staff, typed
        assert astray == []
        assert not any(NOT_AN_ANSWER in text for text in play.texts("Kit"))


@pytest.mark.parametrize("words", [t.words for t in TYPED if t.lands == OFFERED][:8])
def test_with_a_yes_the_words_go_to_whoever_gets_in_touch(words: str, night: Play) -> None:
    night.life.says("Kit", "/menu")
    night.life.says("Kit", words)
    night.life.says("Kit", "yes")
    assert "I have passed it to Sam." in "".join(night.texts("Kit"))
    night.shows("Sam")
    assert any(
        f"Kit wrote this to me: “{words}”" in t.translate(MARKS) for t in night.texts("Sam")
    )
    others = [text for name in ("Dee", "Jo", "Ali") for text in night.texts(name)]
    assert not any(words in text for text in others)
