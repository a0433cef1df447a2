"""How soon a signal is accepted for the last facilitator, in the middle of a broadcast.

`python -m tests.benchmarks.signal_under_broadcast [--people 10000] [--signals 200]`. Ours is the
real program on a real database; beside it, in the same run, python-telegram-bot's Application
with its AIORateLimiter, which sends the same broadcast and passes on the same signals. Both talk
to the same slow network (`slow_network.py`): 50 ms a round trip, 30 messages a second, 1 % of
the broadcast's sends fail with 429 or 502. Each side runs until its last signal is accepted; one
that still waits at the latest end there is, is reported so, with how many stand before it in the
stock sender's queue. The last line is JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import httpx

from tests.benchmarks.slow_network import BROADCAST_FROM, FAULTY, ONE_WAY_SECONDS
from tests.benchmarks.two_senders import Queue, ours, stock

NETWORK_SECONDS = 2 * ONE_WAY_SECONDS
STAFF_FROM = 500_000_000
GROUPS = 20
_NOTHING_MORE_COMES = 10  #: looks at an empty queue, half a second apart
PARTS = ("p50_ms", "p95_ms", "p99_ms", "max_ms")


@asynccontextmanager
async def a_network(faulty: float = FAULTY) -> AsyncIterator[str]:
    """The slow network in a process of its own; its address. `faulty` is a part of its sends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.benchmarks.slow_network",
        str(faulty),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.stdin.close()
        await process.wait()


async def measure(sender: Any, people: int, signals: int, most_seconds: float) -> dict[str, Any]:
    """Run one side: its latencies in ms above the network time, and how the broadcast went."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            a_network() as url,
            httpx.AsyncClient(timeout=30) as http,
            sender(url, people, signals, Path(folder)) as queue,
        ):
            began = monotonic()
            raised = await _raise_all(http, url, people, signals)
            log = await _until_done(http, url, raised, began + most_seconds, queue)
            found = _figures(log, raised, began)
            found["given_up"] = queue.given_up if queue is not None else 0
            found["waiting"] = _still_waiting(log, raised, queue)
    return found


async def _raise_all(
    http: httpx.AsyncClient, url: str, people: int, signals: int
) -> dict[int, float]:
    """Raise the signals over the time that the broadcast takes; when each was released."""
    gap = people / 30 * 0.9 / signals
    raised: dict[int, float] = {}
    for number in range(signals):
        update = {
            "update_id": 1000 + number,
            "message": {
                "message_id": number + 1,
                "date": 1_780_000_000,
                "chat": {"id": number + 1, "type": "private"},
                "from": {"id": number + 1, "is_bot": False, "first_name": "K"},
                "text": "break",
            },
        }
        answer = await http.post(f"{url}/_net/updates", json={"updates": [update]})
        raised[number] = answer.json()["at"]
        await asyncio.sleep(gap)
    return raised


async def _until_done(
    http: httpx.AsyncClient, url: str, raised: dict[int, float], end: float, queue: Queue | None
) -> dict[str, Any]:
    """The network's log once every signal has reached both facilitators, or none can any more."""
    looks_at_nothing = 0
    while True:
        over = monotonic() > end or looks_at_nothing > _NOTHING_MORE_COMES
        log: dict[str, Any] = (await http.get(f"{url}/_net/log")).json()
        if len(_accepted(log, raised)) == len(raised) or over:
            return log
        empty = queue is not None and not len(queue)
        looks_at_nothing = looks_at_nothing + 1 if empty else 0
        await asyncio.sleep(0.5)


def _still_waiting(
    log: dict[str, Any], raised: dict[int, float], queue: Queue | None
) -> list[dict[str, Any]]:
    """The signals that were not accepted: for how long, and how many sends stand before each."""
    now, accepted = monotonic(), _accepted(log, raised)
    return [
        {
            "signal": number,
            "waited_s": round(now - raised[number], 1),
            "place": None if queue is None else place_of(number, len(raised), queue),
        }
        for number in raised
        if number not in accepted
    ]


