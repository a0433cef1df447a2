"""The notes that were sent or are planned, to the person and about them. Never their words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from conversations.phrases import N_, SOMEONE
from conversations.script import Seen
from records.messages import messages
from records.notices import Notice, notices
from records.programs import quarantined
from records.signals import signals
from records.talks import talks
from records.undone import undone
from records.worries import worries
from scheduler.kept import Becomes, Kept, OfMeeting, Shows
from scheduler.my_data.item import I_SENT, Item, Part, SeenBy, line, moment
from scheduler.post.messages import sent_by
from scheduler.talks.known import Known
from scheduler.talks.spoken import Line, Name
from scheduler.talks.words.names import named

_SENT = N_("Sent: {when}")
_STATES: Mapping[str, str] = {
    "planned": N_("Planned: {when}"),
    "sending": _SENT,
    "accepted": _SENT,
    "opened": N_("Sent and opened: {when}"),
    "confirmed": N_("Sent, and you know: {when}"),
    "withdrawn": N_("Taken back: {when}"),
    "missed": N_("Not sent in time: {when}"),
    "failed": N_("It did not get through: {when}"),
}


def _sent(known: Known) -> Iterator[Part]:
    """Each note to the person with its time, and how many replies there were in talks."""
    mine = select(notices).where(notices.c.person_id == known.person.id, notices.c.act == "send")
    only_you = SeenBy(Seen.ONLY_BOT, known)
    rows = known.tx.every(Notice, mine.order_by(notices.c.due_at, notices.c.id))
    items = [Item(named(row.name), _state(row), only_you) for row in rows if not _is_reply(row)]
    replies = sum(map(_is_reply, rows))
    if replies:
        items.append(Item(line(N_("My replies in our talks")), Name(replies), only_you))
    wrote = len(sent_by(known.tx, known.person.id))
    if wrote:
        what = line(N_("Which messages you sent: no words, and for two days only"))
        items.append(Item(what, Name(wrote), only_you))
    aside = select(quarantined.c.at).where(quarantined.c.key_id == known.person.key_id)
    what = line(N_("A thing you sent that I could not read, as it came"))
    items += [Item(what, moment(at), only_you) for at in known.tx.conn.scalars(aside)]
    left = select(undone.c.since).where(undone.c.person_id == known.person.id)
    what = line(N_("Something that I could not do yet. I try it again"))
    items += [Item(what, moment(at), only_you) for at in known.tx.conn.scalars(left)]
    if items:
        yield Part(line(N_("Notes to you")), tuple(items))


def _is_reply(row: Notice) -> bool:
    """Whether it went on with a talk. The first of a talk is what the bot began by itself."""
    return row.kind == "turn" and not json.loads(row.parts).get("first")


def _state(row: Notice) -> Line:
    return line(_STATES[row.state], when=moment(row.settled_at or row.due_at))


def _sent_about(known: Known) -> Iterator[Part]:
    """Each note to someone else that is about the person, or that they asked to be passed on."""
    mine = known.person.id
    about = (
        (notices.c.about_id == mine)
        | notices.c.signal_id.in_(select(signals.c.id).where(signals.c.person_id == mine))
        | notices.c.worry_id.in_(select(worries.c.id).where(worries.c.person_id == mine))
        | notices.c.talk_id.in_(select(talks.c.id).where(talks.c.person_id == mine))
    )
    found = select(notices).where(
        about, notices.c.person_id != mine, notices.c.act == "send", notices.c.state != "withdrawn"
    )
    items = [
        Item(named(row.name), _state(row), known.name_of(row.person_id) or line(SOMEONE))
        for row in known.tx.every(Notice, found.order_by(notices.c.due_at, notices.c.id))
    ]
    if items:
        yield Part(line(N_("What I told others about you")), tuple(items))


_NOTES = Shows("plan", _sent, I_SENT + 1)
KEPT = (
    Kept(messages.c.person_id, forget=Becomes.GOES, left="it says what they sent", shows=_NOTES),
    Kept(
        notices.c.person_id,
        forget="that something was sent: no words",
        left=Becomes.GOES,
        shows=_NOTES,
    ),
    Kept(
        notices.c.about_id,
        forget="that something was sent: no words",
        left="it has been",
        shows=Shows("plan", _sent_about, I_SENT + 2),
    ),
    Kept(
        undone.c.person_id,
        forget=Becomes.GOES,
        left="it is what a room has still to do when they leave",
        shows=_NOTES,
    ),
)
OF_MEETINGS = (
    OfMeeting(
        undone.c.meeting_id,
        off="it is looked at when it is tried: whether it is still so",
        moved="it is looked at when it is tried: whether it is still so",
        away="it is looked at when it is tried: whether it is still so",
    ),
)
