"""What is said of a card, of notes, of what helps and of a form for all is what happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from conversations.registry import ALL
from records.access import Actor
from records.calls import calls
from records.evaluations import evaluations
from records.people import Person, Way, people
from records.tasks import tasks
from scheduler.friendly_words.words_due import WORD, last_touch
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.who_comes import answer
from scheduler.papers.add_paper import add_paper
from scheduler.papers.send_notes import send_notes
from scheduler.phone_calls.queue import told
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.talks.spoken import Lines, Voice
from scheduler.talks.turns import open_talks, talking
from tests.conversations.walking import walker
from tests.heard.states import are_enough
from tests.home import MEETING_AT
from tests.signals.worried import Play, a_play

_MARKS = dict.fromkeys((0x2068, 0x2069))


@pytest.fixture
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """A week before the meeting; Kit and Bea have been asked to it."""
    with a_play(tmp_path_factory.mktemp("ahead"), now=MEETING_AT - timedelta(days=7)) as play:
        yield play


def all_of(play: Play, name: str) -> str:
    play.shows(name)
    return "\n".join(play.texts(name)).translate(_MARKS)


def rings(play: Play, who: str, whom: str) -> str:
    """What one is to say to another when they ring."""
    with play.home.database.transaction() as tx:
        caller = tx.get(Person, play.home.ids[who])
        known = Known(tx, caller, play.now, about_id=play.home.ids[whom])
        said = known["ring_script"]
        assert isinstance(said, Lines)
        return said.in_words(Voice("en", "Europe/London"))


def test_what_is_put_on_the_card_after_people_were_asked_is_read_before_the_day(
    ahead: Play,
) -> None:
    said = {"new_card_pay": "twenty pounds in cash", "new_card_decides": "the group does"}
    with ahead.home.database.transaction() as tx:
        order = Order(meeting_id=1, answers=said)
        change_meeting(tx, Actor(ahead.home.ids["Jo"]), order, ahead.now)
    ahead.waits(timedelta(days=5))
    kit = all_of(ahead, "Kit")
    assert "New since you were asked:" in kit
    assert "twenty pounds in cash" in kit
    assert "the group does" in kit


def by_phone(play: Play) -> None:
    """Bea is rung by Sam, and nothing is written to her."""
    with play.home.database.transaction() as tx:
        bea = tx.get(Person, play.home.ids["Bea"])
        card = {"called": "Bea", "phone": "01632 960 333", "safe_ring": "yes"}
        sealed = tx.seal(bea.key_id, "person.card", card)
        values = {"ways": Way.CALL, "card": sealed}
        tx.conn.execute(update(people).where(people.c.id == bea.id).values(**values))


@pytest.mark.parametrize(("act", "what"), [(add_paper, "paper"), (send_notes, "minutes")])
def test_papers_and_notes_are_read_out_to_whom_nobody_can_write(
    act: object, what: str, ahead: Play
) -> None:
    by_phone(ahead)
    if what == "paper":
        ahead.waits(timedelta(days=6))
    else:
        ahead.waits(timedelta(days=9))
    with ahead.home.database.transaction() as tx:
        order = Order(meeting_id=1, answers={what: "we keep the kettle"})
        act(tx, Actor(ahead.home.ids["Jo"]), order, ahead.now)  # type: ignore[operator]
    ahead.waits(timedelta(minutes=1))
    (call,) = ahead.home.rows(calls, calls.c.name == what)
    assert call.state == "open", "it is not done before she has heard it"
    assert "we keep the kettle" in rings(ahead, "Sam", "Bea")
    assert "we keep the kettle" in all_of(ahead, "Kit")


def test_who_was_rung_has_had_a_word(ahead: Play) -> None:
    by_phone(ahead)
    ahead.waits(timedelta(days=5))
    call = ahead.home.rows(calls)[0]
    with ahead.home.database.transaction() as tx:
        assert last_touch(tx, call.person_id, None, WORD) is None
        assert told(tx, call, ahead.now)
        assert last_touch(tx, call.person_id, None, WORD) == ahead.now


def test_who_runs_it_reads_what_helps_and_never_whom(ahead: Play) -> None:
    ahead.life.says("Kit", "/choices")
    for tapped in ("what.helps", "helps.seat", "helps.else", "helps.~done"):
        ahead.does("Kit", tapped)
    ahead.life.says("Kit", "a lamp that does not hum")
    with ahead.home.database.transaction() as tx:
        answer(tx, Actor(ahead.home.ids["Kit"]), 1, "yes", ahead.now)
    ahead.waits(timedelta(days=2))
    jo = all_of(ahead, "Jo")
    assert "Would like a quiet seat: 1" in jo
    assert "“a lamp that does not hum”" in jo
    assert "Kit wrote" not in jo
    assert "Kit wrote what helps to take part: “a lamp that does not hum”" in all_of(ahead, "Sam")


def asked_how_it_is(play: Play) -> None:
    with play.home.database.transaction() as tx:
        kit = tx.get(Person, play.home.ids["Kit"])
        talking.begin(tx, kit, "evaluation_adult", play.now, open_talks.About(meeting_id=1))
    play.life.post.until_quiet(100)


def test_a_group_too_small_is_told_so_first_and_asked_in_ways_that_are_safe(ahead: Play) -> None:
    asked_how_it_is(ahead)
    said = ahead.last("Kit").splitlines()
    assert "2 people can answer this. So answers without names" in said[0]
    assert not any("How do you feel about our meetings?" in line for line in said)
    ahead.does("Kit", "small_way.named")
    ahead.life.says("Kit", "more sourdough please")
    ahead.waits(timedelta(days=3))
    assert ahead.read_by("“more sourdough please”") == ["Jo", "Ali"]
    assert ahead.home.rows(evaluations) == [], "it is counted with no answers"


def test_who_would_rather_talk_of_it_is_on_the_list_of_who_looks_after_them(ahead: Play) -> None:
    asked_how_it_is(ahead)
    ahead.does("Kit", "small_way.talk")
    assert [task.kind for task in ahead.home.rows(tasks)] == ["word"]
    assert ahead.read_by("Kit would like to talk about how our meetings are.") == ["Sam"]


def test_who_answers_late_hears_that_the_results_are_out(ahead: Play) -> None:
    are_enough(ahead)
    asked_how_it_is(ahead)
    with ahead.home.database.transaction() as tx:
        values = {"meeting_id": 1, "form": "evaluation_adult", "state": "open"}
        tx.conn.execute(
            evaluations.insert().values(**values, opens_until=ahead.now + timedelta(days=9))
        )
    for _ in range(6):
        ahead.life.says("Kit", "skip")
    last = ahead.last("Kit")
    assert "The results are out." in last
    assert "Yours opens only if 4 more people answer." in last
    assert "1 person has answered so far." not in last


def test_at_a_meeting_in_no_room_nobody_is_looked_for_at_a_door() -> None:
    for talk in ("cancelling", "changing"):
        for number, sample in enumerate(ALL[talk].samples):
            asked = {"door", "door_must"} & set(walker(talk, number).ways)
            assert not (asked and sample.get("in_no_room")), talk
            late = sample.get("late") or sample.get("late_draft")
            assert asked or sample.get("in_no_room") or not late, talk


def test_what_helps_someone_is_told_of_them_and_not_of_the_reader(ahead: Play) -> None:
    ahead.life.says("Kit", "/choices")
    for tapped in ("what.helps", "helps.door", "helps.fare", "helps.~done"):
        ahead.does("Kit", tapped)
    ahead.waits(timedelta(days=1))
    sam = all_of(ahead, "Sam")
    assert "This helps Kit take part: someone at the door and their fare before the day" in sam
