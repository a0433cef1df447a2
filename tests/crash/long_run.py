"""Kill the bot again and again, at random points and at random moments, and count what is wrong.

`python -m tests.crash.long_run --kills 1000 [--seed 1]` prints a table and stops by itself. With
`--each-point` the bot dies at every point in turn instead; `--part asking` takes only the parts
of the cycle whose names begin so.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from tests.crash.cycle import PARTS
from tests.crash.deeds import Deed, Part
from tests.crash.killing import (
    Choose,
    Killed,
    Plan,
    Reference,
    by_name,
    plans_of,
    play_in_peace,
    play_with_kills,
    too_often,
)
from tests.crash.stage import a_nursery

#: of the kills from outside, the latest comes so long after the deed
_LATEST_SECONDS = 0.15
_POINTS = 0.6  #: how many of the kills are at a point rather than at some time


class Tally:
    """What all the plays come to."""

    def __init__(self) -> None:
        self.plays: Counter[str] = Counter()
        self.kills: Counter[str] = Counter()
        self.points: Counter[str] = Counter()
        self.doubled: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, part: Part, killed: Killed) -> None:
        """Count one play."""
        self.plays[part.name] += 1
        self.kills[part.name] += len(killed.deaths)
        self.points.update(by_name(killed.deaths))
        self.doubled[part.name] += killed.doubled_messages.total()
        self.wrong += [f"{part.name}: lost {one}" for one in killed.lost]
        self.wrong += [f"{part.name}: done twice {one}" for one in killed.doubled_effects]
        self.wrong += [f"{part.name}: doubled too often {one}" for one in too_often(killed)]

    def show(self, seconds: float) -> None:
        """Print the table."""
        print(f"{'part':<20}{'plays':>7}{'kills':>7}{'doubled messages':>18}")
        for name, plays in self.plays.items():
            print(f"{name:<20}{plays:>7}{self.kills[name]:>7}{self.doubled[name]:>18}")
        total = self.kills.total()
        print(f"{'all':<20}{self.plays.total():>7}{total:>7}{self.doubled.total():>18}")
        print(f"{len(self.points)} different points in {seconds:.0f} s. The most frequent:")
        for point, times in self.points.most_common(12):
            print(f"  {times:>5}  {point}")
        print(f"lost or done twice: {len(self.wrong)}")
        for one in self.wrong[:40]:
            print(f"  {one}")


def main(argv: list[str] | None = None) -> int:
    """Run; 1 when something was lost or done twice."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash.long_run", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each-point", action="store_true")
    parser.add_argument("--part", default="")
    options = parser.parse_args(argv)
    chance, tally, began = random.Random(options.seed), Tally(), monotonic()
    with tempfile.TemporaryDirectory() as folder, a_nursery() as nursery:
        references = [
            (part, play_in_peace(part, Path(folder) / f"{part.name}", nursery))
            for part in PARTS
            if part.name.startswith(options.part)
        ]
        plays = _in_turn(references) if options.each_point else _by_chance(references, chance)
        for part, reference, choose in plays:
            if tally.kills.total() >= options.kills:
                break
            where = Path(folder) / str(tally.plays.total())
            tally.add(part, play_with_kills(part, reference, where, nursery, choose))
            print(f"{tally.kills.total()} kills, {len(tally.wrong)} wrong", file=sys.stderr)
    tally.show(monotonic() - began)
    return 1 if tally.wrong else 0


Play = tuple[Part, Reference, Choose]


def _in_turn(references: list[tuple[Part, Reference]]) -> Iterator[Play]:
    """Every part in rounds, until the bot has died at each point that the part passes."""
    plans = [(part, reference, plans_of(reference)) for part, reference in references]
    while plans:
        for one in list(plans):
            part, reference, rounds = one
            plan = next(rounds, None)
            if plan is None:
                plans.remove(one)
            else:
                yield part, reference, partial(_as_planned, plan)


def _as_planned(plan: Plan, number: int, _: Deed) -> dict[str, Any] | None:
    return plan.get(number)


def _by_chance(references: list[tuple[Part, Reference]], chance: random.Random) -> Iterator[Play]:
    """Every part, over and over."""
    while True:
        for part, reference in references:
            yield part, reference, partial(_at_random, reference, chance)


def _at_random(
    reference: Reference, chance: random.Random, number: int, _: Deed
) -> dict[str, Any] | float | None:
    if chance.random() > _POINTS:
        return chance.uniform(0, _LATEST_SECONDS) if number else None
    passed = reference.passed[number]
    point = chance.choice(sorted(passed))
    order: dict[str, Any] = {"point": point, "nth": chance.randint(1, passed[point])}
    if chance.random() < 0.1 and number:
        order["again"] = {"point": chance.choice(sorted(reference.passed[0])), "nth": 1}
    return order


if __name__ == "__main__":
    sys.exit(main())
