"""Who is in no group and cries for help gets who helps, first and alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.strangers import Strangers, heard
from scheduler.post.help_now import help_lines
from tests.heard.plainly_asked import ASKED
from tests.heard.typed import HELP, PERSON, SAFETY, TYPED, Typed
from tests.home import START
from tests.signals.worried import STAFF, Play

STRANGER = 4711
SHORTER = "I am a bot, and no one reads this chat. For help, type “help”."


def _update(number: int, words: str, language: str) -> dict[str, object]:
    chat = {"id": STRANGER, "type": "private"}
    sender = {"id": STRANGER, "is_bot": False, "language_code": language, "first_name": "S"}
    message = {"message_id": number, "date": 0, "chat": chat, "from": sender, "text": words}
    return {"update_id": 900_000 + number, "message": message}


def test_whatever_a_stranger_types_need_is_answered_first_and_alone(night: Play) -> None:
    staff = {name: night.texts(name) for name in STAFF}
    typed = [*TYPED, *(Typed(one.words, "", one.language) for one in ASKED)]
    for number, one in enumerate(typed):
        (after,) = night.life.intake.take_batch([_update(number, one.words, one.language)])
        assert after.to_stranger is not None
        said = Strangers().answers(*after.to_stranger, after.language, night.now)
        if one.lands in (HELP, PERSON, SAFETY):
            assert said[0] == help_lines(one.language), one
            assert len(said) == 2
        else:
            assert "116 123" not in said[0], one
            assert len(said) == 1
    night.life.post.until_quiet(100)
    assert {name: night.texts(name) for name in STAFF} == staff


@pytest.mark.parametrize(
    ("words", "phone", "spoken"),
    [
        *(("I want to die", "en-GB", "en"), ("I want to die", "ar", "ar")),
        *(("أريد أن أموت", "ar", "ar"), ("أريد أن أموت", "en", "ar")),
        *(("أريد أن أموت", "fr", "ar"), ("I want to die", "tlh-x", "en"), ("bonjour", "fr", "en")),
        *(("hello", "", "en"), ("hello", "ar-EG", "ar"), ("hello", "..\n", "en")),
    ],
)
def test_a_cry_is_heard_in_any_language_we_speak(words: str, phone: str, spoken: str) -> None:
    command, language = heard(words, phone)
    assert language == spoken
    assert (command == "despair") is (words not in ("hello", "bonjour"))


def test_who_runs_it_is_said_as_they_wish() -> None:
    (said,) = Strangers("The Hub, 01632 960 111").answers(1, "not_me", "en", START)
    assert said.endswith("Who runs me, and how to reach them: The Hub, 01632 960 111")
    (said,) = Strangers().answers(1, "not_me", "en", START)
    assert said.endswith("Those who run a group run me. Ask whoever told you about me.")


def test_the_same_is_not_said_again_for_a_while_and_help_always_is() -> None:
    strangers, later = Strangers(), START
    assert len(strangers.answers(1, "help", "en", later)) == 2
    for minutes in (1, 4, 9):
        later = START + timedelta(minutes=minutes)
        assert strangers.answers(1, "help", "en", later) == [help_lines("en")]
        assert strangers.answers(1, "not_me", "en", later) == [SHORTER]
    assert strangers.answers(2, "not_me", "en", later) != [SHORTER], "someone else"
    later = START + timedelta(minutes=10)
    assert strangers.answers(1, "not_me", "en", later) != [SHORTER]
    before = START - timedelta(days=1)  # the clock was put back
    assert strangers.answers(1, "not_me", "en", before) != [SHORTER]


def test_only_so_many_are_remembered() -> None:
    strangers = Strangers()
    for chat in range(1002):
        strangers.answers(chat, "not_me", "en", START)
    assert strangers.answers(1001, "not_me", "en", START) == [SHORTER]
    assert strangers.answers(0, "not_me", "en", START) != [SHORTER]


def test_why_a_link_does_not_work_is_always_said() -> None:
    strangers = Strangers()
    for _ in range(2):
        (said,) = strangers.answers(1, "link_used", "en", START)
        assert said == "This link has been used. Please ask for a new one."
