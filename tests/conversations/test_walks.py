"""Every conversation, walked along every edge and every two answers, for all sample facts."""

from collections.abc import Iterator
from itertools import combinations, islice

import pytest

from conversations.engine import NoWayBack, Turn, back
from conversations.free_words import THE_ONE_LIMIT
from conversations.offers import edges, offered
from conversations.registry import ALL
from conversations.script import Choice, Do, Facts, Reads, Say, SayMany, Seen, Step, Tell, When
from conversations.walk import walk
from locales.plain_words import complaints
from tests.conversations.saying import filled
from tests.conversations.walking import (
    SAMPLED,
    Walk,
    chance_paths,
    every_path,
    pair_walks,
    walker,
    walks,
)

MANY_PATHS = 2_000
LONGEST = 1000  #: characters of a turn; a phone's screen is about 350
#: all that is asked of one sample in a row: its walks are walked once, by one worker
sampled = pytest.mark.parametrize(("name", "sample"), SAMPLED, scope="module")


def shown(turn: Turn, by_path: dict[str, Step]) -> Iterator[str]:
    """The lines of one turn and its question: they go out as one message."""
    for path in turn.said:
        step = by_path[path]
        assert isinstance(step, Say | SayMany)
        yield from (step.words,) if isinstance(step, Say) else (step.one, step.many)
    if turn.question is not None:
        yield turn.question.words


def composed(turn: Turn, by_path: dict[str, Step], facts: Facts) -> str:
    """The turn's message. Of a plural, the many: it is the longer one."""
    lines = [
        step.many if isinstance(step := by_path[path], SayMany) else getattr(step, "words", "")
        for path in turn.said
    ]
    asked = [turn.question.words] if turn.question else []
    return "\n\n".join(filled(line, facts) for line in [*lines, *asked])


@sampled
def test_every_talk_ends_and_every_path_in_it_is_known(name: str, sample: int) -> None:
    for one in walks(name, sample):
        assert one.turns[-1].question is None
        for turn in one.turns:
            assert {*turn.said, *turn.tell, *turn.do} <= set(one.conversation.by_path)


@sampled
def test_every_answer_that_the_script_offers_is_walked(name: str, sample: int) -> None:
    """A question that these facts never open is not offered with them."""
    found = walker(name, sample)
    expected = {
        (question, (value,) if ALL[name].questions[question].many and value else value)
        for question, value in edges(ALL[name], ALL[name].samples[sample])
        if question in found.ways
    }
    assert expected <= set(found.edge_walks)


@sampled
def test_every_compatible_pair_of_answers_is_walked(name: str, sample: int) -> None:
    """Held against brute force; where there are too many paths for it, against chance."""
    conversation, facts = ALL[name], ALL[name].samples[sample]
    paths = list(islice(every_path(conversation, facts), MANY_PATHS))
    if len(paths) == MANY_PATHS:
        paths += chance_paths(conversation, facts, MANY_PATHS)
    possible = {frozenset(pair) for path in paths for pair in combinations(path.items(), 2)}
    assert possible <= {pair for pair, _ in pair_walks(name, sample)}


@pytest.mark.parametrize("name", ALL)
def test_every_question_and_every_branch_is_reached_by_some_sample(name: str) -> None:
    one = ALL[name]
    passed = {
        path
        for sample in range(len(one.samples))
        for each in walks(name, sample)
        for answers in (each.answers, *each.said_once)
        for path, _ in walk(one, answers, each.facts)
    }
    assert set(one.by_path) == passed


@pytest.mark.parametrize("name", ALL)
def test_every_when_is_walked_both_ways(name: str) -> None:
    one = ALL[name]
    went: dict[str, set[bool]] = {p: set() for p, s in one.by_path.items() if isinstance(s, When)}
    for sample in range(len(one.samples)):
        for each in walks(name, sample):
            for answers in (each.answers, *each.said_once):
                for path, step in walk(one, answers, each.facts):
                    if isinstance(step, When):
                        went[path].add(step.test(answers, each.facts))
    assert {path: ways for path, ways in went.items() if ways != {True, False}} == {}


