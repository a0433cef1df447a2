"""Cries in many words: two in one message, in any language, stretched, or with swearing inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.strangers import heard
from bot.words.asks import asks_for_a_break_too, command_of
from records.signals import signals
from tests.heard.landing import landed, speaks
from tests.heard.states import last, newest, nothing_open, the_menu
from tests.heard.typed import HELP, OFFERED, PERSON, SAFETY, Typed
from tests.signals.worried import AT_NIGHT, STAFF, Play, a_play

DESPAIR = (
    *("I'm not ok. I want to die.", "not ok. call me", "im scared i want to die"),
    *("dont want to be here anymore", "i cant take this anymore", "I've cut myself"),
    *("I've overdosed", "took an overdose", "overdosed", "ive taken too many pills"),
    *("panic attack", "suicide", "im in crisis", "feeling suicidal", "I'm going to end it all"),
    *("I'd be better off dead", "i feel like killing myself", "kms", "i want 2 die"),
    *("Im so fucking scared", "i want to fucking die", "no i want to die", "no. i want to die"),
    *(
        "hi. i'm scared and i can't cope",
        "stop. i want to die",
        "ok. i am not ok",
        "😭 i cant cope",
    ),
    *("I think I'm having a panic attack", "i want to die.\ncall me\nplease", "not really ok"),
    *("ok but im not ok", "i'm suicidal and need someone to talk to", "thank you i am not ok"),
    *("pls someone call me im scared", "are you ok? im not ok", "i dont want to be alive!!!"),
    *("بدي انتحر", "سأنتحر", "أريد الانتحار", "مش عايز أعيش", "مابدي عيش", "أخذت جرعة زائدة"),
    *("مش قادر اتنفس", "لست على ما يرام", "أنا خائفة وأريد أن أموت", "لست بخير. اتصل بي"),
)
CALLS_FOR_HELP = (
    *("HEEEELP", "heeelppp", "ambulance", "can you help", "can u help me", "someone help me"),
    *("hellp", "صباح الخير محتاج مساعدة", "help pleeease"),
    *("🆘", "🆘🆘", "call an ambulance", "محتاجة مساعدة", "بدي مساعدة", "الحقوني", "ساعدووووني"),
)
FOR_A_PERSON = (
    *("is there someone i can talk to", "need to talk", "can somebody call me", "human"),
    *("call me. please. thanks", "hello? can someone ring me", "can u call me", "can we talk?"),
    *("اتصلوا فيني", "محتاج أتكلم"),
)
OF_DANGER = (
    *("I got raped", "Bea is in danger", "he hit me. im scared", "im scared because he hit me"),
    *("help he has a knife and i'm scared", "someone please help he is hitting me"),
    *("stop it he is hitting me", "my husband hit me last night. im scared"),
    *("جوزي ضربني", "عايز يقتلني", "مريم في خطر", "I am in danger. I want to die"),
)
NO_CRY = (
    *("i am not in danger", "I used to want to die", "I don't want to live here", "great help"),
    *("i dont want to live outside", "no help please", "help? no thanks", "danger? no", "low"),
    *("nobody is in danger", "who is in danger", "rent is in danger", "what if he has a knife"),
    *("i do not want to go on", "i dont want to do this anymore", "terrified", "call me Kitty"),
    *("no one call me", "do not call me", "dont help me", "short break", "just a quiet break"),
    *("I am not scared of you", "really human", "someone at the door", "help with forms"),
    *("I want to die my hair", "he used to hit me", "are you in danger", "is Bea in danger?"),
    *("in danger of missing my bus", "i am not fucking scared", "Call me tonight", "call me at 3"),
    *(
        "fine. no",
        "I can not come",
        "i give up",
        "not good",
        "no. call me",
        "the police",
        "999 cats",
    ),
    *("لست في خطر", "هل أنت في خطر", "ليس في خطر", "لا أريد أن أكمل", "لا أريد أن أعيش هنا"),
)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    ("command", "those"),
    [
        ("despair", DESPAIR),
        ("help", CALLS_FOR_HELP),
        ("person", FOR_A_PERSON),
        ("safety", OF_DANGER),
        (None, NO_CRY),
    ],
)
def test_each_is_heard_in_whichever_language_is_set(
    command: str | None, those: tuple[str, ...], language: str
) -> None:
    assert {words: command_of(words, language) for words in those} == dict.fromkeys(those, command)


@pytest.mark.parametrize("phone", ["en-GB", "ar", "fr", ""])
@pytest.mark.parametrize("words", [*DESPAIR, *CALLS_FOR_HELP, *OF_DANGER])
def test_a_stranger_is_heard_too(words: str, phone: str) -> None:
    assert heard(words, phone)[0] in ("despair", "help", "safety")


@pytest.mark.parametrize("state", [nothing_open, the_menu])
def test_where_they_land_and_that_nobody_reads_them_without_a_yes(
    state: Callable[[Play], None], tmp_path: Path
) -> None:
    with a_play(tmp_path, now=AT_NIGHT) as play:
        staff = {name: len(play.texts(name)) for name in STAFF}
        wanted = [(OFFERED, ("😭", "😢", "😭😭😭", "my leg is bad 😢")), (HELP, DESPAIR)]
        wanted += [(HELP, CALLS_FOR_HELP), (PERSON, FOR_A_PERSON), (SAFETY, OF_DANGER)]
        astray = []
        for lands, those in wanted:
            for words in those:
                speaks(play, "en")  # and nothing is open from before
                state(play)
                play.life.says("Kit", words)
                at = landed(play, Typed(words, lands))
                if at != lands and not (lands == HELP and "116 123" in last(play)):
                    astray.append((words, lands, at))
        assert astray == []
        assert {name: len(play.texts(name)) for name in STAFF} == staff


@pytest.mark.parametrize(
    "words", ["I need a break. I'm not ok", "break. help", "break! im scared"]
)
def test_a_break_beside_a_cry_is_called_for_and_who_helps_comes_too(
    words: str, play: Play
) -> None:
    assert asks_for_a_break_too(words, "en")
    play.life.says("Kit", words)
    assert len(play.home.rows(signals)) == 1
    assert any("116 123" in text for text in play.texts("Kit")), play.texts("Kit")


def test_a_call_beside_a_break_is_a_break(play: Play) -> None:
    play.life.says("Kit", "i need a break. can someone call me")
    assert len(play.home.rows(signals)) == 1


def test_a_topic_named_where_words_are_asked_for_is_an_answer(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.hard")
    assert "hard for you to talk about" in last(night)
    before = len(night.texts("Kit"))
    night.life.says("Kit", "suicide")
    assert newest(night, "my_choices")["hard_topics"] == "suicide"
    assert not any("These people can help now:" in t for t in night.texts("Kit")[before:])
