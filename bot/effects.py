"""What an answer would lead to, without giving it."""

from __future__ import annotations

from datetime import datetime

from conversations.engine import NotAnAnswer, NotOpen, after, heard
from conversations.registry import ALL
from conversations.script import Answer, Do
from records.access import NotAllowed
from records.database import Tx
from records.people import Person
from records.talks import Talk
from scheduler.talks.answers import answers_of
from scheduler.talks.words.turn_words import known_for

#: acts whose names begin so only keep what was said
_TELLS_NO_ONE = ("keep_", "note_", "confirm_")


def does_something(
    tx: Tx, owner: Person, talk: Talk, question: str, value: Answer, now: datetime
) -> bool:
    """Whether this answer tells someone, or does more than keep what was said."""
    script, before = ALL[talk.conversation], answers_of(tx, talk)
    try:
        known = known_for(tx, talk, owner, now, before)
        said = heard(script, before, question, value, known)
        turn = after(script, before, said, known.with_answers(said))
    except (NotOpen, NotAnAnswer, NotAllowed):
        return False
    acts = [step.act for path in turn.do if isinstance(step := script.by_path[path], Do)]
    return bool(turn.tell) or not all(act.startswith(_TELLS_NO_ONE) for act in acts)
