"""What facilitators are asked to decide in their digest: at most three, as the rooms bring them.

Each is settled there with a tap, by whoever of them is the first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import ColumnElement, select

from conversations.phrases import N_
from conversations.script import Seen
from conversations.talks.digest import (
    AS_SHOWN,
    FOR_ALL,
    JUST_THIS,
    NUMBERS,
    STILL_TO_TYPE,
    typed_for,
)
from records.notices import Lane, Notice, group_of, notices
from scheduler import house
from scheduler.decisions import Pairs, Said, ToDecide
from scheduler.talks.digest.digest_facts import lines_told
from scheduler.talks.known import Known, fact
from scheduler.talks.spoken import Line, Lines

MOST = len(NUMBERS)
#: what can lie is asked every other day, as long as nobody answers
_EVERY_OTHER = timedelta(hours=36)
#: in which order they are asked
_OF_SAFETY, _OF_PEOPLE, _OF_A_MEETING, _LIES = range(4)

_SHALL_I = N_("Shall I send it?")
_YES = N_("Yes, send it")
_JUST_THIS, _FOR_ALL = N_("Only for this meeting"), N_("For all that follow too")


def to_decide(known: Known) -> list[ToDecide]:
    """What this person is asked to decide now, at most three.

    Before all else, who is told if someone may be in danger. Then the people: whose place rests,
    and who would like another link person. They wait for nobody's meeting. Of meetings, the
    soonest first, whichever room asks. What can lie there, and is about no meeting, is asked only
    where there is room.
    """
    asking = [room.to_decide for room in house.rooms() if room.to_decide is not None]
    found = [one for to_decide in asking for one in to_decide(known)]
    lately = _asked_lately(known)
    found = [one for one in found if (one.name, one.meeting_id) not in lately]
    return sorted(found, key=_what_waits_least)[:MOST]


def _asked_lately(known: Known) -> set[tuple[str, int | None]]:
    """What can lie, and was asked in the digest before: others have their turn, and then this."""
    lie = [name for name, one in house.decisions().items() if one.lies]
    rows = known.tx.every(
        Notice,
        select(notices).where(
            notices.c.person_id == known.person.id,
            notices.c.lane == int(Lane.DIGEST),
            notices.c.name.in_(lie),
            notices.c.meeting_id.is_not(None),
            notices.c.state != "withdrawn",
            notices.c.due_at > known.now - _EVERY_OTHER,
        ),
    )
    return {(row.name, row.meeting_id) for row in rows}


def _what_waits_least(one: ToDecide) -> tuple[int, float]:
    asks = house.decisions()[one.name]
    if asks.first:
        return _OF_SAFETY, 0.0
    if one.by is not None:
        return _OF_A_MEETING, one.by.timestamp()
    return _LIES if asks.lies else _OF_PEOPLE, 0.0


def asked_of(known: Known, name: str, *which: ColumnElement[bool]) -> set[int]:
    """Of which groups this person was asked this in a digest, as far as `which` says."""
    mine = (notices.c.person_id == known.person.id, notices.c.name == name)
    rows = select(notices).where(*mine, notices.c.state != "withdrawn", *which)
    return {group_of(row) for row in known.tx.every(Notice, rows)}


def asked(known: Known) -> list[Notice]:
    """The decisions that this digest asks for, in its order."""
    return [row for row in lines_told(known) if row.name in house.decisions()]


class Asked:
    """One decision of a digest, by its number: what it is, and what was answered so far."""

    def __init__(self, known: Known, row: Notice, number: int) -> None:
        self.known, self.row, self.number = known, row, number
        self.decision = house.decisions()[row.name]

    @property
    def answer(self) -> str:
        """What was picked, typed or sent; nothing while it is still to be."""
        typed = typed_for(self.number).values()
        said = next((self._answered(name) for name in typed if name in self.known.answers), None)
        picked = self._answered(f"decision_{self.number}")
        return said if said is not None else "" if picked in STILL_TO_TYPE else picked

    def _answered(self, name: str) -> str:
        return str(self.known.answers.get(name, ""))

    @property
    def repeats(self) -> bool:
        """Whether it can be for all that follow too."""
        shown = self.decision.shown
        return shown is not None and shown.repeats(self.known, self.row)

    @property
    def for_all(self) -> bool:
        """Whether it is for all that follow too: as it was shown, unless another was picked."""
        just_this = self._answered(f"only_{self.number}") == JUST_THIS
        sent = self._answered(f"send_{self.number}")
        return self.repeats and (sent == FOR_ALL or (sent != JUST_THIS and not just_this))

    @property
    def said(self) -> Said:
        """The answer, with what it is for."""
        return Said(self.answer, self.for_all)

    def options(self) -> Pairs:
        """What can be picked; nothing once it is settled."""
        return self.known.row(
            f"options:{self.number}", lambda: self.decision.options(self.known, self.row)
        )

    def instead(self) -> Pairs:
        """The same where something is to be typed: all that needs no typing."""
        return tuple(pair for pair in self.options() if pair[0] not in STILL_TO_TYPE)

    def shows(self) -> object:
        """What others will read of the answer, and whether to send it; nothing if they do not."""
        shown, sent = self.decision.shown, f"send_{self.number}" in self.known.answers
        if shown is None or not self.answer or not (sent or self.options()):
            return ""
        said = shown.shows(self.known, self.row, self.said)
        lines = said if isinstance(said, Lines) else ()
        return Lines((*lines, Line(_SHALL_I, {}))) if lines else ""

    def seen_by(self) -> Seen:
        """Who will see the answer."""
        seen = self.decision.seen_by
        return seen if isinstance(seen, Seen) else seen(self.known, self.row)

    def ways_to_send(self) -> Pairs:
        """As it was shown; and of a series for the other: just this, or all that follow."""
        other = (JUST_THIS, _JUST_THIS) if self.for_all else (FOR_ALL, _FOR_ALL)
        return ((AS_SHOWN, _YES), *([other] if self.repeats else []))


def answered_last(known: Known) -> Asked:
    """The decision that was answered last in this digest."""
    rows = enumerate(asked(known), start=1)
    return max(
        (Asked(known, row, i) for i, row in rows if known.answers.get(f"decision_{i}")),
        key=lambda one: one.number,
    )


def _number(number: int) -> None:
    """The facts of one decision of a digest: 1, 2 or 3."""

    def of_it(name: str, says: Callable[[Asked], object], nothing: object = "") -> None:
        def says_of_it(known: Known) -> object:
            row = next(iter(asked(known)[number - 1 : number]), None)
            return says(Asked(known, row, number)) if row is not None else nothing

        fact(f"{name}_{number}")(says_of_it)

    of_it("decision", lambda one: one.decision.asks(one.known, one.row))
    of_it("options", lambda one: one.options(), ())
    of_it("seen", lambda one: one.seen_by())
    of_it("types", lambda one: Line(one.decision.shown.types, {}) if one.decision.shown else "")
    of_it("instead", lambda one: one.instead(), ())
    of_it("shown", lambda one: one.shows())
    of_it("sends", lambda one: one.ways_to_send(), ())
    of_it("thanks", lambda one: one.decision.thanks(one.known, one.row, one.answer))
    of_it("kept", _kept)


def _kept(one: Asked) -> object:
    shown = one.decision.shown
    return shown.thanks(one.known, one.row, one.said) if shown is not None else ""


for _n in NUMBERS:
    _number(_n)
