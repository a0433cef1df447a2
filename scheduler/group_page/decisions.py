"""What those who run a group are asked about help near it, once in a long while."""

from __future__ import annotations

from records.access import Actor, allow
from records.database import Tx
from records.notices import Notice, group_of
from scheduler.decisions import Decision, ToDecide
from scheduler.group_page.confirm_help import confirm_help
from scheduler.group_page.help_facts import (
    HELP,
    help_asks,
    help_options,
    help_thanks,
    is_due,
    to_look_at,
)
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known


def to_decide(known: Known) -> list[ToDecide]:
    """Of which groups the lines are to be looked at."""
    return [ToDecide(HELP, group_id=group_id) for group_id in to_look_at(known)]


def _settle(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    """The lines on help near a group hold; or new ones are asked for, in the digest itself."""
    group = group_of(row)
    allow(tx.conn, actor, "change", "group", group=group)
    if not is_due(known, group):
        raise Refused("SEEN_TO_ALREADY")
    if answer == "hold":
        confirm_help(tx, actor, Order(answers={"group": str(group)}), known.now)


DECISIONS = (Decision(HELP, help_asks, help_options, help_thanks, _settle, lies=True),)
