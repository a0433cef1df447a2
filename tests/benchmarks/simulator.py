"""Messages a second that the simulator takes on one core, and whether its memory stays flat.

`python -m tests.benchmarks.simulator` prints a table, and as its last line one JSON object.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

from tests.benchmarks.taking.raw_http import BODY, request

ROOT = Path(__file__).parents[2]
PEER = ("-m", "tests.benchmarks.taking.bare_server")
SIMULATOR = ("-m", "simulator", "--port", "0", "--flood", "off", "--frozen")
PEOPLE = 1000
TOKEN = "7000000001:a-token-that-opens-nothing"
MARKS = (20_000, 50_000, 100_000)  #: messages after which memory is read
WHAT = """\
sendMessage with HTML and two inline buttons, to {people} people in turn, {clients} clients on
loopback, in another process; each request is checked against the specification, and each answer
for "ok". Cores of the server's process only; medians of {repeats}, the two in turn.
The peer is a bare aiohttp handler that reads the body and answers a fixed message.
"""


class Served:
    """A server in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self._process = psutil.Process(process.pid)
        self.port = int(address.rstrip("/").rpartition(":")[2])

    def cpu_seconds(self) -> float:
        """Return the processor's time that it has used."""
        used = self._process.cpu_times()
        return float(used.user + used.system)

    def megabytes(self) -> float:
        """Return its resident memory."""
        return float(self._process.memory_info().rss / 2**20)

    async def take(self, number: int, clients: int) -> tuple[float, float]:
        """Send so many messages; returns how many a second of time, and of its core."""
        began, used = perf_counter(), self.cpu_seconds()
        shares = [number // clients + (i < number % clients) for i in range(clients)]
        await asyncio.gather(*(self._client(i, share) for i, share in enumerate(shares)))
        return number / (perf_counter() - began), number / (self.cpu_seconds() - used)

    async def _client(self, first: int, number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        for i in range(number):
            person = 1 + (first * 61 + i) % PEOPLE
            writer.write(request(f"/bot{TOKEN}/sendMessage", {**BODY, "chat_id": person}))
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
            answer = await reader.readexactly(length)
            assert answer.startswith(b'{"ok": true'), answer
        writer.close()


@asynccontextmanager
async def serving(*arguments: str) -> AsyncIterator[Served]:
    """Start a server that prints its address; stop it in the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        yield Served(process, line.split()[-1])
    finally:
        process.terminate()
        await process.wait()


async def _seed(served: Served) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    for person in range(1, PEOPLE + 1):
        writer.write(request("/_sim/people", {"id": person, "name": "Amina", "started": True}))
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        await reader.readexactly(length)
    writer.close()


async def measure(messages: int, clients: int, repeats: int) -> dict[str, float]:
    """Return the rates of both, each the median of its turns."""
    rates: dict[str, list[float]] = {"simulator": [], "peer": []}
    on_core: dict[str, list[float]] = {"simulator": [], "peer": []}
    async with serving(*SIMULATOR) as ours, serving(*PEER) as peer:
        await _seed(ours)
        sides = {"simulator": ours, "peer": peer}
        for side in sides.values():
            await side.take(messages // 10, clients)
        for _ in range(repeats):
            for name, side in sides.items():
                a_second, a_core_second = await side.take(messages, clients)
                rates[name].append(a_second)
                on_core[name].append(a_core_second)
    walls = {f"{name}_per_second": round(median(found)) for name, found in rates.items()}
    cores = {f"{name}_per_core_second": round(median(found)) for name, found in on_core.items()}
    ratio = median(on_core["peer"]) / median(on_core["simulator"])
    return {**walls, **cores, "peer_to_simulator": round(ratio, 2)}


async def memory(marks: tuple[int, ...], clients: int) -> dict[str, float]:
    """Return the simulator's memory in MB after so many messages."""
    found: dict[str, float] = {}
    async with serving(*SIMULATOR) as ours:
        await _seed(ours)
        found["rss_mb_at_0"] = round(ours.megabytes(), 1)
        sent = 0
        for mark in marks:
            await ours.take(mark - sent, clients)
            sent = mark
            found[f"rss_mb_at_{mark}"] = round(ours.megabytes(), 1)
    return found


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=3000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--marks", type=int, nargs="*", default=MARKS)
    asked = parser.parse_args()
    print(WHAT.format(people=PEOPLE, clients=asked.clients, repeats=asked.repeats))
    found = asyncio.run(measure(asked.messages, asked.clients, asked.repeats))
    found |= asyncio.run(memory(tuple(asked.marks), asked.clients))
    for name, figure in found.items():
        print(f"{name:32}{figure:>12,}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
