"""The word for a break in a meeting: heard with a slip, or as a command, and not by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from records.access import Actor
from records.database import Tx
from records.notices import Notice, notices
from records.people import Person, people
from records.signals import signals
from records.talks import talks
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order
from scheduler.talks.cards import card_of
from tests.example import (
    CO_PRODUCERS,
    MEETING_AT,
    Change,
    an_example,
    with_a_meeting,
    with_card,
    with_values,
)
from tests.scene import Phone, Scene

ASKED = "Do you need a break?"
TOLD = "I am telling Jo and Ali now, in private."
STAFF = ("Jo", "Ali", "Sam")


def with_words(*words: str, language: str = "en") -> list[Change]:
    """The words for a break of Kit, Bea, Noor, Cal, Max and Ivy, and what they read."""
    named = list(zip(CO_PRODUCERS, words, strict=False))
    return [
        change
        for name, word in named
        for change in (with_card(name, word=word), with_values(name, language=language))
    ]


def nothing_is_asked(tx: Tx, _ids: Mapping[str, int]) -> None:
    """No question is open: all that was asked before the meeting has been answered."""
    tx.conn.execute(update(talks).values(state="closed"))


@contextmanager
def in_a_meeting(tmp_path: Path, *changes: Change) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting(), *changes) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        with scene.database.transaction() as tx:
            nothing_is_asked(tx, {})
        yield scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with in_a_meeting(tmp_path, *with_words("pineapple")) as scene:
        yield scene


def alerts(scene: Scene, name: str = "Jo") -> list[str]:
    """What this member of staff has been sent for breaks, opened."""
    phone = scene.phones[name]
    for _ in [text for text in phone.texts() if text == "Please look now."]:
        phone.taps("Show")
    return [text for text in phone.texts() if "would like a break" in text]


def who_asked(scene: Scene) -> list[str]:
    """Whose breaks staff have been told of: both who run the meeting, and each the same."""
    told = [[text.split()[0] for text in alerts(scene, name)] for name in ("Jo", "Ali")]
    assert sorted(told[0]) == sorted(told[1])
    return sorted(told[0])


def states(scene: Scene) -> list[str]:
    with scene.database.transaction() as tx:
        return list(tx.conn.scalars(select(signals.c.state).order_by(signals.c.id)))


# A command as one's word: both


def test_a_command_that_is_ones_word_is_a_signal_first(tmp_path: Path) -> None:
    words = ("help", "hide", "stop", "skip", "back", "menu")
    typed = ("HELP please!", "Hide", "stop", "Skip.", "back", "menu")
    with in_a_meeting(tmp_path, *with_words(*words)) as scene:
        for name, text in zip(CO_PRODUCERS, typed, strict=True):
            phone = scene.phones[name]
            before, newest = phone.texts(), phone.sees()[-1]["message_id"]
            phone.says(text)
            new = [words for words in phone.texts()[len(before) - 3 :] if words not in before]
            if text == "Hide":
                assert new[-1].startswith("I've cleared what I can.")
                shown = [message["message_id"] for message in phone.sees()]
                assert newest not in shown, "the chat is cleared"
                phone.taps("Show")
                new = [opened for opened in phone.texts() if TOLD in opened]
            assert TOLD in new[0], f"{text}: the signal goes first, and says so first"
            if text == "HELP please!":
                assert "116 123" in new[-1], "and the help lines are there as well"
        assert who_asked(scene) == sorted(CO_PRODUCERS)


def test_and_a_command_in_arabic(tmp_path: Path) -> None:
    words = ("مساعدة", "إخفاء", "توقف", "تخطي", "رجوع", "استراحة")
    typed = ("مساعدة من فضلك", "اخفاء", "توقّف!", "تخطّي", "رجوع", "استراحة لو سمحت")
    with in_a_meeting(tmp_path, *with_words(*words, language="ar")) as scene:
        for name, text in zip(CO_PRODUCERS, typed, strict=True):
            phone = scene.phones[name]
            phone.says(text)
            if text == "اخفاء":
                phone.taps("إظهار")
            assert any("أخبر" in said and "Jo" in said for said in phone.texts()[-2:]), text
        assert "116 123" in scene.phones["Kit"].last()
        assert who_asked(scene) == sorted(CO_PRODUCERS)


def test_stop_ends_the_talk_as_well_and_a_question_waits_for_skip(tmp_path: Path) -> None:
    with in_a_meeting(tmp_path, *with_words("stop", "skip")) as scene:
        kit, bea = scene.phones["Kit"], scene.phones["Bea"]
        for phone, word in ((kit, "stop"), (bea, "skip")):
            phone.says("/choices")
            phone.taps("My name")
            phone.says(word)
        assert TOLD in kit.texts()[-2]
        assert kit.last().startswith("I have stopped the other talk too.")
        assert TOLD in bea.last()
        for phone in (kit, bea):
            phone.taps("I am OK now")
            phone.taps("No, thank you")
        assert "What would you like to be called?" not in kit.last()
        assert "What would you like to be called?" in bea.last()
        assert states(scene) == ["ended", "ended"]


def test_outside_a_meeting_a_command_is_the_command_and_an_answer_an_answer(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, *with_words("help", "no", "pineapple")) as scene:
        kit, bea, noor = (scene.phones[name] for name in CO_PRODUCERS[:3])
        kit.says("help")
        assert "116 123" in kit.last()
        bea.says("/choices")
        bea.taps("Who sees this phone")
        bea.says("no")
        assert bea.last().startswith("Thank you. I have saved that.")
        noor.says("pineaple")
        assert ASKED not in noor.last(), "and a slip is nothing"
        scene.wait(minutes=2)
        assert states(scene) == []
        assert not any(scene.phones[name].texts() for name in STAFF)


# Words that people answer with


def test_with_no_question_open_any_word_is_the_signal(tmp_path: Path) -> None:
    words = ("yes", "OK", "no", "👍", "2", "1️⃣")
    with in_a_meeting(tmp_path, *with_words(*words)) as scene:
        for name, word in zip(CO_PRODUCERS, words, strict=True):
            scene.phones[name].says(word)
        assert who_asked(scene) == sorted(CO_PRODUCERS)
        kit, bea = scene.phones["Kit"], scene.phones["Bea"]
        for phone in (kit, bea, bea):
            phone.says("ok" if phone is bea else "Yes")
        assert set(states(scene)) == {"raised"}, "“OK” is no “I am OK now” where it is the word"
        assert who_asked(scene) == sorted(CO_PRODUCERS), "and nobody is told twice"
        noor = scene.phones["Noor"]
        noor.taps("I am OK now")
        noor.says("no")
        assert noor.last() == "That is fine. Take care.", "to “May I ask you tomorrow” it answers"
        assert sorted(states(scene)) == ["ended"] + ["raised"] * 5


def test_and_in_arabic(tmp_path: Path) -> None:
    words = ("نعم", "تمام", "لا", "٢", "بخير", "لا شكرا")
    with in_a_meeting(tmp_path, *with_words(*words, language="ar")) as scene:
        for name, word in zip(CO_PRODUCERS, words, strict=True):
            scene.phones[name].says(word)
        assert who_asked(scene) == sorted(CO_PRODUCERS)


def test_as_the_answer_to_a_question_asked_just_now_it_is_an_answer(tmp_path: Path) -> None:
    words = ("no", "yes", "2", "mornings", "9", "yes")
    saved = "Thank you. I have saved that."
    with in_a_meeting(tmp_path, *with_words(*words)) as scene:
        kit, bea, noor, cal, max_, ivy = (scene.phones[name] for name in CO_PRODUCERS)
        for phone, what, word in (
            (kit, "Who sees this phone", "no"),
            (bea, "Who sees this phone", "yes"),
            (noor, "Who sees this phone", "2"),
            (cal, "When you may write", "mornings"),
        ):
            phone.says("/choices")
            phone.taps(what)
            phone.says(word)
        assert kit.last().startswith(saved)
        assert "Then I will only show" in bea.last()
        assert "Then I will only show" in noor.last()
        assert cal.last().startswith("How long before a meeting")
        assert states(scene) == []
        max_.says("/choices")
        max_.taps("Who sees this phone")
        max_.says("9")
        assert TOLD in max_.last(), "what does not answer it is the signal"
        ivy.says("/choices")
        ivy.taps("Who sees this phone")
        scene.wait(minutes=20)
        ivy.says("yes")
        assert ivy.last().endswith(ASKED), "a question of long ago is not answered"
        assert who_asked(scene) == ["Max"]
        ivy.says("yes")
        assert TOLD in ivy.last(), "to this question it is an answer, and a yes"
        assert who_asked(scene) == ["Ivy", "Max"]


# Polite words


def test_a_please_does_not_hide_a_signal(tmp_path: Path) -> None:
    texts = (
        "I need a break please",
        "can I have a break pls",
        "pineapple please",
        "Sorry, pineapple",
        "break now, thank you",
        "🍍 please",
    )
    with in_a_meeting(tmp_path, *with_words(*["pineapple"] * 5, "🍍")) as scene:
        for name, text in zip(CO_PRODUCERS, texts, strict=True):
            scene.phones[name].says(text)
        assert who_asked(scene) == sorted(CO_PRODUCERS)


def test_a_sentence_is_no_signal(tmp_path: Path) -> None:
    texts = (
        "I don't need a break, thanks",
        "I had pineapple for lunch",
        "pineapple is not my word",
        "please don't stop",
        "no break please",
        "لا أحتاج إلى استراحة، شكرًا",
    )
    with in_a_meeting(tmp_path, *with_words(*["pineapple"] * 6)) as scene:
        for name, text in zip(CO_PRODUCERS, texts, strict=True):
            scene.phones[name].says(text)
        scene.wait(minutes=2)
        assert who_asked(scene) == []
        assert states(scene) == []


# A slip


def test_a_slip_is_asked_about_and_a_yes_raises_it_at_once(tmp_path: Path) -> None:
    slips = ("pineaple", "Pineappel", "pine aple", "pineapples!", "oineapple", "pineapple")
    with in_a_meeting(tmp_path, *with_words(*["pineapple"] * 5, "lemon")) as scene:
        for name, text in zip(CO_PRODUCERS[:5], slips, strict=False):
            phone = scene.phones[name]
            phone.says(text)
            assert phone.last().endswith(ASKED)
            assert "I tell Jo and Ali in one minute, in private." in phone.last()
            assert phone.buttons()[:2] == ["Yes, please", "No, thank you"]
        scene.phones["Ivy"].says("lemons")
        assert ASKED not in scene.phones["Ivy"].last(), "a short word is too near to others"
        scene.wait(seconds=30)
        assert who_asked(scene) == []
        for name in CO_PRODUCERS[:5]:
            scene.phones[name].taps("Yes, please")
            assert scene.phones[name].last().startswith(TOLD)
        assert who_asked(scene) == sorted(CO_PRODUCERS[:5])
        scene.wait(minutes=2)
        assert states(scene) == ["raised"] * 5, "time raises no second one"
        scene.phones["Kit"].taps("I am OK now")
        assert states(scene) == ["ended"] + ["raised"] * 4


def test_a_slip_in_arabic(tmp_path: Path) -> None:
    slips = ("برتقل", "برقتال", "رتقال", "برتقالل", "بربقال", "برتقـاال")
    with in_a_meeting(tmp_path, *with_words(*["برتقال"] * 6, language="ar")) as scene:
        for name, text in zip(CO_PRODUCERS, slips, strict=True):
            scene.phones[name].says(text)
            assert "هل تلزمك استراحة؟" in scene.phones[name].last(), text
        assert who_asked(scene) == []
        scene.wait(seconds=61)
        assert who_asked(scene) == sorted(CO_PRODUCERS)
        kit = scene.phones["Kit"]
        kit.chooses("now_what", "not_meant")
        assert "لم يكن مقصودًا" in kit.last()


def test_without_a_tap_it_is_raised_after_a_minute_and_says_so(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pineaple")
    scene.stop_bot()
    scene.start_bot()
    scene.wait(seconds=40)
    kit.says("pinapple")
    assert states(scene) == ["unsure"], "two slips in a row are one"
    scene.wait(seconds=19)
    assert states(scene) == ["unsure"]
    assert not alerts(scene)
    scene.wait(seconds=1)
    assert states(scene) == ["raised"], "the minute is that of the first, across a restart"
    assert kit.last().startswith("You did not tap. So I am asking for a break for you.")
    assert TOLD in kit.last()
    assert kit.buttons()[:2] == ["I am OK now", "I did not mean that"]
    (alert,) = alerts(scene)
    assert "This was sent 1 minute ago." in alert
    kit.says("pineaple")
    assert states(scene) == ["raised"], "one that is on its way is not asked about again"
    jo.taps("I've seen it")
    assert any(text.startswith("Jo has seen it.") for text in kit.texts())
    kit.taps("Please ring me")
    assert "ring" in kit.last()


def test_what_was_not_meant_is_taken_back_and_staff_hear_so(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    asked_before = len(scene.phones["Sam"].texts())
    kit.says("pineaple")
    scene.wait(seconds=60)
    assert who_asked(scene) == ["Kit"]
    kit.taps("I did not mean that")
    said = "That is fine. I am telling Jo and Ali that it was not meant."
    assert kit.last() == said, "and nothing is asked for tomorrow"
    for name in ("Jo", "Ali"):
        scene.phones[name].taps("Show")
        assert scene.phones[name].last() == "Kit has taken that back. It was not meant."
    scene.wait(minutes=10)
    assert kit.last() == said, "nobody says that no one has seen it"
    assert len(scene.phones["Sam"].texts()) == asked_before, "and it is passed on to no one"
    scene.wait(minutes=25)
    for name in ("Jo", "Ali"):
        rewritten = [text for text in scene.phones[name].texts() if "asked for a break" in text]
        assert rewritten == ["Someone asked for a break. It is over now."], "one line, and no name"


def test_a_no_drops_it_and_nobody_hears(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("pineaple")
    kit.taps("No, thank you")
    assert kit.last() == "That is fine. I have told no one."
    scene.wait(minutes=5)
    assert states(scene) == ["dropped"]
    assert who_asked(scene) == []
    kit.says("pinapple")
    assert kit.last().endswith(ASKED), "another slip is asked about again"
    kit.says("no")
    scene.wait(days=8)
    assert who_asked(scene) == []
    with scene.database.transaction() as tx:
        left = tx.conn.execute(select(signals.c.person_id, signals.c.state)).all()
    assert [tuple(row) for row in left] == [(None, "faded")] * 2, "and then nothing of it is kept"


def test_the_word_itself_or_the_button_raises_what_was_unsure(tmp_path: Path) -> None:
    with in_a_meeting(tmp_path, *with_words(*["pineapple"] * 6)) as scene:
        for name in CO_PRODUCERS:
            scene.phones[name].says("pineaple")
        scene.wait(seconds=20)
        for name, text in zip(
            CO_PRODUCERS, ("pineapple", "I need a break", "break please", "/break"), strict=False
        ):
            scene.phones[name].says(text)
            assert scene.phones[name].last().startswith(TOLD)
        max_, ivy = scene.phones["Max"], scene.phones["Ivy"]
        max_.says("/menu")
        max_.taps("I need a break")
        ivy.says("what?")
        assert ivy.last().endswith(ASKED), "other words do not stop the minute"
        ivy.taps("Stop for now")
        assert states(scene) == ["raised"] * 5 + ["unsure"]
        scene.wait(minutes=1)
        assert states(scene) == ["raised"] * 6, "nor does this, and there is one for each"
        assert who_asked(scene) == sorted(CO_PRODUCERS)
        assert "You did not tap." in ivy.last()
        assert not any("You did not tap" in words for words in scene.phones["Kit"].texts())


def test_where_it_is_an_answer_a_slip_is_one(tmp_path: Path) -> None:
    with in_a_meeting(tmp_path, *with_words(*["pineapple"] * 3)) as scene:
        kit, bea, noor = (scene.phones[name] for name in CO_PRODUCERS[:3])
        for phone in (kit, noor):
            phone.says("/choices")
            phone.taps("My name")
        kit.says("pineaple")
        assert kit.last().startswith("Thank you. I have saved that."), "a name may be any word"
        bea.says("/choices")
        bea.says("pineaple")
        assert bea.last().endswith(ASKED), "it is no choice of these"
        bea.taps("No, thank you")
        scene.wait(minutes=20)
        noor.says("pineaple")
        assert noor.last().endswith(ASKED), "nor is it the answer to what was asked long ago"
        noor.taps("No, thank you")
        assert "dropped" in states(scene)
        assert who_asked(scene) == []


def test_whoever_was_left_out_hears_of_neither(tmp_path: Path) -> None:
    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        with_card("Kit", word="pineapple", not_to=[str(ids["Jo"])])(tx, ids)

    with in_a_meeting(tmp_path, change) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        before = jo.texts()
        kit.says("pineaple")
        assert "I tell Ali in one minute" in kit.last()
        scene.wait(seconds=60)
        assert len(alerts(scene, "Ali")) == 1
        kit.taps("I did not mean that")
        assert "I am telling Ali that it was not meant." in kit.last()
        assert jo.texts() == before


def test_who_is_forgotten_meanwhile_is_asked_for_by_no_one(scene: Scene) -> None:
    scene.phones["Kit"].says("pineaple")
    with scene.database.transaction() as tx:
        kit = select(people.c.id).where(people.c.telegram_id == scene.phones["Kit"].id)
        forget(tx, Actor(tx.conn.scalar(kit)), Order(), scene.now())
    scene.wait(minutes=2)
    assert states(scene) == ["ended"]
    assert not alerts(scene)


# Choosing a word


COMMAND = "That word does something else here."
ANSWER = "People often type that to answer me."
NUMBER = "A number picks one of my buttons."


def test_a_word_that_cannot_be_is_refused_kindly(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        choose(kit)
        for text, why in (
            ("help", COMMAND),
            ("hide", COMMAND),
            ("stop", COMMAND),
            ("skip", COMMAND),
            ("menu", COMMAND),
            ("yes", ANSWER),
            ("ok", ANSWER),
            ("👍", ANSWER),
            ("7", NUMBER),
            ("1️⃣", NUMBER),
            ("?", "That is hard for me to tell apart."),
        ):
            kit.says(text)
            if text == "hide":  # it is hidden, and why it can't be the word comes covered
                assert not any(why in words for words in kit.texts())
                kit.taps("Show")
            *_, said = [words for words in kit.texts()[-2:] if why in words]
            assert "“pineapple”" in said
            assert "Please type one word, or send one emoji." in said
            helped = any("116 123" in words for words in kit.texts())
            assert helped == (text == "help"), "help is help, at once, wherever it is typed"
        kit.says("marmalade")
        kit.taps("Yes")
        assert kit.last().startswith("Thank you. I have saved that.")
        assert word_of(scene) == "marmalade"
        choose(kit)
        kit.says("break")
        kit.taps("Yes")
        assert word_of(scene) == "break"
        choose(kit)
        scene.wait(hours=1)
        kit.says("help")
        assert "116 123" in kit.last(), "an hour later, help is only help"


def test_and_in_the_persons_language(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Kit", language="ar")) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        kit.chooses("what", "word")
        kit.chooses("word", "own")
        for text in ("مساعدة", "توقف", "نعم", "لا", "٣", "تمام", "إخفاء"):
            kit.says(text)
            if text == "إخفاء":
                kit.taps("إظهار")
            assert any("«أناناس»" in words for words in kit.texts()[-2:]), text
        kit.says("أناناس")
        assert word_of(scene) == "أناناس"


def choose(phone: Phone) -> None:
    phone.says("/choices")
    phone.taps("My word for a break")
    phone.taps("I will type my own")


def word_of(scene: Scene, name: str = "Kit") -> str:
    with scene.database.transaction() as tx:
        found = select(people).where(people.c.telegram_id == scene.phones[name].id)
        return str(card_of(tx, tx.one(Person, found))["word"])


# Who has such a word already


def asked_for_another(scene: Scene, name: str) -> list[str]:
    return [text for text in scene.phones[name].texts() if "Your word for a break is" in text]


def test_who_has_such_a_word_is_asked_once_for_another(tmp_path: Path) -> None:
    changes = (
        *with_words("help", "1️⃣", "yes", "pineapple", "ok", "no"),
        with_values("Noor", hours="evenings"),
        with_values("Ivy", ways="email,telegram"),
    )
    with an_example(tmp_path, *changes) as scene:
        kit, max_ = scene.phones["Kit"], scene.phones["Max"]
        scene.wait(minutes=1)
        said = "Your word for a break is “help”. People often type that to mean something else."
        assert said in kit.last()
        assert kit.sees()[-1]["silent"], "it makes no noise"
        assert kit.buttons()[:2] == ["The word “break”", "I will type my own"]
        kit.taps("I will type my own")
        kit.says("stop")
        assert COMMAND in kit.last()
        kit.says("lantern")
        assert kit.last().startswith("Thank you. I have saved that.")
        assert word_of(scene) == "lantern"
        max_.taps("Skip")
        assert max_.last().startswith("That is fine. It stays.")
        assert asked_for_another(scene, "Noor") == [], "she would rather be asked in the evening"
        assert scene.phones["Bea"].last() == "You have a message.", "others see her phone"
        scene.wait(hours=8)
        assert len(asked_for_another(scene, "Noor")) == 1
        for _ in range(2):
            scene.stop_bot()
            scene.start_bot()
            scene.wait(days=1)
        assert [len(asked_for_another(scene, name)) for name in CO_PRODUCERS] == [
            *(1, 0, 1, 0, 1, 0)
        ], "once, ever; and nobody else"
        with scene.database.transaction() as tx:
            asked = notices.c.dedupe.like("another_word:%")
            rows = tx.every(Notice, select(notices).where(asked))
        assert len(rows) == 4
        assert not any(row.budgeted for row in rows), "and it costs nothing of the budget"


def test_nobody_is_asked_for_a_word_while_their_meeting_is_on(tmp_path: Path) -> None:
    with in_a_meeting(tmp_path) as scene:
        scene.stop_bot()
        with scene.database.transaction() as tx:
            for change in with_words("yes"):
                kit = select(people.c.id).where(people.c.telegram_id == scene.phones["Kit"].id)
                change(tx, {"Kit": tx.conn.execute(kit).scalar_one()})
        scene.start_bot()
        scene.wait(minutes=1)
        assert asked_for_another(scene, "Kit") == []