def place_of(number: int, signals: int, queue: Queue) -> int | None:
    """How many stand before the later of a signal's two messages; None if it stands nowhere."""
    group = number % GROUPS
    later_ones = len(range(number, signals, GROUPS))  # the group's last signal stands last
    places = [queue.places(STAFF_FROM + group * 2 + i) for i in (0, 1)]
    return max((found[-later_ones] for found in places if len(found) >= later_ones), default=None)


def _accepted(log: dict[str, Any], raised: dict[int, float]) -> dict[int, float]:
    """When each signal was accepted for the last of its two facilitators.

    Signals of a group come one after another, so the n-th message to a facilitator is its n-th.
    """
    by_chat: dict[int, list[float]] = {}
    for at, chat, text in log["accepted"]:
        if STAFF_FROM <= chat < BROADCAST_FROM and "look" in text:
            by_chat.setdefault(chat, []).append(at)
    found: dict[int, float] = {}
    for number in raised:
        group, nth = number % GROUPS, number // GROUPS
        times = [by_chat.get(STAFF_FROM + group * 2 + i, []) for i in (0, 1)]
        if all(len(t) > nth for t in times):
            found[number] = max(t[nth] for t in times)
    return found


def _figures(log: dict[str, Any], raised: dict[int, float], began: float) -> dict[str, Any]:
    accepted = _accepted(log, raised)
    waits = sorted((accepted[n] - raised[n] - NETWORK_SECONDS) * 1000 for n in accepted)
    sends = [at for at, _, _ in log["accepted"]]
    broadcast = [at for at, chat, _ in log["accepted"] if chat >= BROADCAST_FROM]
    window = (max(broadcast) - min(broadcast)) if len(broadcast) > 1 else 1.0
    inside = [at for at in sends if min(broadcast) <= at <= max(broadcast)] if broadcast else []
    return {
        "signals": len(raised),
        "accepted": len(waits),
        "still_waiting": len(raised) - len(waits),
        "p50_ms": _at(waits, 0.50),
        "p95_ms": _at(waits, 0.95),
        "p99_ms": _at(waits, 0.99),
        "max_ms": round(waits[-1], 1) if waits else None,
        "broadcast_sent": len(broadcast),
        "rate_of_allowed": round(len(inside) / window / 30, 3),
        "own_429s": log["refused"],
        "faults": log["faults"],
        "seconds": round(monotonic() - began, 1),
    }


def _at(values: list[float], part: float) -> float | None:
    if not values:
        return None
    return round(values[min(len(values) - 1, int(len(values) * part))], 1)


async def run(people: int, signals: int) -> dict[str, Any]:
    """Both sides, one after the other."""
    most = people / 30 * 4 + 120
    figures: dict[str, Any] = {"people": people, "network_ms": NETWORK_SECONDS * 1000}
    sides = {"ours": ours, "stock": stock}
    for name, sender in sides.items():
        figures[name] = await measure(sender, people, signals, most)
        shown = {key: value for key, value in figures[name].items() if key != "waiting"}
        print(f"{name:6}", *(f"{key} {value}" for key, value in shown.items()), sep="  ")
        for one in figures[name]["waiting"]:
            print(f"{name:6}", *(f"{key} {value}" for key, value in one.items()), sep="  ")
    for part in PARTS:
        figures[f"ahead_{part[:3]}"] = _ahead(figures["ours"][part], figures["stock"][part])
    print("ahead ", *(f"{part[:3]} {figures[f'ahead_{part[:3]}']}" for part in PARTS), sep="  ")
    return figures


def _ahead(mine: float | None, theirs: float | None) -> int | None:
    """How many times sooner; a wait of less than a millisecond counts as one."""
    return None if mine is None or theirs is None else round(theirs / max(mine, 1.0))


def main() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--signals", type=int, default=200)
    asked = parser.parse_args()
    print(json.dumps(asyncio.run(run(asked.people, asked.signals))))


if __name__ == "__main__":
    main()
