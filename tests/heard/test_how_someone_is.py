"""How someone is, in their own words: it goes to whom the question named, and the talk goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from conversations.evaluation.few_words import MORE
from conversations.free_words import COMMENT
from records.notices import notices
from records.people import memberships, people
from records.talks import talks
from records.tasks import tasks
from tests.heard.states import begins, last, newest
from tests.signals.worried import Play

HOW = [("hello", "how"), ("debrief", "how"), ("pre_brief", "feeling"), ("check_in", "feeling")]


@pytest.mark.parametrize(("talk", "question"), HOW)
@pytest.mark.parametrize(
    "words",
    [
        *("not great tbh, back on the street since monday", "bit nervous tbh"),
        *("it was alright but I felt ignored", "good but tired", "ok", "meh", "😞", "not too bad"),
        *("is it good?", "good?", "تعبان شوي", "x"),
    ],
)
def test_words_go_to_whom_the_question_named_and_to_no_one_else(
    talk: str, question: str, words: str, night: Play
) -> None:
    begins(night, talk)
    night.life.says("Kit", words)
    assert newest(night, talk)[question] == words
    assert "I have passed this on to" in "".join(night.texts("Kit"))
    assert night.read_by(f"“{words}”") == ["Sam"]
    (task,) = night.home.rows(tasks)
    assert (task.kind, task.state) == ("words", "open")


@pytest.mark.parametrize(("talk", "question"), HOW)
@pytest.mark.parametrize("words", ["hi", "thanks", "yes", "no", "who are you?", "9", "…"])
def test_what_says_nothing_of_it_goes_to_no_one_and_it_is_asked_again(
    talk: str, question: str, words: str, night: Play
) -> None:
    begins(night, talk)
    asked = last(night).splitlines()[-2]
    night.life.says("Kit", words)
    assert asked in last(night)
    assert question not in newest(night, talk)
    assert not night.home.rows(tasks)


@pytest.mark.parametrize(
    ("talk", "words", "key"),
    [
        ("hello", "good", "good"),
        ("hello", "Good please", "good"),
        ("hello", "so-so thanks", "so_so"),
        ("hello", "not good", "bad"),
        ("hello", "😟", "bad"),
        ("hello", "2", "so_so"),
        ("debrief", "Mixed", "mixed"),
        ("debrief", "hard, sorry", "hard"),
        ("check_in", "fine thanks", "fine"),
        ("check_in", "I'm not coming", "not_coming"),
        ("pre_brief", "worried", "worried"),
    ],
)
def test_a_buttons_own_words_still_pick_it(talk: str, words: str, key: str, night: Play) -> None:
    begins(night, talk)
    night.life.says("Kit", words)
    found = newest(night, talk)
    assert key in found.values()


@pytest.mark.parametrize(("talk", "question"), HOW)
def test_despair_is_met_with_help_first_and_the_question_comes_again(
    talk: str, question: str, night: Play
) -> None:
    begins(night, talk)
    night.life.says("Kit", "I am not ok")
    assert "These people can help now:" in last(night)
    night.life.says("Kit", "no")
    assert question not in newest(night, talk)
    assert "We go back to where we were." in last(night)


def test_a_talk_that_begins_with_it_goes_on_after_the_words(night: Play) -> None:
    begins(night, "debrief")
    night.life.says("Kit", "it was alright but I felt ignored")
    assert "What went well?" in last(night)
    night.life.says("Kit", "back")
    assert "How was it for you?" in last(night)
    night.life.says("Kit", "mixed")
    assert night.home.rows(tasks)[0].state != "open"


def test_who_did_not_come_but_types_so_is_asked_and_not_taken_off(night: Play) -> None:
    begins(night, "check_in")
    night.life.says("Kit", "i'm not coming on the bus")
    assert newest(night, "check_in")["feeling"] == "i'm not coming on the bus"


def test_words_at_a_form_become_its_comment_without_a_name(night: Play) -> None:
    begins(night, "evaluation_adult")
    night.life.says("Kit", "honestly I felt ignored")
    assert "I have put that with your comment, without your name." in last(night)
    assert "How do you feel about our meetings?" in last(night)
    for _ in range(4):
        night.life.says("Kit", "1")
    night.life.says("Kit", "skip")
    assert "Your comment so far, without your name: “honestly I felt ignored”" in last(night)
    night.life.says("Kit", "and shorter please")
    said = newest(night, "evaluation_adult")
    assert said[MORE.name] == "honestly I felt ignored\nand shorter please"
    assert not said[COMMENT]
    assert night.read_by("ignored") == []
    assert not night.home.rows(tasks)


@pytest.mark.parametrize(
    ("ends", "kept"), [("skip", "honestly I felt ignored"), ("Take out what it says", "")]
)
def test_that_comment_stays_when_no_more_is_said_and_can_be_taken_out(
    ends: str, kept: str, night: Play
) -> None:
    begins(night, "evaluation_adult")
    night.life.says("Kit", "honestly I felt ignored")
    for _ in range(4):
        night.life.says("Kit", "1")
    night.life.says("Kit", "skip")
    night.life.says("Kit", ends)
    assert newest(night, "evaluation_adult")[MORE.name] == kept


@pytest.mark.parametrize(
    "words", ["my ex sometimes", "not really", "dunno", "no?", "why do you ask", "hm", "لا أعرف"]
)
def test_anything_but_a_clear_no_covers_this_phone(words: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.phone")
    night.life.says("Kit", words)
    assert "Then I will only show: “You have a message.”" in "".join(night.texts("Kit"))
    assert night.home.rows(people, people.c.id == night.home.ids["Kit"])[0].covered


@pytest.mark.parametrize("words", ["no", "nope", "No thanks", "only me", "just me", "nobody"])
def test_a_clear_no_does_not(words: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.phone")
    night.life.says("Kit", words)
    assert not night.home.rows(people, people.c.id == night.home.ids["Kit"])[0].covered


@pytest.mark.parametrize(("talk", "question"), HOW)
@pytest.mark.parametrize(
    "words",
    [
        *("sam keeps touching me", "Sam hit me", "I don't want Sam to ring", "it's sam's fault"),
        *(
            "dont tell sam but i relapsed",
            "please dont tell anyone i relapsed",
            "between us im low",
        ),
        *("Sam ضربني", "لا تخبر أحدا أنا تعبان"),
    ],
)
def test_words_of_whom_it_names_and_secrets_wait_for_a_yes(
    talk: str, question: str, words: str, night: Play
) -> None:
    begins(night, talk)
    night.life.says("Kit", words)
    assert "Shall I pass it to" in last(night)
    assert question not in newest(night, talk)
    assert night.read_by(words) == []
    night.life.says("Kit", "yes")
    assert night.read_by(words) == (["Jo", "Ali"] if "am" in words.casefold() else ["Sam"])


@pytest.mark.parametrize(("talk", "question"), HOW)
@pytest.mark.parametrize("words", ["hi sam it was hard", "thanks Sam. not great"])
def test_words_to_whom_it_names_go_there(
    talk: str, question: str, words: str, night: Play
) -> None:
    begins(night, talk)
    night.life.says("Kit", words)
    assert newest(night, talk)[question] == words
    assert night.read_by(words) == ["Sam"]


@pytest.mark.parametrize(("talk", "question"), HOW)
def test_who_was_left_out_since_does_not_get_them(talk: str, question: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.not_to")
    night.does("Kit", f"not_to.{night.home.ids['Sam']}")
    night.does("Kit", "not_to.~done")
    begins(night, talk)
    night.life.says("Kit", "not great my ex is back")
    assert "Shall I pass it to Jo and Ali?" in last(night)
    night.life.says("Kit", "yes")
    assert night.read_by("my ex is back") == ["Jo", "Ali"]
    assert question not in newest(night, talk)


@pytest.mark.parametrize(("talk", "question"), HOW)
def test_who_looks_after_them_since_was_not_named(talk: str, question: str, night: Play) -> None:
    begins(night, talk)
    kit, jo = night.home.ids["Kit"], night.home.ids["Jo"]
    with night.home.database.transaction() as tx:
        mine = memberships.c.person_id == kit
        tx.conn.execute(update(memberships).where(mine).values(link_id=jo))
    night.life.says("Kit", "I cried all night")
    assert night.read_by("I cried all night") == []
    assert "Shall I pass it to Jo?" in last(night)
    night.life.says("Kit", "no")
    assert question not in newest(night, talk)


def test_words_at_a_form_that_has_waited_are_asked_about(night: Play) -> None:
    begins(night, "evaluation_adult")
    night.waits(timedelta(minutes=30))
    night.life.says("Kit", "back on the street since monday")
    assert "I cannot tell if this is for that." in last(night)
    night.does("Kit", "put_it.yes")
    assert night.read_by("back on the street") == ["Sam"]
    assert "comment_so_far" not in newest(night, "evaluation_adult")


def test_they_go_into_its_comment_with_a_tap_and_nothing_joins_them_to_anyone(night: Play) -> None:
    begins(night, "evaluation_adult")
    night.waits(timedelta(minutes=30))
    night.life.says("Kit", "honestly I felt ignored")
    night.does("Kit", "put_it.comment")
    assert "I have put that with your comment, without your name." in last(night)
    for _ in range(4):
        night.life.says("Kit", "1")
    for _ in range(2):
        night.life.says("Kit", "skip")
    assert newest(night, "evaluation_adult")[MORE.name] == "honestly I felt ignored"
    assert not night.home.rows(talks, talks.c.conversation == "for_the_form")[-1].answers


@pytest.mark.parametrize("words", ["I want to die", "im not ok", "i cant cope"])
def test_despair_where_words_are_asked_for_is_met_with_help_and_is_no_answer(
    words: str, night: Play
) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.called")
    night.life.says("Kit", words)
    assert "These people can help now:" in last(night)
    night.life.says("Kit", "no")
    assert "What would you like to be called?" in last(night)
    assert "called" not in newest(night, "my_choices")


def test_it_can_be_said_that_it_was_the_answer(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.plan")
    question = last(night)
    night.life.says("Kit", "I can't cope")
    assert "These people can help now:" in last(night)
    night.does("Kit", ".answer")
    assert last(night) != question
    assert "I can't cope" in newest(night, "my_choices").values()


def test_staff_in_despair_who_write_to_someone_read_who_helps_and_send_nothing(play: Play) -> None:
    play.life.says("Sam", "/menu")
    play.does("Sam", "choose.word_list")
    play.does("Sam", "did.write")
    play.does("Sam", f"word_to.{play.home.ids['Kit']}")
    play.life.says("Sam", "i am not ok")
    play.waits(timedelta(minutes=1))
    assert not play.home.rows(notices, notices.c.name == "friendly_word")
    assert "999" in "".join(play.texts("Sam"))


@pytest.mark.parametrize(("talk", "question"), HOW)
@pytest.mark.parametrize("choice", ["bad", "hard", "worried"])
def test_a_choice_that_tells_asks_again_with_the_name_of_who_hears_now(
    talk: str, question: str, choice: str, night: Play
) -> None:
    begins(night, talk)
    kit, jo = night.home.ids["Kit"], night.home.ids["Jo"]
    with night.home.database.transaction() as tx:
        mine = memberships.c.person_id == kit
        tx.conn.execute(update(memberships).where(mine).values(link_id=jo))
    before = len(night.texts("Jo"))
    try:
        button = night.life.data("Kit", f"{question}.{choice}")
    except AssertionError:
        return  # it is not on this question
    night.life.taps_data("Kit", button)
    assert "Who would get it has changed. So I have done nothing yet." in last(night)
    assert len(night.texts("Jo")) == before
    night.does("Kit", f"{question}.{choice}")
    assert len(night.texts("Jo")) > before


@pytest.mark.parametrize(
    "words",
    [
        *("it was ok but i want to die", "bad day. lost my room. i want to die"),
        *(
            "the meeting was long, he hit me",
            "تعبت. أريد أن أموت اليوم",
        ),
    ],
)
@pytest.mark.parametrize("talk", ["", "hello", "debrief"])
def test_a_clause_that_is_a_cry_shows_who_helps_beside_whatever_comes(
    talk: str, words: str, night: Play
) -> None:
    if talk:
        begins(night, talk)
    before = len(night.texts("Kit"))
    night.life.says("Kit", words)
    assert "Samaritans" in "".join(night.texts("Kit")[before:])


@pytest.mark.parametrize(
    "words",
    ["SAM!!! hit me", "sam. hit me", "keep this private, I relapsed", "off the record im using"],
)
def test_more_words_that_wait_for_a_yes(words: str, night: Play) -> None:
    begins(night, "hello")
    night.life.says("Kit", words)
    assert "Shall I pass it to" in last(night)
    assert night.read_by(words) == []
