"""What people will read once something goes out: shown first to whoever sends it (CH:146).

It is their first message, made by the same code from the same script, for someone who reads it in
the language of whoever sends it, and who has no part in it: not at the door, with no turn there.
Whose link person sees a yes differs from one to the next, so it names none.
"""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from conversations.conversation import Conversation
from conversations.meetings.cancelled import CANCELLED
from conversations.meetings.changed import CHANGED
from scheduler.meetings.change_facts import Told, drafted
from scheduler.meetings.changes import FOR_ALL, is_late, so_for_all, values_now, written_anew
from scheduler.talks.about import GroupMeeting, meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import READS_IT, card, chosen
from scheduler.talks.people.persons import person_or_words
from scheduler.talks.spoken import Voice
from scheduler.talks.words.lines import first_message


class Message(NamedTuple):
    """The first message of a conversation, as it will be read."""

    conversation: Conversation
    facts: Known

    def in_words(self, voice: Voice) -> str:
        """All of it but the buttons."""
        return first_message(self.conversation, self.facts, voice.about(self.facts))


def at_the_door(known: Known) -> int | str:
    """Who is at the door, by the answers so far: a person, words, or nobody."""
    said = known.answers.get("door_must") or known.answers.get("door")
    if not isinstance(said, str) or said == "no_one":
        return ""
    return person_or_words(known.tx, said)


def for_all(known: Known) -> bool:
    """Whether it is meant for all that follow too."""
    return known.answers.get("how_many") == "all"


def _as_it_will_be(known: Known, card_then: dict[str, Any], **more: object) -> Known:
    """The facts of someone with no part in it, once the meeting's card says this."""
    extra: dict[str, object] = {"row:meeting_card": card_then, "am_at_the_door": False}
    extra |= {"said_yes": False, "turn_gone": "", READS_IT: 0, **more}
    return Known(known.tx, known.person, known.now, meeting_id=known.meeting_id, extra=extra)


@fact("cancel_preview")
def cancel_preview(known: Known) -> object:
    """What people will read once the meeting is off, by the answers so far."""
    if chosen(known) is None:
        return ""
    off = {"why": known.answers.get("why", ""), "door": at_the_door(known)}
    then = {**card(known), **off, "ends_series": for_all(known)}
    return Message(CANCELLED, _as_it_will_be(known, then, series_over=for_all(known)))


@fact("late_preview")
def late_preview(known: Known) -> object:
    """What people will read once the meeting is changed, by the answers so far."""
    after = drafted(known)
    if not after:
        return ""
    row, written = meeting_row(known), card(known)
    was = values_now(row, written)
    before = {name: was[name] for name in after}
    told = {
        **before,
        "door": at_the_door(known),
        FOR_ALL: for_all(known) and so_for_all(known, after),
    }
    late = is_late(before, after, row.starts_at, known.now)
    then = written_anew(written, after, known.person.id)
    return Message(
        CHANGED,
        _as_it_will_be(
            known,
            then,
            **{"row:meeting": _row_then(row, after), "row:changes_told": [Told(told, late)]},
        ),
    )


def _row_then(row: GroupMeeting, after: dict[str, Any]) -> GroupMeeting:
    values = {name: getattr(row, name) for name in GroupMeeting.model_fields}
    values |= {n: after[n] for n in ("minutes", "break_at") if n in after}
    if "starts_at" in after:
        values["starts_at"] = datetime.fromisoformat(after["starts_at"])
    return cast("GroupMeeting", SimpleNamespace(**values))
