"""A worry about someone's safety: reached from everywhere, told to some, taken by one, closed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from records.access import Actor, NotAllowed
from records.groups import groups
from records.notices import notices
from records.people import memberships, people
from records.talks import LIVE, talks
from records.tasks import tasks
from records.worries import worries
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.safety.answer_worry import answer_worry
from scheduler.safety.close_worry import IS_KEPT, close_worry
from scheduler.safety.give_words import pass_words_on
from scheduler.safety.worry_rows import ALERT
from scheduler.talks.acts import Order, Refused
from scheduler.talks.passing_on.held_words import by_message
from scheduler.talks.spoken import Voice
from tests.signals.worried import ASKED, AT_NIGHT, COVERED, OVER, STAFF, Play, a_play

TELL = "Would you like me to tell them?"
DANGER = "Kit says that someone may be in danger."
MINUTES_3 = timedelta(minutes=3)


def old_button(play: Play) -> None:
    play.life.says("Kit", "/break")
    data = play.life.data("Kit", "now_what.safety")
    play.does("Kit", "now_what.ok")
    play.does("Kit", "tomorrow.no")
    play.life.taps_data("Kit", data)


def forgotten_button(play: Play) -> None:
    play.life.says("Kit", "/break")
    data = play.life.data("Kit", "now_what.safety")
    with play.home.database.transaction() as tx:
        tx.conn.execute(update(notices).values(talk_id=None, target_id=None))
        tx.conn.execute(delete(talks))
    play.life.taps_data("Kit", data)


def from_a_break(play: Play) -> None:
    play.life.says("Kit", "/break")
    play.does("Kit", "now_what.safety")


def typed_in_a_break(play: Play) -> None:
    play.life.says("Kit", "/break")
    play.life.says("Kit", "Someone may be in danger")


def from_the_menu(play: Play) -> None:
    play.life.says("Kit", "/menu")
    play.does("Kit", "choose.safety")


def from_help_now(play: Play) -> None:
    play.life.says("Kit", "help now")
    play.does("Kit", "go.safety")


WAYS: dict[str, Callable[[Play], None]] = {
    "the menu": from_the_menu,
    "a break": from_a_break,
    "typed in a break": typed_in_a_break,
    "help now": from_help_now,
    "an old button": old_button,
    "a forgotten button": forgotten_button,
    "the command": lambda play: play.life.says("Kit", "/safety"),
}


@pytest.mark.parametrize("way", WAYS)
def test_from_everywhere_it_is_one_screen_and_nothing_goes_without_a_yes(
    way: str, play: Play
) -> None:
    WAYS[way](play)
    assert play.last("Kit").endswith(TELL)
    assert "I can tell Dee, Jo and Ali now, in private." in play.last("Kit")
    assert play.worries() == []
    play.does("Kit", "safety_tell.tell")
    assert play.worry.state == "raised"
    for name in ("Dee", "Jo", "Ali"):
        assert play.last(name) == ASKED
    assert ASKED not in play.texts("Sam")


TYPED = {
    "en": (
        "Someone is in danger",
        "someone is in danger.",
        "SOMEONE COULD BE IN DANGER!",
        "I fear for someone’s safety",
        "i'm worried about someones safety",
        "Someone is being hurt",
        "somebody is in danger",
        "Safety",
    ),
    "ar": (
        "أحد في خطر",
        "ربما يكون أحد في خطر!",
        "أخاف على سلامة أحد",
        "أنا قلق على سلامة أحد",
        "هناك شخص في خطر",
        "قد يكون أحد في خطر",
        "سلامة",
        "someone is in danger",
    ),
}


@pytest.mark.parametrize(("language", "words"), [(x, w) for x in TYPED for w in TYPED[x]])
def test_a_whole_message_that_says_so_opens_it(language: str, words: str, night: Play) -> None:
    with night.home.database.transaction() as tx:
        me = people.c.id == night.home.ids["Kit"]
        tx.conn.execute(update(people).where(me).values(language=language))
    night.life.says("Kit", words)
    assert night.life.data("Kit", "safety_tell.tell")
    assert night.worries() == []


@pytest.mark.parametrize(
    "words",
    [
        "The meeting is about safety",
        "Is someone in danger of losing the room?",
        "someone is in danger, I read in the paper yesterday",
        "health and safety",
        "أحد أيام الأسبوع",
    ],
)
def test_longer_words_are_never_searched(words: str, night: Play) -> None:
    night.life.says("Kit", words)
    with pytest.raises(AssertionError):
        night.life.data("Kit", "safety_tell.tell")


def test_the_one_word_is_an_answer_where_words_are_asked_for(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.hard")
    night.life.says("Kit", "safety")
    with pytest.raises(AssertionError):
        night.life.data("Kit", "safety_tell.tell")


def test_what_says_so_is_said_as_words_where_more_is_asked_for(play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", "someone is in danger")
    play.shows("Dee")
    assert "Their words: “someone is in danger”" in play.last("Dee")


def test_i_am_ok_now_and_the_clocks_of_a_break_do_not_touch_it(play: Play) -> None:
    from_a_break(play)
    play.does("Kit", "safety_tell.tell")
    play.does("Kit", "safety_words.no")
    play.does("Kit", "now_what.ok")
    assert play.worry.state == "raised"
    for gone in (timedelta(minutes=40), timedelta(hours=13), timedelta(days=8)):
        play.waits(gone)
        assert play.worry.state == "raised"
        assert set(play.alerts("Dee")) <= {ASKED, COVERED}
    play.shows("Dee")
    assert play.last("Dee").startswith(DANGER)
    play.does("Dee", "worry_answer.taken")
    assert play.last("Kit") in (COVERED, "Dee is on it.")
    assert play.worry.state == "taken"


def test_opened_is_not_seen_and_seen_is_not_taken(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    assert play.last("Kit") == "Dee has opened it. I'm waiting to hear what they can do."
    assert play.worry.state == "opened"
    play.does("Dee", "worry_answer.seen")
    assert play.last("Kit") == "Dee has seen it. I'm still looking for someone who can act."
    play.waits(MINUTES_3)
    assert "Dee has seen it. But nobody is on it yet. I'm sorry." in play.last("Kit")
    assert "I'm asking now: Dee, Jo, Ali and Sam." in play.last("Kit")
    assert play.last("Sam") == ASKED
    play.shows("Sam")
    play.does("Sam", "worry_answer.taken")
    assert play.last("Kit") == "Sam is on it."
    play.waits(timedelta(days=3))
    assert play.worry.taken_by == play.home.ids["Sam"]
    for name in ("Dee", "Jo", "Ali"):
        play.shows(name)
        assert play.last(name) == "Sam is on it. There is nothing you need to do."


def test_i_am_on_it_counts_on_every_message_while_nobody_is(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    first = play.life.data("Dee", "worry_answer.taken")
    play.does("Dee", "worry_answer.seen")
    play.life.taps_data("Dee", first)
    assert play.worry.taken_by == play.home.ids["Dee"], "after “I've seen it”, on the same message"
    play.does("Dee", "worry_done.handed")
    play.waits(timedelta(seconds=1))
    assert play.worry.state == "raised"
    play.life.taps_data("Dee", first)
    assert play.worry.taken_by == play.home.ids["Dee"], "after it was given back"
    assert play.texts("Kit").count("Dee is on it.") == 2


def test_it_is_passed_on_three_times_in_a_row_then_every_half_working_day(
    play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    play.raises("Kit")
    for times in (1, 2, 3):
        play.waits(MINUTES_3)
        assert play.texts("Kit").count(play.last("Kit")) == times
        assert "Nobody has seen it yet. I'm sorry." in play.last("Kit")
    before, asked = play.texts("Kit"), len(play.alerts("Dee"))
    play.waits(timedelta(hours=2))
    assert len(play.alerts("Dee")) == asked
    play.waits(timedelta(days=1))  # the next morning, and at one
    assert len(play.alerts("Dee")) == asked + 2
    new = [text for text in play.texts("Kit")[len(before) :] if "Nobody" in text]
    assert new == [], "nobody is told the same thing again and again"
    told = [r.getMessage() for r in caplog.records if "nobody is on it" in r.getMessage()]
    assert told[0] == f"worry {play.worry.id}: nobody is on it, after step 3"
    assert not any(name in line for line in told for name in play.home.ids)


def test_outside_a_meeting_it_goes_to_the_next_ones_too_and_says_when_they_may_look(
    night: Play,
) -> None:
    night.raises("Kit")
    said = night.last("Kit")
    assert "I'm telling Dee and Sam now, in private." in said
    assert "Dee may not look before 9 am on Friday 12 June." in said
    assert "If it's now, ring 999." in said
    assert [night.last(name) for name in ("Dee", "Sam")] == [ASKED, ASKED]
    assert ASKED not in night.texts("Jo")


@pytest.mark.parametrize("left", [("Dee",), ("Jo",), ("Dee", "Sam"), ("Jo", "Ali", "Sam")])
def test_who_is_left_out_sees_nothing_at_no_step(left: tuple[str, ...], play: Play) -> None:
    play.life.says("Kit", "/safety")
    before = {name: play.texts(name) for name in left}
    play.raises("Kit", *left)
    play.life.says("Kit", "clementine")
    told = [name for name in STAFF if name not in left]
    for gone in (MINUTES_3, MINUTES_3, MINUTES_3, timedelta(days=1)):
        play.waits(gone)
    play.shows(told[0])
    play.does(told[0], "worry_answer.taken")
    play.waits(timedelta(hours=1))
    play.does(told[0], "worry_done.closed")
    play.waits(timedelta(hours=1))
    for name in left:
        new = play.texts(name)[len(before[name]) :]
        assert not any("clementine" in text or "danger" in text for text in new), new
        assert ASKED not in new
        assert OVER not in new
    named = [text for text in play.texts("Kit") if "I'm asking now" in text]
    assert not any(name in text for text in named for name in left)


def test_whom_a_person_leaves_out_for_good_is_left_out_here_too(tmp_path: Path) -> None:
    with a_play(tmp_path) as play:
        play.life.says("Kit", "/choices")
        play.does("Kit", "what.not_to")
        play.does("Kit", f"not_to.{play.home.ids['Jo']}")
        play.does("Kit", "not_to.~done")
        play.life.says("Kit", "/safety")
        assert "I can tell Dee and Ali now" in play.last("Kit")
        play.does("Kit", "safety_tell.not_to")
        with pytest.raises(AssertionError):
            play.life.data("Kit", f"safety_out.{play.home.ids['Jo']}")


def test_with_no_one_left_that_is_said_at_once_and_nothing_is_kept(
    night: Play, caplog: pytest.LogCaptureFixture
) -> None:
    night.raises("Kit", *STAFF)
    assert night.last("Kit").startswith("I'm sorry. There is no one I may tell of this.")
    assert "ring 999. “Help now” shows" in night.last("Kit")
    assert night.worries() == []
    assert any("no one who may be told" in r.getMessage() for r in caplog.records)


def test_two_taps_are_one_worry_and_asking_again_is_heard_again(play: Play) -> None:
    play.raises("Kit")
    data = play.life.data("Kit", "safety_tell.tell")
    play.life.taps_data("Kit", data)
    assert len(play.worries()) == 1
    assert len(play.alerts("Dee")) == 1
    play.raises("Kit")
    assert len(play.worries()) == 1
    assert len(play.alerts("Dee")) == 2
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.raises("Kit")
    assert [row.state for row in play.worries()] == ["taken", "raised"]


def test_an_older_screen_of_it_counts_too_and_a_double_no_opens_none(play: Play) -> None:
    play.life.says("Kit", "/safety")
    first = play.life.data("Kit", "safety_tell.tell")
    play.life.says("Kit", "/safety")
    play.life.taps_data("Kit", first)
    assert play.worry.state == "raised"
    no = play.life.data("Kit", "safety_words.no")
    play.life.taps_data("Kit", no)
    play.life.taps_data("Kit", no)
    assert not play.last("Kit").endswith(TELL)


def test_a_screen_that_is_tapped_after_the_meeting_tells_those_on_it_as_outside_one(
    play: Play,
) -> None:
    play.life.says("Kit", "/safety")
    play.waits(timedelta(hours=5))
    play.does("Kit", "safety_tell.tell")
    assert "I'm telling Dee, Jo and Ali now, in private." in play.last("Kit")
    assert "may not look before" in play.last("Kit")
    assert play.worry.meeting_id is None


def test_who_is_left_out_when_it_is_raised_again_has_it_taken_away(play: Play) -> None:
    play.raises("Kit")
    play.shows("Jo")
    assert play.last("Jo").startswith(DANGER)
    play.raises("Kit", "Jo")
    assert not any(DANGER in text for text in play.texts("Jo"))
    assert len(play.alerts("Dee")) == 2


def test_when_no_one_who_was_told_can_be_reached_it_goes_on_at_once(play: Play) -> None:
    for name in ("Dee", "Jo", "Ali"):
        play.blocked.add(play.life.phone(name))  # the bot does not know it yet
    play.raises("Kit")
    play.waits(timedelta(seconds=1))
    assert play.last("Sam") == ASKED
    assert "I'm asking now: Sam." in play.last("Kit")


def test_when_nobody_can_be_reached_that_is_said_and_it_is_kept(
    night: Play, caplog: pytest.LogCaptureFixture
) -> None:
    for name in STAFF:
        night.blocks(name)
    night.raises("Kit")
    texts = "\n".join(night.texts("Kit"))
    assert "I cannot reach anyone right now." in texts
    assert "I'm telling" not in texts
    night.waits(timedelta(minutes=10))
    assert night.worry.state == "raised"
    assert any("nobody is on it" in r.getMessage() for r in caplog.records)
    night.blocks("Sam")
    night.waits(timedelta(days=1))
    assert night.last("Sam") == ASKED


def test_when_whoever_is_on_it_blocks_the_bot_or_gives_it_back_others_are_asked(
    play: Play,
) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.blocks("Dee")
    play.waits(timedelta(seconds=1))
    assert "Dee cannot act after all. I'm asking others now." in play.texts("Kit")
    assert play.worry.state == "raised"
    play.shows("Jo")
    play.does("Jo", "worry_answer.taken")
    play.does("Jo", "worry_done.handed")
    play.waits(timedelta(seconds=1))
    assert play.worry.state == "raised"
    assert "Jo cannot act after all. I'm asking others now." in play.texts("Kit")
    (asked,) = [line for line in play.last("Kit").splitlines() if line.startswith("I'm asking")]
    assert "Dee" not in asked


def test_when_all_who_were_asked_say_that_they_cannot_it_goes_on_at_once(play: Play) -> None:
    play.raises("Kit")
    for name in ("Dee", "Jo"):
        play.shows(name)
        play.does(name, "worry_answer.cannot")
    play.waits(timedelta(seconds=1))
    assert ASKED not in play.texts("Sam")
    play.shows("Ali")
    play.does("Ali", "worry_answer.cannot")
    play.waits(timedelta(seconds=1))
    assert play.last("Sam") == ASKED
    assert len(play.alerts("Dee")) == 1, "who cannot help is not asked again at once"


def test_before_telegram_lets_nobody_change_it_each_alert_is_covered_again(play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", "clementine")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.waits(timedelta(hours=46))
    assert any("clementine" in text for text in play.texts("Dee"))
    play.waits(timedelta(hours=2))
    assert not any("clementine" in text for text in play.texts("Dee"))
    play.shows("Dee")
    assert "Their words: “clementine”" in play.last("Dee")
    assert play.life.data("Dee", "worry_done.closed")
    play.waits(timedelta(hours=48))
    assert not any("clementine" in text for text in play.texts("Dee")), "each time anew"


def test_once_it_is_closed_one_line_is_left_which_names_no_one(play: Play) -> None:
    play.raises("Kit")
    play.waits(MINUTES_3)
    play.shows("Jo")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    before = {name: len(play.alerts(name)) for name in STAFF}
    assert before["Jo"] == 2
    play.does("Dee", "worry_done.closed")
    for name in STAFF:
        assert [t for t in play.texts(name) if "danger" in t or t == ASKED] == [], name
        assert play.texts(name).count(OVER) == 1, name
    assert play.last("Kit").startswith("Dee says that it is dealt with.")
    order = Order(worry_id=play.worry.id)
    with play.home.database.transaction() as tx, pytest.raises(Refused, match="worry_over"):
        close_worry(tx, Actor(play.home.ids["Dee"]), order, play.now)


def test_seven_days_after_it_was_closed_nothing_of_it_joins_to_a_person(play: Play) -> None:
    play.raises("Kit", "Jo")
    play.life.says("Kit", "clementine")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.does("Dee", "worry_done.closed")
    play.waits(IS_KEPT + MINUTES_3)
    worry = play.worry
    who = (worry.person_id, worry.about_id, worry.seen_by, worry.taken_by, worry.words)
    assert who == (None,) * 5
    assert worry.left_out == "[]"
    for table in (talks, notices):
        assert play.home.rows(table, table.c.worry_id == worry.id) == []


def test_words_go_to_those_who_are_told_then_or_later_and_a_change_of_them_too(
    play: Play,
) -> None:
    play.raises("Kit", "Jo")
    play.shows("Dee")
    play.life.says("Kit", "clementine one")
    play.shows("Dee")
    assert play.last("Dee") == "Kit wrote this about the danger: “clementine one”"
    (talk,) = play.home.rows(talks, talks.c.conversation == "safety")
    worry, words = play.worry, {by_message(talk, talk.turn): "clementine two"}
    with play.home.database.transaction() as tx:  # as an edit of the message does
        pass_words_on(tx, Actor(play.home.ids["Kit"]), worry, words, play.now)
        with pytest.raises(NotAllowed):
            pass_words_on(tx, Actor(play.home.ids["Bea"]), worry, words, play.now)
    play.waits(MINUTES_3)
    play.shows("Sam")
    assert "Their words: “clementine two”" in play.last("Sam")
    assert not any("clementine" in text for text in play.texts("Jo"))


def test_staff_can_raise_it_and_for_a_member_by_phone(night: Play) -> None:
    kit = night.home.ids["Kit"]
    with night.home.database.transaction() as tx:
        key = select(people.c.key_id).where(people.c.id == kit)
        card = {"called": "Kit", "not_to": [str(night.home.ids["Ali"])]}
        sealed = tx.seal(str(tx.conn.scalar(key)), "person.card", card)
        tx.conn.execute(update(people).where(people.c.id == kit).values(card=sealed))
    night.life.says("Sam", "/safety")
    night.does("Sam", "safety_tell.by_voice")
    night.does("Sam", f"safety_rang.{kit}")
    assert "I can tell Dee and Jo now, in private." in night.last("Sam")
    night.does("Sam", "safety_for.tell")
    assert "I'm telling Dee and Jo now, in private." in night.last("Sam")
    assert (night.worry.about_id, night.worry.person_id) == (kit, night.home.ids["Sam"])
    night.shows("Dee")
    assert night.last("Dee").startswith("Kit rang Sam: someone may be in danger.")
    night.waits(timedelta(days=1))
    assert ASKED not in night.texts("Ali"), "whom the member left out is left out"
    night.does("Dee", "worry_answer.taken")
    assert any(text in (COVERED, "Dee is on it.") for text in night.texts("Sam"))


def test_without_a_contact_link_persons_and_then_facilitators_hear(tmp_path: Path) -> None:
    with a_play(tmp_path, now=AT_NIGHT, contact=False) as play:
        play.raises("Kit")
        assert "I'm telling Sam, Jo and Ali now, in private." in play.last("Kit")
        assert "I do not know how soon they'll look." in play.last("Kit")


def test_nobody_answers_who_was_not_told_or_was_left_out_or_is_no_staff(play: Play) -> None:
    play.raises("Kit", "Jo")
    about = play.worry.id
    with play.home.database.transaction() as tx:
        for name in ("Jo", "Sam", "Bea", "Kit"):
            for said in ("seen", "taken"):
                order = Order(worry_id=about, answers={"worry_answer": said})
                with pytest.raises(NotAllowed):
                    answer_worry(tx, Actor(play.home.ids[name]), order, play.now)
        with pytest.raises(NotAllowed):
            close_worry(tx, Actor(play.home.ids["Dee"]), Order(worry_id=about), play.now)


def test_a_forgotten_raiser_leaves_the_worry_with_its_taker_and_no_word_or_name(
    play: Play,
) -> None:
    play.raises("Kit", "Jo")
    play.life.says("Kit", "clementine")
    with play.home.database.transaction() as tx:
        forget(tx, Actor(play.home.ids["Kit"]), Order(), play.now)
    assert play.worry.words is None
    play.waits(MINUTES_3 * 3)
    assert ASKED not in play.texts("Jo"), "who was left out stays so"
    play.shows("Dee")
    assert play.last("Dee").startswith("Someone says that someone may be in danger.")
    assert "clementine" not in play.last("Dee")
    play.does("Dee", "worry_answer.taken")
    play.does("Dee", "worry_done.closed")
    assert play.worry.state == "closed"


def test_a_forgotten_taker_leaves_it_to_others(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    with play.home.database.transaction() as tx:
        forget(tx, Actor(play.home.ids["Dee"]), Order(), play.now)
    play.waits(timedelta(seconds=1))
    assert play.worry.state == "raised"
    assert len(play.alerts("Jo")) == 2


def test_who_raised_it_reads_it_in_their_own_data_and_no_one_else_does(play: Play) -> None:
    play.raises("Kit", "Jo")
    play.life.says("Kit", "clementine")

    def shown(name: str) -> str:
        with play.home.database.transaction() as tx:
            parts = my_data(tx, Actor(play.home.ids[name]), play.now)
            voice = Voice("en", "Europe/London")
            return "\n".join(
                f"{item.what.in_words(voice)}: {item.value.in_words(voice)}"
                for part in parts
                for item in part.items
            )

    assert "What you said of it: clementine" in shown("Kit")
    assert "Who should not hear of it: Jo" in shown("Kit")
    assert not any("clementine" in shown(name) for name in ("Jo", "Dee", "Bea"))


def test_in_a_group_for_peers_those_who_run_the_meeting_hear(tmp_path: Path) -> None:
    with a_play(tmp_path, contact=False, peers_only=True) as play:
        with play.home.database.transaction() as tx:
            staff = memberships.c.role.in_(("facilitator", "link_person"))
            tx.conn.execute(update(memberships).values(link_id=None))
            tx.conn.execute(delete(memberships).where(staff))
            bea = memberships.c.person_id == play.home.ids["Bea"]
            tx.conn.execute(update(memberships).where(bea).values(role="peer"))
        play.raises("Kit")
        assert "I'm telling Bea now, in private." in play.last("Kit")
        play.shows("Bea")
        assert play.last("Bea").startswith(DANGER)
        play.does("Bea", "worry_answer.taken")
        assert play.last("Kit") == "Bea is on it."


def test_who_is_in_no_group_still_reads_who_can_help(night: Play) -> None:
    with night.home.database.transaction() as tx:
        mine = memberships.c.person_id == night.home.ids["Kit"]
        tx.conn.execute(delete(memberships).where(mine))
    for way in ("/safety", "someone is in danger"):
        night.life.says("Kit", way)
        assert "999" in night.last("Kit")
    assert night.worries() == []


def test_on_a_shared_phone_what_comes_later_is_covered(night: Play) -> None:
    with night.home.database.transaction() as tx:
        me = people.c.id == night.home.ids["Kit"]
        tx.conn.execute(update(people).where(me).values(covered=True))
    night.raises("Kit")
    night.waits(timedelta(minutes=30))
    night.shows("Dee")
    night.does("Dee", "worry_answer.taken")
    assert night.last("Kit") == COVERED
    night.shows("Kit")
    assert "Dee is on it." in night.texts("Kit")


def test_how_long_a_group_waits_is_its_own(play: Play) -> None:
    with play.home.database.transaction() as tx:
        tx.conn.execute(update(groups).values(escalate_after_seconds=60))
    play.raises("Kit")
    play.waits(timedelta(seconds=61))
    assert play.last("Sam") == ASKED


def test_words_that_come_when_it_is_closed_are_not_said_to_be_read(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.does("Dee", "worry_done.closed")
    play.life.says("Kit", "clementine")
    said = "\n".join(play.texts("Kit"))
    assert "That worry is dealt with by now, so I passed nothing on." in said
    assert "They can read that now." not in said
    for name in STAFF:
        assert not any("clementine" in text for text in play.texts(name))


def test_words_that_reach_nobody_yet_are_not_said_to_be_read(night: Play) -> None:
    for name in STAFF:
        night.blocks(name)
    night.raises("Kit")
    night.life.says("Kit", "clementine")
    assert night.last("Kit").startswith("Thank you. I'll pass that on with it, when I can.")
    assert night.last("Kit").endswith("Those I tell of this will see it.")
    night.blocks("Sam")
    night.waits(timedelta(days=1))
    night.shows("Sam")
    assert "Their words: “clementine”" in night.last("Sam")


def test_an_old_button_is_heard_again_once_someone_was_on_it(play: Play) -> None:
    play.life.says("Kit", "/safety")
    data = play.life.data("Kit", "safety_tell.tell")
    play.life.taps_data("Kit", data)
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.does("Dee", "worry_done.closed")
    play.life.taps_data("Kit", data)
    assert play.last("Kit").endswith(TELL)
    play.does("Kit", "safety_tell.tell")
    assert [row.state for row in play.worries()] == ["closed", "raised"]


def test_what_is_said_after_it_was_given_back_is_so(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.cannot")
    play.shows("Jo")
    play.does("Jo", "worry_answer.taken")
    play.does("Jo", "worry_done.handed")
    play.waits(timedelta(seconds=1))
    said = play.last("Kit")
    assert said.startswith("Jo has seen it. But nobody is on it yet. I'm sorry.")
    assert "Nobody has seen it" not in said
    (asked,) = [line for line in said.splitlines() if line.startswith("I'm asking now")]
    assert "Dee" not in asked, "they have said that they cannot help"


@pytest.mark.parametrize("step", ["told", "opened", "on it"])
def test_whom_a_person_leaves_out_for_good_hears_no_more_of_what_is_open(
    step: str, play: Play
) -> None:
    play.raises("Kit")
    play.life.says("Kit", "clementine")
    if step != "told":
        play.shows("Jo")
    if step == "on it":
        play.does("Jo", "worry_answer.taken")
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.not_to")
    play.does("Kit", f"not_to.{play.home.ids['Jo']}")
    play.does("Kit", "not_to.~done")
    before = play.texts("Jo")
    assert not any("clementine" in text or DANGER in text for text in before)
    play.life.says("Jo", "/todo")
    assert "danger" not in play.last("Jo")
    play.waits(3 * MINUTES_3)
    new = play.texts("Jo")[len(before) :]
    assert ASKED not in new
    asked = [line for text in play.texts("Kit")[-3:] for line in text.splitlines()]
    assert not any("Jo" in line for line in asked if line.startswith("I'm asking now"))
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    assert play.last("Kit") in ("Dee is on it.", COVERED)
    assert not any("Dee is on it" in text for text in play.texts("Jo"))


def test_who_waits_for_nothing_but_a_worry_reads_who_has_it(play: Play) -> None:
    play.raises("Kit")
    play.does("Kit", "safety_words.no")
    play.life.says("Kit", "/forme")
    play.does("Kit", ".i_asked_for")
    assert "A worry about someone's safety. Since" in play.last("Kit")


def opens_it_from_to_do(play: Play, name: str) -> None:
    play.life.says(name, "/todo")
    (task,) = play.home.rows(tasks, tasks.c.kind == "safety", tasks.c.state == "open")
    play.does(name, f"task.{task.id}")
    play.does(name, "task_then.look")


@pytest.mark.parametrize("again", ["worry_done.closed", "worry_done.handed"])
def test_what_is_opened_from_to_do_is_over_once_it_is_answered(again: str, play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.waits(timedelta(days=2))
    opens_it_from_to_do(play, "Dee")
    play.does("Dee", again)
    mine = (talks.c.person_id == play.home.ids["Dee"], talks.c.conversation == ALERT)
    assert not play.home.rows(talks, *mine, talks.c.state.in_(LIVE)), "it asks nothing more"
    for typed in ("hello", "when is the next meeting?", "the boiler is off", "/menu"):
        play.life.says("Dee", typed)
        assert play.last("Dee") != OVER, typed
    assert "worry_answer" not in "".join(
        button.data for row in list(play.phone("Dee").values())[-1].buttons for button in row
    )


def test_a_talk_left_open_about_one_that_is_dealt_with_takes_no_words(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    with play.home.database.transaction() as tx:  # as it was left before it could be finished
        tx.conn.execute(update(worries).values(state="closed"))
    for typed in ("hello", "is the boiler on?"):
        play.life.says("Dee", typed)
        assert play.last("Dee") != OVER, typed
