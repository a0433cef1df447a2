"""What was typed may hold more than was asked, or be in doubt: then it is asked which."""

import pytest

from conversations.conversation import Conversation
from conversations.engine import (
    NotAnAnswer,
    OnlyAStart,
    Turn,
    back,
    begin,
    can_go_back,
    reply,
    resume,
)
from conversations.offers import IN_DOUBT, NEITHER, doubt
from conversations.registry import ALL
from conversations.script import Answer, Ask, Choice, Do, Reads, Say
from tests.conversations.walking import SAMPLED, walker

MEET = Conversation(
    "meet",
    Ask("day", "Which day?", Choice("same", "The same"), reads=Reads.DATE, skip=False),
    Ask("time", "What time?", reads=Reads.TIME, skip=False),
    Ask("minutes", "How long?", Choice("60", "1 hour"), reads=Reads.NUMBER, skip=False),
    Do("save"),
    Say("Saved."),
)
LOOK = Conversation(
    "look",
    Ask("day", "Which day?", reads=Reads.DATE, then=(Do("look"), Say("Then."))),
    Ask("time", "What time?", reads=Reads.TIME, skip=False),
    Ask("place", "Where?"),
)
FAR, BOTH = ("2027-06-02",), ("2026-06-09", "2026-06-10")


def talk(conversation: Conversation, *said: tuple[str, Answer]) -> Turn:
    turn = begin(conversation, {})
    for question, value in said:
        turn = reply(conversation, turn.answers, question, value, {})
    return turn


def open_now(turn: Turn) -> str:
    return turn.question.name if turn.question else ""


def test_what_a_day_carries_answers_the_questions_that_follow() -> None:
    assert dict(talk(MEET, ("day", "2026-06-10 14:00")).answers) == {
        "day": "2026-06-10",
        "time": "14:00",
    }
    turn = talk(MEET, ("day", "2026-06-10 14:00 120"))
    assert dict(turn.answers) == {"day": "2026-06-10", "time": "14:00", "minutes": "120"}
    assert (turn.do, open_now(turn)) == (("3",), "")


def test_what_follows_a_question_is_done_although_the_next_is_answered_too() -> None:
    turn = talk(LOOK, ("day", "2026-06-10 14:00"))
    assert (turn.do, turn.said, open_now(turn)) == (("0/then/0",), ("0/then/1",), "place")


def test_back_takes_them_one_by_one() -> None:
    turn = talk(MEET, ("day", "2026-06-10 14:00"))
    once = back(MEET, turn.answers, {})
    assert (open_now(once), dict(once.answers)) == ("time", {"day": "2026-06-10"})
    assert open_now(back(MEET, once.answers, {})) == "day"


def test_a_time_that_no_question_asks_for_is_left_out() -> None:
    days = Conversation(
        "days",
        Ask("first", "First?", reads=Reads.DATE),
        Ask("last", "Last?", reads=Reads.DATE),
    )
    assert dict(talk(days, ("first", "2026-06-10 14:00")).answers) == {"first": "2026-06-10"}
    both = ("2026-06-10 03:00", "2026-06-10 15:00")
    assert dict(talk(days, ("first", both)).answers) == {"first": "2026-06-10"}
    assert doubt(days.questions["first"], talk(days, ("first", FAR)).answers) == FAR
    span = talk(LOOK, ("day", "2026-06-10 14:00 120"))
    assert dict(span.answers) == {"day": "2026-06-10", "time": "14:00"}


def test_a_span_where_only_its_start_is_asked_for_is_refused() -> None:
    before = talk(LOOK, ("day", "2026-06-10")).answers
    with pytest.raises(OnlyAStart):
        reply(LOOK, before, "time", "14:00 120", {})
    with pytest.raises(OnlyAStart):
        reply(LOOK, before, "time", ("02:00 120", "14:00 120"), {})
    assert reply(LOOK, before, "time", ("15:50", "10:00 360"), {}).answers["time"] == "15:50"


@pytest.mark.parametrize("may_be", [FAR, BOTH])
def test_in_doubt_the_question_stays_open_and_nothing_is_done(may_be: tuple[str, ...]) -> None:
    turn = talk(LOOK, ("day", may_be))
    assert (open_now(turn), turn.do, turn.said) == ("day", (), ())
    assert turn.question is not None
    assert doubt(turn.question, turn.answers) == may_be
    assert "day" not in turn.answers


def test_one_of_them_is_the_answer_and_so_is_any_other_day() -> None:
    for day in (*BOTH, "2026-06-12"):
        turn = talk(MEET, ("day", BOTH), ("day", day))
        assert dict(turn.answers) == {"day": day}
    assert open_now(talk(MEET, ("day", BOTH), ("day", f"{BOTH[0]} 14:00"))) == "minutes"
    assert dict(talk(MEET, ("day", BOTH), ("day", "same")).answers) == {"day": "same"}


def test_a_no_and_back_open_the_question_anew() -> None:
    turn = talk(MEET, ("day", FAR))
    assert can_go_back(MEET, turn.answers, {})
    for again in (back(MEET, turn.answers, {}), talk(MEET, ("day", FAR), ("day", NEITHER))):
        assert (open_now(again), dict(again.answers)) == ("day", {})


def test_a_no_to_what_is_in_doubt_no_more_is_no_day() -> None:
    with pytest.raises(NotAnAnswer):
        talk(MEET, ("day", NEITHER))


@pytest.mark.parametrize("value", ["hello", "2026-06-10x", "14:00", "10 June", "", "2026-6-1"])
def test_what_is_no_day_is_never_saved_as_one(value: str) -> None:
    with pytest.raises(NotAnAnswer):
        talk(MEET, ("day", value))


def test_what_is_in_doubt_is_still_asked_when_the_talk_is_taken_up_again() -> None:
    turn = resume(MEET, talk(MEET, ("day", BOTH)).answers, {})
    assert (open_now(turn), dict(turn.answers)) == ("day", {f"day{IN_DOUBT}": BOTH})


def test_several_answers_to_a_question_of_another_kind_are_none() -> None:
    before = talk(MEET, ("day", "2026-06-10"), ("time", "14:00")).answers
    with pytest.raises(NotAnAnswer):
        reply(MEET, before, "minutes", ("60", "90"), {})


@pytest.mark.parametrize(("name", "sample"), SAMPLED, scope="module")
def test_a_day_or_a_time_can_be_in_doubt_wherever_one_is_asked(name: str, sample: int) -> None:
    """In every talk: the question stays open, Back leads to it, and an answer goes on."""
    found, facts = walker(name, sample), ALL[name].samples[sample]
    for walk in found.edge_walks.values():
        for turn in walk.turns:
            ask = turn.question
            if ask is None or ask.reads not in {Reads.DATE, Reads.TIME}:
                continue
            values = BOTH if ask.reads is Reads.DATE else ("03:00", "15:00")
            in_doubt = reply(ALL[name], turn.answers, ask.name, values, facts)
            assert (in_doubt.question, in_doubt.do, in_doubt.said) == (ask, (), ())
            assert back(ALL[name], in_doubt.answers, facts).answers == turn.answers
            sure = reply(ALL[name], in_doubt.answers, ask.name, values[0], facts)
            assert sure.answers[ask.name] == values[0]
