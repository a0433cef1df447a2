"""The engine: what comes next. It returns a Turn, and does nothing."""

import pytest

from conversations.conversation import Conversation
from conversations.engine import (
    NotAnAnswer,
    NotOpen,
    NoWayBack,
    Turn,
    after,
    back,
    begin,
    can_go_back,
    pick,
    reply,
    resume,
)
from conversations.offers import PICKING, SKIPPED, offered, picked
from conversations.registry import ALL
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Reads,
    Say,
    SayMany,
    Tell,
    When,
    chose,
    known,
)
from conversations.walk import open_question

TEA = Conversation(
    "tea",
    Say("Hello."),
    Ask(
        "drink",
        "Tea or milk?",
        Choice("tea", "Tea", Ask("sugar", "Sugar?", Choice("yes", "Yes"), Choice("no", "No"))),
        Choice("milk", "Milk", Tell("link_person", "{name} would like milk.")),
    ),
    Ask("with", "What with it?", Choice("cake", "Cake"), Choice("bread", "Bread"), many=True),
    When(
        chose("drink", "tea"), Say("It is hot."), otherwise=(SayMany("One.", "Many.", "number"),)
    ),
    Ask(
        "seat", "Where?", Choices("seats", Say("That one.")), Choice("none", "I stand"), skip=False
    ),
    Do("pour"),
    Ask("nice", "Was it nice?", Choice("yes", "Yes", Say("Good."))),
)
FACTS: Facts = {"seats": (("s1", "Window"), ("s2", "Door")), "number": 3}


def talk(*said: tuple[str, str | tuple[str, ...]], facts: Facts = FACTS) -> Turn:
    """The last turn of a talk in which this was answered."""
    turn = begin(TEA, facts)
    for question, value in said:
        turn = reply(TEA, turn.answers, question, value, facts)
    return turn


def words(turn: Turn) -> list[str]:
    steps = [TEA.by_path[path] for path in (*turn.said, *turn.tell)]
    return [getattr(step, "words", "") or getattr(step, "many", "") for step in steps]


def asked(turn: Turn) -> str:
    return turn.question.name if turn.question else ""


def test_a_talk_begins_with_its_first_lines_and_question() -> None:
    turn = begin(TEA, FACTS)
    assert (words(turn), asked(turn), dict(turn.answers)) == (["Hello."], "drink", {})


def test_what_follows_an_answer_is_what_stands_under_it() -> None:
    assert asked(talk(("drink", "tea"))) == "sugar"
    milk = talk(("drink", "milk"))
    assert (asked(milk), milk.tell, words(milk)) == (
        "with",
        ("1/milk/0",),
        ["{name} would like milk."],
    )


def test_only_what_is_new_is_said() -> None:
    assert talk(("drink", "tea"), ("sugar", "no")).said == ()


def test_a_skipped_question_leads_on() -> None:
    turn = talk(("drink", SKIPPED))
    assert (asked(turn), turn.answers["drink"]) == ("with", SKIPPED)


def test_a_branch_can_hang_on_an_earlier_answer() -> None:
    assert words(talk(("drink", "tea"), ("sugar", "no"), ("with", SKIPPED))) == ["It is hot."]
    assert words(talk(("drink", "milk"), ("with", SKIPPED))) == ["Many."]


def test_a_branch_can_hang_on_one_of_many_picks() -> None:
    cake = chose("with", "cake")
    assert cake({"with": ("bread", "cake")}, {})
    assert not cake({"with": ("bread",)}, {})
    assert not cake({}, {})


def test_an_empty_fact_is_not_known() -> None:
    assert [known("x")({}, {"x": value}) for value in ("", None, 0, False, (), "a")] == [
        *[False] * 5,
        True,
    ]


def test_the_wrong_question_is_not_open() -> None:
    with pytest.raises(NotOpen):
        reply(TEA, {}, "sugar", "yes", FACTS)
    with pytest.raises(NotOpen):
        reply(TEA, {"drink": "milk"}, "drink", "tea", FACTS)
    with pytest.raises(NotOpen):
        pick(TEA, {}, "drink", "tea", FACTS)


