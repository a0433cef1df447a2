"""What facilitators are asked to decide in their digest: at most three, as the rooms bring them.

Each is settled there with a tap, by whoever of them is the first.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, select

from records.notices import Lane, Notice, group_of, notices
from scheduler import house
from scheduler.decisions import Pairs, ToDecide
from scheduler.talks.digest.digest_facts import lines_told
from scheduler.talks.known import Known, fact

MOST = 3
#: what can lie is asked every other day, as long as nobody answers
_EVERY_OTHER = timedelta(hours=36)
#: in which order they are asked
_OF_PEOPLE, _OF_A_MEETING, _LIES = range(3)


def to_decide(known: Known) -> list[ToDecide]:
    """What this person is asked to decide now, at most three.

    First the people: whose place rests, and who would like another link person. They wait for
    nobody's meeting. Of meetings, the soonest first, whichever room asks. What can lie there, and
    is about no meeting, is asked only where there is room.
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
    if one.by is not None:
        return _OF_A_MEETING, one.by.timestamp()
    return _LIES if house.decisions()[one.name].lies else _OF_PEOPLE, 0.0


def asked_of(known: Known, name: str, *which: ColumnElement[bool]) -> set[int]:
    """Of which groups this person was asked this in a digest, as far as `which` says."""
    mine = (notices.c.person_id == known.person.id, notices.c.name == name)
    rows = select(notices).where(*mine, notices.c.state != "withdrawn", *which)
    return {group_of(row) for row in known.tx.every(Notice, rows)}


def asked(known: Known) -> list[Notice]:
    """The decisions that this digest asks for, in its order."""
    return [row for row in lines_told(known) if row.name in house.decisions()]


def asked_last(known: Known) -> tuple[Notice, str]:
    """The decision that was answered last in this digest, and the answer."""
    rows = asked(known)
    said = [(i, known.answers.get(f"decision_{i + 1}", "")) for i in range(len(rows))]
    number, answer = max((i, str(answer)) for i, answer in said if answer)
    return rows[number], answer


def typed_last(known: Known) -> tuple[Notice, str]:
    """The decision that was answered last, and what was typed or sent for it then."""
    row, _ = asked_last(known)
    number = asked(known).index(row) + 1
    said = known.answers.get(f"said_{number}") or known.answers.get(f"notes_{number}") or ""
    return row, str(said)


def _number(number: int) -> None:
    """The facts of one decision of a digest: 1, 2 or 3."""

    def this_one(known: Known) -> Notice | None:
        return next(iter(asked(known)[number - 1 : number]), None)

    def words(known: Known) -> object:
        row = this_one(known)
        return house.decisions()[row.name].asks(known, row) if row is not None else ""

    def options(known: Known) -> Pairs:
        row = this_one(known)
        return house.decisions()[row.name].options(known, row) if row is not None else ()

    def thanks(known: Known) -> object:
        row = this_one(known)
        if row is None:
            return ""
        return house.decisions()[row.name].thanks(known, row, asked_last(known)[1])

    def kept(known: Known) -> object:
        row = this_one(known)
        said = [known.answers.get(f"{name}_{number}") for name in ("said", "notes")]
        if row is None or not any(said):
            return ""
        return house.decisions()[row.name].thanks(known, row, str(said[0] or said[1]))

    fact(f"decision_{number}")(words)
    fact(f"kept_{number}")(kept)
    fact(f"options_{number}")(options)
    fact(f"thanks_{number}")(thanks)


for _n in range(1, MOST + 1):
    _number(_n)
