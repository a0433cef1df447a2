"""Play a part of the cycle, killing the bot at a chosen point of each deed; then compare."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.crash.compare import Memory, doubled, got, not_taken, remembered
from tests.crash.deeds import Deed, Part, unfold
from tests.crash.stage import Died, Nursery, Stage, a_stage

BOOT = "boot"
#: a second process is not there to be waited for when nobody passes a point after this
_LOOK_EVERY_SECONDS = 0.02


@dataclass
class Reference:
    """A part as it goes when nothing happens: what is remembered, sent, and passed on the way."""

    deeds: list[Deed]
    memory: Memory
    got: Counter[tuple[int, str]]
    #: for each deed the points that it passes, and how often; first those of the start
    passed: list[Counter[str]]


@dataclass
class Killed:
    """A part as it went with kills."""

    #: where the bot died: the deed and the point
    deaths: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled_effects: list[str] = field(default_factory=list)
    doubled_messages: Counter[tuple[int, int, str]] = field(default_factory=Counter)


def play_in_peace(part: Part, folder: Path, nursery: Nursery) -> Reference:
    """Play a part without kills and write down what is passed."""
    with a_stage(folder, nursery, part.change) as stage:
        deeds: list[Deed] = []
        traces = [folder / "trace.0"]
        stage.arm(trace=str(traces[0]))
        stage.start()
        stage.settle()

        def each(deed: Deed) -> None:
            deeds.append(deed)
            traces.append(folder / f"trace.{len(deeds)}")
            stage.arm(trace=str(traces[-1]))
            deed.do(stage)
            stage.settle()

        unfold(part, stage, each)
        stage.disarm()
        memory, received = remembered(stage), got(stage)
        assert not_taken(stage) == set()
        assert stage.get("violations") == []
        passed = [Counter(trace.read_text(encoding="utf-8").splitlines()) for trace in traces]
        return Reference(deeds, memory, received, passed)


Choose = Callable[[int, Deed], dict[str, Any] | float | None]


def play_with_kills(
    part: Part, reference: Reference, folder: Path, nursery: Nursery, choose: Choose
) -> Killed:
    """Play it again. `choose` says for each deed how the bot dies.

    That is a point and its number, or the seconds after which it is killed from outside.
    """
    killed = Killed()
    with a_stage(folder, nursery, part.change) as stage:
        _live(stage, killed, BOOT, choose(0, Deed("", BOOT, "")))
        stage.settle()
        for number, deed in enumerate(reference.deeds, 1):
            _do(stage, killed, deed, choose(number, deed))
        stage.settle()
        _judge(stage, reference, killed)
    return killed


def _live(
    stage: Stage, killed: Killed, deed: str, order: dict[str, Any] | float | None = None
) -> None:
    """Start the bot; it may be told to die while it starts, and is then started again."""
    if isinstance(order, dict):
        stage.arm(**order)
        try:
            stage.start()
        except Died:
            killed.deaths.append((deed, f"boot: {order['point']}"))
        stage.disarm()
        if stage.life is not None and not stage.life.ended():
            return
        if stage.life is not None:
            stage.bury()
            killed.deaths.append((deed, f"boot: {order['point']}"))
    stage.start()


def _do(stage: Stage, killed: Killed, deed: Deed, order: dict[str, Any] | float | None) -> None:
    again = order.pop("again", None) if isinstance(order, dict) else None
    if isinstance(order, dict):
        stage.arm(**order)

    def do() -> None:
        deed.do(stage)
        stage.settle()

    doing = stage.begin(do)
    died = _watch(stage, doing, order if isinstance(order, float) else None)
    stage.disarm()
    if not died:
        doing.result()
        return
    point = order["point"] if isinstance(order, dict) else "some time"
    assert stage.bury() == -9, f"the bot did not die of SIGKILL at {deed}, {point}"
    killed.deaths.append((str(deed), point))
    _live(stage, killed, str(deed), again)
    doing.result()
    stage.settle()


def _watch(stage: Stage, doing: Future[Any], kill_after_seconds: float | None) -> bool:
    """Until the deed is done or the bot has died; whether it died."""
    assert stage.life is not None
    if kill_after_seconds is not None:
        stage.life.ended(kill_after_seconds)
        stage.life.kill()
        return stage.life.ended(60)
    while not doing.done():
        if stage.life.ended(_LOOK_EVERY_SECONDS):
            return True
    return stage.life.ended()


def _judge(stage: Stage, reference: Reference, killed: Killed) -> None:
    killed.lost += [f"update {number}" for number in sorted(not_taken(stage))]
    memory = remembered(stage)
    for name, wanted in reference.memory.items():
        found = memory[name]
        if found == wanted:
            continue
        if isinstance(wanted, Counter):
            killed.lost += [f"{name}: {one}" for one in (wanted - found).elements()]
            killed.doubled_effects += [f"{name}: {one}" for one in (found - wanted).elements()]
        else:
            killed.lost.append(f"{name}: {wanted} became {found}")
    killed.lost += [f"message: {one}" for one in (reference.got - got(stage)).elements()]
    killed.doubled_messages = doubled(stage)
    assert stage.get("violations") == []


Plan = dict[int, dict[str, Any]]


def plans_of(reference: Reference) -> Iterator[Plan]:
    """For each deed a point to die at, round by round until the bot has died at every point.

    The rarest come first: a step of a signal is passed by few deeds, a commit by each. Every
    other death is followed by one during the next start, at each of its points in turn.
    """
    used: Counter[str] = Counter()
    chance = random.Random(2026)
    boot, deeds = sorted(reference.passed[0]), reference.passed[1:]
    by_how_many = Counter(point for passed in deeds for point in passed)
    while used.keys() < by_how_many.keys():
        plan: Plan = {}
        for number, passed in enumerate(deeds, 1):
            point = min(sorted(passed), key=lambda p: (used[p], by_how_many[p], chance.random()))
            used[point] += 1
            plan[number] = {"point": point, "nth": chance.randint(1, passed[point])}
            if boot and number % 2:
                plan[number]["again"] = {"point": boot.pop(0), "nth": 1}
        yield plan


def too_often(killed: Killed) -> dict[tuple[int, int, str], int]:
    """What was doubled more than once for one death, chat and lane."""
    return {key: n for key, n in killed.doubled_messages.items() if n > 1}


def by_name(deaths: list[tuple[str, str]]) -> dict[str, int]:
    """How often the bot died at each point."""
    counted: dict[str, int] = defaultdict(int)
    for _, point in deaths:
        counted[point] += 1
    return dict(sorted(counted.items()))
