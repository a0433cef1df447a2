"""What comes next in a conversation. Pure functions: they return a Turn and do nothing.

The state of a talk is its answers. What has been said and what is open follows from them by
walking the script, so resuming needs nothing and Back drops one answer.
"""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from conversations.carried import for_another
from conversations.conversation import Conversation
from conversations.offers import IN_DOUBT, NEITHER, PICKING, SKIPPED, doubt, fits, offered, picked
from conversations.script import Answer, Answers, Ask, Do, Facts, Reads, Say, SayMany, Tell
from conversations.walk import Walk, open_at_the_end, open_question, walk

#: What was read to answer such a question may hold the answer to the next one too.
_CARRIES = {Reads.DATE: Reads.TIME, Reads.TIME: Reads.NUMBER}


class Turn(NamedTuple):
    """What one thing a person did leads to. Nothing has been saved, said or done yet."""

    answers: Answers  #: to save
    said: tuple[str, ...]  #: paths of the lines to say, in order, in one message
    tell: tuple[str, ...]  #: paths of the lines for others
    do: tuple[str, ...]  #: paths of what is to be done
    undone: tuple[str, ...]  #: paths of lines for others that Back has taken back
    question: Ask | None  #: now open; None when the talk is over


class NotAnAnswer(Exception):
    """What was heard does not answer the open question."""


class OnlyAStart(NotAnAnswer):
    """A time was given with how long it lasts, and no question asks for that."""


class NotOpen(Exception):
    """The question that was answered is not the open one."""


class NoWayBack(Exception):
    """There is nothing to go back to, or something has been done since."""


def begin(conversation: Conversation, facts: Facts) -> Turn:
    """The first turn of a talk."""
    return after(conversation, {}, {}, facts, first=True)


def reply(
    conversation: Conversation, answers: Answers, question: str, value: Answer, facts: Facts
) -> Turn:
    """The turn after `value` answers `question`. Raises as `heard`."""
    said = heard(conversation, answers, question, value, facts)
    return after(conversation, unchanged(answers, said), said, facts)


def unchanged(before: Answers, answers: Answers) -> dict[str, Answer]:
    """The answers from before that stand as they did: one that is given anew is a new one."""
    return {name: said for name, said in before.items() if answers.get(name) == said}


def heard(
    conversation: Conversation, answers: Answers, question: str, value: Answer, facts: Facts
) -> Answers:
    """The answers with `value` among them, as the answer to `question`.

    What a day or a time carries answers the questions that follow; one in doubt is kept as that.
    Words may be for the next question, and a choice may open one again that was answered before.
    Raises NotOpen if another question is open, NotAnAnswer if the value does not fit.
    """
    ask = open_question(conversation, answers, facts)
    if ask is None or ask.name != question:
        raise NotOpen(question)
    beside = (question + PICKING, question + IN_DOUBT)
    kept = {name: said for name, said in answers.items() if name not in beside}
    if isinstance(value, str) and value != SKIPPED and (ask.words_for or ask.chooses):
        there = for_another(conversation, kept, ask, value, facts)
        if there is None:
            raise NotAnAnswer(question)
        again = there.heard_at
        return heard(conversation, there.answers, again, value, facts) if again else there.answers
    if value == NEITHER and doubt(ask, answers):
        return kept
    if ask.reads not in _CARRIES or value == SKIPPED:
        if not fits(ask, value, facts):
            raise NotAnAnswer(question)
        return {**kept, question: value}
    if isinstance(value, str):
        return _with_all(conversation, kept, ask, value, facts)
    may_be = _as_far_as_asked(conversation, kept, ask, value, facts)
    if len(may_be) == 1 and len(value) > 1:
        return _with_all(conversation, kept, ask, may_be[0], facts)
    return {**kept, question + IN_DOUBT: may_be}


def _with_all(
    conversation: Conversation, answers: Answers, ask: Ask, value: str, facts: Facts
) -> Answers:
    """The answers with a value, and with what it carries where the next questions ask for it.

    Raises NotAnAnswer if the value does not fit, OnlyAStart if a time says how long in vain.
    """
    first, *more = value.split()
    if not fits(ask, first, facts):
        raise NotAnAnswer(ask.name)
    said = {**answers, ask.name: first}
    if not more:
        return said
    then = open_question(conversation, said, facts)
    if then is not None and then.reads is _CARRIES.get(ask.reads):
        with suppress(OnlyAStart):
            return _with_all(conversation, said, then, " ".join(more), facts)
        return {**said, then.name: more[0]}
    if ask.reads is Reads.TIME:
        raise OnlyAStart(ask.name)
    return said


