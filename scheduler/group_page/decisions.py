"""What those who run a group are asked about help near it, once in a long while."""

from __future__ import annotations

from conversations.script import Seen
from records.access import Actor, allow
from records.database import Tx
from records.notices import Notice, group_of
from scheduler.decisions import Decision, Said, ShownFirst, ToDecide
from scheduler.group_page.confirm_help import confirm_help
from scheduler.group_page.help_facts import (
    HELP,
    HELP_TYPES,
    help_asks,
    help_kept,
    help_options,
    help_shows,
    help_thanks,
    is_due,
    to_look_at,
)
from scheduler.group_page.help_near import WORDS
from scheduler.group_page.keep_page import keep_page
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known


def to_decide(known: Known) -> list[ToDecide]:
    """Of which groups the lines are to be looked at."""
    return [ToDecide(HELP, group_id=group_id) for group_id in to_look_at(known)]


def _still_due(tx: Tx, actor: Actor, known: Known, row: Notice) -> int:
    """The group. Raises Refused if another was quicker, and NotAllowed."""
    group = group_of(row)
    allow(tx.conn, actor, "change", "group", group=group)
    if not is_due(known, group):
        raise Refused("SEEN_TO_ALREADY")
    return group


def _settle(tx: Tx, actor: Actor, known: Known, row: Notice, _answer: str) -> None:
    """The lines on help near a group hold."""
    group = _still_due(tx, actor, known, row)
    confirm_help(tx, actor, Order(answers={"group": str(group)}), known.now)


def _puts(tx: Tx, actor: Actor, known: Known, row: Notice, said: Said) -> None:
    """New lines go on that group's page."""
    group = _still_due(tx, actor, known, row)
    keep_page(tx, actor, Order(answers={"group": str(group), WORDS: said.words}), known.now)


_SHOWN = ShownFirst(HELP_TYPES, help_shows, _puts, thanks=help_kept)
DECISIONS = (
    Decision(
        *(HELP, help_asks, help_options, help_thanks, _settle),
        lies=True,
        seen_by=Seen.ON_A_PAGE,
        shown=_SHOWN,
    ),
)
