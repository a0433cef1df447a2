"""Facts about the rest of a meeting's card, and who else is to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select

from conversations.meetings.meeting_card import (
    ASKED_ABOUT_ACCESS,
    BEFORE_THE_DAY,
    LINES,
    WHO_TAKES_A_TURN,
)
from conversations.phrases import N_
from records.changes import Change, changes
from records.meetings import COMES, Coming, comings
from records.notices import notices
from records.people import people
from scheduler.meetings.planner import gets_no_pre_brief
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.meeting import card, card_field, chosen
from scheduler.talks.spoken import Line, Lines, Name, Names


class Answered(Coming):
    """What someone has said of a meeting, and the key that opens what they need there."""

    key_id: str


#: all of them: read as `Answered`
ANSWERED = select(comings, people.c.key_id).join(people, people.c.id == comings.c.person_id)
#: what the word on what to expect says in any case
_SAID_ANYWAY = {*BEFORE_THE_DAY, *WHO_TAKES_A_TURN}
_WORD = re.compile(r"\w{4,}")


@fact("card_list")
def card_list(known: Known) -> object:
    """All that the card says beyond what a meeting can't be without."""
    return Lines(line for _, line in _lines(known))


def _lines(known: Known) -> Iterator[tuple[str, Line]]:
    """What the card says, each by its name there."""
    for name, line in LINES.items():
        if said := card_field(known, name):
            yield name, Line(line.words, {name: said})


@fact("new_on_card")
def new_on_card(known: Known) -> object:
    """What the card says only since this person was asked, and what to expect does not say."""
    if chosen(known) is None:
        return ""
    rows = known.tx.every(
        Change,
        select(changes).where(
            changes.c.meeting_id == known.meeting_id, changes.c.made_at >= _asked_at(known)
        ),
    )
    key = meeting_row(known).group_key_id
    before = [known.tx.unseal(key, "meeting.change", row.before) for row in rows]
    new = {name for one in before for name, value in one.items() if not value}
    return Lines(line for name, line in _lines(known) if name in new - _SAID_ANYWAY)


def _asked_at(known: Known) -> datetime:
    """When this person was asked to this meeting; else, of a series, when it was made."""
    mine = (notices.c.person_id == known.person.id, notices.c.meeting_id == known.meeting_id)
    which = (*mine, notices.c.name == "invitation", notices.c.settled_at.is_not(None))
    asked = select(func.min(notices.c.settled_at)).where(*which)
    found: datetime | None = known.tx.conn.scalar(asked)
    return found or meeting_row(known).made_at


@fact("access_waits")
def access_waits(known: Known) -> object:
    """Whether someone has yet to find out how to get in: they said so, or the place is new."""
    return ASKED_ABOUT_ACCESS in card(known)


@fact("nothing_before")
def nothing_before(known: Known) -> object:
    """Whether this person gets no word on what to expect: their invitation says all of it."""
    meeting_id = chosen(known)
    return meeting_id is not None and gets_no_pre_brief(known.tx, meeting_id, known.person.id)


@fact("access_from")
def access_from(known: Known) -> object:
    """What whoever is to find that out is called."""
    found = card(known).get(ASKED_ABOUT_ACCESS)
    return known.name_of(found) if isinstance(found, int) else Name("")


@fact("more_of_it")
def more_of_it(known: Known) -> Pairs:
    """All of the card, as a choice where there is more than is said at once."""
    return (("card", Line(N_("All that is known about it"), {})),) if any(_lines(known)) else ()


@fact("others_coming")
def others_coming(known: Known) -> object:
    """Who else comes: by name only with their yes for this meeting, else as a number (SHP:317)."""
    if chosen(known) is None or known.get("staff_there"):
        return ""
    coming = [row for row in _coming(known) if row.person_id != known.person.id]
    named = [name for row in coming if (name := _by_name(known, row))]
    rest = len(coming) - len(named)
    if named and rest:
        facts = {"who": Names(named), "number": rest}
        return Line(N_("From the group so far: {who}. And others: {number}."), facts)
    if named:
        return Line(N_("From the group so far: {who}."), {"who": Names(named)})
    return Line(N_("Others from the group so far: {number}"), {"number": rest}) if rest else ""


def _coming(known: Known) -> list[Answered]:
    known.allow("see", "meeting", meeting_row(known).group_id)
    found = ANSWERED.where(
        comings.c.meeting_id == known.meeting_id,
        comings.c.answer.in_(COMES),
        people.c.state == "here",
    )
    return known.tx.every(Answered, found.order_by(comings.c.id))


def _by_name(known: Known, row: Answered) -> str:
    """What someone is called, if they said yes to that; else nothing."""
    if not known.tx.unseal(row.key_id, "coming.needs", row.needs).get("by_name"):
        return ""
    return known.name_of(row.person_id)


@fact("my_name_there")
def my_name_there(known: Known) -> Pairs:
    """Whether others may read that this person comes, as a choice for who has said yes."""
    if chosen(known) is None:
        return ()
    mine = next((row for row in _coming(known) if row.person_id == known.person.id), None)
    if mine is None:
        return ()
    if _by_name(known, mine):
        return (("no_name", Line(N_("Take my name out"), {})),)
    return (("by_name", Line(N_("Others may read that I come"), {})),)


@fact("my_topics")
def my_topics(known: Known) -> object:
    """What may come up there and is hard for this person, in their own words; else nothing."""
    if chosen(known) is None:
        return Name("")
    own = str(known.card().get("hard_topics", ""))
    theirs = str(card(known).get("card_topics", ""))
    return Name(own if _words(own) & _words(theirs) else "")


def _words(said: str) -> set[str]:
    """The longer words, without the s of a plural."""
    return {word.removesuffix("s") for word in _WORD.findall(said.casefold())}
