"""The group is asked something beside its meetings, and answers as each would like (CH:200)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from records.access import Actor
from records.notices import notices
from records.people import memberships, people
from records.sealing import KeyGone
from records.surveys import survey_answers, survey_replies, surveys
from records.talks import talks
from scheduler.joining.make_group import make_group
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.surveys.ask_survey import ask_survey
from scheduler.talks.acts import Order
from scheduler.talks.answers import answers_of
from scheduler.talks.spoken import Voice
from tests.cycle.person_ids import person_id
from tests.example import CO_PRODUCERS, an_example, with_card, with_values
from tests.scene import START, Phone, Scene

CLOSES = datetime(2026, 6, 9, 16, tzinfo=UTC)
#: by then facilitators have had their list
NEXT_DAY = datetime(2026, 6, 10, 10, tzinfo=UTC)
NO_NAME, MY_NAME = "Here, with no name", "Here, with my name"
TYPED = {
    "about": "Our day out",
    "question_1": "Where shall we go?",
    "kind_1": "pick",
    "answers_1": "By the sea\nTo the hills",
    "question_2": "What would help you to come along?",
    "kind_2": "words",
    "closes": "usual",
}


def _rows(scene: Scene, table: Any, *which: Any) -> list[Any]:
    with scene.database.transaction() as tx:
        return list(tx.conn.execute(select(table).where(*which)))


def _asks(scene: Scene, name: str = "Jo", **typed: str) -> None:
    """Someone asks the group, without typing it all."""
    person = person_id(scene, name)
    with scene.database.transaction() as tx:
        ask_survey(tx, Actor(person), Order(answers={**TYPED, **typed}), scene.now())
    scene.settle()


def _is_forgotten(scene: Scene, name: str) -> None:
    person = person_id(scene, name)
    with scene.database.transaction() as tx:
        forget(tx, Actor(person), Order(), scene.now())


def _answers(phone: Phone, pick: str, words: str = "skip") -> None:
    if "Show" in phone.buttons():
        phone.taps("Show")
    phone.taps(NO_NAME)
    phone.says(pick)
    phone.says(words)


def _from_group(phone: Phone, title: str) -> str:
    phone.says("/group")
    if title == "Ask the group something":
        phone.taps("More to do for the group")
    phone.taps(title)
    return phone.last()


def _types(jo: Phone) -> None:
    """All but the last yes."""
    _from_group(jo, "Ask the group something")
    for words in (
        "Our day out",
        "Where shall we go?",
        "They pick one of a few answers",
        "By the sea, To the hills",
        "skip",
        "Tuesday 9 June, 5 pm",
    ):
        jo.says(words)


def test_five_answers_are_opened_together_and_lead_back_to_no_one(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit, sam = (scene.phones[name] for name in ("Jo", "Kit", "Sam"))
        _asks(scene)
        said = ("Start an hour later", "ابدأ لاحقًا", *["skip"] * 3)
        for name, words in zip(CO_PRODUCERS[:5], said, strict=True):
            _answers(scene.phones[name], "By the sea", words)
        held_back = "Few here write in these letters. They could show who you are."
        heard = [name for name in CO_PRODUCERS if held_back in scene.phones[name].last()]
        assert heard == ["Bea"]
        assert not _rows(scene, survey_answers)
        assert "There are no answers to read yet." in _from_group(jo, "What people answered")
        jo.says("menu")
        begun = _rows(scene, talks, talks.c.conversation == "survey_for_me")
        scene.wait_until(NEXT_DAY)
        for phone in (kit, scene.phones["Ivy"]):
            told = [m for m in phone.sees() if "This is what people said" in m["text"]]
            assert len(told) == 1
            assert told[0]["silent"]
            assert "• By the sea: 5" in told[0]["text"]
        digest = [text for text in jo.texts() if "The answers about “Our day out” are in." in text]
        assert len(digest) == 1
        for phone in (jo, sam, kit):
            seen = _from_group(phone, "What people answered")
            assert "• By the sea: 5" in seen
            assert "Start an hour later" in seen
            assert "ابدأ لاحقًا" not in seen
            assert not any(name in seen for name in CO_PRODUCERS)
        assert not _rows(scene, survey_replies)
        assert {row.state for row in _rows(scene, surveys)} == {"closed"}
        with scene.database.transaction() as tx:
            for talk in begun:
                with pytest.raises(KeyGone):
                    answers_of(tx, talk)
        assert b"By the sea" not in _rows(scene, surveys)[0].card
        assert not any(b"later" in row.answer for row in _rows(scene, survey_answers))


def test_who_reads_what_few_do_hears_so_before_typing_anything(tmp_path: Path) -> None:
    with an_example(tmp_path, english=False) as scene:
        _asks(scene)
        for name, few in (("Noor", True), ("Bea", False)):
            phone = scene.phones[name]
            phone.taps("Show") if "Show" in phone.buttons() else None
            phone.chooses("how_else", "write")
            assert ("الإنجليزية" in phone.last()) is few, "the group's language is named"
            assert ("Few in the group" in phone.last()) is False


def test_of_two_that_are_over_each_can_be_read(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        for about in ("Our day out", "Food"):
            _asks(scene, about=about)
            for name in CO_PRODUCERS[:5]:
                _answers(scene.phones[name], "By the sea" if about == "Food" else "To the hills")
            scene.wait(days=8)
            assert f"This is what people said about “{about}”." in kit.last()
        assert "Which would you like to read?" in _from_group(kit, "What people answered")
        kit.taps("Our day out")
        assert "• To the hills: 5" in kit.last()
        assert "By the sea" not in kit.last()


def test_too_few_answers_are_deleted_and_only_who_gave_them_hears(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        _asks(scene)
        for name in CO_PRODUCERS[:4]:
            if name != "Cal":
                _answers(scene.phones[name], "To the hills")
        cal.taps("No, thank you")
        scene.wait_until(NEXT_DAY)
        assert "Too few people answered about “Our day out”." in kit.last()
        assert kit.sees()[-1]["silent"]
        assert not any("Too few" in text for text in cal.texts())
        assert "Too few people answered about “Our day out”." in jo.last()
        assert "There are no answers to read yet." in _from_group(jo, "What people answered")
        assert not _rows(scene, survey_answers)
        assert not _rows(scene, survey_replies)


def test_who_says_it_anew_counts_once_with_what_was_said_last(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        _asks(scene)
        for name in CO_PRODUCERS[:5]:
            _answers(scene.phones[name], "By the sea")
        _from_group(kit, "What we are asked")
        _answers(kit, "To the hills")
        assert len(_rows(scene, survey_replies)) == 5
        _from_group(kit, "What we are asked")
        kit.taps(NO_NAME)
        kit.says("skip")
        kit.says("skip")
        assert "I have kept nothing." in kit.last()
        scene.wait_until(CLOSES)
        assert "• By the sea: 4\n• To the hills: 1" in kit.last()


def test_what_is_said_with_a_name_goes_to_those_who_run_it_and_is_not_counted(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        _asks(scene)
        kit.taps(MY_NAME)
        assert "Jo and Ali will see this." in kit.last()
        kit.taps("By the sea")
        kit.says("My fare")
        assert "I pass it on to Jo and Ali, with your name." in kit.last()
        cal.taps(MY_NAME)
        cal.says("skip")
        cal.says("skip")
        assert "I have kept nothing." in cal.last()
        assert not _rows(scene, survey_replies)
        scene.wait(days=1)
        said = "Kit says about “Our day out”: Where shall we go? “By the sea”"
        assert said in jo.last()
        assert "“My fare”" in jo.last()
        assert "Cal" not in jo.last()
        me, english = Actor(person_id(scene, "Kit")), Voice("en", "Europe/London")
        with scene.database.transaction() as tx:
            parts = my_data(tx, me, scene.now())
            told = [
                (i.what.in_words(english), i.value.in_words(english), i.seen_by.in_words(english))
                for part in parts
                for i in part.items
            ]
        assert ("Where shall we go?", "By the sea", "Jo and Ali will see this.") in told


def test_a_call_and_a_talk_one_to_one_go_to_who_looks_after_them(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        sam = scene.phones["Sam"]
        _asks(scene)
        scene.phones["Kit"].taps("In a call")
        scene.phones["Cal"].taps("One to one, with someone")
        said = "\n".join(sam.texts())
        assert "Kit would like to say in a call what they think about “Our day out”." in said
        assert "Cal would like to talk about “Our day out”, one to one." in said
        assert not _rows(scene, survey_replies)
        for words in ("menu", "Do a talk with someone", "Kit", "A few questions from staff"):
            sam.says(words)
        assert "With Kit:" in sam.last()
        sam.taps(MY_NAME)
        for words in ("To the hills", "skip"):
            sam.says(words)
        scene.wait(days=1)
        assert "Kit says about “Our day out”" in scene.phones["Jo"].last()


def test_a_small_group_is_told_that_nothing_with_no_name_can_open(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        small = "Fewer than five people can answer now."
        assert small not in _from_group(jo, "Ask the group something")
        for name in CO_PRODUCERS[4:]:
            _is_forgotten(scene, name)
        assert small in _from_group(jo, "Ask the group something")
        _asks(scene)
        assert small in kit.last()


def test_one_thing_at_a_time_and_two_taps_make_one(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        for phone in (jo, ali):
            _types(phone)
        with scene.at_once():
            jo.taps("Yes, ask them")
            jo.taps("Yes, ask them")
        ali.taps("Yes, ask them")
        assert "The group is asked something already." in ali.last()
        assert len(_rows(scene, surveys)) == 1
        ali.taps("No, throw it away")
        seen = _from_group(ali, "Ask the group something")
        assert "The group is being asked about “Our day out”." in seen


def test_of_two_who_close_it_the_first_does_and_open_talks_are_over(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        _asks(scene)
        kit.taps(NO_NAME)
        for phone in (jo, ali):
            assert "Fewer than five" in _from_group(phone, "Ask the group something")
        scene.wait(minutes=1)
        jo.taps("Close it now")
        assert "It is closed." in jo.last()
        ali.taps("Close it now")
        assert "Someone has seen to that already." in ali.last()
        kit.taps("By the sea")
        assert "It is closed now. You can still say what you think" in kit.last()
        begun = _rows(scene, talks, talks.c.conversation == "survey_for_me")
        assert {(talk.state, talk.answers) for talk in begun} == {("closed", b"")}
        assert "The group is asked nothing right now." in _from_group(kit, "What we are asked")
        _types(jo)
        jo.taps("Yes, ask them")
        assert [row.state for row in _rows(scene, surveys)] == ["deleted", "open"]


def test_what_was_not_sent_yet_when_it_closed_is_not_sent(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Max", hours="evenings", covered=False)) as scene:
        jo, max_ = scene.phones["Jo"], scene.phones["Max"]
        _asks(scene)
        assert not any("The group is asked" in text for text in max_.texts())
        _from_group(jo, "Ask the group something")
        jo.taps("Close it now")
        scene.wait(days=1)
        assert not any("The group is asked" in text for text in max_.texts())


def test_what_does_not_fit_is_said_at_once(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        _from_group(jo, "Ask the group something")
        jo.says("Our day out")
        jo.says("x" * 200)
        assert "That is long." in jo.last()
        jo.says("Where shall we go?")
        jo.taps("They pick one of a few answers")
        for odd in ("By the sea", "a\nb\nc\nd\ne\nf", "x" * 50 + "\nTo the hills"):
            jo.says(odd)
            assert "Please type two to five short answers" in jo.last()
        jo.says("By the sea\n\n• To the hills\nBy the sea")
        jo.says("skip")
        jo.says("1 June 2026")
        assert "That day is over." in jo.last()
        jo.says("12 June")
        assert "• By the sea\n• To the hills\n" in jo.last()
        jo.taps("Back")
        jo.says("10 June")
        jo.taps("No, throw it away")
        assert not _rows(scene, surveys)


def test_words_of_ones_own_that_are_too_long_are_kept_by_no_one(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        _asks(scene)
        kit.taps(NO_NAME)
        kit.says("Somewhere with a lift")  # neither of the two, in words of one's own
        kit.says("x" * 600)
        assert "That is long." in kit.last()
        kit.says("My fare")
        assert "I keep this shut" in kit.last()
        for name in CO_PRODUCERS[1:5]:
            _answers(scene.phones[name], "To the hills", "y" * 400)
        scene.wait_until(CLOSES)
        assert "“Somewhere with a lift”" in _from_group(kit, "What people answered")
        assert kit.buttons()[0] != "Part 1"


def test_what_fits_no_message_is_read_in_parts(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        _asks(scene)
        for name in CO_PRODUCERS:
            _answers(scene.phones[name], "y" * 490, "z" * 490)
        scene.wait_until(CLOSES)
        assert kit.buttons()[:3] == ["Part 1", "Part 2", "Part 3"]
        read = ""
        for number in (1, 2, 3, 4):
            if number > 1:
                _from_group(kit, "What people answered")
            if f"Part {number}" in kit.buttons():
                kit.taps(f"Part {number}")
                read += kit.last()
        assert read.count("y" * 490) == read.count("z" * 490) == 6


def test_who_is_forgotten_takes_back_what_waits_and_what_is_open_stays(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        _asks(scene)
        for name in CO_PRODUCERS[:5]:
            _answers(scene.phones[name], "By the sea")
        _is_forgotten(scene, "Kit")
        assert len(_rows(scene, survey_replies)) == 4
        _answers(scene.phones["Ivy"], "To the hills")
        scene.wait_until(CLOSES)
        _is_forgotten(scene, "Bea")
        _is_forgotten(scene, "Jo")
        assert [row.made_by for row in _rows(scene, surveys)] == [None]
        assert "• By the sea: 4\n• To the hills: 1" in _from_group(ali, "What people answered")
        assert "Our day out" not in jo.last()


def test_who_asked_finds_it_in_what_is_kept_about_them(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        _asks(scene)
        me, english = Actor(person_id(scene, "Jo")), Voice("en", "Europe/London")
        with scene.database.transaction() as tx:
            parts = my_data(tx, me, scene.now())
            items = {part.title.in_words(english): part.items for part in parts}
            (mine,) = items["What you asked a group"]
            assert mine.what.in_words(english) == "“Our day out”"
            assert mine.value.in_words(english) == "You asked this on Tuesday 2 June."


def test_who_is_reached_by_voice_hears_of_it_and_answers_by_it(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Max", ways="call")) as scene:
        sam = scene.phones["Sam"]
        _asks(scene)
        scene.wait(hours=1)
        said = "\n".join(sam.texts())
        assert "The group is asked about “Our day out”. You can answer until Tuesday 9" in said
        sam.taps("Do it with Max")
        sam.taps(NO_NAME)
        sam.taps("By the sea")
        sam.says("skip")
        (reply,) = _rows(scene, survey_replies)
        (talk,) = _rows(scene, talks, talks.c.id == reply.talk_id)
        assert talk.person_id == person_id(scene, "Max")
        with scene.database.transaction() as tx:
            assert answers_of(tx, talk)["q1"] == "a1"


def test_whoever_comes_in_is_asked_and_who_comes_too_late_is_not(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        ali = scene.phones["Ali"]
        _asks(scene)

        def invites() -> None:
            ali.says("/invite")
            for label in (
                "Yes, we have met",
                "Take part, without Telegram",
                "Sam",
                "Yes, they say yes",
            ):
                ali.taps(label)

        def asked() -> int:
            rows = _rows(scene, notices, notices.c.dedupe.like("survey_for_me:%"))
            return len({row.person_id for row in rows})

        invites()
        assert asked() == 7
        scene.wait_until(CLOSES + timedelta(minutes=1))
        invites()
        assert asked() == 7


def test_someone_in_two_groups_answers_each_for_itself(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Kit", called="كيت")) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        with scene.database.transaction() as tx:
            other = make_group(
                tx, "Food", START, zone="Europe/London", form="adult", evaluate_every=1
            )
            for name, role in (("Ali", "facilitator"), ("Kit", "co_producer")):
                tx.conn.execute(
                    insert(memberships).values(
                        person_id=_person(tx, scene, name), group_id=other, role=role, since=START
                    )
                )
        _asks(scene)
        kit.taps(NO_NAME)
        kit.taps("To the hills")
        kit.says("skip")
        _asks(scene, "Ali", group=str(other), about="Food", question_1="What do you eat?")
        assert "The group is asked about “Food”." in kit.last()
        kit.taps(MY_NAME)
        kit.taps("By the sea")
        kit.says("skip")
        scene.wait(days=1)
        ali_heard = scene.phones["Ali"].last()
        assert "كيت" in ali_heard
        assert "What do you eat?" in ali_heard
        assert not any("What do you eat?" in text for text in jo.texts())
        assert [row.survey_id for row in _rows(scene, survey_replies)] == [1]
        kit.says("/group")
        kit.taps("Hub group")
        kit.taps("What we are asked")
        assert "“Food”" in kit.last()  # what was said with a name can be said without it too


def _person(tx: Any, scene: Scene, name: str) -> int:
    phone = scene.phones[name].id
    return int(tx.conn.execute(select(people.c.id).where(people.c.telegram_id == phone)).scalar())
