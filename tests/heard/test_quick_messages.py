"""Two or three quick messages are one answer, whatever was open; nothing goes on without a yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from records.access import Actor
from records.messages import messages
from records.notices import notices
from records.people import people
from records.talks import talks
from scheduler.my_data import my_data
from scheduler.talks.passing_on.heard_in import HEARD, LATER
from scheduler.talks.spoken import Voice
from tests.heard.quick import Quick
from tests.heard.quick_states import a_plan, asked, begins, newest_talk
from tests.home import MEETING_AT
from tests.signals.worried import AT_NIGHT, DURING, STAFF, Play, a_play

BEFORE = MEETING_AT - timedelta(days=6)
ONE_ANSWER = "I've taken your messages as one answer."
SHALL_I = "Shall I add this?"
_MARKS = dict.fromkeys((0x2068, 0x2069))

#: what people type in one go and then in a second message, in two languages
TWO = [
    ("en", "it was good", "but too long"),
    ("en", "i liked the food", "thanks"),
    ("en", "not sure", "maybe next week at the other place"),
    ("en", "a quiet room", "🙂"),
    ("en", "jo was kind", "so was ali"),
    ("en", "nothing", "well\nthe stairs are hard"),
    ("en", "2 pm is bad", "3 is ok"),
    ("ar", "كان جيداً", "لكنه طويل جداً"),
    ("ar", "أحب الطعام", "شكرا"),
    ("ar", "غرفة هادئة", "وقريبة من الباب"),
    ("ar", "لا أعرف", "ربما الأسبوع القادم"),
    ("ar", "الدرج صعب", "جداً"),
]


def an_evaluation(play: Play) -> None:
    """The last question of a talk that bears no name."""
    begins(play, "evaluation_child")
    for question in ("q1", "q2", "q3", "q4"):
        play.does("Kit", f"{question}.yes")


def a_wish(play: Play) -> None:
    """The last question of a talk that is told to someone."""
    play.life.says("Kit", "/forme")
    for tapped in ("next.learning", "what.write", "learn.else", "learn.~done"):
        play.does("Kit", tapped)


def a_name(play: Play) -> None:
    """A question after which only an act that may run again has run."""
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.called")


# ------------------------------------------------------- a question that is answered in words


@pytest.mark.parametrize(("language", "first", "second"), TWO)
def test_both_are_the_answer_and_the_next_question_is_asked_once(
    language: str, first: str, second: str, night: Play
) -> None:
    night.speaks("Kit", language)
    a_plan(night)
    kit, before = Quick(night), len(night.texts("Kit"))
    kit.says(first)
    kit.more(second)
    state, answers = newest_talk(night, "my_choices")
    assert (state, answers["helps_break"]) == ("open", f"{first}\n{second}")
    assert "plan_not" not in answers
    assert len(night.texts("Kit")) == before + 1, "the question that came next was asked once"
    assert night.read_by(first) == night.read_by(second) == []


@pytest.mark.parametrize(
    "order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)]
)
def test_three_stand_in_the_order_of_their_numbers_whichever_came_first(
    order: tuple[int, ...], night: Play
) -> None:
    a_plan(night)
    kit, words = Quick(night), ("it was good", "but too long", "and cold")
    numbers = [kit.number + step for step in (1, 2, 3)]
    for place, which in enumerate(order):
        kit.says(words[which], after=60 if not place else 1, number=numbers[which])
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == "\n".join(words)


def test_what_comes_after_five_seconds_answers_the_next_question(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    kit.says("it was good")
    kit.says("but too long", after=6)
    _, answers = newest_talk(night, "my_choices")
    assert (answers["helps_break"], answers["plan_not"]) == ("it was good", "but too long")


@pytest.mark.parametrize("apart", [1, 40, 600])
def test_what_was_typed_before_the_next_question_could_be_seen_is_one_answer(
    apart: int, night: Play
) -> None:
    """The bot, or the phone, was off: all of it comes in one batch."""
    a_plan(night)
    kit, before = Quick(night), len(night.texts("Kit"))
    kit.at_once("it was good", "but too long", "and cold", apart=apart)
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == "it was good\nbut too long\nand cold"
    assert len(night.texts("Kit")) == before + 1


def test_what_has_a_lower_number_than_the_next_question_is_one_answer(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    first = next(reversed(night.phone("Kit"))) + 1
    kit.says("it was good", number=first)
    shown = night.home.rows(notices, notices.c.asks == "plan_not")[-1].message_id
    assert shown is not None
    night.life.says("Kit", "but too long", message_id=shown - 1, date=kit.at + 300)
    _, answers = newest_talk(night, "my_choices")
    assert "plan_not" not in answers


def test_what_was_typed_before_the_question_is_no_answer_to_it(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    kit.says("it was good")
    night.life.says("Kit", "an old message", message_id=2, date=kit.at - 3600)
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == "it was good"


def test_when_we_got_it_does_not_matter(night: Play) -> None:
    """Both dates are old, and a minute apart; they reach us in the same second."""
    a_plan(night)
    kit = Quick(night)
    kit.says("it was good", after=0)
    kit.at += 60
    night.life.says("Kit", "but too long", message_id=kit.number + 5, date=kit.at)
    _, answers = newest_talk(night, "my_choices")
    assert (answers["helps_break"], answers["plan_not"]) == ("it was good", "but too long")


def test_without_dates_only_the_numbers_count(night: Play) -> None:
    a_plan(night)
    night.life.says("Kit", "it was good")
    night.life.says("Kit", "but too long")
    _, answers = newest_talk(night, "my_choices")
    assert (answers["helps_break"], answers["plan_not"]) == ("it was good", "but too long")


def test_an_edit_of_one_message_leaves_the_other(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    first = kit.says("it was god")
    second = kit.more("but too long")
    chat = {"id": night.life.phone("Kit"), "type": "private"}
    sender = {"id": chat["id"], "is_bot": False, "first_name": "Kit"}
    for number, text in ((first, "it was good"), (second, "but a bit long")):
        edit = {"message_id": number, "date": kit.at, "edit_date": kit.at + 9, "text": text}
        night.life.takes({"edited_message": {**edit, "chat": chat, "from": sender}})
    kit.more("and cold")
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == "it was good\nbut a bit long\nand cold"


def test_a_day_and_more_of_it_are_one_day(night: Play) -> None:
    begins(night, "being_away", "Sam")
    sam = Quick(night, "Sam")
    sam.says("20 June")
    sam.more("2026")
    sam.says("22 June")
    _, answers = newest_talk(night, "being_away")
    assert (answers["away_from"], answers["away_to"]) == ("2026-06-20", "2026-06-22")


def test_a_time_that_follows_a_day_answers_the_question_for_the_time(night: Play) -> None:
    begins(night, "find_a_time", "Jo")
    jo = Quick(night, "Jo")
    jo.says("Hub rules")
    jo.says("20 June")
    jo.more("2 pm")
    _, answers = newest_talk(night, "find_a_time")
    assert (answers["day_1"], answers["time_1"]) == ("2026-06-20", "14:00")


# ------------------------------------------------------------------------- what is never joined


@pytest.mark.parametrize(
    ("second", "seen"),
    [
        ("skip", "How can staff tell"),
        ("stop", "I have kept your answers"),
        ("back", "What helps when you need a break?"),
        ("help", "999"),
        ("/menu", "Here is what I can do"),
        ("I want to die", "Samaritans"),
        ("ring me", "How can staff tell"),
    ],
)
def test_a_command_or_a_plain_ask_is_never_part_of_an_answer(
    second: str, seen: str, night: Play
) -> None:
    a_plan(night)
    kit = Quick(night)
    kit.says("it was good")
    kit.more(second)
    assert asked(night, seen)
    _, answers = newest_talk(night, "my_choices")
    assert second not in str(answers.get("helps_break"))


@pytest.mark.parametrize("word", ["tamarillo", "Tamarillo!", "break", "I need a break"])
def test_a_call_for_a_break_is_a_call(word: str, tmp_path: Path) -> None:
    with a_play(tmp_path, {"Kit": {"word": "tamarillo"}}) as play:
        a_plan(play)
        kit = Quick(play)
        kit.says("it was good")
        kit.more(word)
        assert "I am telling Jo and Ali now" in play.last("Kit")
        _, answers = newest_talk(play, "my_choices")
        assert answers["helps_break"] == "it was good"


@pytest.mark.parametrize("danger", ["he hit me", "someone is in danger", "أنا في خطر"])
def test_danger_is_never_part_of_an_answer(danger: str, night: Play) -> None:
    night.speaks("Kit", "ar" if danger.startswith("أ") else "en")
    begins(night, "evaluation_child")
    kit = Quick(night)
    night.does("Kit", "q1.yes")
    kit.says("it was good")
    kit.more(danger)
    assert night.life.data("Kit", "safety_tell.tell")


def test_the_words_on_a_button_press_it_and_so_does_a_yes_to_what_was_seen(play: Play) -> None:
    begins(play, "debrief")
    kit = Quick(play)
    play.does("Kit", "how.good")
    kit.says("all went well")
    kit.says("a longer break")
    kit.more("no")
    _, answers = newest_talk(play, "debrief")
    assert answers["better"] == "a longer break"
    assert answers["claim"] == "no"


def test_after_a_tap_words_are_for_what_is_asked_now(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    kit.says("it was good")
    night.does("Kit", "plan_not.~skip")
    kit.more("but too long")
    _, answers = newest_talk(night, "my_choices")
    assert (answers["helps_break"], answers["plan_signs"]) == ("it was good", "but too long")


def test_a_choice_in_its_own_words_is_not_made_longer(night: Play) -> None:
    begins(night, "debrief")
    kit = Quick(night)
    kit.says("Good 🙂")
    kit.more("we laughed a lot")
    _, answers = newest_talk(night, "debrief")
    assert (answers["how"], answers["well"]) == ("good", "we laughed a lot")


# ----------------------------------------------------- what fits nowhere is offered in one piece


def nothing_open(_play: Play) -> None:
    """The chat is quiet."""


def a_choice(play: Play) -> None:
    """A choice of one."""
    play.life.says("Kit", "/choices")


def a_break(play: Play) -> None:
    """A call for a break is open."""
    play.life.says("Kit", "/break")


@pytest.mark.parametrize("state", [nothing_open, a_choice, a_break])
@pytest.mark.parametrize(("language", "first", "second"), TWO[:1] + TWO[7:8])
def test_what_fits_nowhere_is_quoted_in_one_question(
    state: Callable[[Play], None], language: str, first: str, second: str, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=DURING if state is a_break else AT_NIGHT) as play:
        play.speaks("Kit", language)
        state(play)
        staff = {name: play.texts(name) for name in STAFF}
        kit = Quick(play)
        kit.says(first)
        before = len(play.texts("Kit"))
        kit.more(second)
        kit.more("clementine")
        assert len(play.texts("Kit")) == before, "nothing is asked a second time"
        assert f"{first}\n{second}\nclementine" in play.last("Kit").translate(_MARKS)
        assert {name: play.texts(name) for name in STAFF} == staff
        play.does("Kit", "pass_it_on.yes")
        assert play.read_by("clementine") == ["Sam"]


def test_a_name_in_the_second_message_asks_again_with_other_readers(night: Play) -> None:
    kit = Quick(night)
    kit.says("my leg is bad")
    kit.more("but not Sam please")
    assert "Shall I pass it to Jo and Ali?" in night.last("Kit")


# ------------------------------------------------------------- what has been passed on already


@pytest.mark.parametrize(("language", "first", "second"), TWO[:1] + TWO[4:7] + TWO[7:8])
def test_what_was_told_is_added_with_a_yes_for_the_same_people(
    language: str, first: str, second: str, night: Play
) -> None:
    night.speaks("Kit", language)
    a_wish(night)
    kit = Quick(night)
    kit.says(first)
    staff = {name: len(night.texts(name)) for name in STAFF}
    kit.more(second)
    assert f"“{second}”" in night.last("Kit").translate(_MARKS)
    assert {name: len(night.texts(name)) for name in STAFF} == staff, "nobody reads it unasked"
    night.does("Kit", "add_these.yes")
    assert night.read_by(second) == ["Sam"]
    assert any(first in t and second in t for t in night.texts("Sam"))


@pytest.mark.parametrize("ends", ["add_these.no", "add_these.~skip"])
def test_without_a_yes_nobody_reads_it_and_it_is_not_kept(ends: str, night: Play) -> None:
    a_wish(night)
    kit = Quick(night)
    kit.says("gardening")
    kit.more("clementine cake")
    kit.more("and more clementine")
    assert asked(night, SHALL_I) == 1
    night.does("Kit", ends)
    assert night.read_by("clementine") == []
    _, answers = newest_talk(night, "learning")
    assert "clementine" not in str(answers)


def test_thanks_after_it_are_just_thanks(night: Play) -> None:
    a_wish(night)
    kit = Quick(night)
    kit.says("gardening")
    kit.more("thanks")
    assert night.last("Kit") == "You are welcome."


def test_a_thought_is_added_for_the_facilitators(tmp_path: Path) -> None:
    with a_play(tmp_path, now=BEFORE) as play:
        begins(play, "other_way")
        kit = Quick(play)
        for question in ("how_else.write", "how_else.note", "how_else.thought"):
            play.does("Kit", question)
        kit.says("please meet in the morning")
        kit.more("clementine breaks help")
        assert "Your first words have gone to Jo and Ali." in play.last("Kit")
        assert asked(play, SHALL_I) == 1
        rows = play.home.rows(notices, notices.c.name == "thought")
        play.does("Kit", "add_these.yes")
        assert any("I have added it for Jo and Ali." in text for text in play.texts("Kit"))
        assert len(play.home.rows(notices, notices.c.name == "thought")) >= len(rows)
        _, answers = newest_talk(play, "other_way")
        assert answers["thought"] == "please meet in the morning\nclementine breaks help"
        assert play.home.rows(talks, talks.c.conversation == "other_way")[-1].state == "open"


def test_an_answer_without_a_name_stays_without_one(play: Play) -> None:
    an_evaluation(play)
    kit = Quick(play)
    kit.says("it was good")
    kit.more("but too clementine")
    kit.more("and cold")
    assert asked(play, SHALL_I) == 1
    sent = play.home.rows(messages)[-3:]
    assert [(row.talk_id, row.question, row.shows) for row in sent] == [(None, None, b"")] * 3
    play.does("Kit", "add_these.yes")
    state, answers = newest_talk(play, "evaluation_child")
    assert (state, answers["more"]) == ("finished", "it was good\nbut too clementine\nand cold")
    _, offered = newest_talk(play, "add_words")
    assert "clementine" not in str(offered)
    assert play.read_by("clementine") == []


def test_a_talk_that_ended_without_an_act_holds_both_at_once(night: Play) -> None:
    a_name(night)
    kit, before = Quick(night), len(night.texts("Kit"))
    kit.says("Kit")
    kit.more("the Second")
    _, answers = newest_talk(night, "my_choices")
    assert answers["called"] == "Kit the Second"
    assert len(night.texts("Kit")) == before + 1
    assert ONE_ANSWER in night.last("Kit")


@pytest.mark.parametrize("words", ["ok", "who are you?", "what now?", "hi"])
def test_what_is_no_name_is_no_more_of_a_name(words: str, night: Play) -> None:
    a_name(night)
    kit = Quick(night)
    kit.says("Kitty")
    kit.more(words)
    assert newest_talk(night, "my_choices")[1]["called"] == "Kitty"


def test_what_cannot_be_added_is_offered_anew_and_it_is_said_where_the_first_went(
    night: Play,
) -> None:
    a_wish(night)
    kit = Quick(night)
    kit.says("gardening and all that grows")
    long = "clementine " * 180
    kit.more(long)
    assert "Your first words have gone to Sam. I cannot add to them now." in night.last("Kit")
    assert night.read_by("clementine") == []
    night.does("Kit", "pass_it_on.yes")
    assert night.read_by("clementine") == ["Sam"]


def test_of_what_staff_did_with_their_words_it_is_said_that_it_is_done(tmp_path: Path) -> None:
    with a_play(tmp_path, now=AT_NIGHT) as play:
        begins(play, "after_it", "Jo")
        play.does("Jo", "how_run.good")
        jo = Quick(play, "Jo")
        jo.says("thank you all")
        jo.more("and Kit above all")
        assert "I have not added this." in play.last("Jo")


def test_an_open_question_about_more_words_takes_no_yes_for_others(night: Play) -> None:
    """Who is told is those who were told, and those who left since are not."""
    a_wish(night)
    kit = Quick(night)
    kit.says("gardening")
    kit.more("clementine cake")
    with night.home.database.transaction() as tx:
        sam = people.c.id == night.home.ids["Sam"]
        tx.conn.execute(people.update().where(sam).values(state="left"))
    night.does("Kit", "add_these.yes")
    assert "It is too late to add it. No one has got it." in night.last("Kit")
    assert night.read_by("clementine") == []


def test_nothing_of_which_messages_it_was_is_passed_on(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    kit.says("it was good")
    kit.more("but too long")
    _, answers = newest_talk(night, "my_choices")
    assert "it was good" not in str(answers[HEARD]), "the words are kept once"
    assert LATER not in answers


def test_which_messages_it_was_is_forgotten_once_another_answer_is_the_newest(night: Play) -> None:
    a_plan(night)
    Quick(night).says("it was good")
    night.does("Kit", "plan_not.~skip")
    _, answers = newest_talk(night, "my_choices")
    assert HEARD not in answers


def test_what_waits_to_be_added_stands_in_what_is_kept_of_someone(night: Play) -> None:
    a_wish(night)
    kit = Quick(night)
    kit.says("gardening")
    kit.more("clementine cake")
    with night.home.database.transaction() as tx:
        parts = my_data(tx, Actor(night.home.ids["Kit"]), night.now)
        items = [item for part in parts for item in part.items]
        voice = Voice("en", "UTC")
        kept = {item.what.in_words(voice): item.value.in_words(voice) for item in items}
    assert kept["Words that I may add to an answer"] == "clementine cake"
    assert not any("learn_other" in said for said in kept.values())
