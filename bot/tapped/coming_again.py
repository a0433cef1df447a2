"""A button that says whether someone comes counts as long as it can: also one from before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from bot.tapped.how_it_stands import about_it, meeting_of, note
from bot.tapped.old_buttons import A_SLIP
from conversations.talks.from_before import YOU_SAID
from records.access import Actor, NotAllowed, allow
from records.changes import changes
from records.database import Tx
from records.groups import groups
from records.meetings import Meeting, comings
from records.people import Person
from records.talks import LIVE, TALK, Talk
from scheduler.talks.answers import answers_of
from scheduler.talks.running import AROUND
from scheduler.talks.turns import open_talks, talking
from scheduler.talks.turns.played import owner_of

#: the questions whose answer says whether someone comes, and what each button says of it
_SAYS = {name: name for name in YOU_SAID}
_COMING: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("invitation", "coming"): _SAYS,
    ("my_meetings", "coming_again"): _SAYS,
    ("still_coming", "coming_again"): _SAYS,
    ("changed", "come_then"): _SAYS,
    ("changed_mind", "take_back"): {"yes": "no"},
    ("changed_mind", "come_after_all"): {"yes": "yes"},
    ("changed_mind", "unwell_then"): {"yes": "unwell"},
    ("check_in", "feeling"): {"not_coming": "no", "unwell": "unwell"},
}
_OVER = ("finished", "closed")


def changes_coming(
    tx: Tx, person: Person, talk: Talk, question: str, key: str, now: datetime
) -> str | None:
    """Take a tap that says whether they come, if the talk itself can't; None if it can.

    The answer is changed, by the act that “My meetings” has; of a meeting that has moved since,
    they are asked for the new time. As `bot.tapped.taps.tap`, the name of a phrase comes back.
    """
    says = _COMING.get((talk.conversation, question), {}).get(key)
    meeting = meeting_of(tx, talk) if says is not None else None
    if says is None or meeting is None:
        return None
    answered = talk.state in _OVER or talk.question != question
    moved = _has_moved(tx, meeting, talk.began_at)
    to_come = meeting.state == "planned" and now < meeting.starts_at + AROUND
    owner = owner_of(tx, talk, person, now)
    if owner is None or not (answered or moved or not to_come):
        return None
    if not to_come or not _may_answer(tx, owner, talk, meeting):
        _close(tx, talk)
        return about_it(tx, person, talk, now)
    stands = tx.conn.scalar(
        select(comings.c.answer).where(
            comings.c.meeting_id == meeting.id, comings.c.person_id == owner.id
        )
    )
    if stands == says and not moved:
        return _stands(tx, person, talk, meeting, now)
    _close(tx, talk)
    answers = {"has_moved": "yes"} if moved else {"coming_again": says}
    about = open_talks.About(meeting_id=meeting.id, played_by=talk.played_by)
    talking.begin(tx, owner, "still_coming", now, about, answers=answers)
    return ""


def asks_about_coming(tx: Tx, person: Person, talk: Talk, question: str, now: datetime) -> bool:
    """Ask about coming again, with what stands now, if that is what this question had asked.

    False where the talk itself still asks it, or where it can't be changed any more.
    """
    says = _COMING.get((talk.conversation, question), {})
    said = answers_of(tx, talk).get(question) if says and talk.answers else None
    meeting = meeting_of(tx, talk) if said in says else None
    owner = owner_of(tx, talk, person, now)
    if meeting is None or owner is None or talk.question == question:
        return False
    if meeting.state != "planned" or now >= meeting.starts_at + AROUND:
        return False
    if not _may_answer(tx, owner, talk, meeting):
        return False
    moved = _has_moved(tx, meeting, talk.began_at)
    _close(tx, talk)
    about = open_talks.About(meeting_id=meeting.id, played_by=talk.played_by)
    answers = {"has_moved" if moved else "says_again": "yes"}
    talking.begin(tx, owner, "still_coming", now, about, answers=answers)
    return True


def says_of_coming(talk: Talk, question: str, key: str) -> bool:
    """Whether an answer says if someone comes."""
    return key in _COMING.get((talk.conversation, question), {})


def _stands(tx: Tx, person: Person, talk: Talk, meeting: Meeting, now: datetime) -> str:
    """They said just that, and it is so still."""
    if talk.state not in _OVER or now - talk.last_at <= A_SLIP:
        return "SAME_AS_BEFORE"
    if talk.played_by is None:
        return note(tx, person, "before_stands", now, meeting_id=meeting.id, ways=["my_meetings"])
    return about_it(tx, person, talk, now)


def _may_answer(tx: Tx, owner: Person, talk: Talk, meeting: Meeting) -> bool:
    actor = Actor(owner.id, by=talk.played_by)
    try:
        allow(tx.conn, actor, "answer", "invitation", group=meeting.group_id)
    except NotAllowed:
        return False
    return True


def _close(tx: Tx, talk: Talk) -> None:
    """What a talk about coming still asks is asked no more: something else was said since."""
    if talk.state in LIVE:
        TALK.change(tx.conn, talk.id, "closed")


def _has_moved(tx: Tx, meeting: Meeting, since: datetime) -> bool:
    """Whether it was set for another time after this moment."""
    key_id = tx.conn.scalar(select(groups.c.key_id).where(groups.c.id == meeting.group_id))
    rows = tx.conn.scalars(
        select(changes.c.before).where(
            changes.c.meeting_id == meeting.id, changes.c.made_at > since
        )
    )
    return any("starts_at" in tx.unseal(str(key_id), "meeting.change", row) for row in rows)
