"""What a talk or a button from before was about, how that stands now, and a way on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from conversations.registry import ALL, fits
from records.access import NotAllowed
from records.database import Tx
from records.meetings import Meeting
from records.notices import of_group
from records.people import Person
from records.talks import ABOUT_COMING, Talk
from scheduler.post import outbox
from scheduler.surveys import surveys
from scheduler.talks.answers import answers_of, picked_meeting
from scheduler.talks.known import Known
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.running import ends


def meeting_of(tx: Tx, talk: Talk) -> Meeting | None:
    """The meeting that a talk is about, or that was picked in it; None if there is none."""
    meeting_id = talk.meeting_id
    if meeting_id is None and not ALL[talk.conversation].anonymous:
        meeting_id = picked_meeting(answers_of(tx, talk))
    found: Meeting | None = tx.find(Meeting, meeting_id)
    return found


def about_it(tx: Tx, person: Person, talk: Talk, now: datetime) -> str:
    """Say what a talk was about, and how that stands; the name of a phrase, for the alert."""
    if ALL[talk.conversation].anonymous:
        return _of_answers_without_a_name(tx, person, talk, now)
    meeting = meeting_of(tx, talk)
    if meeting is not None and _may_read(tx, person, meeting, now):
        return _of_a_meeting(tx, person, talk, meeting, now)
    mine = roles_of(tx, person.id)
    if not mine and talk.conversation in ("joining", "joining_outside"):
        return note(tx, person, "before_joining", now, talk)
    conversation = ALL[talk.conversation]
    if conversation.title and fits(conversation, mine):
        return note(tx, person, "before_again", now, talk, ways=[conversation.name])
    return note(tx, person, "before_talk", now, talk)


def _may_read(tx: Tx, person: Person, meeting: Meeting, now: datetime) -> bool:
    """Whether they may read the meeting's card: who has left its group may not."""
    try:
        Known(tx, person, now, meeting_id=meeting.id).get("meeting")
    except NotAllowed:
        return False
    return True


def _of_a_meeting(tx: Tx, person: Person, talk: Talk, meeting: Meeting, now: datetime) -> str:
    known = Known(tx, person, now, meeting_id=meeting.id)
    name, ways = "before_about", []
    if meeting.cancelled_at is not None:
        name = "before_off_next" if known.get("next_meeting") else "before_off"
        ways = ["my_meetings"]
    elif talk.conversation not in ABOUT_COMING:
        name = "before_about_more" if known.get("link") else "before_about"
        title = ALL[talk.conversation].title
        ways = [talk.conversation] if title and now < meeting.starts_at else []
    elif now < meeting.starts_at:
        name = "before_to_come_staff" if known.get("staff_there") else "before_to_come"
        ways = ["my_meetings"]
    elif now < ends(meeting):
        name = "before_on"
    else:
        name = "before_over"
        ways = ["my_meetings"] if known.get("meetings_of_late") else []
    return note(tx, person, name, now, talk, meeting_id=meeting.id, ways=ways)


def _of_answers_without_a_name(tx: Tx, person: Person, talk: Talk, now: datetime) -> str:
    """Answers that bear no name: they are there, or the questions are closed."""
    known = Known(tx, person, now, meeting_id=talk.meeting_id)
    group_id = None
    if talk.meeting_id is None:
        survey = surveys.of_talk(tx, person.id, talk.id, {}, now)
        group_id = survey.group_id if survey is not None else None
        known = known.with_answers({"group": str(group_id)} if group_id else {})
    try:
        named = bool(known.get("facilitators"))
    except NotAllowed:
        named = False
    if not named:
        return note(tx, person, "before_talk", now, talk)
    name = "before_no_names" if talk.state == "finished" else "before_closed"
    about = of_group(group_id)
    return note(tx, person, name, now, talk, meeting_id=talk.meeting_id, more=about)


def note(
    tx: Tx,
    person: Person,
    name: str,
    now: datetime,
    talk: Talk | None = None,
    *,
    meeting_id: int | None = None,
    ways: list[str] | None = None,
    more: Mapping[str, object] | None = None,
) -> str:
    """Post a note about what is from before; the name of a phrase, for the alert."""
    parts: dict[str, object] = dict(more or {})
    if talk is not None:
        parts |= {"before": talk.conversation, "on": {"before_day": talk.began_at.isoformat()}}
    if ways:
        parts["ways"] = ways
    outbox.post(
        tx, to=person.id, kind="note", name=name, now=now, parts=parts, meeting_id=meeting_id
    )
    return "FROM_BEFORE"


def unknown(tx: Tx, person: Person, now: datetime) -> str:
    """A button that leads to nothing that is theirs."""
    return note(tx, person, "before_unknown", now)


def not_yours(tx: Tx, person: Person, name: str, now: datetime) -> None:
    """A button for what is not open to them, or not any more."""
    outbox.post(
        tx, to=person.id, kind="note", name="before_not_yours", now=now, parts={"before": name}
    )
