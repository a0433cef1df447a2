"""What messages about a worry say: their words, what it is about, and who has it by now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from conversations.phrases import N_
from records.access import NotAllowed
from records.database import Tx
from records.notices import Notice
from records.people import Person
from records.sealing import KeyGone
from records.worries import Worry
from scheduler.safety.worry_circles import may_read, the_worry
from scheduler.talks.cards import read_card
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.circle import called
from scheduler.talks.spoken import Line, Lines, Name

#: what the words of a worry are sealed under
LABEL = "worry.words"


def instead(tx: Tx, row: Notice, person: Person, now: datetime) -> str | None:
    """The name of the note to say in the place of a message to staff; its own if that still holds.

    None if this person may not read of it.
    """
    return said_by_now(tx, row.worry_id, row.name, person, now)


def said_by_now(
    tx: Tx, worry_id: int | None, name: str, person: Person, now: datetime
) -> str | None:
    """The same, of a message or talk of this `name` about this worry."""
    if worry_id is None:
        return name
    known = Known(tx, person, now, worry_id=worry_id)
    worry = the_worry(known)
    if worry is None or not may_read(known):
        return None
    if worry.state == "closed":
        return "worry_over"
    if worry.state == "taken" and worry.taken_by != person.id:
        return "worry_taken"
    return name


def what_was_said(known: Known, row: Notice, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """The words that a note brings; all there are, if it does not say which."""
    if "said" not in parts or row.worry_id is None:
        return {}
    return {"worry_said": words_of_it(known, row.worry_id, parts["said"])}


@fact("worrier")
def worrier(known: Known) -> object:
    """Who raised it, for those who may read of it."""
    row = the_worry(known)
    return called(known, row.person_id if row is not None and may_read(known) else None)


@fact("worry_said")
def worry_said(known: Known) -> object:
    """What the raiser said of it, in their own words, for those who may read of it."""
    row = the_worry(known)
    if row is None or row.words is None or row.person_id is None or not may_read(known):
        return Name("")
    return Name("\n".join(said_so_far(known, row).values()))


def words_of_it(known: Known, worry_id: int, messages: Collection[str]) -> Name:
    """What these messages said of a worry, for those who may read of it."""
    about = Known(known.tx, known.person, known.now, worry_id=worry_id)
    row = the_worry(about)
    if row is None or row.person_id is None or not may_read(about):
        return Name("")
    said = said_so_far(about, row)
    return Name("\n".join(said[one] for one in messages if one in said))


def said_so_far(known: Known, worry: Worry) -> dict[str, str]:
    """The words of a worry, by the talk they were said in. Empty once the key is gone."""
    if worry.words is None:
        return {}
    try:
        said: dict[str, str] = known.tx.unseal(
            known.person_row(worry.person_id or 0).key_id, LABEL, worry.words
        )
    except KeyGone:
        return {}
    return said


@fact("worry_lines")
def worry_lines(known: Known) -> Lines:
    """What it is about, as it is now, for those who may read of it: on alert and card."""
    row = the_worry(known)
    if row is None or not may_read(known):
        return Lines(())
    raised = {"worrier": worrier(known)}
    return Lines(
        (
            _who_says_so(known, row, raised),
            _when(known, row),
            *_where(known, row),
            *([Line(N_("Nobody is on it yet."), {})] if _still_waits(row) else []),
            *_what_to_do(known, row, raised),
        )
    )


def _what_to_do(known: Known, row: Worry, raised: dict[str, object]) -> list[Line]:
    """Their words, and whom to talk to; not to whoever has been forgotten, or has left no name."""
    if row.person_id is None or known.person_row(row.person_id).state == "forgotten":
        return [
            Line(N_("They have had me forget them, and with that what they wrote."), {}),
            Line(N_("Please look who may be in danger, as well as you can. If so, ring 999."), {}),
        ]
    talk = N_("Please talk to {worrier} in private, now if you can. In danger, ring 999.")
    return [*_their_words(known, row), Line(talk, raised)]


def _who_says_so(known: Known, row: Worry, raised: dict[str, object]) -> Line:
    if row.about_id is None:
        return Line(N_("{worrier} says that someone may be in danger."), raised)
    rang = {**raised, "worry_rang": called(known, row.about_id)}
    return Line(N_("{worry_rang} rang {worrier}: someone may be in danger."), rang)


def _when(known: Known, row: Worry) -> Line:
    at = {"worry_day": Day(row.raised_at), "worry_time": Time(row.raised_at)}
    if known.now - row.raised_at < _SAME_HOURS:
        return Line(N_("This was sent at {worry_time}."), at)
    return Line(N_("This was sent on {worry_day} at {worry_time}."), at)


#: so long, nobody needs to be told the day
_SAME_HOURS = timedelta(hours=3)


def _where(known: Known, row: Worry) -> list[Line]:
    """The meeting it was raised in, for those who may read of meetings."""
    if row.meeting_id is None:
        return []
    try:
        known.allow("see", "meeting", row.group_id, row.person_id)
    except NotAllowed:
        return []
    title = Name(read_card(known.tx, row.meeting_id).get("title", ""))
    return [Line(N_("It came from the meeting “{worry_meeting}”."), {"worry_meeting": title})]


def _still_waits(row: Worry) -> bool:
    return row.taken_by is None and row.step > (row.meeting_id is None)


def _their_words(known: Known, row: Worry) -> list[Line]:
    if not worry_said(known):
        return [Line(N_("They have not said more. They do not have to."), {})]
    shown, more = on_the_card(said_so_far(known, row))
    said = {"worry_said": Name("\n".join(shown))}
    words = [Line(N_("Their words: “{worry_said}”"), said)]
    follows = Line(N_("What they said before that is in messages of their own."), {})
    return [*words, follows] if more else words


def on_the_card(said: dict[str, str]) -> tuple[list[str], list[str]]:
    """Of words by their message: the newest that fit, and the messages whose words do not."""
    shown: list[str] = []
    for number, words in enumerate(reversed(said.values())):
        if shown and len("\n".join((*shown, words))) > _LONGEST_ON_A_CARD:
            return shown, list(said)[: len(said) - number]
        shown.insert(0, words)
    return shown, []


#: with all that stands around it, it is one message of Telegram's
_LONGEST_ON_A_CARD = 2_400
