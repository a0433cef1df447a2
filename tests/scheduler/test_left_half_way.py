"""A talk of another day is taken up by nobody's words but a yes; what cannot wait is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from bot.typed.answering import filed
from bot.typed.typing import typed
from records.notices import notices
from records.people import Person, people
from records.talks import Talk, talks
from scheduler.talks.turns.half_done import STILL_IN_IT, of_another_day
from scheduler.talks.turns.talking import begin, reply, stop
from tests.home import MEETING_AT, Home, a_home
from tests.scheduler.posting import Post
from tests.scheduler.zones import ZONES

#: what people type days later, in English and Arabic; none of it was meant for the old question
LATER = (
    "I may be late on Friday",
    "my kid is ill, sorry",
    "yes",
    "hello",
    "1",
    "is Sam there?",
    "نعم",
    "طفلي مريض، آسف",
)
TWO_DAYS = timedelta(days=2)
_ABOUT = "This is about “Hub rules”, Wednesday 10 June at 2 pm."
_AGAIN = f"We go back to where we were.\n\n{_ABOUT}\n\nWhy is it off?"


class Living:
    """A home whose people type, and get what is said to them."""

    def __init__(self, home: Home) -> None:
        self.home, self.post = home, Post(home)
        with home.database.transaction() as tx:
            tx.conn.execute(update(people).values(covered=False))

    def goes_on(self, gone: timedelta) -> None:
        """Time goes on; nothing that was planned for then comes between."""
        self.post.now += gone
        with self.home.database.transaction() as tx:
            planned = notices.c.state == "planned"
            tx.conn.execute(update(notices).where(planned).values(state="withdrawn"))

    def begins(self, who: str, name: str, **said: str) -> int:
        """Someone begins a talk, and answers some of it."""
        with self.home.database.transaction() as tx:
            person = tx.one(Person, people.select().where(people.c.id == self.ids[who]))
            talk_id = begin(tx, person, name, self.post.now)
        self.post.until_quiet(200)
        for question, value in said.items():
            with self.home.database.transaction() as tx:
                reply(tx, person, tx.get(Talk, talk_id), question, value, self.post.now)
            self.post.until_quiet(200)
        return talk_id

    @property
    def ids(self) -> dict[str, int]:
        return self.home.ids

    def types(self, who: str, text: str) -> str:
        """Someone types; the last that they get."""
        with self.home.database.transaction() as tx:
            person = tx.one(Person, people.select().where(people.c.id == self.ids[who]))
            typed(tx, person, text, self.post.now)
        self.post.until_quiet(200)
        return self.last(who)

    def last(self, who: str) -> str:
        chat = self.home.row(people, self.ids[who]).telegram_id
        return [one.text for one in self.post.channel.sent if one.chat_id == chat][-1]

    def talk(self, talk_id: int) -> tuple[str, str | None, int]:
        row = self.home.row(talks, talk_id)
        return row.state, row.question, row.turn

    def speaks(self, who: str, language: str) -> None:
        with self.home.database.transaction() as tx:
            mine = people.c.id == self.ids[who]
            tx.conn.execute(update(people).where(mine).values(language=language))


@pytest.fixture
def living(tmp_path: Path) -> Iterator[Living]:
    with a_home(tmp_path) as home:
        yield Living(home)


@pytest.mark.parametrize("text", LATER)
@pytest.mark.parametrize("answered", [0, 1, 2])
def test_words_typed_days_later_answer_no_question_of_that_day(
    living: Living, text: str, answered: int
) -> None:
    meeting_id = living.home.meets()
    said = {"which": str(meeting_id), "why": "ill"}
    talk_id = living.begins("Jo", "cancelling", **dict(list(said.items())[:answered]))
    _, question, turn = living.talk(talk_id)
    living.goes_on(TWO_DAYS)
    words = living.types("Jo", text)
    assert words.startswith("I have not used what you just sent. No one else sees it.")
    assert "You were half-way through “Cancel a meeting”. That was on Tuesday 2 June." in words
    assert living.talk(talk_id) == ("paused", question, turn), "nothing was answered in it"
    assert living.home.planned("cancelled") == []


@pytest.mark.parametrize("how", ["stopped", "paused", "open"])
def test_a_yes_takes_it_up_where_it_was_and_a_no_leaves_it_for_good(
    living: Living, how: str
) -> None:
    for yes in ("go on", "leave it"):
        meeting_id = living.home.meets(now=living.post.now)
        talk_id = living.begins("Jo", "cancelling", which=str(meeting_id))
        with living.home.database.transaction() as tx:
            jo = tx.one(Person, people.select().where(people.c.id == living.ids["Jo"]))
            if how == "stopped":
                stop(tx, jo, tx.get(Talk, talk_id), living.post.now)
            elif how == "paused":
                tx.conn.execute(update(talks).values(state="paused"))
        living.post.until_quiet(200)
        living.goes_on(timedelta(days=1))
        assert "half-way" in living.types("Jo", "good morning")
        words = living.types("Jo", yes)
        if yes == "go on":
            assert words.startswith(_AGAIN)
            assert living.talk(talk_id)[0] == "open"
            with living.home.database.transaction() as tx:
                tx.conn.execute(update(talks).values(state="closed"))
        else:
            assert words.startswith("That is fine. I have left it.")
            assert living.talk(talk_id)[0] == "closed"
            assert "What would you like?" in living.types("Jo", "good morning")


def test_it_is_offered_in_the_language_of_whoever_left_it(living: Living) -> None:
    living.speaks("Noor", "ar")
    talk_id = living.begins("Noor", "my_choices", what="word")
    living.goes_on(TWO_DAYS)
    assert "كنت في منتصف «خياراتي»" in living.types("Noor", "قد أتأخر يوم الجمعة")
    living.types("Noor", "لنتابع")
    assert living.talk(talk_id)[0] == "open"


@pytest.mark.parametrize("gone", [timedelta(minutes=1), timedelta(hours=2), timedelta(hours=9)])
def test_on_the_same_day_all_is_as_it_was(living: Living, gone: timedelta) -> None:
    meeting_id = living.home.meets()
    talk_id = living.begins("Jo", "cancelling", which=str(meeting_id))
    living.goes_on(gone)
    assert "This is what people will read:" in living.types("Jo", "The heating is broken")
    assert living.talk(talk_id)[1] == "sure"


def test_just_after_midnight_one_is_still_in_it(living: Living) -> None:
    meeting_id = living.home.meets()
    living.goes_on(timedelta(hours=13, minutes=50))  # ten to midnight in London
    talk_id = living.begins("Jo", "cancelling", which=str(meeting_id))
    living.goes_on(timedelta(minutes=20))
    living.types("Jo", "The heating is broken")
    assert living.talk(talk_id)[1] == "sure"


def test_what_the_bot_has_asked_can_be_answered_on_any_day(living: Living) -> None:
    living.home.meets()
    living.post.until_quiet(200)
    living.goes_on(TWO_DAYS)
    assert "I have saved your answer." in living.types("Kit", "yes")


def test_a_file_sent_days_later_is_no_answer_either(living: Living) -> None:
    meeting_id = living.home.meets()
    talk_id = living.begins("Jo", "add_paper", which=str(meeting_id))
    living.goes_on(TWO_DAYS)
    with living.home.database.transaction() as tx:
        jo = tx.one(Person, people.select().where(people.c.id == living.ids["Jo"]))
        assert filed(tx, jo, "\x1fphoto\x1fsome-id\x1f", living.post.now)
    living.post.until_quiet(200)
    assert "I have not used what you just sent." in living.last("Jo")
    assert living.talk(talk_id)[0] == "paused"
    assert living.home.planned("paper") == []


def test_the_end_of_another_talk_offers_it_once_and_no_more(living: Living) -> None:
    meeting_id = living.home.meets()
    talk_id = living.begins("Jo", "cancelling", which=str(meeting_id))
    living.goes_on(TWO_DAYS)
    living.begins("Jo", "my_choices", what="")
    assert "You were half-way through “Cancel a meeting”." in living.last("Jo")
    assert "I have not used" not in living.last("Jo"), "nothing was typed"
    living.types("Jo", "skip")
    living.begins("Jo", "my_choices", what="")
    assert "half-way" not in living.last("Jo")
    assert living.talk(talk_id)[0] == "paused"


def test_the_end_of_a_talk_of_the_same_day_goes_back_to_it_as_before(living: Living) -> None:
    meeting_id = living.home.meets()
    living.begins("Jo", "cancelling", which=str(meeting_id))
    living.begins("Jo", "my_choices", what="")
    assert living.last("Jo").startswith(_AGAIN)


def test_stop_is_still_a_stop(living: Living) -> None:
    meeting_id = living.home.meets()
    talk_id = living.begins("Jo", "cancelling", which=str(meeting_id))
    living.goes_on(TWO_DAYS)
    assert living.types("Jo", "stop").startswith("That is fine. I have kept your answers.")
    assert living.talk(talk_id)[0] == "stopped"


@pytest.mark.parametrize("text", ["pineapple", "break", "help"])
def test_a_need_is_heard_before_any_offer(living: Living, text: str) -> None:
    with living.home.database.transaction() as tx:
        kit = tx.one(Person, people.select().where(people.c.id == living.ids["Kit"]))
        card = tx.seal(kit.key_id, "person.card", {"called": "Kit", "word": "pineapple"})
        tx.conn.execute(update(people).where(people.c.id == kit.id).values(card=card))
    living.home.meets()
    living.post.now = MEETING_AT - timedelta(days=2)
    living.begins("Kit", "my_choices", what="rhythm")
    living.post.now = MEETING_AT + timedelta(minutes=5)
    assert "half-way" not in living.types("Kit", text)
    if text != "help":
        assert living.home.rows(notices, notices.c.name == "answer_a_signal") != []


def test_news_that_cannot_wait_is_asked_again_on_any_day(living: Living) -> None:
    """Whoever was in the middle of “It is off” is not left without it."""
    meeting_id = living.home.meets()
    talk_id = living.begins("Kit", "need_a_break")
    living.goes_on(TWO_DAYS)
    assert "half-way" not in living.types("Kit", "hello")
    assert living.talk(talk_id)[0] != "paused"
    assert meeting_id


moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone


@given(moments, st.timedeltas(timedelta(0), timedelta(days=4)), st.sampled_from(ZONES))
def test_another_day_is_one_where_the_person_lives(
    then: datetime, gone: timedelta, zone: str
) -> None:
    now, there = then + gone, ZoneInfo(zone)
    other = then.astimezone(there).date() != now.astimezone(there).date()
    assert of_another_day(then, zone, now) is (other and gone >= STILL_IN_IT)
    assert gone < timedelta(hours=25) or of_another_day(then, zone, now)
