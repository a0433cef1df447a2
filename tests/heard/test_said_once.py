"""What one message of the bot says, it says once."""

from __future__ import annotations

import pytest

from tests.signals.worried import Play


@pytest.mark.parametrize("words", ["max", "it was last week", "he did it again", "Jo did it"])
def test_more_of_a_worry_is_thanked_for_once(words: str, play: Play) -> None:
    play.life.says("Kit", "he hit me")
    play.life.says("Kit", "yes")
    play.life.says("Kit", words)
    lines = play.last("Kit").split("\n\n")
    assert len(lines) == len(set(lines)) > 1
    if words == "Jo did it":
        play.does("Kit", "safety_words.all_the_same")
    assert play.last("Kit").count("Thank you. They can read that now.") == 1
