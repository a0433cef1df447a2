"""Begin a meeting as the last one was: only the day and the time are left to ask."""

from __future__ import annotations

from datetime import datetime

from conversations.meetings.meeting_card import ASKED_ABOUT_ACCESS, NAMES, ON_THE_CARD, UNKNOWN
from records.access import Actor, allow
from records.database import Tx
from records.people import RUNS
from scheduler.meetings.gatherings import last_of
from scheduler.meetings.pass_phone import can_hold
from scheduler.talks.acts import Order, Outcome, Refused, group_of

_ROOMS = ("quiet_room", "front_desk")


def copy_last(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """The last meeting as answers of the talk. Refused where there is none. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "make", "meeting", group=group_id)
    last = last_of(tx, group_id)
    if last is None:
        raise Refused("MEETING_IS_OFF")
    card = tx.unseal(last.group_key_id, "meeting.card", last.card)
    said = {name: str(card.get(name, "")) for name in ON_THE_CARD if name not in NAMES}
    ask_again = ASKED_ABOUT_ACCESS in card  # nobody has said yet how to get in at that place
    if ask_again:
        del said["card_access"]
    else:
        said["card_access"] = said["card_access"] or UNKNOWN
    said["minutes"], said["repeats"] = str(last.minutes), "once"
    if last.break_at is not None:
        said["break_at"] = str(last.break_at)
    for role in (*NAMES, "holder"):  # someone who has left is asked for anew
        name = str(card.get(role, ""))
        if name[:1] != "-" and (not name.isdecimal() or can_hold(tx, group_id, name)):
            said[role] = name
    there_is = tuple(name for name in _ROOMS if said[name])
    if there_is or not ask_again:
        return Outcome(answers={**said, "there_is": there_is})
    return Outcome(answers=said)
