"""Whatever people type lands, in each state that a chat can be in, and goes to no one unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from conversations.notes import NOTES
from conversations.plain_answers import PLAIN_NOTES
from conversations.script import Say
from locales.catalogue import load
from records.talks import talks
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
from tests.heard.typed import HELP, OFFERED, PERSON, PLAIN, SAFETY, SMALL, TYPED, Typed
from tests.signals.worried import AT_NIGHT, STAFF, Play, a_play

_MARKS = dict.fromkeys((0x2068, 0x2069))


STATES = [
    *(nothing_open, the_menu, a_choice, a_choice_of_several, a_break, stopped),
    *(a_paused_talk, a_covered_phone),
]
#: how the answers begin that a plain question about meetings has at night, with none to come
_NOTHING_TO_COME = (
    "Nothing is planned right now. I will write when something is.",
    "You have no more meetings today.",
)


def speaks(play: Play, language: str) -> None:
    play.speaks("Kit", language)
    with play.home.database.transaction() as tx:
        mine = talks.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(update(talks).where(mine).values(state="closed"))


def landed(play: Play, typed: Typed) -> str:
    """Where it has landed, by what can be read and tapped now."""
    said = play.last("Kit").translate(_MARKS)
    newest = list(play.phone("Kit").values())[-1]
    keys = {button.data.rpartition(".")[2] for row in newest.buttons for button in row}
    gettext = load(typed.language).gettext
    small = [
        note.words
        for name, note in NOTES.items()
        if name.startswith("small_") and isinstance(note, Say)
    ]
    if "tell" in keys:
        return SAFETY
    if gettext("These people can help now:") in said:
        return HELP
    if any(
        "shall_ring" in b.data or "shall_reach" in b.data for row in newest.buttons for b in row
    ):
        return PERSON
    plainly = [note.words for note in PLAIN_NOTES.values()]
    words = [*plainly, *_NOTHING_TO_COME]
    if any(said.startswith(gettext(one)) for one in words):
        return PLAIN
    greets = gettext("Here is what I can do.") in said and typed.lands == SMALL
    if greets or any(said.startswith(gettext(words)) for words in small):
        return SMALL
    if typed.words in said and any("pass_it_on" in b.data for row in newest.buttons for b in row):
        return OFFERED
    return said


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
        f"Kit wrote this to me: “{words}”" in t.translate(_MARKS) for t in night.texts("Sam")
    )
    others = [text for name in ("Dee", "Jo", "Ali") for text in night.texts(name)]
    assert not any(words in text for text in others)
