"""What an earlier answer led to is asked no more, once something else was said about coming."""

from __future__ import annotations

from sqlalchemy import select

from conversations.meetings.saying_no import LAST_OF_NO
from conversations.meetings.unwell import LAST_OF_UNWELL
from conversations.script import Answers
from records.access import Actor
from records.database import Tx
from records.meetings import STAYS_AWAY
from records.talks import ABOUT_COMING, LIVE, TALK, Talk, talks
from scheduler import house
from scheduler.talks.acts import Order
from scheduler.talks.answers import answers_of, picked_meeting

#: what is asked after an answer, or is whether they come: something else was said since
_OVER = frozenset({*LAST_OF_NO, *LAST_OF_UNWELL, "part", "coming", "coming_again"})
#: the question of who comes that leads to such a thought
_SAID_THERE = "said_for_me"


def close_earlier(tx: Tx, actor: Actor, order: Order, said: str) -> None:
    """Close talks about the same meeting, but for the one in which this was said."""
    mine = (talks.c.person_id == actor.person_id, talks.c.state.in_(LIVE))
    others = (talks.c.conversation.in_(ABOUT_COMING), talks.c.id != (order.talk_id or 0))
    for talk in tx.every(Talk, select(talks).where(*mine, *others)):
        answers = answers_of(tx, talk)
        same = (talk.meeting_id or picked_meeting(answers)) == order.meeting
        if same and (_is_for_who_comes(talk, said) or _is_over(talk, answers)):
            TALK.change(tx.conn, talk.id, "closed")


def _is_for_who_comes(talk: Talk, said: str) -> bool:
    """Whether it helps who comes to be there, and they will not be."""
    return said in STAYS_AWAY and house.kind(talk.conversation).is_for is not None


def _is_over(talk: Talk, answers: Answers) -> bool:
    """Whether it asks what followed an answer; a thought to be said there stays asked."""
    return talk.question in _OVER and _SAID_THERE not in answers