@pytest.mark.parametrize("value", ["coffee", ("tea",), "Tea", "0"])
def test_what_was_not_offered_is_not_an_answer(value: str | tuple[str, ...]) -> None:
    with pytest.raises(NotAnAnswer):
        reply(TEA, {}, "drink", value, FACTS)


@pytest.mark.parametrize("value", [(), "cake", ("cake", "fish")])
def test_several_picks_must_all_be_on_offer(value: str | tuple[str, ...]) -> None:
    with pytest.raises(NotAnAnswer):
        reply(TEA, {"drink": "milk"}, "with", value, FACTS)


def test_what_cannot_be_skipped_takes_no_skip() -> None:
    before = talk(("drink", "milk"), ("with", SKIPPED)).answers
    with pytest.raises(NotAnAnswer):
        reply(TEA, before, "seat", SKIPPED, FACTS)


def test_picking_twice_puts_it_back_and_done_forgets_the_picking() -> None:
    turn = talk(("drink", "milk"))
    for key in ("bread", "cake", "bread"):
        turn = pick(TEA, turn.answers, "with", key, FACTS)
    assert picked(TEA.questions["with"], turn.answers) == ("cake",)
    assert (asked(turn), turn.said) == ("with", ())
    done = reply(TEA, turn.answers, "with", ("cake",), FACTS)
    assert done.answers == {"drink": "milk", "with": ("cake",)}
    with pytest.raises(NotAnAnswer):
        pick(TEA, turn.answers, "with", "fish", FACTS)


def test_live_choices_are_looked_up_again_when_one_is_tapped() -> None:
    turn = talk(("drink", "milk"), ("with", SKIPPED))
    assert offered(TEA.questions["seat"], FACTS)[0] == ("s1", "Window")
    with pytest.raises(NotAnAnswer):
        reply(TEA, turn.answers, "seat", "s1", {**FACTS, "seats": (("s2", "Door"),)})
    assert words(reply(TEA, turn.answers, "seat", "s1", FACTS)) == ["That one."]
    assert words(reply(TEA, turn.answers, "seat", "none", FACTS)) == []


def test_typed_words_answer_a_question_that_has_buttons_too() -> None:
    both = Conversation("both", Ask("who", "Who?", Choice("no_one", "No one"), reads=Reads.TEXT))
    assert reply(both, {}, "who", "Alex", {}).answers == {"who": "Alex"}
    with pytest.raises(NotAnAnswer):
        reply(both, {}, "who", ("Alex",), {})


def test_an_act_is_named_once_and_the_talk_goes_on() -> None:
    turn = talk(("drink", "milk"), ("with", SKIPPED), ("seat", "none"))
    assert ([TEA.by_path[path] for path in turn.do], asked(turn)) == ([Do("pour")], "nice")
    end = reply(TEA, turn.answers, "nice", "yes", FACTS)
    assert (end.do, words(end), end.question) == ((), ["Good."], None)


def test_back_opens_the_last_question_and_takes_back_what_was_told() -> None:
    turn = back(TEA, talk(("drink", "milk")).answers, FACTS)
    assert (turn.answers, asked(turn), turn.undone) == ({}, "drink", ("1/milk/0",))
    nested = back(TEA, talk(("drink", "tea"), ("sugar", "no")).answers, FACTS)
    assert (nested.answers, asked(nested)) == ({"drink": "tea"}, "sugar")


def test_there_is_no_way_back_at_the_start_or_past_an_act() -> None:
    poured = talk(("drink", "milk"), ("with", SKIPPED), ("seat", "none"))
    for answers in ({}, poured.answers):
        assert not can_go_back(TEA, answers, FACTS)
        with pytest.raises(NoWayBack):
            back(TEA, answers, FACTS)
    later = reply(TEA, poured.answers, "nice", SKIPPED, FACTS)
    assert asked(back(TEA, later.answers, FACTS)) == "nice"


def test_resume_goes_on_where_the_talk_was_and_says_nothing_again() -> None:
    before = talk(("drink", "tea"), ("sugar", "no"))
    turn = resume(TEA, before.answers, FACTS)
    assert (turn.answers, asked(turn), turn.said) == (before.answers, "with", ())


