"""Someone has seen what changed about a meeting, and perhaps said whether they still come."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting
from records.people import Person
from scheduler.events import ToldAlong
from scheduler.meetings.change_facts import is_for_all
from scheduler.meetings.confirm_cancelled import note_known
from scheduler.meetings.who_comes import FOR_ONE_ONLY, answer, for_all_that_follow
from scheduler.post.events import happened
from scheduler.series.series import following
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known


def confirm_change(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note that this person knows, and their answer. Refused once it is off. NotAllowed."""
    meeting = tx.get(Meeting, order.meeting_id)
    allow(tx.conn, actor, "confirm", "change", group=meeting.group_id)
    if meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    said = order.words("come_then")
    person = tx.get(Person, actor.person_id)
    for_all = is_for_all(Known(tx, person, now, meeting_id=meeting.id, talk_id=order.talk_id))
    if said in ("yes", "no", "unsure", "unwell"):
        answer(tx, actor, meeting.id, said, now)
        if for_all and said not in FOR_ONE_ONLY:
            for_all_that_follow(tx, actor, meeting.id, said, now)
    note_known(tx, meeting.id, actor, "changed", now)
    if for_all:
        for later in following(tx, meeting):
            happened(tx, ToldAlong(person.id, later.id), now)
