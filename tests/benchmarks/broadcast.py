"""Ten thousand notices due at once, at Telegram's pace; and planning, as the data grows.

`python -m tests.benchmarks.broadcast [--people 10000] [--seconds 120] [--meetings 1000]`.

First, our program on a real database sends what is due to so many people, for the first two
minutes; beside it, in the same run, python-telegram-bot with its AIORateLimiter. Both talk to a
network with 50 ms a round trip that keeps Telegram's limits: 30 messages a second.

Then 1,000 meetings of 20 people each are made, one after another, by the act that a facilitator's
“yes” runs: a meeting and everything that people will get for it, in one transaction. How long one
takes, and how long a claim of what is due takes, is told when the data is as large as after the
first 10 meetings, 10 times that and 100 times that. Beside it, in the same run, APScheduler's own
store is given as many jobs as one such plan has notices. The last line is JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

import httpx
import psutil
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import func, insert, select
from sqlmodel import SQLModel

from records.access import Actor
from records.database import Database, Tx
from records.groups import groups
from records.notices import Lane, notices
from records.people import Role, memberships, people
from records.sealing import Keys, new_master_key
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.post.sending import claims
from scheduler.rooms import open_all
from scheduler.talks.acts import Order
from tests.benchmarks.signal_under_broadcast import a_network
from tests.benchmarks.slow_network import BROADCAST_FROM
from tests.benchmarks.two_senders import ours, stock

open_all()

ALLOWED_A_SECOND = 30
PEOPLE_IN_A_GROUP = 20
GROUPS = 50
#: how many meetings there are when it is measured: the data is 1, 10 and 100 times as large
SIZES = (10, 100, 1000)
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


async def sends(sender: Any, number: int, seconds: float) -> dict[str, Any]:
    """One side's first seconds: how many were accepted, and of how many that could have been."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            a_network(faulty=0) as url,
            httpx.AsyncClient(timeout=30) as http,
            sender(url, number, 0, Path(folder)),
        ):
            began = monotonic()
            log: dict[str, Any] = {"accepted": []}
            while monotonic() - began < seconds + 5 and len(log["accepted"]) < number:
                await asyncio.sleep(0.5)
                log = (await http.get(f"{url}/_net/log")).json()
    return rates([at for at, chat, _ in log["accepted"] if chat >= BROADCAST_FROM], seconds, log)


def rates(accepted: list[float], seconds: float, log: dict[str, Any]) -> dict[str, Any]:
    """Of what is allowed in a window of at most so many seconds from the first one accepted."""
    first = min(accepted, default=0.0)
    inside = [at for at in accepted if at <= first + seconds]
    window = max(inside, default=0.0) - first
    allowed = window * ALLOWED_A_SECOND
    return {
        "sent": len(inside),
        "seconds": round(window, 1),
        "rate_of_allowed": round(len(inside) / allowed, 3) if allowed else None,
        "own_429s": log["refused"],
    }


def plans(number: int, sizes: tuple[int, ...] = SIZES) -> list[dict[str, Any]]:
    """Make the meetings; what one took, and a claim, at each size."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        keys = Keys(f"sqlite:///{folder}/keys.db", new_master_key())
        database = Database(f"sqlite:///{folder}/alongside.db", keys)
        SQLModel.metadata.create_all(database.engine)
        with database.transaction() as tx:
            makers = [_a_group(tx, group) for group in range(GROUPS)]
        took: list[float] = []
        for meeting in range(number):
            began = perf_counter()
            with database.transaction() as tx:
                _meets(tx, makers[meeting % GROUPS], meeting)
            took.append(perf_counter() - began)
            if meeting + 1 in sizes:
                found.append(_at_this_size(database, took[-sizes[0] :], meeting + 1))
        database.close()
        keys.close()
    return found


def _a_group(tx: Tx, number: int) -> int:
    """A facilitator and twenty co-producers; the facilitator's id."""
    key = tx.keys.new()
    card = tx.seal(key, "group.card", {"title": "Group"})
    made = tx.conn.execute(insert(groups).values(key_id=key, card=card, began_at=NOW))
    (group_id,) = made.inserted_primary_key or (0,)
    ids = [_a_person(tx, number * 100 + i) for i in range(PEOPLE_IN_A_GROUP + 1)]
    for person_id in ids:
        role = Role.FACILITATOR if person_id == ids[0] else Role.CO_PRODUCER
        values = {"person_id": person_id, "group_id": group_id, "role": role, "since": NOW}
        tx.conn.execute(insert(memberships).values(**values))
    return ids[0]


