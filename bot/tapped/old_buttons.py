"""A button from before: what it was about, how that stands now, and a way on.

Nothing is done unseen: what tells someone, or cancels something, is asked once more. One thing is
done at once, since people expect it: they say something else about coming to a meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.effects import does_something
from conversations.engine import SKIPPED, picked
from conversations.registry import ALL, fits
from conversations.talks.from_before import YOU_SAID
from records.access import Actor, NotAllowed, allow
from records.changes import changes
from records.database import Tx
from records.groups import groups
from records.meetings import comings, meetings
from records.people import Role, Row, people
from records.signals import signals
from records.talks import ABOUT_COMING, LIVE, TALK, in_chat, talks
from scheduler.meetings.running import AROUND, ends
from scheduler.post import outbox
from scheduler.signals.answer_signal import ASKING
from scheduler.surveys import surveys
from scheduler.talks import talking
from scheduler.talks.answers import answers_of, picked_meeting
from scheduler.talks.circle import but_not
from scheduler.talks.contact_rows import roles_of
from scheduler.talks.half_done import is_half_done
from scheduler.talks.known import Known
from scheduler.talks.played import owner_of
from scheduler.talks.turn_words import BACK, DONE, IN_ENGLISH, SKIP, STOP

#: the questions whose answer says whether someone comes, and what each button says of it
_SAYS = {name: name for name in YOU_SAID}
_COMING: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("invitation", "coming"): _SAYS,
    ("my_meetings", "coming_again"): _SAYS,
    ("still_coming", "coming_again"): _SAYS,
    ("changed", "come_then"): _SAYS,
    ("check_in", "feeling"): {"not_coming": "no"},
}
#: a second tap within this time is a slip: what the first did is on the screen
_A_SLIP = timedelta(minutes=10)
#: of a meeting that is off, what may still be wanted by who has said something else, and how long
_STILL_WANTED = ("fare", "ring", "on_my_way", "no_ring")
_FOR_SO_LONG = timedelta(days=14)
_OF_A_BREAK = (
    *("need_a_break", "unsure_break", "you_did_not_tap", "come_over", "after_a_signal"),
    *("no_one_yet_3", "no_one_yet_6", "no_one_came"),
)
_OVER = ("finished", "closed")


def changes_coming(
    tx: Tx, person: Row, talk: Row, question: str, key: str, now: datetime
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
    about = talking.About(meeting_id=meeting.id, played_by=talk.played_by)
    talking.begin(tx, owner, "still_coming", now, about, answers=answers)
    return ""


def asks_about_coming(tx: Tx, person: Row, talk: Row, question: str, now: datetime) -> bool:
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
    about = talking.About(meeting_id=meeting.id, played_by=talk.played_by)
    answers = {"has_moved" if moved else "says_again": "yes"}
    talking.begin(tx, owner, "still_coming", now, about, answers=answers)
    return True


def says_of_coming(talk: Row, question: str, key: str) -> bool:
    """Whether an answer says if someone comes."""
    return key in _COMING.get((talk.conversation, question), {})


def _stands(tx: Tx, person: Row, talk: Row, meeting: Row, now: datetime) -> str:
    """They said just that, and it is so still."""
    if talk.state not in _OVER or now - talk.last_at <= _A_SLIP:
        return "SAME_AS_BEFORE"
    if talk.played_by is None:
        return _note(tx, person, "before_stands", now, meeting_id=meeting.id, ways=["my_meetings"])
    return about_it(tx, person, talk, now)


def _may_answer(tx: Tx, owner: Row, talk: Row, meeting: Row) -> bool:
    actor = Actor(owner.id, by=talk.played_by)
    try:
        allow(tx.conn, actor, "answer", "invitation", group=meeting.group_id)
    except NotAllowed:
        return False
    return True


def _close(tx: Tx, talk: Row) -> None:
    """What a talk about coming still asks is asked no more: something else was said since."""
    if talk.state in LIVE:
        TALK.change(tx.conn, talk.id, "closed")


def meeting_of(tx: Tx, talk: Row) -> Row | None:
    """The meeting that a talk is about, or that was picked in it; None if there is none."""
    meeting_id = talk.meeting_id
    if meeting_id is None and not ALL[talk.conversation].anonymous:
        meeting_id = picked_meeting(answers_of(tx, talk))
    found: Row | None = tx.conn.execute(
        select(meetings).where(meetings.c.id == meeting_id)
    ).first()
    return found


def _has_moved(tx: Tx, meeting: Row, since: datetime) -> bool:
    """Whether it was set for another time after this moment."""
    key_id = tx.conn.scalar(select(groups.c.key_id).where(groups.c.id == meeting.group_id))
    rows = tx.conn.scalars(
        select(changes.c.before).where(
            changes.c.meeting_id == meeting.id, changes.c.made_at > since
        )
    )
    return any("starts_at" in tx.unseal(str(key_id), "meeting.change", row) for row in rows)


def shown_first(
    tx: Tx, person: Row, owner: Row, talk: Row, question: str, key: str, now: datetime
) -> bool:
    """Ask it once more in place of doing it, where that tells someone or does something.

    So it is in a talk that was stopped, or left half-way on another day.
    """
    script = ALL[talk.conversation]
    ask = script.questions.get(question)
    if ask is None or talk.question != question or key in (BACK, STOP, IN_ENGLISH):
        return False
    if talk.state != "stopped" and not is_half_done(tx, person, talk, now):
        return False
    before = answers_of(tx, talk)
    if key == DONE:
        value = picked(ask, before) or SKIPPED
    elif ask.many and key != SKIP:
        return False
    else:
        value = SKIPPED if key == SKIP else key
    if not does_something(tx, owner, talk, question, value, now):
        return False
    talking.ask_again(tx, owner, talk, now, "WHERE_WE_WERE")
    return True


def is_left(tx: Tx, person: Row, talk: Row, now: datetime) -> bool:
    """Whether a talk was stopped, or left half-way on another day: it can be taken up."""
    return talk.state == "stopped" or is_half_done(tx, person, talk, now)


def too_late(tx: Tx, person: Row, talk: Row, question: str, key: str, now: datetime) -> str:
    """What is said to a button of a talk that is over; the name of a phrase, for its alert."""
    same = talk.state == "finished" and answers_of(tx, talk).get(question) == key
    if same and now - talk.last_at <= _A_SLIP:
        return "SAME_AS_BEFORE"
    if talk.signal_id is not None and (said := _of_a_signal(tx, person, talk, now)) is not None:
        return said
    if talk.conversation in _OF_A_BREAK:
        return _note(tx, person, "before_break", now, talk, ways=_if_not_there(tx, person))
    if talk.conversation == "cancelled" and key in _STILL_WANTED and not same:
        meeting, owner = meeting_of(tx, talk), owner_of(tx, talk, person, now)
        if meeting is not None and owner is not None and now < meeting.starts_at + _FOR_SO_LONG:
            about = talking.About(meeting_id=meeting.id, played_by=talk.played_by)
            talking.begin(tx, owner, "cancelled", now, about)
            return ""
    return about_it(tx, person, talk, now)


def _if_not_there(tx: Tx, person: Row) -> list[str]:
    """The button for a break, where it does not stand under a note already."""
    return [] if Role.CO_PRODUCER in roles_of(tx, person.id) else ["need_a_break"]


def _of_a_signal(tx: Tx, person: Row, talk: Row, now: datetime) -> str | None:
    """A call for a break: the question that is open now, while it goes on; or that it is over.

    None for what the asker had been asked, once it is over.
    """
    same = (in_chat(person.id), talks.c.signal_id == talk.signal_id, talks.c.state.in_(LIVE))
    found = select(talks).where(*same).order_by(talks.c.id.desc()).limit(1)
    live = tx.conn.execute(found).first()
    if live is not None:
        talking.ask_again(tx, person, live, now, "OLD_BUTTON")
        return ""
    if talk.conversation not in ASKING:
        return None
    signal = tx.conn.execute(select(signals).where(signals.c.id == talk.signal_id)).one()
    if signal.state in ("raised", "unanswered") and _may_still_help(tx, person, signal, now):
        about = talking.About(meeting_id=signal.meeting_id, signal_id=signal.id)
        talking.begin(tx, person, talk.conversation, now, about)
        return ""
    answered = signal.answered_at
    if answered is None or now - answered > _A_SLIP:
        name = "signal_rewritten" if answered else "signal_rewritten_over"
        _note(tx, person, name, now)
    return "SEEN_TO_ALREADY"


def _may_still_help(tx: Tx, person: Row, signal: Row, now: datetime) -> bool:
    """Whether they may answer it, and whoever asks has not left them out since."""
    asker = tx.conn.execute(select(people).where(people.c.id == signal.person_id)).first()
    if asker is None or not but_not(Known(tx, asker, now, signal_id=signal.id), [person.id]):
        return False
    about = {"group": signal.group_id, "about": signal.person_id, "now": now}
    try:
        allow(tx.conn, Actor(person.id), "answer", "signal", **about)
    except NotAllowed:
        return False
    return True


def about_it(tx: Tx, person: Row, talk: Row, now: datetime) -> str:
    """Say what a talk was about, and how that stands; the name of a phrase, for the alert."""
    if ALL[talk.conversation].anonymous:
        return _of_answers_without_a_name(tx, person, talk, now)
    meeting = meeting_of(tx, talk)
    if meeting is not None and _may_read(tx, person, meeting, now):
        return _of_a_meeting(tx, person, talk, meeting, now)
    mine = roles_of(tx, person.id)
    if not mine and talk.conversation in ("joining", "joining_outside"):
        return _note(tx, person, "before_joining", now, talk)
    conversation = ALL[talk.conversation]
    if conversation.title and fits(conversation, mine):
        return _note(tx, person, "before_again", now, talk, ways=[conversation.name])
    return _note(tx, person, "before_talk", now, talk)


def _may_read(tx: Tx, person: Row, meeting: Row, now: datetime) -> bool:
    """Whether they may read the meeting's card: who has left its group may not."""
    try:
        Known(tx, person, now, meeting_id=meeting.id).get("meeting")
    except NotAllowed:
        return False
    return True


