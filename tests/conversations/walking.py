"""Walks conversations: every edge, and every two answers that can be given in one talk.

Every path would be too many (10^5 for the adult form alone). Whether a question is reached
hangs on few answers, so for each question we remember the ways (the answers) that lead to it.
A walk steers with a plan, {question: value}; where the plan says nothing it skips, or takes
the first thing on offer.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from random import Random
from typing import NamedTuple

from conversations.conversation import Conversation
from conversations.engine import Turn, begin, reply
from conversations.offers import SAMPLE_VALUES, SKIPPED, offered
from conversations.registry import ALL
from conversations.script import Answer, Answers, Ask, Facts, Reads

Edge = tuple[str, Answer]
Pair = frozenset[Edge]
Plan = Mapping[str, Answer]


class Walk(NamedTuple):
    """One talk from its first turn to its last."""

    conversation: Conversation
    facts: Facts
    turns: tuple[Turn, ...]
    said_once: tuple[Answers, ...] = ()  #: with words after which the same was asked again

    @property
    def answers(self) -> Answers:
        return self.turns[-1].answers

    @property
    def edges(self) -> tuple[Edge, ...]:
        return tuple(self.answers.items())


class Endless(AssertionError):
    """The talk goes on for ever."""


def values(ask: Ask, facts: Facts) -> tuple[Answer, ...]:
    """Everything that may answer a question; of "choose many", each one and all of them."""
    keys = tuple(key for key, _ in offered(ask, facts))
    found: list[Answer] = [(key,) for key in keys] if ask.many else list(keys)
    if ask.many and len(keys) > 1:
        found.append(keys)
    if ask.reads is not Reads.CHOICE:
        found.append(SAMPLE_VALUES[ask.reads])
    if ask.skip:
        found.append(SKIPPED)
    return tuple(found)


def may_answer(turns: Sequence[Turn], facts: Facts) -> tuple[Answer, ...]:
    """All that may answer the newest turn; to what is asked again, only its choices: no more.

    Nothing that opens again what was answered before: that could go on for ever.
    """
    ask = turns[-1].question
    if ask is None:
        return ()
    if len(turns) > 1 and turns[-2].question is ask:
        return tuple(key for key, _ in offered(ask, facts))
    answers = turns[-1].answers
    return tuple(one for one in values(ask, facts) if not opens_again(ask, one, answers))


def opens_again(ask: Ask, value: Answer, answers: Answers) -> bool:
    """Whether this choice leads back to a question that was answered."""
    return any(name in answers for name in ask.words_for.get(str(value), ()))


def walk_with(conversation: Conversation, facts: Facts, plan: Plan) -> Walk:
    """The talk that keeps to the plan as far as it is asked."""
    turns = [begin(conversation, facts)]
    said_once: list[Answers] = []
    while (ask := turns[-1].question) is not None:
        if len(turns) > 2 * len(conversation.questions) + 2:
            raise Endless(conversation.name)
        may = may_answer(turns, facts)
        value = plan.get(ask.name, may[-1 if ask.skip else 0])
        once = not any(turn.question is ask for turn in turns[:-1])  # led back to, it goes on
        back = once and opens_again(ask, value, turns[-1].answers)
        value = value if value in may or (back and value in values(ask, facts)) else may[0]
        answers = turns[-1].answers
        turns.append(reply(conversation, answers, ask.name, value, facts))
        if turns[-1].question is ask:
            said_once.append({**answers, ask.name: value})
    return Walk(conversation, facts, tuple(turns), tuple(said_once))


class Walker:
    """All walks through one conversation with one set of facts."""

    def __init__(self, conversation: Conversation, facts: Facts) -> None:
        self.conversation, self.facts = conversation, facts
        self.ways: dict[str, list[dict[str, Answer]]] = {}
        self.edge_walks: dict[Edge, Walk] = {}
        self._explore()

    def _explore(self) -> None:
        """Tries every answer of every question that is reached, until nothing new is."""
        to_try = self._new_ways(walk_with(self.conversation, self.facts, {}), {})
        while to_try:
            ask, way = to_try.pop()
            for value in values(ask, self.facts):
                plan = {**way, ask.name: value}
                onwards = walk_with(self.conversation, self.facts, plan)
                self.edge_walks.setdefault((ask.name, value), onwards)
                to_try += self._new_ways(onwards, plan)

    def _new_ways(
        self, walk: Walk, plan: dict[str, Answer]
    ) -> list[tuple[Ask, dict[str, Answer]]]:
        """The questions in this walk, each with the part of the plan that leads to it, if new."""
        new: list[tuple[Ask, dict[str, Answer]]] = []
        for ask in (turn.question for turn in walk.turns if turn.question is not None):
            ways = self.ways.setdefault(ask.name, [])
            if any(way.items() <= plan.items() for way in ways):
                continue
            way = self._needed(ask.name, plan)
            ways.append(way)
            new.append((ask, way))
        return new

    def _needed(self, name: str, plan: dict[str, Answer]) -> dict[str, Answer]:
        """The plan without what is not needed to reach the question."""
        for less in ({k: v for k, v in plan.items() if k != key} for key in tuple(plan)):
            if name in walk_with(self.conversation, self.facts, less).answers:
                return self._needed(name, less)
        return plan

    def pair_walks(self) -> Iterator[tuple[Pair, Walk]]:
        """For every two edges that can be in one talk, a talk that has both."""
        for first, second in combinations(self.edge_walks, 2):
            if first[0] != second[0] and (found := self._both(first, second)):
                yield frozenset((first, second)), found

    def _both(self, first: Edge, second: Edge) -> Walk | None:
        for one, other in product(self.ways[first[0]], self.ways[second[0]]):
            plan = {**one, **other, **dict((first, second))}
            if not {*one.items(), *other.items(), first, second} <= set(plan.items()):
                continue  # the two ways contradict each other
            walk = walk_with(self.conversation, self.facts, plan)
            if {first, second} <= set(walk.edges):
                return walk
        return None


@cache
def walker(name: str, sample: int) -> Walker:
    return Walker(ALL[name], ALL[name].samples[sample])


@cache
def pair_walks(name: str, sample: int) -> tuple[tuple[Pair, Walk], ...]:
    return tuple(walker(name, sample).pair_walks())


def walks(name: str, sample: int) -> tuple[Walk, ...]:
    """Enough talks to pass every edge and every pair of answers."""
    edge_walks = walker(name, sample).edge_walks.values()
    bare = walk_with(ALL[name], ALL[name].samples[sample], {})
    return (bare, *edge_walks, *(walk for _, walk in pair_walks(name, sample)))


def every_path(conversation: Conversation, facts: Facts) -> Iterator[Answers]:
    """Every way through by brute force: only for conversations with few of them."""

    def onwards(*turns: Turn) -> Iterator[Answers]:
        turn = turns[-1]
        if turn.question is None:
            yield turn.answers
            return
        for value in may_answer(turns, facts):
            new = reply(conversation, turn.answers, turn.question.name, value, facts)
            yield from onwards(turn, new)

    return onwards(begin(conversation, facts))


def chance_paths(conversation: Conversation, facts: Facts, number: int) -> Iterator[Answers]:
    """Ways through by seeded chance, where there are too many for brute force."""
    chance = Random(conversation.name)
    for _ in range(number):
        turns = [begin(conversation, facts)]
        while (ask := turns[-1].question) is not None:
            value = chance.choice(may_answer(turns, facts))
            turns.append(reply(conversation, turns[-1].answers, ask.name, value, facts))
        yield turns[-1].answers


SAMPLED = [(name, n) for name, one in ALL.items() for n in range(len(one.samples))]
