"""Someone in the group puts forward a change to its agreement (STK:217)."""

from __future__ import annotations

from datetime import datetime

from conversations.agreement.agreement_lines import EXAMPLE
from records.access import Actor, allow
from records.database import Tx
from records.people import Role
from scheduler.agreement.agreements import (
    AgreedLine,
    keep_idea,
    lines_of,
    newest,
    open_ideas,
    tell_news,
)
from scheduler.talks.acts import Order, Refused, group_of

#: with all of these the agreement and its open ideas still fit one message (4096 letters)
LONGEST_LINE, LONGEST, MOST_OPEN = 160, 1800, 4


def put_forward(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep it, with a name only if they wish, and tell the group. Refused; NotAllowed.

    Refused if it is too long, if its line is gone, or if there is too much to settle first.
    """
    group_id = group_of(tx, actor, order, *Role)
    allow(tx.conn, actor, "put_forward", "idea", group=group_id)
    kind = order.words("what")
    words = order.words({"add": "new_line", "change": "other_words"}.get(kind, ""))
    line = order.words({"change": "line", "remove": "out"}.get(kind, ""))
    lines, waiting = lines_of(tx, newest(tx, group_id)), open_ideas(tx, group_id)
    if len(waiting) >= MOST_OPEN:
        raise Refused("MANY_IDEAS")
    if len(words) > LONGEST_LINE:
        raise Refused("LONG_LINE")
    if words and sum(map(_length, lines)) + len(words) > LONGEST:
        raise Refused("LONG_AGREEMENT")
    line_is_gone = bool(line) and line not in {one.id for one in lines}
    if line_is_gone or (kind == "start" and any(one.kind == kind for one in waiting)):
        raise Refused("SEEN_TO_ALREADY")
    keep_idea(
        tx,
        group_id,
        words,
        now,
        kind=kind,
        part=order.words("part") if kind == "add" else "",
        line=line,
        proposed_by=actor.person_id if order.words("named") == "yes" else None,
    )
    tell_news(tx, group_id, actor.person_id, now)


def _length(line: AgreedLine) -> int:
    return len(line.words or EXAMPLE[line.id][1])
