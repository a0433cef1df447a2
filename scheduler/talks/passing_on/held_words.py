"""Words that picked no answer, held with a talk until they are passed on, or the talk is over.

Each is kept under the message it was typed in, so that a change of that message changes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select, update

from conversations.script import Answer, Answers
from records.database import Tx
from records.talks import LIVE, Talk, in_chat, talks
from scheduler import house
from scheduler.talks.answers import answers_of, sealed

#: the talks that ask whether words are to be passed on
_OFFERS = ("unread_words", "did_you_mean", "for_the_form")
#: so long, what nobody has read may still go along
STILL_MEANT = timedelta(hours=24)
_ENDED = talks.c.state == "finished"  #: and what was held back then was never refused
Kept = dict[str, str]


def pairs(answers: Answers, name: str) -> Kept:
    """The words that are kept in these answers, each by its message."""
    flat = answers.get(name, ())
    if isinstance(flat, str):
        return {"": flat} if flat else {}
    return dict(zip(flat[::2], flat[1::2], strict=True))


def as_answer(kept: Mapping[str, str]) -> Answer:
    """The same, as it is kept in a talk's answers."""
    return tuple(part for pair in kept.items() for part in pair)


def in_words(answers: Answers, name: str) -> str:
    """All of it, in lines."""
    return "\n".join(pairs(answers, name).values())


def by_message(talk: Talk, turn: int | None) -> str:
    """Under what the words of one message are kept: its talk, and how far that was then."""
    return f"{talk.id}:{turn}"


def of_person(tx: Tx, person_id: int, name: str, now: datetime) -> Kept:
    """All that is kept in talks in someone's chat and has gone to no one; the oldest first."""
    found: Kept = {}
    for talk in _untold(tx, person_id, now):
        found |= pairs(answers_of(tx, talk), name)
    return found


def unanswered(tx: Tx, person_id: int, name: str, now: datetime) -> Kept:
    """What was offered in a chat of late, and neither taken nor left; its talks are over now."""
    which = (in_chat(person_id), talks.c.conversation.in_(_OFFERS), talks.c.state.in_(LIVE))
    rows = tx.every(Talk, select(talks).where(*which).order_by(talks.c.id))
    found: Kept = {}
    for talk in rows:
        if talk.last_at > now - STILL_MEANT:
            held = pairs(answers_of(tx, talk), name)
            found |= {one or by_message(talk, 1): said for one, said in held.items()}
    over = update(talks).where(talks.c.id.in_([talk.id for talk in rows]))
    tx.conn.execute(over.values(state="closed"))
    return found


def clear(tx: Tx, person_id: int, name: str, but: int | None, now: datetime) -> None:
    """It has gone along: it is kept in no other talk than `but`, and none of them comes back."""
    for talk in _untold(tx, person_id, now):
        if talk.id != but:
            rest = {one: said for one, said in answers_of(tx, talk).items() if one != name}
            values: dict[str, object] = {"answers": sealed(tx, talk.key_id, rest)}
            if talk.state in LIVE:
                values |= {"state": "stopped"}
            tx.conn.execute(update(talks).where(talks.c.id == talk.id).values(**values))


def _untold(tx: Tx, person_id: int, now: datetime) -> list[Talk]:
    which = (
        in_chat(person_id),
        house.is_named(talks.c.conversation, "of_a_worry"),
        talks.c.state.in_(LIVE) | (house.is_named(talks.c.conversation, "even_if_over") & _ENDED),
        talks.c.last_at > now - STILL_MEANT,
    )
    return tx.every(Talk, select(talks).where(*which).order_by(talks.c.id))
