"""What facilitators are asked to decide in their digest: at most three, as the rooms bring them.

Each is settled there with a tap, by whoever of them is the first.
"""

from __future__ import annotations

from records.notices import Notice
from scheduler import house
from scheduler.seams import Pairs, ToDecide
from scheduler.talks.digest.digest_facts import lines_told
from scheduler.talks.known import Known, fact

MOST = 3


def to_decide(known: Known) -> list[ToDecide]:
    """What this person is asked to decide now, at most three.

    First the people: whose place rests, and who would like another link person. They wait for
    nobody's meeting; what can lie there is asked only where there is room.
    """
    found: list[ToDecide] = []
    for lies in (False, True):
        for room in house.rooms():
            brings = any(one.lies is lies for one in room.decisions)
            if room.to_decide is not None and brings and len(found) < MOST:
                found += room.to_decide(known)
    return found[:MOST]


def asked(known: Known) -> list[Notice]:
    """The decisions that this digest asks for, in its order."""
    return [row for row in lines_told(known) if row.name in house.decisions()]


def asked_last(known: Known) -> tuple[Notice, str]:
    """The decision that was answered last in this digest, and the answer."""
    rows = asked(known)
    said = [(i, known.answers.get(f"decision_{i + 1}", "")) for i in range(len(rows))]
    number, answer = max((i, str(answer)) for i, answer in said if answer)
    return rows[number], answer


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

    fact(f"decision_{number}")(words)
    fact(f"options_{number}")(options)
    fact(f"thanks_{number}")(thanks)


for _n in range(1, MOST + 1):
    _number(_n)
