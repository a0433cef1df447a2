"""Few words typed where words are an answer too: which choice they mean, and what they are not."""

from __future__ import annotations

import pytest

from bot.words.clean import Unread
from bot.words.few_words import read_few
from conversations.offers import SKIPPED
from conversations.script import BESIDE

TYPE, LATER = ("say", "Type it"), ("later", "I do not know yet")
WAY_IN = (TYPE, LATER)
ON_HAND = (TYPE, ("7", "Ali"), ("8", "Sam"), LATER)
STAFF = (TYPE, ("no_staff", "No other staff come"), LATER)
RECORDED = (TYPE, ("no_recording", "No, nothing is recorded"), LATER)
PAY = (TYPE, ("no_pay", "There is no pay"), LATER)
DECIDES = (TYPE, ("nothing_decided", "Nothing is decided there"), LATER)
AIMS = (TYPE, ("no_aims", "We just meet"), LATER)
NOTES = (("notes", "Send the notes"), ("none", "There are none"), ("later", "Not yet"))
HELP = (("hold", "They still hold"), ("change", "Change them"))
SEND = (("yes", "Yes, send it"), ("again", "Change it"), ("not_now", "Not now"))
SEND_ALL = (SEND[0], ("one", "Only for this meeting"), *SEND[1:])
SEND_ONE = (SEND[0], ("all", "For all that follow too"), *SEND[1:])
#: where it is asked what to type, the button that leads there is not there
TYPED = (LATER,)
JUST_THIS = BESIDE + "one"

MEANT = (
    *(
        (WAY_IN, words, "later")
        for words in ("I don't know", "idk", "not sure", "Later", "?", "??")
    ),
    *((TYPED, words, "later") for words in ("dunno, sorry", "not sure yet", "؟", "Not now")),
    *((WAY_IN, words, "later") for words in ("لا أعرف", "مش عارفة", "لاحقا", "لست متأكدا")),
    *((NOTES, words, "later") for words in ("not yet", "later", "I don't know")),
    *((NOTES, words, "none") for words in ("none", "There are none", "no notes", "لا توجد")),
    *((HELP, words, SKIPPED) for words in ("I don't know", "not now", "?", "لا أدري")),
    *((HELP, words, "hold") for words in ("yes", "they do", "still right", "نعم", "👍")),
    *((HELP, words, "change") for words in ("no", "they don't", "Change them", "لا")),
    *((STAFF, words, "no_staff") for words in ("nobody else", "No one", "just me", "no", "none")),
    *((STAFF, words, "no_staff") for words in ("لا أحد", "أنا فقط", "بس أنا", "لا", "وحدي")),
    *(
        (PAY, words, "no_pay")
        for words in ("no", "nothing", "unpaid", "There is no pay", "لا شيء")
    ),
    *((RECORDED, words, "no_recording") for words in ("no", "it's not recorded", "No.", "لا")),
    *((DECIDES, words, "nothing_decided") for words in ("nothing", "no decisions", "لا قرارات")),
    *((PAY, words, "no_pay" + JUST_THIS) for words in ("no pay this time", "not this time")),
    *((AIMS, words, "no_aims") for words in ("nothing", "we just meet", "لا شيء")),
    (STAFF, "only this time, nobody else", "no_staff" + JUST_THIS),
    (STAFF, "لا أحد هذه المرة", "no_staff" + JUST_THIS),
    *((ON_HAND, words, "7") for words in ("Ali", "ali please", "2")),
    *((SEND, words, "yes") for words in ("yes", "ok", "send it", "Yes, send it", "نعم", "1")),
    *((SEND, words, "not_now") for words in ("no", "not now", "later", "never mind", "لا", "?")),
    *((SEND, words, "again") for words in ("change it", "change", "غيره")),
    *((SEND_ALL, words, "one") for words in ("only this one", "just this time", "هذه المرة فقط")),
    *((SEND_ALL, words, "yes") for words in ("for all of them", "every time", "للكل")),
    *((SEND_ONE, words, "all") for words in ("for all", "always", "كلها")),
)
ARE_WORDS = (
    *(
        (WAY_IN, words, "")
        for words in ("There is a ramp", "No steps", "no lift, two steps", "Yes, a lift")
    ),
    *(
        (PAY, words, "")
        for words in ("20 pounds in cash", "No pay, but lunch", "Nothing but lunch")
    ),
    *((STAFF, words, "") for words in ("Jo and Ali", "Nobody from the council", "Sam")),
    *((TYPED, words, "") for words in ("https://meet.example/a?b=", "01632 960 111", "blah blah")),
    (WAY_IN, "This time the door at the back", JUST_THIS),
    (WAY_IN, "The ramp is broken, only this week", JUST_THIS),
    (WAY_IN, "من الباب الخلفي هذه المرة", JUST_THIS),
    (SEND_ALL, "No wait, there are two steps", ""),
)
SAY_TOO_LITTLE = (
    *((AIMS, words) for words in ("no", "yes", "لا")),
    *(
        (WAY_IN, words)
        for words in ("no", "yes", "nobody", "none", "only this one", "نعم", "لا أحد")
    ),
    *((TYPED, words) for words in ("yes", "no", "nothing")),
    *((PAY, words) for words in ("yes", "yeah", "اي")),
    *((DECIDES, words) for words in ("no", "nobody", "yes")),
    *((NOTES, words) for words in ("no", "yes", "nothing")),
    (ON_HAND, "no one"),
)
ARE_NO_ANSWER = ((WAY_IN, "hello"), (WAY_IN, "what do you mean?"), (TYPED, "42"), (SEND, "thanks"))


@pytest.mark.parametrize(("offered", "words", "key"), MEANT)
def test_few_words_mean_the_button_that_says_so(
    offered: tuple[tuple[str, str], ...], words: str, key: str
) -> None:
    language = "ar" if any("\u0600" <= char <= "\u06ff" for char in words) else "en"
    assert read_few(words, offered, language) == key


@pytest.mark.parametrize(("offered", "words", "besides"), ARE_WORDS)
def test_all_else_is_kept_word_for_word_with_what_it_says_besides(
    offered: tuple[tuple[str, str], ...], words: str, besides: str
) -> None:
    language = "ar" if any("\u0600" <= char <= "\u06ff" for char in words) else "en"
    assert read_few(words, offered, language) == words + besides


@pytest.mark.parametrize(("offered", "words"), SAY_TOO_LITTLE)
def test_a_yes_or_no_that_can_mean_no_button_is_asked_about(
    offered: tuple[tuple[str, str], ...], words: str
) -> None:
    language = "ar" if any("\u0600" <= char <= "\u06ff" for char in words) else "en"
    with pytest.raises(Unread) as why:
        read_few(words, offered, language)
    assert why.value.phrase == "SAY_IT_IN_WORDS"


@pytest.mark.parametrize(("offered", "words"), ARE_NO_ANSWER)
def test_small_talk_numbers_and_questions_are_no_answer(
    offered: tuple[tuple[str, str], ...], words: str
) -> None:
    with pytest.raises(Unread) as why:
        read_few(words, offered, "en")
    assert why.value.phrase == "NOT_AN_ANSWER"
