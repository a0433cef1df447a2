"""One of two who could go together says yes or no."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from scheduler.buddies.buddies import end, pair_of, said_yes, say_yes
from scheduler.talks.acts import Order, Outcome


def answer_buddy(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Note a yes; a no ends it, and is kept nowhere. `say["too_late"]` if settled. NotAllowed."""
    mine = actor.person_id or 0
    pair = pair_of(tx, mine, "asked")
    if pair is None or said_yes(pair, mine):
        return Outcome(say={"too_late": "yes"})
    allow(tx.conn, actor, "wish", "buddy", group=pair.group_id)
    if order.words("together") == "yes":
        say_yes(tx, pair, mine, now)
    else:
        end(tx, pair, mine, now)
    return Outcome()
