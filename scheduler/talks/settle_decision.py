"""A facilitator settles what their digest asked: for all of them, with one tap."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import meetings
from records.people import Row, people
from scheduler.contacts import no_contact
from scheduler.contacts.no_contact import CONTACT
from scheduler.contacts.settle_contact import settle_contact
from scheduler.help.confirm_help import confirm_help
from scheduler.help.facts import HELP, group_of_row, is_due
from scheduler.leaving import places
from scheduler.leaving.facts import PLACE, place_row
from scheduler.link_people.swap_facts import WISH, picks, wish
from scheduler.link_people.swaps import offer
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.pass_phone import pass_phone
from scheduler.talks.acts import Order, Refused
from scheduler.talks.cards import read_card, write_on_card
from scheduler.talks.decisions import SEEN_TO, asked_last, needed
from scheduler.talks.known import Known


def settle_decision(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Do what was picked. Refused if another facilitator was quicker. NotAllowed."""
    person = tx.conn.execute(select(people).where(people.c.id == actor.person_id)).one()
    known = Known(tx, person, now, talk_id=order.talk_id, answers=order.answers)
    row, answer = asked_last(known)
    about_no_meeting = _ELSE.get(row.name)
    if about_no_meeting is not None:
        about_no_meeting(tx, actor, known, row, answer)
        return
    kind, meeting_id = row.name, row.meeting_id
    group_id = tx.conn.scalar(select(meetings.c.group_id).where(meetings.c.id == meeting_id))
    allow(tx.conn, actor, "change", "meeting", group=int(group_id or 0))
    if not needed(known, kind, meeting_id):
        raise Refused("SEEN_TO_ALREADY")
    if kind == "decide_phone":
        pass_phone(tx, actor, Order(meeting_id=meeting_id, answers={"holder": answer}), now)
    elif kind == "decide_door":
        change_meeting(tx, actor, Order(meeting_id=meeting_id, answers={"new_who": answer}), now)
    else:
        _see_to(tx, meeting_id, kind, person.id)


def _find_link(tx: Tx, actor: Actor, known: Known, row: Row, answer: str) -> None:
    """Ask the one who was picked whether they would look after someone."""
    swap = wish(known, row)
    if swap is None:
        raise Refused("SEEN_TO_ALREADY")
    allow(tx.conn, actor, "find", "link", group=swap.group_id)
    to = next((int(key) for key, _ in picks(known, swap) if key == answer), None)
    if to is None or not offer(tx, swap, to, known.now):
        raise Refused("SEEN_TO_ALREADY")


def _settle_place(tx: Tx, actor: Actor, known: Known, row: Row, answer: str) -> None:
    """There was a talk with someone whose place rests: they are back, or it has ended."""
    found = place_row(known, row)
    if found is None:
        raise Refused("SEEN_TO_ALREADY")
    allow(tx.conn, actor, "end", "place", group=found.group_id)
    if answer not in ("back", "ended") or not places.settle(
        tx, found, answer, known.person.id, known.now
    ):
        raise Refused("SEEN_TO_ALREADY")


def _look_at_help(tx: Tx, actor: Actor, known: Known, row: Row, answer: str) -> None:
    """The lines on help near a group hold; or new ones are asked for, in the digest itself."""
    group = group_of_row(row)
    allow(tx.conn, actor, "change", "group", group=group)
    if not is_due(known, group):
        raise Refused("SEEN_TO_ALREADY")
    if answer == "hold":
        confirm_help(tx, actor, Order(answers={"group": str(group)}), known.now)


def _find_contact(tx: Tx, actor: Actor, known: Known, row: Row, answer: str) -> None:
    """Someone of the staff is named for worries about safety; or it is asked again later."""
    said = {"group": str(no_contact.group_of_row(row)), "contact_pick": answer}
    settle_contact(tx, actor, Order(answers=said), known.now)


def _see_to(tx: Tx, meeting_id: int, kind: str, person_id: int) -> None:
    """Note on the meeting's card who has said that it is seen to."""
    seen_to = {**read_card(tx, meeting_id).get(SEEN_TO, {}), kind: person_id}
    write_on_card(tx, meeting_id, **{SEEN_TO: seen_to})


#: what is decided about a person or a group, by its name
_ELSE = {WISH: _find_link, PLACE: _settle_place, CONTACT: _find_contact, HELP: _look_at_help}