def _of_a_meeting(tx: Tx, person: Row, talk: Row, meeting: Row, now: datetime) -> str:
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
    return _note(tx, person, name, now, talk, meeting_id=meeting.id, ways=ways)


def _of_answers_without_a_name(tx: Tx, person: Row, talk: Row, now: datetime) -> str:
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
        return _note(tx, person, "before_talk", now, talk)
    name = "before_no_names" if talk.state == "finished" else "before_closed"
    about = {"circle": group_id} if group_id else {}
    return _note(tx, person, name, now, talk, meeting_id=talk.meeting_id, more=about)


def _note(
    tx: Tx,
    person: Row,
    name: str,
    now: datetime,
    talk: Row | None = None,
    *,
    meeting_id: int | None = None,
    ways: list[str] | None = None,
    more: Mapping[str, object] | None = None,
) -> str:
    parts: dict[str, object] = dict(more or {})
    if talk is not None:
        parts |= {"before": talk.conversation, "on": {"before_day": talk.began_at.isoformat()}}
    if ways:
        parts["ways"] = ways
    outbox.post(
        tx, to=person.id, kind="note", name=name, now=now, parts=parts, meeting_id=meeting_id
    )
    return "FROM_BEFORE"


def unknown(tx: Tx, person: Row, now: datetime) -> str:
    """A button that leads to nothing that is theirs."""
    return _note(tx, person, "before_unknown", now)


def not_yours(tx: Tx, person: Row, name: str, now: datetime) -> None:
    """A button for what is not open to them, or not any more."""
    outbox.post(
        tx, to=person.id, kind="note", name="before_not_yours", now=now, parts={"before": name}
    )
