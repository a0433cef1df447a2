"""What is kept of who made meetings, changed them, and is named on their cards."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from records.calls import calls
from records.changes import changes
from records.meetings import meetings
from records.notices import notices
from records.talks import talks
from scheduler.kept import Kept, OfMeeting, Shows
from scheduler.meetings.news import close_talks
from scheduler.meetings.planner import plan_again, withdraw_plan
from scheduler.my_data.item import IN_GROUPS, YOU_DID, Item, Part, SeenBy, how_many, line
from scheduler.phone_calls.queue import drop
from scheduler.talks.about import GROUP_MEETINGS, GroupMeeting
from scheduler.talks.known import Known
from scheduler.talks.spoken import Name

_BY_STAFF = "what staff did, without a word"


def _named(known: Known) -> Iterator[Part]:
    """At how many meetings they were to meet people, or to be at the door."""
    mine = [member.group_id for member in known.memberships()]
    theirs = GROUP_MEETINGS.where(meetings.c.group_id.in_(mine))
    rows = known.tx.every(GroupMeeting, theirs)
    cards = [known.tx.unseal(row.group_key_id, "meeting.card", row.card) for row in rows]
    number = sum(known.person.id in (card.get("who"), card.get("door")) for card in cards)
    if number:
        what = line(N_("Meetings where you are named"))
        yield Part(IN_GROUPS, (Item(what, Name(number), SeenBy(Seen.STAFF, known)),))


SHOWS = (Shows("name", _named, YOU_DID + 6),)
KEPT = (
    Kept(
        meetings.c.made_by,
        forget=_BY_STAFF,
        left="it is of who made something",
        shows=how_many(N_("Meetings you made"), meetings.c.made_by, at=3),
    ),
    Kept(
        changes.c.made_by,
        forget=_BY_STAFF,
        left="it is of who made something",
        shows=how_many(N_("Times you changed a meeting"), changes.c.made_by, at=5),
    ),
)
OF_MEETINGS = (
    OfMeeting(
        changes.c.meeting_id,
        off="what has changed stays so",
        moved="what has changed stays so",
        away="it is of the meeting, and of no one who comes",
    ),
    OfMeeting(calls.c.meeting_id, off=drop, moved=plan_again, away=withdraw_plan),
    OfMeeting(notices.c.meeting_id, off=withdraw_plan, moved=plan_again, away=withdraw_plan),
    OfMeeting(
        talks.c.meeting_id,
        off=close_talks,
        moved=close_talks,
        away="it may be the one in which they say so",
    ),
)
