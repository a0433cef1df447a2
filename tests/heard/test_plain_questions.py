"""A plain question gets its answer in every state of a chat; longer words are no such question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from bot.words.asks import command_of
from bot.words.plain_questions import kind_of, kinds, listed
from conversations.leaving.leaving import DELETING as DELETE_TALK
from conversations.talks.plain_answers import NOTES as PLAIN_NOTES
from locales.catalogue import languages, load
from records.access import Actor
from records.contacts import contacts
from records.meetings import comings
from records.notices import notices
from records.people import memberships, people
from records.talks import talks
from records.tasks import tasks
from scheduler.joining.make_group import make_group
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.plain_questions.facts import _DOWN_AS
from scheduler.post.channels import Outgoing
from scheduler.talks.acts import Order
from tests.heard.plainly_asked import (
    ASKED,
    BRING,
    CHOICES,
    COMING,
    DELETING,
    FEWER,
    KNOW,
    LEAVING,
    MONEY,
    NEXT,
    NOT_ASKED,
    NOT_TODAY,
    NOT_TOMORROW,
    PRIVATE,
    SAID,
    STILL_ON,
    WHO,
    Asked,
)
from tests.heard.states import (
    NOT_AN_ANSWER,
    a_break,
    a_choice,
    a_choice_of_several,
    a_covered_phone,
    a_paused_talk,
    last,
    nothing_open,
    stopped,
    the_menu,
)
from tests.home import MEETING_AT
from tests.peers import with_peers
from tests.signals.worried import STAFF, Play, a_play

_MARKS = dict.fromkeys((0x2068, 0x2069))
_SUNDAY = MEETING_AT - timedelta(days=3)
_TALKS = {
    "shall_leave": LEAVING,
    "shall_write_less": FEWER,
    "shall_delete": DELETING,
    **dict.fromkeys(("coming_again", "take_back", "unwell_then"), COMING),
    "what": CHOICES,
}
_NOTES = {
    "asked_bring": BRING,
    "asked_private": PRIVATE,
    "asked_know": KNOW,
}
_BEGINS = {
    "You have no more meetings today.": NOT_TODAY,
    "You have no meeting tomorrow.": NOT_TOMORROW,
}


def an_invitation(play: Play) -> None:
    """The bot has asked whether they come, and nobody has answered yet."""
    play.life.says("Kit", "/meetings")
    play.does("Kit", ".which.1")


def after_an_offer(play: Play) -> None:
    """It was asked what is to become of words that fitted nowhere."""
    play.life.says("Kit", "my leg is bad")


STATES = [
    *(nothing_open, the_menu, a_choice, a_choice_of_several, a_break, stopped),
    *(a_paused_talk, a_covered_phone, an_invitation, after_an_offer),
]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    with a_play(tmp_path, now=_SUNDAY) as play:
        yield play


def landed(shown: Outgoing, asked: Asked) -> str:
    """What it led to, by what can be read and tapped."""
    said = shown.text.translate(_MARKS)
    gettext = load(asked.language).gettext
    questions = {
        b.data.split(".")[1] for row in shown.buttons for b in row if b.data.count(".") == 2
    }
    if not questions.isdisjoint(("take_back", "unwell_then")):
        return COMING
    for name, lands in _NOTES.items():
        if said.startswith(gettext(PLAIN_NOTES[name].words)):
            return lands
    for words, lands in _BEGINS.items():
        if said.startswith(gettext(words)):
            return lands
    if gettext("The day after, I ask if you have a fare to claim.") in said:
        return MONEY
    if gettext("To ask more, type “talk to a person”.") in said:
        return WHO
    if gettext("It is still on.") in said:
        return STILL_ON
    if gettext("You have not said yet if you will come. That is fine.") in said:
        return NEXT
    return next((_TALKS[name] for name in questions if name in _TALKS), said)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("state", STATES)
def test_it_gets_its_answer_and_what_was_asked_comes_again_once(
    state: Callable[[Play], None], language: str, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=_SUNDAY) as play:
        play.speaks("Kit", language)
        astray = []
        for asked in _table(state, language):
            with play.home.database.transaction() as tx:
                mine = talks.c.person_id == play.home.ids["Kit"]
                tx.conn.execute(update(talks).where(mine).values(state="closed"))
            state(play)
            staff = {name: len(play.texts(name)) for name in STAFF}
            before = list(play.phone("Kit").values())
            play.life.says("Kit", asked.words)
            new = list(play.phone("Kit").values())[len(before) :]
            at = landed(new[-1], asked) if new else "nothing"
            again = state is an_invitation and asked.lands == COMING
            if at != asked.lands and not (again and _asks("coming_again", new[-1])):
                astray.append((asked.words, asked.lands, at))
            if len(new) != 1:
                astray.append((asked.words, "one message", str([one.text for one in new])))
            if asked.lands in SAID and state is not nothing_open and not _question(new[-1]):
                astray.append((asked.words, "asks again", new[-1].text))
            assert {name: len(play.texts(name)) for name in STAFF} == staff, asked
        assert astray == []
        assert not any(NOT_AN_ANSWER in text for text in play.texts("Kit"))
        if state is not a_break:  # which may be one of its own
            assert play.home.rows(tasks) == []
        (mine,) = play.home.rows(comings, comings.c.person_id == play.home.ids["Kit"])
        assert mine.answer is None


def _table(state: Callable[[Play], None], language: str) -> list[Asked]:
    """All that is asked in one language; one of each sort, where the state is like another."""
    asked = [one for one in ASKED if one.language == language]
    if state in (nothing_open, a_choice):
        return asked
    return list({one.lands: one for one in asked}.values())


def _question(shown: Outgoing) -> bool:
    return any(button.data.endswith(".~stop") for row in shown.buttons for button in row)


def _asks(question: str, shown: Outgoing) -> bool:
    return any(f".{question}." in button.data for row in shown.buttons for button in row)


@pytest.mark.parametrize("language", [one.code for one in languages()])
def test_no_list_takes_words_from_a_cry_a_command_or_another_list(language: str) -> None:
    ways: dict[str, str] = {}
    for kind in kinds():
        for form in listed(kind, language):
            words = form.replace("{our}", "our").replace("{next}", "the next")
            words = words.replace("{meeting}", "meeting").replace("{when}", "when is")
            words = words.replace("{where}", "where is").replace("{today}", "today")
            words = words.replace("{tomorrow}", "tomorrow").replace("{week}", "this week")
            words = words.replace("{weekday}", "on Tuesday")
            assert command_of(words, language) is None, words
            assert kind_of(words, language) == kind, words
            assert ways.setdefault(words, kind) == kind
    assert len(ways) > 100


@pytest.mark.parametrize("words", NOT_ASKED)
def test_what_is_longer_or_denies_is_no_plain_question(words: str) -> None:
    assert kind_of(words, "ar" if "ا" in words or "ى" in words else "en") is None


@pytest.mark.parametrize(
    "words", ["when is the next meeting?", "delete me", "I can't come", "late"]
)
def test_where_words_are_asked_for_they_are_the_answer(words: str, play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.hard")
    play.life.says("Kit", words)
    assert "Hub rules" not in play.last("Kit")
    assert "I have saved that." in play.last("Kit")


def test_of_a_worry_they_are_what_is_said_of_it(play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", "I'm ill")
    assert play.last("Kit").startswith("I've kept that. No one has read it.")


def test_with_an_open_worry_a_question_is_answered_and_the_rest_is_offered_to_it(
    play: Play,
) -> None:
    play.raises("Kit")
    with play.home.database.transaction() as tx:
        tx.conn.execute(update(talks).values(state="closed"))
    play.life.says("Kit", "when is the next meeting")
    assert play.last("Kit").startswith("“Hub rules” is on Wednesday 10 June")
    play.life.says("Kit", "I can't come")
    assert "Shall I pass that on with your worry about safety?" in play.last("Kit")


def test_what_was_hidden_is_not_shown_by_a_question(play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.life.says("Kit", "hide")
    play.life.says("Kit", "when is the next meeting")
    assert play.last("Kit") == "You have a message."
    play.shows("Kit")
    (shown,) = [text for text in play.texts("Kit") if "You have not said yet" in text]
    assert shown.count("What would you like to change?") == 1


def test_a_talk_of_another_day_does_not_stand_before_the_answer(play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.waits(timedelta(days=1))
    play.life.says("Kit", "when is the next meeting")
    assert play.last("Kit").startswith("“Hub rules” is on Wednesday 10 June")
    assert "What would you like to change?" not in play.last("Kit")


@pytest.mark.parametrize("answer", [*filter(None, _DOWN_AS)])
def test_what_they_said_about_coming_is_said_as_it_is_kept(answer: str, play: Play) -> None:
    with play.home.database.transaction() as tx:
        mine = comings.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(update(comings).where(mine).values(answer=answer))
    play.life.says("Kit", "when is the next meeting")
    assert _DOWN_AS[answer] in play.last("Kit")
    play.life.says("Bea", "when is the next meeting")
    assert _DOWN_AS[None] in play.last("Bea"), "nobody reads what another has said"


def test_where_it_is_asked_already_if_they_come_that_stands(tmp_path: Path) -> None:
    with a_play(tmp_path, now=MEETING_AT - timedelta(hours=27)) as play:
        play.waits(timedelta(hours=2))
        assert "How are you about it?" in play.last("Kit")
        play.life.says("Kit", "I can't make it")
        assert "Did you mean “I am not coming”?" in play.last("Kit").translate(_MARKS)
        (mine,) = play.home.rows(comings, comings.c.person_id == play.home.ids["Kit"])
        assert mine.answer is None
        play.life.says("Kit", "no")
        play.life.says("Kit", "no")
        assert "How are you about it?" in play.last("Kit")
        play.life.says("Kit", "I'm ill")
        assert "Shall I put you down as unwell, and not coming?" in play.last("Kit")


def test_one_that_is_off_is_said_to_be_off(play: Play) -> None:
    order = Order(meeting_id=1, answers={"why": "ill"})
    with play.home.database.transaction() as tx:
        cancel_meeting(tx, Actor(play.home.ids["Jo"]), order, play.now)
    play.life.post.until_quiet(100)
    for words in ("is it still on?", "when is the next meeting", "is it cancelled"):
        play.life.says("Kit", words)
        assert "“Hub rules” is off. It was on Wednesday 10 June at 2 pm" in play.last("Kit")
        assert "It is still on." not in play.last("Kit")
        assert "Nothing else is planned right now." in play.last("Kit")
    play.life.says("Kit", "I can't come")
    assert "Would you like to come?" not in play.last("Kit")


def test_after_one_that_is_off_the_next_is_said(play: Play) -> None:
    play.home.meets(MEETING_AT + timedelta(days=7), play.now, title="Seeds")
    with play.home.database.transaction() as tx:
        cancel_meeting(tx, Actor(play.home.ids["Jo"]), Order(meeting_id=1), play.now)
    play.life.post.until_quiet(100)
    play.life.says("Kit", "is it still on")
    said = play.last("Kit")
    assert said.index("“Hub rules” is off.") < said.index("“Seeds” is on Wednesday 17 June")
    assert said.count("It is still on.") == 1


def test_one_that_has_moved_is_told_with_both_times(play: Play) -> None:
    answers = {"new_day": "2026-06-11", "new_time": "15:00", "new_place": "the Library"}
    with play.home.database.transaction() as tx:
        order = Order(meeting_id=1, answers=answers)
        change_meeting(tx, Actor(play.home.ids["Jo"]), order, play.now)
    play.life.post.until_quiet(100)
    play.life.says("Kit", "when is the next meeting")
    for words in (
        "“Hub rules” is on Thursday 11 June, 3 pm to 4 pm. We meet at the Library.",
        "It has moved. Before, it was on Wednesday 10 June at 2 pm.",
        "We were to meet at the Hub.",
    ):
        assert words in play.last("Kit")


def test_one_that_goes_on_now_is_said_to_and_what_comes_after_it_too(tmp_path: Path) -> None:
    with a_play(tmp_path, now=MEETING_AT + timedelta(minutes=20)) as play:
        play.home.meets(MEETING_AT + timedelta(days=7), play.now, title="Seeds")
        play.life.post.until_quiet(100)
        play.life.says("Kit", "when is the next meeting")
        assert "“Hub rules” is on now, until 3 pm. We meet at the Hub." in play.last("Kit")
        assert "“Seeds” is on Wednesday 17 June" in play.last("Kit")
        play.life.says("Kit", "is there a meeting today?")
        assert "“Hub rules” is on now" in play.last("Kit")
        assert "Seeds" not in play.last("Kit").partition("This is about")[0]


def test_one_that_is_over_is_not_said_to_be_on(tmp_path: Path) -> None:
    with a_play(tmp_path, now=MEETING_AT + timedelta(minutes=61)) as play:
        for words in ("is there a meeting today", "is it still on", "when is it"):
            play.life.says("Kit", words)
            assert "Hub rules" not in play.last("Kit").splitlines()[0]
            assert "is on" not in play.last("Kit")


def test_who_was_not_asked_hears_nothing_of_it(play: Play) -> None:
    with play.home.database.transaction() as tx:
        mine = comings.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(delete(comings).where(mine))
        of_kit = notices.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(update(notices).where(of_kit).values(state="withdrawn"))
    for asked in ASKED:
        if asked.language == "en" and asked.lands in (*SAID, COMING):
            play.life.says("Kit", asked.words)
            new = play.last("Kit").partition("This is about")[0]
            assert asked.lands == COMING or "Wednesday 10 June" not in new, asked


def test_two_groups_are_told_apart_and_a_third_ones_meeting_is_not_told(play: Play) -> None:
    garden, attic = (_another_group(play, title) for title in ("Garden", "Attic"))
    _joins(play, "Kit", garden)
    _meets(play, garden, "Seeds", days=1)
    _meets(play, attic, "Secrets", days=2)
    play.life.says("Kit", "when is the next meeting")
    said = play.last("Kit")
    assert said.index("In “Garden”:") < said.index("“Seeds” is on") < said.index("In “Hub group”:")
    assert said.index("In “Hub group”:") < said.index("“Hub rules” is on")
    assert "Secrets" not in said
    play.life.says("Kit", "I can't come")
    assert "Shall I put you down as not coming?" in play.last("Kit")
    assert "“Hub rules”, Wednesday" in play.last("Kit"), "it is what is asked about just now"
    play.waits(timedelta(hours=2))
    with play.home.database.transaction() as tx:
        tx.conn.execute(update(talks).values(state="closed", last_at=_SUNDAY))
    play.life.says("Kit", "I can't come")
    assert "Which meeting do you mean?" in play.last("Kit"), "either may be meant"


def _another_group(play: Play, title: str) -> int:
    with play.home.database.transaction() as tx:
        found: int = make_group(
            tx, title, play.now, zone="Europe/London", form="adult", evaluate_every=3
        )
    _joins(play, "Jo", found, "facilitator")
    return found


def _joins(play: Play, name: str, group: int, role: str = "co_producer") -> None:
    values = {"person_id": play.home.ids[name], "group_id": group, "role": role}
    with play.home.database.transaction() as tx:
        tx.conn.execute(insert(memberships).values(since=play.now, **values))


def _meets(play: Play, group: int, title: str, days: int) -> None:
    at = play.now + timedelta(days=days)
    place = {"title": title, "place": "the shed", "group": str(group)}
    answers = {**place, "day": at.date().isoformat(), "time": "10:00", "minutes": "60"}
    with play.home.database.transaction() as tx:
        schedule_meeting(tx, Actor(play.home.ids["Jo"]), Order(answers=answers), play.now)


def test_who_comes_is_said_by_number_or_by_a_name_with_a_yes_to_that(play: Play) -> None:
    with play.home.database.transaction() as tx:
        for name, answer in (("Bea", "yes"), ("Kit", "no")):
            mine = comings.c.person_id == play.home.ids[name]
            tx.conn.execute(update(comings).where(mine).values(answer=answer))
    play.life.says("Kit", "who is coming?")
    assert "Others from the group so far: 1" in play.last("Kit")
    assert "Bea" not in play.last("Kit")
    play.life.says("Bea", "who is coming?")
    assert "No one else from the group has said yes so far." in play.last("Bea")
    assert "Kit" not in play.last("Bea")
    play.life.says("Jo", "who is coming?")
    assert "Coming: 1" in play.last("Jo")
    assert "Kit" not in play.last("Jo")
    play.life.says("Sam", "who is coming?")
    assert "• Bea: coming" in last(play, "Sam")
    assert "Kit" not in last(play, "Sam"), "a no is shown to nobody"
    assert "Kit" not in play.last("Jo")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_words_that_are_to_be_typed_ask_for_a_person(language: str) -> None:
    for note in (PLAIN_NOTES["asked_know"].words, "To ask more, type “talk to a person”."):
        said = load(language).gettext(note)
        quoted = said.rpartition("“" if language == "en" else "«")[2].rstrip(".”»")
        assert command_of(quoted, language) == "person"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("I want to leave the group", "Kit would like to leave the group."),
        ("unsubscribe", "Kit would like fewer messages from me, or none."),
        ("delete me", "Kit would like all that I keep about them to be deleted."),
    ],
)
def test_a_yes_makes_a_task_and_a_no_tells_no_one(words: str, told: str, play: Play) -> None:
    staff = {name: len(play.texts(name)) for name in STAFF}
    play.life.says("Kit", words)
    play.life.says("Kit", "no")
    assert {name: len(play.texts(name)) for name in STAFF} == staff
    assert play.home.rows(tasks) == []
    play.life.says("Kit", words)
    play.life.says("Kit", "yes")
    assert any("I have asked Sam." in text for text in play.texts("Kit"))
    assert play.read_by(told) == ["Sam"]
    (task,) = play.home.rows(tasks)
    assert task.state == "open"
    play.life.says("Sam", "/todo")
    assert "Kit" in play.last("Sam")


def test_who_was_left_out_is_not_asked_to_see_to_it(play: Play) -> None:
    play.life.says("Kit", "delete me")
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.not_to")
    play.does("Kit", f"not_to.{play.home.ids['Sam']}")
    play.does("Kit", "not_to.~done")
    play.life.says("Kit", "I want to leave the group")
    assert "Shall I ask Jo and Ali to see to it?" in play.last("Kit")


def test_where_there_is_no_staff_those_who_run_the_group_are_asked(play: Play) -> None:
    with play.home.database.transaction() as tx:
        hub = memberships.c.person_id == play.home.ids["Bea"]
        tx.conn.execute(delete(memberships).where(hub))
        with_peers("Bea", run_by=("Kit", "Bea"))(tx, play.home.ids)
    for words in ("I want to leave the group", "delete me", "unsubscribe"):
        play.life.says("Bea", words)
        assert "Shall I ask Kit to " in play.last("Bea"), words
    play.life.says("Bea", "I want to leave the group")
    assert "Kit can end your place there." in play.last("Bea"), "nobody ends their own"
    play.life.says("Bea", "yes")
    assert play.last("Kit").startswith("Bea would like to leave the group.")
    assert play.read_by("Bea would like") == []
    play.life.says("Bea", "who reads this?")
    assert "staff" not in play.last("Bea").lower()


def test_only_the_newest_of_such_offers_stands(play: Play) -> None:
    for words in ("delete me", "unsubscribe", "delete me"):
        play.life.says("Kit", words)
    play.life.says("Kit", "no")
    assert "That is fine. I have asked no one." in play.texts("Kit")[-2:]
    assert "Shall I ask Sam" not in play.last("Kit")
    live = talks.c.conversation.in_((DELETE_TALK.name, "less_from_me", "leaving"))
    assert {row.state for row in play.home.rows(talks, live)} == {"closed", "finished"}


def test_late_is_told_to_those_who_run_it_with_a_yes_and_to_no_one_else(tmp_path: Path) -> None:
    with a_play(tmp_path, now=MEETING_AT - timedelta(hours=1)) as play:
        play.life.says("Kit", "/menu")
        play.life.says("Kit", "I'm running late")
        assert play.last("Kit").endswith(
            "Shall I tell Jo and Ali that you will be late for “Hub rules”?"
        )
        assert play.read_by("will be late") == []
        play.life.says("Kit", "yes")
        assert "Thank you. I have told Jo and Ali." in "".join(play.texts("Kit"))
        assert play.last("Kit").endswith("What would you like?"), "where they were before"
        assert play.read_by("Kit will be late for “Hub rules”") == ["Jo", "Ali"]


def test_staff_get_their_own_meetings_and_what_is_so_for_them(play: Play) -> None:
    for name in ("Jo", "Sam"):
        play.life.says(name, "/menu")
        play.life.says(name, "when is the next meeting?")
        assert play.last(name).startswith("“Hub rules” is on Wednesday 10 June")
        assert "I have you down" not in play.last(name)
        assert "You have not said yet" not in play.last(name)
        play.life.says(name, "I want to leave the group")
        assert play.last(name).startswith("Whoever runs my computer can end your place")
        play.life.says(name, "I can't come")
        assert "These are your meetings:" in play.last(name)


def test_who_has_no_place_is_told_that_and_of_no_meeting(play: Play) -> None:
    with play.home.database.transaction() as tx:
        mine = memberships.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(delete(memberships).where(mine))
        tx.conn.execute(update(talks).values(state="closed"))
    for asked in ASKED:
        play.life.says("Kit", asked.words)
        assert "Hub rules" not in play.last("Kit"), asked
        assert "You are in no group right now." in play.last("Kit"), asked


def test_who_only_stands_outside_can_stop_being_told(tmp_path: Path) -> None:
    with a_play(tmp_path, now=_SUNDAY) as play:
        dee = play.home.ids["Dee"]
        with play.home.database.transaction() as tx:
            tx.conn.execute(delete(memberships).where(memberships.c.person_id == dee))
            values = {"person_id": dee, "group_id": play.home.group_id, "since": play.now}
            tx.conn.execute(insert(contacts).values(**values))
            tx.conn.execute(update(people).where(people.c.id == dee).values(state="here"))
        play.life.says("Dee", "unsubscribe")
        assert "Would you like to go on?" in play.last("Dee")
        play.life.says("Dee", "when is the next meeting?")
        assert "Hub rules" not in play.last("Dee")


def test_what_another_writes_down_for_someone_is_answered_to_whoever_types(play: Play) -> None:
    with play.home.database.transaction() as tx:
        mine = comings.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(update(comings).where(mine).values(answer="no"))
        sam = play.home.ids["Sam"]
        tx.conn.execute(update(talks).values(state="closed"))
    play.life.says("Sam", "/menu")
    with play.home.database.transaction() as tx:
        menu = (talks.c.person_id == sam, talks.c.state == "open")
        values = {"person_id": play.home.ids["Kit"], "played_by": sam}
        tx.conn.execute(update(talks).where(*menu).values(**values))
    before = len(play.texts("Sam"))
    play.life.says("Sam", "when is the next meeting?")
    said, again = play.texts("Sam")[before:]
    assert said.startswith("“Hub rules” is on Wednesday 10 June")
    assert "I have you down" not in said + again
    assert again.startswith("With Kit:")
