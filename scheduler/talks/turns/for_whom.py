"""An answer is for those who stood in its question, and for no one who has come since."""

from __future__ import annotations

from typing import Any

from conversations import engine
from conversations.conversation import Conversation
from conversations.script import ASKED, Answers, Ask, Choice, Reads, Tell
from conversations.talks.unread_words import NOT_TO_OTHERS
from scheduler.talks.known import Known
from scheduler.talks.passing_on import telling


def with_those_named(known: Known, question: Ask | None, answers: Answers) -> Answers:
    """The answers, with whom a question about how someone is names, if one is asked."""
    if question is None or question.reads is not Reads.OWN_WORDS:
        return answers
    return {**answers, ASKED: telling.named_in(known, question)}


def names_others(known: Known, ask: Ask, value: Any, before: Answers) -> bool:
    """Whether an answer on how someone is would be told to others than were named then."""
    asked = before.get(ASKED)
    if ask.reads is not Reads.OWN_WORDS or asked is None or asked == telling.named_in(known, ask):
        return False
    tells = (one.then for one in ask.choices if isinstance(one, Choice) and one.key == value)
    return any(isinstance(step, Tell) for then in tells for step in then)


def is_for_others(conversation: Conversation, turn: engine.Turn) -> bool:
    """Whether a yes is none for those who would hear of it by now: they did not stand there."""
    return any(conversation.by_path[path] == NOT_TO_OTHERS for path in turn.said)
