"""What those who run a group are asked while nobody can be told of a worry about safety there."""

from __future__ import annotations

from conversations.script import Seen
from records.access import Actor
from records.database import Tx
from records.notices import Notice, group_of
from scheduler.contacts.no_contact import (
    CONTACT,
    contact_asks,
    contact_options,
    contact_thanks,
    staff_to_name,
    without_one,
)
from scheduler.contacts.settle_contact import settle_contact
from scheduler.decisions import Decision, ToDecide
from scheduler.talks.acts import Order
from scheduler.talks.known import Known


def to_decide(known: Known) -> list[ToDecide]:
    """For which groups someone is to be named."""
    return [ToDecide(CONTACT, group_id=group_id) for group_id in without_one(known)]


def _settle(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    """Someone of the staff is named for worries about safety; or it is asked again later."""
    said = {"group": str(group_of(row)), "contact_pick": answer}
    settle_contact(tx, actor, Order(answers=said), known.now)


def _who_reads(known: Known, row: Notice) -> Seen:
    """Whoever of the staff is named stands on the page about the group."""
    return Seen.ON_A_PAGE if staff_to_name(known, group_of(row)) else Seen.STAFF


DECISIONS = (
    Decision(
        *(CONTACT, contact_asks, contact_options, contact_thanks, _settle),
        lies=True,
        first=True,
        seen_by=_who_reads,
    ),
)
