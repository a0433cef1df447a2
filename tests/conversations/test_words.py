"""What the bot says: plain, kind, whole sentences that a translator can take as they stand."""

import re
import unicodedata
from pathlib import Path

import pytest

from conversations import notes
from conversations.of_oneself import of_oneself
from conversations.registry import ALL
from conversations.script import Ask, Choice, Say, Seen
from conversations.seen import SEEN, SEEN_UNNAMED
from locales.extraction import sentences
from locales.plain_words import complaints
from tests.conversations.saying import everything_said, filled, placeholders, sentences_of

SAID = everything_said()

#: W:6, W:9, W:15; promises that no code keeps.
#: what an anonymous talk asks and never opens: how to say it, and words for which a name is given
NOT_OPENED = {
    "survey_for_me": ("survey", "how_else", "named_1", "named_2", "named_3"),
    **dict.fromkeys(
        ("evaluation_adult", "evaluation_child"),
        ("small_way", "small_words", "few_way", "few_after"),
    ),
}
NEVER = ("service user", "client", "vulnerable", "victim", "sufferer", "you missed", "fail to")


def test_every_sentence_is_plain() -> None:
    """Grade at most 5, at most 15 words a sentence. What is shorter than a sentence (a button)
    is judged by its longest word: the grade of two words says nothing (locales/plain_words).
    """
    hard = [
        (words, why) for words, facts in SAID.items() for why in complaints(filled(words, facts))
    ]
    assert hard == []


def test_the_measure_finds_what_is_hard() -> None:
    assert list(
        complaints("Participation in co-production necessitates organisational commitment.")
    )
    assert list(complaints("We " + "go " * 16 + "on."))


def test_every_placeholder_is_a_plain_name_of_a_known_fact() -> None:
    for words, facts in SAID.items():
        assert placeholders(words) <= set(facts), words
        assert re.findall(r"\{[^}]*\}", words) == [
            f"{{{n}}}" for n in re.findall(r"{(\w+)}", words)
        ]


def test_nothing_is_shouted_or_marked_up() -> None:
    for words in SAID:
        assert not re.search(r"!|\*|\b_|_\b|<[a-z]", words), words
        assert "  " not in words, words
        assert words == words.strip(), words
        assert not any(bad in words.lower() for bad in NEVER), words


def test_a_button_is_short_and_never_an_emoji_alone() -> None:
    for one in ALL.values():
        for ask in one.questions.values():
            for choice in ask.choices:
                if isinstance(choice, Choice):
                    emoji = [c for c in choice.label if unicodedata.category(c) == "So"]
                    assert len(choice.label) <= 40, choice.label
                    assert len(emoji) <= 1, choice.label
                    assert not emoji or re.fullmatch(r"[\w ,'-]+ .", choice.label), choice.label


def test_the_same_two_buttons_never_stand_under_one_question() -> None:
    for one in ALL.values():
        for ask in one.questions.values():
            labels = [c.label.casefold() for c in ask.choices if isinstance(c, Choice)]
            assert len(labels) == len(set(labels)), ask.name


def test_a_sentence_ends_where_it_stands() -> None:
    """No sentence is glued from parts: each line ends as a sentence, a quote or a list does."""
    for one in ALL.values():
        for step in one.by_path.values():
            for words in () if isinstance(step, Ask) else sentences_of(step):
                assert words[-1] in ".?”:}", words


def test_every_kind_of_seen_has_its_line() -> None:
    assert set(SEEN) == set(Seen) - {Seen.NOBODY}
    named = {seen for seen, words in SEEN.items() if placeholders(words)}
    assert set(SEEN_UNNAMED) == named
    assert not any(placeholders(words) for words in SEEN_UNNAMED.values())


def test_what_is_typed_or_said_of_oneself_says_who_will_see_it() -> None:
    """Seen.NOBODY is for steering only: never for free words, except what staff set."""
    for one in ALL.values():
        for ask in one.questions.values():
            assert ask.seen_by is not Seen.NOBODY or ask.choices, (one.name, ask.name)
            named = ask.name in NOT_OPENED.get(one.name, ())
            assert not one.anonymous or named or ask.seen_by is Seen.ANONYMOUS


@pytest.mark.parametrize(
    "name", ["cover", "cover_signal", "signal_rewritten", "signal_rewritten_over"]
)
def test_what_a_stranger_may_see_names_no_one(name: str) -> None:
    note = notes.NOTES[name]
    assert isinstance(note, Say)
    assert placeholders(note.words) == set()


def test_what_is_said_to_whom_a_sentence_names_takes_the_place_of_one_that_is_said() -> None:
    said = {sentence.words for sentence in sentences(Path(__file__).parents[2])}
    for words, to_them in of_oneself().items():
        assert words in said, words
        assert f"{{{to_them.fact}}}" in words
        assert f"{{{to_them.fact}}}" not in to_them.words
