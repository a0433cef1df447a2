"""A yes counts only for what could be read: typed on, it tells no one, and is asked for again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from records.notices import notices
from records.talks import talks
from tests.heard.quick import Quick
from tests.heard.quick_states import begins, newest_talk
from tests.home import MEETING_AT
from tests.signals.worried import AT_NIGHT, DURING, STAFF, Play, a_play

BEFORE = MEETING_AT - timedelta(days=6)
ONCE_MORE = "I asked this only just now."

#: what is typed, and the question that comes of it
ASKED = {
    "sam was horrible": "Shall I pass it to Jo and Ali?",
    "he hit me": "Would you like me to tell them?",
    "i want to leave the group": "Shall I ask Sam to see to it?",
    "ring me": "Shall I ask Sam to ring you?",
    "im not ok": "Shall I ask Sam to ring you?",
    "delete my data": "Shall I ask Sam",
}
CONSENT = ["yes", "ok thanks", "1", "👍", "yes please"]


def told(play: Play) -> dict[str, list[str]]:
    """What is on the phones of the staff."""
    return {name: play.texts(name) for name in STAFF}


@pytest.mark.parametrize("answer", CONSENT)
@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("now", [BEFORE, AT_NIGHT, DURING])
def test_a_quick_yes_tells_no_one_and_is_asked_again(
    words: str, answer: str, now: object, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=now) as play:  # type: ignore[arg-type]
        if now is BEFORE:
            begins(play, "invitation")
        before, kit = told(play), Quick(play)
        kit.says(words)
        kit.more(answer)
        assert told(play) == before
        assert play.last("Kit").startswith(ONCE_MORE)
        assert ASKED[words].removesuffix(" and Ali?") in play.last("Kit")
        kit.more(answer)
        assert told(play) == before, "and again"
        kit.says(answer)
        assert told(play) != before, "what was read is answered"


@pytest.mark.parametrize("words", ASKED)
def test_a_real_tap_always_counts(words: str, play: Play) -> None:
    before = told(play)
    Quick(play).says(words)
    for yes in ("pass_it_on.yes", "tell.tell", "shall_leave.yes", "shall_ring.yes", "delete.yes"):
        play.does("Kit", yes)
    play.does("Kit", "shall_forget.yes")
    assert told(play) != before


@pytest.mark.parametrize("words", ASKED)
def test_a_quick_no_is_a_no(words: str, night: Play) -> None:
    before, kit = told(night), Quick(night)
    kit.says(words)
    kit.more("no")
    assert told(night) == before
    assert not night.last("Kit").startswith(ONCE_MORE)


def test_no_half_of_a_yes_picks_a_choice_and_passes_words_on(tmp_path: Path) -> None:
    with a_play(tmp_path, now=BEFORE) as play:
        begins(play, "invitation")
        before, kit = told(play), Quick(play)
        kit.says("yes if max isnt there")
        kit.more("yes")
        kit.more("yes")
        assert told(play) == before
        assert "Did you mean" in play.last("Kit")


def test_what_was_asked_before_all_of_it_is_answered(tmp_path: Path) -> None:
    with a_play(tmp_path, now=BEFORE) as play:
        begins(play, "invitation")
        kit = Quick(play)
        kit.says("hello")
        kit.more("yes")
        _, answers = newest_talk(play, "invitation")
        assert answers["coming"] == "yes"


def test_what_was_typed_before_the_question_came_is_no_answer_however_late(night: Play) -> None:
    """Its number is lower: the phone was off."""
    kit, before = Quick(night), told(night)
    kit.says("ring me")
    number = night.home.rows(notices, notices.c.asks == "shall_ring")[-1].message_id
    assert number is not None
    night.life.says("Kit", "yes", message_id=number - 1, date=kit.at + 300)
    assert told(night) == before
    assert night.last("Kit").startswith(ONCE_MORE)


def test_a_reply_to_the_question_itself_counts(night: Play) -> None:
    kit, before = Quick(night), told(night)
    kit.says("ring me")
    number = night.home.rows(notices, notices.c.asks == "shall_ring")[-1].message_id
    kit.says("yes", after=2, reply_to_message={"message_id": number})
    assert told(night) != before


def test_a_quick_yes_to_words_of_staff_sends_nothing(night: Play) -> None:
    night.life.says("Kit", "my leg is bad")
    night.does("Kit", "pass_it_on.yes")
    night.waits(timedelta(minutes=1))
    night.shows("Sam")
    before, sam = night.texts("Kit"), Quick(night, "Sam")
    sam.says("I can ring you")
    sam.more("yes")
    assert night.texts("Kit") == before
    assert night.home.rows(talks, talks.c.conversation == "word_back")[-1].state == "open"


@pytest.mark.parametrize("call", ["he hit me", "break", "I want to die", "help"])
def test_what_is_a_call_is_heard_however_quick(call: str, play: Play) -> None:
    kit = Quick(play)
    kit.says("ring me")
    kit.more(call)
    assert not play.last("Kit").startswith(ONCE_MORE)
    assert "Shall I ask Sam to ring you?" not in play.last("Kit") or call == "I want to die"


@pytest.mark.parametrize("apart", [2, 40])
def test_a_yes_that_came_in_one_batch_is_for_no_older_question_either(
    apart: int, night: Play
) -> None:
    kit, before = Quick(night), told(night)
    kit.says("ring me")
    kit.at_once("sam was horrible", "yes", apart=apart)
    assert told(night) == before
    assert night.last("Kit").startswith("Shall I pass it to")
