"""A swipe-reply is for the message that it names: an older question, or someone's words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.typed.replies import ANYTHING_ELSE, origin_of
from conversations.registry import ALL
from records.database import Tx
from records.notices import notices
from records.people import Person
from records.signals import signals
from records.talks import talks
from scheduler.post import outbox
from scheduler.talks.turns import talking
from tests.heard.quick import Quick, number_of, replies
from tests.heard.quick_states import asked, begins, newest_talk
from tests.home import MEETING_AT
from tests.signals.worried import DURING, STAFF, Play, a_play

_MARKS = dict.fromkeys((0x2068, 0x2069))
GOES_WITH = "What helps when you need a break?"
ANSWERS = "I've taken that as your answer to: “What helps when you need a break?"
IS_OVER = "You answered an older question of mine: “What helps when you need a break?"

#: what people reply to an older question
REPLIES = [
    "a quiet room",
    "no idea really",
    "music",
    "nothing helps",
    "fresh air and tea",
    "غرفة هادئة",
]


def an_older_question(play: Play) -> None:
    """A question in words waits, and another talk was begun since."""
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.plan")
    play.life.says("Kit", "/forme")


@pytest.mark.parametrize("text", REPLIES)
def test_it_answers_the_older_question_and_says_which(text: str, night: Play) -> None:
    an_older_question(night)
    replies(night, GOES_WITH, text)
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == text
    assert night.last("Kit").startswith(ANSWERS)
    assert "What does not help" in night.last("Kit")
    assert night.read_by(text) == []


@pytest.mark.parametrize("text", REPLIES)
def test_without_a_reply_the_same_words_are_for_what_is_asked_now(text: str, night: Play) -> None:
    an_older_question(night)
    Quick(night).says(text)
    _, answers = newest_talk(night, "my_choices")
    assert "helps_break" not in answers


@pytest.mark.parametrize("text", REPLIES)
def test_a_reply_to_what_is_over_is_not_lost_and_not_taken_for_another_answer(
    text: str, night: Play
) -> None:
    an_older_question(night)
    number = number_of(night, GOES_WITH)
    with night.home.database.transaction() as tx:
        mine = talks.c.conversation == "my_choices"
        tx.conn.execute(update(talks).where(mine).values(state="closed"))
    assert number
    replies(night, GOES_WITH, text)
    assert asked(night, IS_OVER) == 1
    assert f"“{text}”" in night.last("Kit").translate(_MARKS)
    assert night.read_by(text) == []
    night.does("Kit", "pass_it_on.yes")
    assert night.read_by(text) == ["Sam"]


def test_a_reply_to_a_question_that_was_answered_says_so(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.plan")
    kit = Quick(night)
    kit.says("a quiet room")
    replies(night, GOES_WITH, "clementine tea")
    assert asked(night, IS_OVER) == 1
    state, answers = newest_talk(night, "my_choices")
    assert (state, answers["helps_break"]) == ("paused", "a quiet room")
    assert "plan_not" not in answers
    night.does("Kit", "pass_it_on.no")
    assert "What does not help" in night.last("Kit"), "the open question comes again"


def test_a_quick_reply_to_it_goes_on_with_the_answer(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.plan")
    kit, chat = Quick(night), {"id": night.life.phone("Kit"), "type": "private"}
    to = {"message_id": number_of(night, GOES_WITH), "date": 0, "chat": chat}
    kit.says("a quiet room", reply_to_message=to)
    kit.says("and tea", after=2, reply_to_message=to)
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == "a quiet room\nand tea"


def test_a_quick_reply_to_another_question_is_for_that_one(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.plan")
    begins(night, "debrief")
    kit, chat = Quick(night), {"id": night.life.phone("Kit"), "type": "private"}
    night.does("Kit", "how.good")
    kit.says("the food")
    to = {"message_id": number_of(night, GOES_WITH), "date": 0, "chat": chat}
    kit.says("a quiet room", after=2, reply_to_message=to)
    _, answers = newest_talk(night, "debrief")
    assert answers["well"] == "the food"
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == "a quiet room"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("help", "999"),
        ("I want to die", "Samaritans"),
        ("someone is in danger", "999"),
        ("he hit me", "999"),
        ("ring me", "Shall I"),
        ("/menu", "Here is what I can do"),
    ],
)
def test_help_and_danger_in_a_reply_are_heard_first(text: str, seen: str, night: Play) -> None:
    an_older_question(night)
    replies(night, GOES_WITH, text)
    assert asked(night, seen)
    _, answers = newest_talk(night, "my_choices")
    assert "helps_break" not in answers


@pytest.mark.parametrize("word", ["tamarillo", "break", "Tamarillo!"])
def test_a_break_in_a_reply_is_a_call(word: str, tmp_path: Path) -> None:
    with a_play(tmp_path, {"Kit": {"word": "tamarillo"}}, now=DURING) as play:
        an_older_question(play)
        replies(play, GOES_WITH, word)
        assert len(play.home.rows(signals)) == 1


def test_a_skip_in_a_reply_skips_that_question(night: Play) -> None:
    an_older_question(night)
    replies(night, GOES_WITH, "skip")
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == ""


def test_words_that_do_not_fit_ask_that_question_again(tmp_path: Path) -> None:
    with a_play(tmp_path, now=DURING) as play:
        begins(play, "find_a_time", "Jo")
        Quick(play, "Jo").says("Hub rules")
        play.life.says("Jo", "/menu")
        replies(play, "Please type a day", "1234567", "Jo")
        assert "I could not read a day" in play.last("Jo")
        assert "I've taken that as your answer" not in "".join(play.texts("Jo"))


# --------------------------------------------------------------- words from someone, and the rest


def a_friendly_word(play: Play) -> None:
    """Kit has got a word from Sam."""
    with play.home.database.transaction() as tx:
        sam = tx.get(Person, play.home.ids["Sam"])
        answers = {"word_to": str(play.home.ids["Kit"]), "own_words": "clementine greetings"}
        talk_id = talking.begin(tx, sam, "word_list", play.now, answers=answers)
        outbox.post(
            tx,
            to=play.home.ids["Kit"],
            kind="note",
            name="friendly_word",
            now=play.now,
            talk_id=talk_id,
            about_id=sam.id,
        )
    play.life.post.until_quiet(100)


@pytest.mark.parametrize(
    "text", ["see you on monday", "a quiet room", "music", "غرفة هادئة", "yes"]
)
def test_a_reply_to_someones_words_answers_nothing_that_is_open(text: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.plan")
    a_friendly_word(night)
    replies(night, "clementine greetings", text)
    _, answers = newest_talk(night, "my_choices")
    assert "helps_break" not in answers
    assert night.read_by(text) == [], "nobody reads it without a yes"


def test_it_is_told_what_each_message_was(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.plan")
    a_friendly_word(night)
    night.life.says("Kit", "help")
    with night.home.database.transaction() as tx:
        kit = tx.get(Person, night.home.ids["Kit"])
        sam = tx.get(Person, night.home.ids["Sam"])
        numbers = {
            words: number_of_row(tx, kit, name)
            for words, name in (
                ("plan", "my_choices"),
                ("word", "friendly_word"),
                ("help", "help"),
            )
        }
        plan = origin_of(tx, kit, numbers["plan"])
        assert plan.talk is not None
        assert plan.question in ALL["my_choices"].questions
        assert origin_of(tx, kit, numbers["word"]).words_of == night.home.ids["Sam"]
        assert origin_of(tx, kit, numbers["help"]) == ANYTHING_ELSE
        assert origin_of(tx, kit, 4711) == origin_of(tx, kit, None) == ANYTHING_ELSE
        assert origin_of(tx, sam, numbers["plan"]) == ANYTHING_ELSE, "it is in another chat"


def number_of_row(tx: Tx, person: Person, name: str) -> int:
    """The number of the newest message of a kind."""
    mine = (notices.c.person_id == person.id, notices.c.name == name)
    newest = select(notices.c.message_id).where(*mine, notices.c.message_id.is_not(None))
    return int(tx.conn.scalar(newest.order_by(notices.c.id.desc())) or 0)


@pytest.mark.parametrize("text", REPLIES)
def test_a_reply_to_anything_else_is_like_typed_words(text: str, night: Play) -> None:
    night.life.says("Kit", "help")
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.plan")
    replies(night, "999", text)
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == text


def test_words_said_without_a_name_are_never_traced_by_a_reply(tmp_path: Path) -> None:
    with a_play(tmp_path, now=DURING) as play:
        play.life.says("Kit", "/sayforme")
        Quick(play).says("the clementine music is loud")
        play.does("Kit", "by_name.no")
        for name in STAFF:
            play.shows(name)
        (reader,) = [n for n in STAFF if any("clementine" in t for t in play.texts(n))]
        replies(play, "clementine", "who said that?", reader)
        assert "Kit" not in play.last(reader)


def test_before_the_meeting_a_reply_answers_the_invitation(tmp_path: Path) -> None:
    with a_play(tmp_path, now=MEETING_AT - timedelta(days=6)) as play:
        play.life.says("Kit", "/choices")
        replies(play, "Would you like to come?", "yes")
        assert "I've taken that as your answer to: “Would you like to come?”" in play.last("Kit")
