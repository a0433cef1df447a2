"""Kill the bot again and again, at random points and at random moments, and count what is wrong.

`python -m tests.crash.long_run --kills 1000 [--seed 1]` prints a table and stops by itself.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic
from typing import Any

from tests.crash.cycle import PARTS, Deed, Part
from tests.crash.killing import (
    Killed,
    Reference,
    by_name,
    play_in_peace,
    play_with_kills,
    too_often,
)
from tests.crash.stage import Nursery, a_nursery

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
    options = parser.parse_args(argv)
    chance, tally, began = random.Random(options.seed), Tally(), monotonic()
    with tempfile.TemporaryDirectory() as folder, a_nursery() as nursery:
        references = [
            (part, play_in_peace(part, Path(folder) / f"{part.name}", nursery)) for part in PARTS
        ]
        while tally.kills.total() < options.kills:
            part, reference = references[tally.plays.total() % len(references)]
            where = Path(folder) / str(tally.plays.total())
            tally.add(part, _play(part, reference, where, nursery, chance))
            print(f"{tally.kills.total()} kills, {len(tally.wrong)} wrong", file=sys.stderr)
    tally.show(monotonic() - began)
    return 1 if tally.wrong else 0


def _play(
    part: Part, reference: Reference, folder: Path, nursery: Nursery, chance: random.Random
) -> Killed:
    def choose(number: int, _: Deed) -> dict[str, Any] | float | None:
        if chance.random() > _POINTS:
            return chance.uniform(0, _LATEST_SECONDS) if number else None
        passed = reference.passed[number]
        point = chance.choice(sorted(passed))
        order: dict[str, Any] = {"point": point, "nth": chance.randint(1, passed[point])}
        if chance.random() < 0.1 and number:
            order["again"] = {"point": chance.choice(sorted(reference.passed[0])), "nth": 1}
        return order

    return play_with_kills(part, reference, folder, nursery, choose)


if __name__ == "__main__":
    sys.exit(main())
