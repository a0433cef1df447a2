"""A facilitator says what the group said of an idea: it makes a new version, or is put aside."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.agreements import IDEA
from records.database import Tx
from scheduler.agreement.agreements import (
    lines_of,
    make_version,
    newest,
    open_ideas,
    tell_news,
    with_idea,
)
from scheduler.agreement.answer_idea import TOO_LATE, idea_of
from scheduler.talks.acts import Order, Outcome, Refused


def settle_idea(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Settle it, with the new version, in one transaction. NotAllowed.

    Refused while someone would like to talk first. `say["settled_already"]` if another
    facilitator was quicker.
    """
    idea = idea_of(tx, order.words("which_idea"))
    allow(tx.conn, actor, "settle", "agreement", group=idea.group_id)
    outcome = order.words("outcome")
    if outcome == "agreed" and idea.wants_talk:
        raise Refused("TALK_FIRST")
    if not IDEA.change(tx.conn, idea.id, outcome, settled_at=now):
        return TOO_LATE
    if outcome == "agreed":
        lines = with_idea(tx, lines_of(tx, newest(tx, idea.group_id)), idea)
        make_version(tx, idea.group_id, lines, now)
        if idea.kind == "remove":
            for other in open_ideas(tx, idea.group_id):
                if other.line == idea.line:
                    IDEA.change(tx.conn, other.id, "gone", settled_at=now)
    tell_news(tx, idea.group_id, actor.person_id, now)
    return Outcome()
