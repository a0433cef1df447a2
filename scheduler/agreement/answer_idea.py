"""What someone thinks of a change that is put forward. Nobody keeps, or hears, whose it was."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.access import Actor, allow
from records.agreements import Idea, ideas
from records.database import Tx
from scheduler.agreement.agreements import tell_facilitators
from scheduler.talks.acts import Order, Outcome, Refused

TOO_LATE = Outcome(say={"settled_already": "yes"})


def answer_idea(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Note that there is a yes, or that someone would like to talk first. NotAllowed.

    Facilitators hear of the latter, with no name. `say["settled_already"]` if it is settled.
    """
    idea = idea_of(tx, order.words("what"))
    allow(tx.conn, actor, "answer", "idea", group=idea.group_id)
    open_ = (ideas.c.id == idea.id, ideas.c.state == "open")
    if order.words("think") == "agree":
        done = tx.conn.execute(update(ideas).where(*open_).values(has_yes=True))
        return Outcome() if done.rowcount else TOO_LATE
    first = tx.conn.execute(
        update(ideas).where(*open_, ideas.c.wants_talk.is_(False)).values(wants_talk=True)
    )
    if first.rowcount:
        tell_facilitators(tx, idea.group_id, "talk_first", now)
    return Outcome() if first.rowcount or idea.state == "open" else TOO_LATE


def idea_of(tx: Tx, said: str) -> Idea:
    """The idea that was picked. Refused if there is none."""
    found = tx.find(Idea, int(said or 0))
    if found is None:
        raise Refused("OLD_BUTTON")
    return found