def test_resume_keeps_what_was_picked_so_far() -> None:
    turn = talk(("drink", "milk"))
    for key in ("bread", "cake"):
        turn = pick(TEA, turn.answers, "with", key, FACTS)
    kept = resume(TEA, {**turn.answers, "with" + PICKING: ("bread", "fish", "cake")}, FACTS)
    assert picked(TEA.questions["with"], kept.answers) == ("bread", "cake")


def test_resume_after_the_script_changed_keeps_what_still_fits() -> None:
    changed = Conversation(
        "tea",
        Ask("name", "Your name?"),
        Ask("drink", "Tea or juice?", Choice("tea", "Tea"), Choice("juice", "Juice")),
        Ask("seat", "Where?", Choice("none", "I stand")),
    )
    old: Answers = {"name": "Kit", "drink": "milk", "seat": "none"}
    turn = resume(changed, old, {})
    assert (turn.answers, asked(turn)) == ({"name": "Kit", "seat": "none"}, "drink")
    assert asked(resume(changed, {"drink": "tea"}, {})) == "name"
    assert asked(reply(changed, turn.answers, "drink", "tea", {})) == ""  # not asked twice
    assert changed.version != TEA.version


def test_a_question_within_several_picks_is_asked_for_each() -> None:
    both = Conversation(
        "both",
        Ask(
            "needs",
            "What?",
            Choice("a", "A", Ask("a_how", "How?")),
            Choice("b", "B", Ask("b_how", "How?")),
            many=True,
        ),
    )
    turn = reply(both, {}, "needs", ("b", "a"), {})
    assert asked(turn) == "a_how"
    assert asked(reply(both, turn.answers, "a_how", "so", {})) == "b_how"


def test_a_fact_that_changes_with_the_act_does_not_lose_the_words_after_it() -> None:
    """Once a meeting is off it is not among those to come: the talk about it still ends well."""
    one = ALL["cancelling"]
    before = {"which": "m1", "why": "ill"}
    gone = {**one.samples[0], "coming_meetings": ()}
    turn = after(one, before, {**before, "sure": "yes"}, gone)
    assert [one.by_path[path] for path in turn.do] == [Do("cancel_meeting")]
    assert turn.said
    assert open_question(ALL["my_meetings"], {"which": "m1"}, {"meetings_list": ""}) is not None


def test_an_early_cancellation_takes_three_taps() -> None:
    one, turns = ALL["cancelling"], [begin(ALL["cancelling"], ALL["cancelling"].samples[0])]
    for question, value in (("which", "m1"), ("why", "ill"), ("sure", "yes")):
        turns.append(reply(one, turns[-1].answers, question, value, one.samples[0]))
    assert turns[-1].question is None


def test_the_debrief_asks_at_most_four_questions_on_its_straight_path() -> None:
    one = ALL["debrief"]
    turn, count = begin(one, one.samples[0]), 0
    while turn.question is not None:
        turn, count = (
            reply(one, turn.answers, turn.question.name, SKIPPED, one.samples[0]),
            count + 1,
        )
    assert count == 4


def test_words_of_ones_own_are_no_live_choice_and_a_live_choice_is_no_words() -> None:
    def asks(*live: tuple[str, str]) -> tuple[Conversation, dict[str, object]]:
        ask = Ask(
            "how",
            "How are you?",
            Choice("good", "Good"),
            Choices("turn", Say("Given back."), keys=("no_turn",)),
            reads=Reads.OWN_WORDS,
            then=(Say("In words."),),
        )
        return Conversation("one", ask), {"turn": live}

    script, facts = asks(("no_turn", "Not my turn"))
    gone = {"turn": ()}  # an act may have taken it away since
    for value, says in (("good", []), ("no_turn", ["Given back."]), ("tired", ["In words."])):
        turn = after(script, {}, {"how": value}, gone)
        said = [script.by_path[path] for path in turn.said]
        assert [step.words for step in said if isinstance(step, Say)] == says
        assert reply(script, {}, "how", value, facts).question is None
    with pytest.raises(ValueError, match="how"):
        Ask("how", "How?", Choices("turn"), reads=Reads.OWN_WORDS)