def _as_far_as_asked(
    conversation: Conversation, answers: Answers, ask: Ask, values: tuple[str, ...], facts: Facts
) -> tuple[str, ...]:
    """The values that it may be, without what no question asks for. Raises NotAnAnswer if none."""
    found: list[str] = []
    for value in values:
        try:
            said = _with_all(conversation, answers, ask, value, facts)
        except OnlyAStart:
            continue
        found.append(" ".join(str(one) for name, one in said.items() if name not in answers))
    if not found:
        raise OnlyAStart(ask.name)
    return tuple(dict.fromkeys(found))


def pick(
    conversation: Conversation, answers: Answers, question: str, key: str, facts: Facts
) -> Turn:
    """The turn after one choice of a "choose many" question was picked or put back."""
    ask = open_question(conversation, answers, facts)
    if ask is None or ask.name != question or not ask.many:
        raise NotOpen(question)
    if key not in dict(offered(ask, facts)):
        raise NotAnAnswer(question)
    before = picked(ask, answers)
    after = tuple(k for k in before if k != key) if key in before else (*before, key)
    return Turn({**answers, question + PICKING: after}, (), (), (), (), ask)


def back(conversation: Conversation, answers: Answers, facts: Facts) -> Turn:
    """The turn that opens the last answered question again.

    From what is in doubt it leads to the question itself. Raises NoWayBack at the first question,
    and when something has been done since.
    """
    walked = walk(conversation, answers, facts)
    still = open_at_the_end(walked, answers)
    if still is not None and doubt(still, answers):
        kept = {name: value for name, value in answers.items() if name != still.name + IN_DOUBT}
        return Turn(kept, (), (), (), (), still)
    asked = [i for i, (_, s) in enumerate(walked) if isinstance(s, Ask) and s.name in answers]
    if not asked or any(isinstance(step, Do) for _, step in walked[asked[-1] :]):
        raise NoWayBack
    earlier = {walked[i][1].name for i in asked[:-1]}  # type: ignore[union-attr]  # all are Ask
    undone = tuple(path for path, step in walked[asked[-1] :] if isinstance(step, Tell))
    question = walked[asked[-1]][1]
    assert isinstance(question, Ask)  # noqa: S101 - it was chosen as one, three lines up
    stays = earlier | conversation.kept
    kept = {name: value for name, value in answers.items() if name in stays}
    return Turn(kept, (), (), (), undone, question)


def resume(conversation: Conversation, answers: Answers, facts: Facts) -> Turn:
    """The open question once more, with those answers that still fit the script as it is now."""
    kept: dict[str, Answer] = {}
    while (ask := open_question(conversation, kept, facts)) is not None:
        value = answers.get(ask.name)
        if value is None or not fits(ask, value, facts):
            break
        kept[ask.name] = value
    for name, value in answers.items():  # nothing is asked twice, wherever the new question is
        question = conversation.questions.get(name)
        if name not in kept and question is not None and fits(question, value, facts):
            kept[name] = value
    if ask is not None:
        kept.pop(ask.name, None)
    kept.update({name: said for name, said in answers.items() if name in conversation.kept})
    if ask is not None and ask.many:
        still = tuple(key for key in picked(ask, answers) if key in dict(offered(ask, facts)))
        kept.update({ask.name + PICKING: still} if still else {})
    if ask is not None and (may_be := doubt(ask, answers)):
        kept[ask.name + IN_DOUBT] = may_be
    return Turn(kept, (), (), (), (), ask)


def can_go_back(conversation: Conversation, answers: Answers, facts: Facts) -> bool:
    """Whether Back would lead anywhere."""
    try:
        back(conversation, answers, facts)
    except NoWayBack:
        return False
    return True


def after(
    conversation: Conversation,
    before: Answers,
    answers: Answers,
    facts: Facts,
    *,
    first: bool = False,
) -> Turn:
    """What the new answer adds: all that follows the question it answers.

    Called again with fresh facts once something has been done, since a branch may depend on it.
    """
    added = [name for name in answers if name not in before and name in conversation.questions]
    walk = Walk(answers, facts, quiet_to=None if first else "".join(added[:1]))
    walked = walk.through(conversation)
    new = walk.new()
    asked = (conversation.questions[name] for name in added)
    again = next((ask for ask in asked if _is_asked_again(ask, answers, facts)), None)
    if again is not None:
        answers = {name: said for name, said in answers.items() if name != again.name}
    return Turn(
        answers,
        tuple(path for path, step in new if isinstance(step, Say | SayMany)),
        tuple(path for path, step in new if isinstance(step, Tell)),
        tuple(path for path, step in new if isinstance(step, Do)),
        (),
        again or open_at_the_end(walked, answers),
    )


def _is_asked_again(ask: Ask, answers: Answers, facts: Facts) -> bool:
    return (
        ask.again is not None
        and answers[ask.name] != SKIPPED
        and answers[ask.name] not in dict(offered(ask, facts))
        and ask.again(answers, facts)
    )
