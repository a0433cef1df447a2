"""What those who run a group are asked for when a meeting is over: its notes (CH:112)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from conversations.papers.notes import NOTES as NOTES_OF_PAPERS
from conversations.phrases import N_
from conversations.script import Seen
from conversations.talks.digest import SEND_IT
from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting, meetings
from records.notices import Notice
from records.people import RUNS, Person
from scheduler.decisions import Decision, Pairs, Said, ShownFirst, ToDecide
from scheduler.meetings.decisions import about
from scheduler.papers.send_notes import send_notes
from scheduler.talks.acts import Order, Refused
from scheduler.talks.answers import paper_in
from scheduler.talks.digest.seen_to import is_asked, put_off, see_to
from scheduler.talks.known import Known
from scheduler.talks.meeting import card, card_field, day
from scheduler.talks.spoken import Line, Lines, Name
from scheduler.talks.words.names import A_PICTURE

NOTES = "decide_notes"
_LATER, _NONE = "later", "none"
#: as long as people still know what was said
_ASKED_FOR = timedelta(days=14)
#: in the order of a digest it is as if they were due then: what is to come sooner is first
_DUE = timedelta(days=3)
_ASKS = N_("What was said at “{meeting}” on {day}? People who were not there may want to read it.")
_THANKS = {
    _LATER: N_("That is fine. I will ask again."),
    _NONE: N_("That is fine. I ask no more."),
}
_TYPES = N_("Please send me the notes here. Or type them.")
_WILL_GET = N_("All who were asked will get this:")
_KEPT = N_("Thank you. All who were asked get it, there or not, without a buzz.")


def _missing(known: Known) -> list[Meeting]:
    """Meetings of the groups someone runs that are over, and of which the notes are missing."""
    mine = [one.group_id for one in known.memberships() if one.role in RUNS]
    over = known.tx.every(
        Meeting,
        select(meetings)
        .where(
            meetings.c.group_id.in_(mine),
            meetings.c.cancelled_at.is_(None),
            meetings.c.starts_at < known.now,
            meetings.c.starts_at > known.now - _ASKED_FOR,
        )
        .order_by(meetings.c.starts_at, meetings.c.id),
    )
    return [one for one in over if _is_missing(known, one)]


def _is_missing(known: Known, meeting: Meeting) -> bool:
    """Whether it is over, its notes are not there, and nobody has said that there are none."""
    ends = meeting.starts_at + timedelta(minutes=meeting.minutes)
    if not ends < known.now < meeting.starts_at + _ASKED_FOR:
        return False
    this = about(known, meeting.id)
    sent = any(name == "minutes" for name, *_ in card(this).get("papers", ()))
    return not sent and is_asked(this, NOTES, meeting.starts_at + _ASKED_FOR)


def to_decide(known: Known) -> list[ToDecide]:
    """Of which meetings the notes are missing."""
    return [ToDecide(NOTES, one.id, by=one.starts_at + _DUE) for one in _missing(known)]


def wants_digest(tx: Tx, person_id: int, now: datetime) -> bool:
    """Whether notes are missing: then a digest comes even if no meeting is to come."""
    return bool(_missing(Known(tx, tx.get(Person, person_id), now)))


def _meeting(known: Known, row: Notice) -> Meeting:
    return known.tx.get(Meeting, row.meeting_id)


def _asks(known: Known, row: Notice) -> Line:
    this = about(known, row.meeting_id)
    return Line(_ASKS, {"meeting": card_field(this, "title"), "day": day(this)})


def _options(known: Known, row: Notice) -> Pairs:
    if not _is_missing(known, _meeting(known, row)):
        return ()
    return (
        (SEND_IT, N_("Send the notes")),
        (_NONE, N_("There are none")),
        (_LATER, N_("Not yet")),
    )


def _thanks(_known: Known, _row: Notice, answer: str) -> object:
    return Line(_THANKS[answer], {}) if answer in _THANKS else ""


def _settle(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    _still_missing(tx, actor, known, row)
    if answer == _LATER:
        put_off(tx, row.meeting_id or 0, NOTES, known.now)
    elif answer == _NONE:
        see_to(tx, row.meeting_id or 0, NOTES, known.person.id)


def _shows(known: Known, row: Notice, said: Said) -> object:
    """The notes as they will come, or what the file is called."""
    if said.words in _THANKS:
        return ""
    this = about(known, row.meeting_id)
    paper = paper_in(said.words)
    facts = {"meeting": card_field(this, "title"), "day": day(this)}
    facts["minutes"] = Name(paper.said) or A_PICTURE
    return Lines((Line(_WILL_GET, {}), Line(NOTES_OF_PAPERS["minutes"].words, facts)))


def _puts(tx: Tx, actor: Actor, known: Known, row: Notice, said: Said) -> None:
    _still_missing(tx, actor, known, row)
    order = Order(meeting_id=row.meeting_id, answers={"minutes": said.words})
    send_notes(tx, actor, order, known.now)


def _still_missing(tx: Tx, actor: Actor, known: Known, row: Notice) -> None:
    """Raises Refused if another was quicker, and NotAllowed."""
    meeting = _meeting(known, row)
    allow(tx.conn, actor, "change", "meeting", group=meeting.group_id)
    if not _is_missing(known, meeting):
        raise Refused("SEEN_TO_ALREADY")


_SHOWN = ShownFirst(_TYPES, _shows, _puts, thanks=lambda _known, _row, _said: Line(_KEPT, {}))
DECISIONS = (
    Decision(
        NOTES, _asks, _options, _thanks, _settle, lies=True, seen_by=Seen.GROUP, shown=_SHOWN
    ),
)
