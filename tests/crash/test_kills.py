"""SIGKILL at every point of the cycle: nothing that people sent is lost, nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.cycle import PARTS
from tests.crash.deeds import Part
from tests.crash.killing import plans_of, play_in_peace, play_with_kills, too_often
from tests.crash.stage import Nursery, a_nursery

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300)]
#: of the deeds, in so many at least the bot has died
MOST = 0.9


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with a_nursery() as nursery:
        yield nursery


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_nothing_is_lost_or_done_twice_however_the_bot_dies(
    part: Part, nursery: Nursery, tmp_path: Path
) -> None:
    reference = play_in_peace(part, tmp_path / "in-peace", nursery)
    found = {name: reference.memory[name] for name in part.expected}
    assert found == part.expected

    plan = next(plans_of(reference))
    killed = play_with_kills(
        part, reference, tmp_path / "killed", nursery, lambda number, _: plan.get(number)
    )

    print(f"{part.name}: {len(killed.deaths)} deaths, {len(set(killed.deaths))} different")
    print(f"doubled messages: {killed.doubled_messages.total()}")
    assert killed.lost == []
    assert killed.doubled_effects == []
    assert too_often(killed) == {}
    assert len(set(killed.deaths)) >= len(part.deeds) * MOST


def test_there_are_more_points_than_were_promised() -> None:
    assert sum(len(part.deeds) for part in PARTS) * MOST >= 40