def _a_person(tx: Tx, telegram_id: int) -> int:
    key = tx.keys.new()
    card = tx.seal(key, "person.card", {"called": "Kit"})
    done = tx.conn.execute(
        insert(people).values(
            telegram_id=telegram_id, key_id=key, card=card, state="here", began_at=NOW
        )
    )
    (person_id,) = done.inserted_primary_key or (0,)
    return int(person_id)


def _meets(tx: Tx, maker: int, number: int) -> None:
    day = (NOW + timedelta(days=10 + number)).date().isoformat()
    said = {"title": "Tea", "day": day, "time": "14:00", "minutes": "60", "place": "the Hub"}
    schedule_meeting(tx, Actor(maker), Order(answers=said), NOW)


def _at_this_size(database: Database, took: list[float], meetings: int) -> dict[str, Any]:
    with database.transaction() as tx:
        rows = int(tx.conn.scalar(select(func.count()).select_from(notices)) or 0)
    began = perf_counter()
    with suppress(_PutBack), database.transaction() as tx:
        claimed = len(claims.claim(tx, NOW, "boot", Lane.NOTICE, 40, ()))
        claim_ms = (perf_counter() - began) * 1000
        raise _PutBack
    return {
        "meetings": meetings,
        "notices": rows,
        "ms_a_meeting": round(sorted(took)[len(took) // 2] * 1000, 2),
        "claimed": claimed,
        "claim_ms": round(claim_ms, 2),
        "memory_mb": round(psutil.Process().memory_info().rss / 2**20),
    }


class _PutBack(Exception):
    """What was claimed was only to be measured."""


def stock_plan(jobs: int) -> float:
    """How many ms APScheduler's own store takes for so many jobs, in a file as ours is."""
    with tempfile.TemporaryDirectory() as folder:
        store = SQLAlchemyJobStore(url=f"sqlite:///{folder}/jobs.db")
        scheduler = BackgroundScheduler(jobstores={"default": store}, timezone=UTC)
        scheduler.start(paused=True)
        began = perf_counter()
        for job in range(jobs):
            at = datetime.now(UTC) + timedelta(days=1, seconds=job)
            scheduler.add_job(print, "date", run_date=at, id=str(job))
        took = (perf_counter() - began) * 1000
        scheduler.shutdown(wait=False)
    return took


async def run(number: int, seconds: float, meetings: int) -> dict[str, Any]:
    """Both parts, each beside its peer."""
    figures: dict[str, Any] = {"people": number}
    for name, sender in {"ours": ours, "stock": stock}.items():
        figures[name] = await sends(sender, number, seconds)
        print(f"{name:6}", *(f"{k} {v}" for k, v in figures[name].items()), sep="  ")
    mine, theirs = (figures[side]["rate_of_allowed"] or 0.0 for side in ("ours", "stock"))
    figures["rate_to_stock"] = round(mine / theirs, 3) if theirs else None
    figures["planning"] = plans(meetings)
    for row in figures["planning"]:
        print("plan  ", *(f"{k} {v}" for k, v in row.items()), sep="  ")
    if figures["planning"]:
        _compare(figures)
    return figures


def _compare(figures: dict[str, Any]) -> None:
    first, last = figures["planning"][0], figures["planning"][-1]
    figures["grows_by"] = round(last["ms_a_meeting"] / first["ms_a_meeting"], 2)
    figures["claim_grows_by"] = round(last["claim_ms"] / first["claim_ms"], 2)
    jobs = last["notices"] // last["meetings"]
    figures["stock_ms_a_meeting"] = round(stock_plan(jobs), 2)
    figures["plan_to_stock"] = round(figures["stock_ms_a_meeting"] / last["ms_a_meeting"], 2)
    for name in ("grows_by", "claim_grows_by", "stock_ms_a_meeting", "plan_to_stock"):
        print(f"{name} {figures[name]}")


def main() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--meetings", type=int, default=1000)
    asked = parser.parse_args()
    print(json.dumps(asyncio.run(run(asked.people, asked.seconds, asked.meetings))))


if __name__ == "__main__":
    main()
