"""What was heard at one question and is for another: words for the next, or for one before.

`words_for`: words that pick no choice count as the first of these choices that is on offer, and
answer the question that it names: the next one, or one before, which is opened again; as it is if
that choice itself is picked. `chooses` names the question before that a choice here answers, and
`beside` the answer that holds what words say besides.
"""

from __future__ import annotations

from typing import NamedTuple

from conversations.conversation import Conversation
from conversations.offers import fits, offered
from conversations.script import BESIDE, Answer, Answers, Ask, Facts
from conversations.walk import walk


class There(NamedTuple):
    """The answers then; and the question before at which the same is to be heard, if at one."""

    answers: Answers
    heard_at: str = ""


def for_another(
    conversation: Conversation, answers: Answers, ask: Ask, value: str, facts: Facts
) -> There | None:
    """Where a choice, or words, that were heard at an open question belong; None if nowhere."""
    said, _, more = value.partition(BESIDE)
    beside = {ask.beside: more} if ask.beside and more else {}
    keys = dict(offered(ask, facts))
    key = said if said in keys else next((one for one in ask.words_for if one in keys), said)
    names = ask.words_for.get(key, ())
    opened = next((name for name in names if name in answers), None)
    if opened is not None:
        before = _before(conversation, answers, opened, facts)
        return There(before, "" if said == key else opened)
    if not fits(ask, said, facts):
        return None
    answers = {name: one for name, one in answers.items() if name != ask.beside}
    if said != key:
        return There({**answers, ask.name: key, names[0]: said, **beside})
    if ask.chooses and said in keys:
        before = _before(conversation, answers, ask.chooses, facts)
        return There({**before, ask.chooses: said, **beside})
    return There({**answers, ask.name: said, **beside})


def _before(
    conversation: Conversation, answers: Answers, question: str, facts: Facts
) -> dict[str, Answer]:
    """The answers as they were before this question, and what stays beside them."""
    asked = [step.name for _, step in walk(conversation, answers, facts) if isinstance(step, Ask)]
    stays = {*asked[: asked.index(question)], *conversation.kept}
    return {name: said for name, said in answers.items() if name in stays}