@sampled
def test_back_returns_to_the_state_before_and_never_crosses_an_act(name: str, sample: int) -> None:
    for one in walks(name, sample):
        for before, after in zip(one.turns, one.turns[1:], strict=False):
            if after.do:
                with pytest.raises(NoWayBack):
                    back(one.conversation, after.answers, one.facts)
                continue
            if not before.answers.items() <= after.answers.items():
                continue  # it led back itself
            returned = back(one.conversation, after.answers, one.facts)
            assert (returned.answers, returned.question) == (before.answers, before.question)
            assert returned.undone == after.tell
            assert not returned.do


@sampled
def test_nothing_is_told_or_done_twice(name: str, sample: int) -> None:
    for one in walks(name, sample):
        happened = [path for turn in one.turns for path in (*turn.said, *turn.tell, *turn.do)]
        assert len(happened) == len(set(happened))


@sampled
def test_every_turn_is_one_short_plain_message(name: str, sample: int) -> None:
    """Grade, words a sentence and length of what is sent, with its facts filled in."""
    conversation, facts = ALL[name], ALL[name].samples[sample]
    messages = {
        composed(turn, conversation.by_path, facts)
        for one in walks(name, sample)
        for turn in one.turns
    }
    assert [m for m in messages if len(m) > LONGEST] == []
    assert [(complaint, m) for m in messages for complaint in complaints(m)] == []
    assert [m for m in messages if "{" in m or "None" in m] == []


@sampled
def test_no_turn_speaks_of_what_is_not_known(name: str, sample: int) -> None:
    """An empty fact never leaves a hole in a sentence, nor in what others are told."""
    conversation, facts = ALL[name], ALL[name].samples[sample]
    empty = {fact for fact, value in facts.items() if value in ("", None)} - {"name"}
    for one in walks(name, sample):
        for turn in one.turns:
            lines = list(shown(turn, conversation.by_path))
            labels = [label for _, label in offered(turn.question, facts)] if turn.question else []
            for line in [*lines, *labels]:
                assert not any(f"{{{fact}}}" in line for fact in empty), line
            assert facts.get("name") or not any("{name}" in line for line in lines)


@sampled
def test_a_turn_says_something_or_asks(name: str, sample: int) -> None:
    """Nobody who tapped is left without a word. What is picked to begin begins at once."""
    begun = {
        (ask.name, choice.key)
        for ask in ALL[name].questions.values()
        for choice in ask.choices
        if isinstance(choice, Choice) and choice.begins
    }
    for one in walks(name, sample):
        for turn in one.turns:
            begins = turn.answers.get(ALL[name].begins) or begun.intersection(turn.answers.items())
            assert begins or turn.said or turn.question, (one.answers, turn)


@sampled
def test_the_one_limit_is_said_before_free_words(name: str, sample: int) -> None:
    """STK:125. Short facts about oneself and what staff type for a meeting need it not."""
    asked_by_staff = "co_producer" not in (ALL[name].roles or ("co_producer",))
    if asked_by_staff or ALL[name].anonymous:
        return
    for one in walks(name, sample):
        assert limit_comes_first(one), one.answers


RECEIVERS = {"link_person", "facilitators", "readers"}
#: the same limit where those are named who must act
OF_A_WORRY = "They must act if someone is in danger."


def limit_comes_first(one: Walk) -> bool:
    said = ""
    for turn in one.turns:
        said += "".join(shown(turn, one.conversation.by_path))
        ask = turn.question
        if ask and ask.reads is Reads.TEXT and ask.name not in {"called", "own_word"}:
            limit = OF_A_WORRY if one.conversation.name == "safety" else THE_ONE_LIMIT.words
            return limit in said and ask.seen_by is not Seen.NOBODY
    return True


def test_what_is_told_is_told_to_a_known_role() -> None:
    for one in ALL.values():
        for step in one.by_path.values():
            assert not isinstance(step, Tell) or step.role in RECEIVERS
            assert not isinstance(step, Do) or step.act.isidentifier()
