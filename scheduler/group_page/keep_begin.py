"""Keep what a facilitator says before a group begins. Runs after every answer."""

from __future__ import annotations

from datetime import datetime

from conversations.group_page.plan_lines import NAMES, PLAN, READY
from conversations.typed import TAKE_OUT
from records.access import Actor, allow
from records.database import Tx
from records.people import RUNS
from scheduler.group_page.keep_page import put_on_page
from scheduler.talks.acts import Order, Refused, group_of

#: what fits, with all the others, one message
LONGEST = 250


def keep_begin(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write the last answer to the group's card. Refused if it is too long. NotAllowed.

    Only the last one: another facilitator may have changed the others since.
    """
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "change", "group", group=group_id)
    name = "".join([*order.answers][-1:])
    said = order.words(name)
    if name not in NAMES or not said:
        return
    if len(said) > LONGEST:
        raise Refused("LONG_ANSWER")
    change = {name: "" if name in PLAN and said == TAKE_OUT else said}
    if name in READY and said == "yes":
        change[READY[name][1]] = ""
    put_on_page(tx, group_id, actor.person_id, change, now)
