"""The card in the group's own chat: one pinned message whose buttons answer only who taps.

Nothing personal is ever in it. Harmless buttons stand beside the signal, so that a tap says
nothing to anyone who looks on (T:private-signal).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select, update

from conversations import phrases
from conversations.notes import NOTES
from records.database import Tx
from records.groups import Group, groups
from records.meetings import Meeting, meetings
from records.notices import Lane, Notice, notices
from scheduler.jobs import first
from scheduler.post import outbox
from scheduler.post.channels import Button
from scheduler.talks.moments import Time
from scheduler.talks.running import AROUND, ends
from scheduler.talks.spoken import Name, Voice
from scheduler.talks.words.lines import line, words_of
from scheduler.talks.words.turn_words import Buttons

LANGUAGE = "en"
_BUTTONS = {
    "doing": phrases.CARD_DOING,
    "break": phrases.CARD_BREAK,
    "left": phrases.CARD_LEFT,
    "need": phrases.CARD_NEED,
}


_POSTED = select(notices.c.id).where(
    notices.c.meeting_id == meetings.c.id, notices.c.name == "meeting_card"
)
_UNPOSTED = (
    select(meetings)
    .join(groups, groups.c.id == meetings.c.group_id)
    .where(
        groups.c.chat_id.is_not(None),
        meetings.c.state == "planned",
        ~_POSTED.exists(),
    )
)
_DUE = _UNPOSTED.where(
    meetings.c.starts_at <= bindparam("until"), meetings.c.starts_at > bindparam("since")
)
NEXT_CARD = first(
    _UNPOSTED.with_only_columns(func.min(meetings.c.starts_at)),
    meetings.c.id,
    lambda at: at - AROUND,
)


def due_cards(tx: Tx, now: datetime) -> list[Meeting]:
    """Meetings that are about to start, in groups with a chat, whose card is not posted yet."""
    around = {"until": now + AROUND, "since": now - timedelta(hours=12)}
    return tx.every(Meeting, _DUE, around)


def post_card(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """Post the card, pin it, and plan the word that the meeting is over."""
    card = outbox.post(
        tx,
        group=meeting.group_id,
        kind="note",
        name="meeting_card",
        lane=Lane.NOTICE,
        now=now,
        dedupe=f"card:{meeting.id}",
        silent=True,
        meeting_id=meeting.id,
    )
    over = ends(meeting) + AROUND
    for act, name, due_at in (("pin", "meeting_card", now), ("edit", "card_over", over)):
        outbox.post(
            tx,
            group=meeting.group_id,
            kind="note",
            name=name,
            act=act,
            lane=Lane.NOTICE,
            now=now,
            due_at=due_at,
            dedupe=f"card:{act}:{meeting.id}",
            silent=True,
            target_id=card,
            meeting_id=meeting.id,
        )


def say_again(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """The card that is in the chat already says what is now, and when the meeting is over."""
    mine = (notices.c.meeting_id == meeting.id, notices.c.name == "meeting_card")
    card = tx.conn.scalar(select(notices.c.id).where(*mine, notices.c.act == "send"))
    if card is None:
        return
    outbox.post(
        tx,
        group=meeting.group_id,
        kind="note",
        name="meeting_card",
        act="edit",
        lane=Lane.NOTICE,
        now=now,
        silent=True,
        target_id=card,
        meeting_id=meeting.id,
    )
    tx.conn.execute(
        update(notices)
        .where(notices.c.dedupe == f"card:edit:{meeting.id}", notices.c.state == "planned")
        .values(due_at=ends(meeting) + AROUND)
    )


def say(tx: Tx, row: Notice, group: Group) -> tuple[str, Buttons]:
    """What a row says in the group's chat, and the buttons under it."""
    voice = Voice(LANGUAGE, group.zone)
    words = line(NOTES[row.name], _facts_for_all(tx, group, row.meeting_id), voice)
    return words, _buttons(row, voice)


def _facts_for_all(tx: Tx, group: Group, meeting_id: int | None) -> dict[str, object]:
    """What may be said of a meeting in the group's chat: its title and its times."""
    meeting = tx.find(Meeting, meeting_id)
    if meeting is None:
        return {}
    card = tx.unseal(group.key_id, "meeting.card", meeting.card)
    end = ends(meeting)
    return {
        "meeting": Name(card.get("title", "")),
        "time": Time(meeting.starts_at, group.zone),
        "until": Time(end, group.zone),
    }


def _buttons(row: Notice, voice: Voice) -> Buttons:
    """The card's buttons; none under anything else."""
    if row.name != "meeting_card":
        return ()
    return tuple(
        (Button(words_of(label, voice), f"card.{row.meeting_id}.{key}"),)
        for key, label in _BUTTONS.items()
    )


def is_need(data: str) -> bool:
    """Whether a tap with this data asks for a break."""
    return data.startswith("card.") and data.endswith(".need")
