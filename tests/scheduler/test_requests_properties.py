"""Every request that was acknowledged is exactly one open task until it is closed, whatever comes.

Through away, cover, hand-over, closed chats, forgetting, leaving and restarts; on both engines.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from records.access import Actor
from records.calls import Call, calls
from records.database import Database, Tx
from records.links import Absence, Swap, absences
from records.people import Person, memberships, people
from records.tasks import Task, task_owners, tasks
from scheduler.cover.absences import begin_absence, end
from scheduler.leaving.forget import forget
from scheduler.leaving.places import end as end_place
from scheduler.leaving.places import place_of
from scheduler.link_people.swaps import begin_swap, finish, offer
from scheduler.phone_calls.pass_call import pass_call
from scheduler.phone_calls.queue import due_calls
from scheduler.phone_calls.record_call import record_call
from scheduler.post import people_states
from scheduler.post.due import sweep
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.tasks import requests
from scheduler.tasks.pass_task import pass_task
from scheduler.tasks.requests import take_task_back
from scheduler.tasks.settle_task import settle_task
from scheduler.tasks.sorts_brought import of_a_break
from scheduler.tasks.task_lists import todo
from tests.home import START, Home, a_home, add_person

KINDS = ("ring_me", "ring_me_break", "word", "hard", "worried", "meet_first", "need", "needs_you")
STAFF = ("Sam", "Vi", "Jo", "Ali", "Gee")
ASKERS = ("Kit", "Bea", "Max")
#: Kit has asked that Ali never hears of a break
CARDS = {"Bea": {"safe_ring": "no"}}


@dataclass
class Play:
    """What has been asked for, and what has become of it, as people would tell it."""

    home: Home
    now: datetime = START
    asked: dict[int, str] = field(default_factory=dict)  #: open tasks, by whom
    gone: set[str] = field(default_factory=set)
    number: int = 0

    @property
    def database(self) -> Database:
        return self.home.database

    def someone(self, among: tuple[str, ...], pick: int) -> str | None:
        here = [name for name in among if name not in self.gone]
        return here[pick % len(here)] if here else None

    def asks(self, pick: int, more: int) -> None:
        name = self.someone(ASKERS, pick)
        if name is None:
            return
        self.number += 1
        with self.database.transaction() as tx:
            task = requests.ask_for(
                tx,
                KINDS[more % len(KINDS)],
                person_id=self.home.ids[name],
                group_id=self.home.group_id,
                now=self.now,
                key=f"ask:{self.number}",
                wanted_id=self.home.ids["Vi"] if more % 5 == 0 and "Vi" not in self.gone else None,
            )
        self.asked[task] = name

    def goes_away(self, pick: int, more: int) -> None:
        name = self.someone(STAFF[:4], pick)
        cover = self.someone(STAFF[:4], more)
        if name is None or self._away(name) is not None:
            return
        covered = cover is not None and cover != name and more % 3 != 0
        values = {
            "person_id": self.home.ids[name],
            "group_id": self.home.group_id,
            "cover_id": self.home.ids[cover] if covered and cover else None,
            "first_at": self.now,
            "ends_at": self.now + timedelta(days=9),
            "state": "covered" if covered else "alone",
        }
        with self.database.transaction() as tx:
            tx.conn.execute(insert(absences).values(**values))
            begin_absence(tx, self._row(tx, name), self.now)

    def comes_back(self, pick: int, _more: int) -> None:
        name = self.someone(STAFF[:4], pick)
        if name is not None and self._away(name) is not None:
            with self.database.transaction() as tx:
                end(tx, self._row(tx, name), self.now)

    def _away(self, name: str) -> Any:
        with self.database.transaction() as tx:
            return self._row(tx, name)

    def _row(self, tx: Tx, name: str) -> Any:
        mine = (absences.c.person_id == self.home.ids[name], absences.c.state != "over")
        return tx.first(Absence, select(absences).where(*mine))

    def closes_the_chat(self, pick: int, _more: int) -> None:
        name = self.someone(STAFF, pick)
        if name is not None:
            with self.database.transaction() as tx:
                people_states.note_blocked(tx, self.home.ids[name], self.now)

    def opens_the_chat(self, pick: int, _more: int) -> None:
        name = self.someone(STAFF, pick)
        if name is not None:
            with self.database.transaction() as tx:
                people_states.note_open(tx, self.home.ids[name], self.now)

    def gets_another_link_person(self, pick: int, more: int) -> None:
        name, new = self.someone(ASKERS, pick), self.someone(STAFF[:2], more)
        if name is None or new is None:
            return
        who, to, group = self.home.ids[name], self.home.ids[new], self.home.group_id
        with self.database.transaction() as tx:
            if place_of(tx, who, group) is None:
                return
            old = tx.conn.scalar(
                select(memberships.c.link_id).where(memberships.c.person_id == who)
            )
            swap = begin_swap(tx, who, group, old, self.now, leaving=False)
            offer(tx, swap, to, self.now)
            finish(tx, tx.get(Swap, swap.id), self.now)

    def is_forgotten(self, pick: int, more: int) -> None:
        among = ASKERS if more % 2 else STAFF
        name = self.someone(among, pick)
        if name is None or (len([s for s in STAFF if s not in self.gone]) == 2 and name in STAFF):
            return
        with self.database.transaction() as tx:
            forget(tx, Actor(self.home.ids[name]), Order(), self.now)
        self.gone.add(name)
        self.asked = {task: by for task, by in self.asked.items() if by != name}

    def leaves_the_group(self, pick: int, _more: int) -> None:
        name = self.someone(ASKERS, pick)
        with self.database.transaction() as tx:
            place = place_of(tx, self.home.ids[name], self.home.group_id) if name else None
            if place is not None:
                end_place(tx, place, self.home.ids["Jo"], self.now)

    def says_it_is_done(self, pick: int, more: int) -> None:
        self._does(settle_task, pick, more)

    def passes_it_on(self, pick: int, more: int) -> None:
        with self.database.transaction() as tx:
            found = self._mine(tx, pick)
            if found is None:
                return
            owner, task = found
            others = [i for n in STAFF if n not in self.gone and (i := self.home.ids[n]) != owner]
            order = Order(
                answers={"task": str(task.id), "task_to": str(others[more % len(others)])}
            )
        with suppress(Refused), self.database.transaction() as tx:  # who can't take it: it stays
            pass_task(tx, Actor(owner), order, self.now)

    def _does(self, act: Any, pick: int, _more: int) -> None:
        with self.database.transaction() as tx:
            found = self._mine(tx, pick)
            if found is None:
                return
            owner, task = found
            act(tx, Actor(owner), Order(answers={"task": str(task.id)}), self.now)
            self.asked.pop(task.id, None)

    def _mine(self, tx: Tx, pick: int) -> tuple[int, Any] | None:
        rows = tx.conn.execute(
            select(task_owners.c.person_id, tasks.c.id.label("task"))
            .join(tasks, tasks.c.id == task_owners.c.task_id)
            .where(tasks.c.state == "open", tasks.c.kind != "call")
            .order_by(task_owners.c.id)
        ).all()
        if not rows:
            return None
        row = rows[pick % len(rows)]
        task = tx.get(Task, row.task)
        return row.person_id, task

    def takes_it_back(self, pick: int, _more: int) -> None:
        if not self.asked:
            return
        task = sorted(self.asked)[pick % len(self.asked)]
        with self.database.transaction() as tx:
            who = Actor(self.home.ids[self.asked[task]])
            take_task_back(tx, who, Order(answers={"asked_for": str(task)}), self.now)
        del self.asked[task]

    def rings(self, pick: int, more: int) -> None:
        """Whoever is to ring someone does, or can't, or passes it on."""
        with self.database.transaction() as tx:
            rows = tx.every(
                Call, select(calls).where(calls.c.state == "open").order_by(calls.c.id)
            )
            if not rows:
                return
            call = rows[pick % len(rows)]
            caller = Actor(call.caller_id)
            went = ("told", "not_reached", "cannot")[more % 3]
            order = Order(about_id=call.person_id, answers={"went": went})
            if went == "cannot":
                pass_call(tx, caller, order, self.now)
                return
            record_call(tx, caller, order, self.now)
            if went == "told":
                still = set(tx.conn.scalars(select(tasks.c.id).where(tasks.c.state == "open")))
                mine = {t for t, by in self.asked.items() if self.home.ids[by] == call.person_id}
                self.asked = {t: by for t, by in self.asked.items() if t in still or t not in mine}

    def time_goes_by(self, pick: int, more: int) -> None:
        self.now += timedelta(hours=1 + pick % 40, minutes=more % 50)

    def starts_again(self, _pick: int, _more: int) -> None:
        """All that a new start of the program knows is what the database holds."""
        with self.database.transaction() as tx:
            tx.conn.execute(select(tasks).limit(1))


STEPS = (
    Play.asks,
    Play.asks,
    Play.asks,
    Play.goes_away,
    Play.comes_back,
    Play.closes_the_chat,
    Play.opens_the_chat,
    Play.gets_another_link_person,
    Play.is_forgotten,
    Play.leaves_the_group,
    Play.says_it_is_done,
    Play.passes_it_on,
    Play.takes_it_back,
    Play.rings,
    Play.time_goes_by,
    Play.starts_again,
)


def holds(play: Play) -> None:
    """What is promised, after each step."""
    home = play.home
    with home.database.transaction() as tx:
        rows = tx.every(Task, select(tasks).where(tasks.c.state == "open"))
        still = {row.id: row for row in rows if row.kind != "call"}
        assert set(still) == set(play.asked), "just what was asked for, and was not closed"
        reached = {
            row.id
            for row in tx.every(Person, select(people))
            if row.state == "here" and row.blocked_at is None and row.telegram_id is not None
        }
        staff = {home.ids[name] for name in STAFF if name not in play.gone}
        for row in rows:
            owners = set(
                tx.conn.scalars(
                    select(task_owners.c.person_id).where(task_owners.c.task_id == row.id)
                )
            )
            if staff & reached - {row.person_id}:
                out = {home.ids["Ali"]} if _left_out(home, row) else set()
                assert owners or not (staff & reached - out), f"nobody has {row.kind}"
            assert owners <= reached, f"someone who is gone has {row.kind}"
            if _left_out(home, row):
                assert home.ids["Ali"] not in owners, "left out, at no step"
        waiting = tx.every(Call, select(calls).where(calls.c.state == "open"))
        held = [row.call_id for row in rows if row.call_id is not None]
        assert sorted(held) == sorted(call.id for call in waiting), "each call has one task"
        _lists_show_just_that(tx, play, list(rows))


def _left_out(home: Home, row: Any) -> bool:
    return of_a_break(row.kind) and row.person_id == home.ids["Kit"]


def offered(known: Known, fact: str) -> set[int]:
    """The ids that a choice is made of."""
    pairs: Any = known[fact]
    return {int(key) for key, _ in pairs}


def _lists_show_just_that(tx: Tx, play: Play, rows: list[Any]) -> None:
    shown: dict[int, set[int]] = {}
    for name in (*STAFF, *ASKERS):
        who = play.home.ids[name]
        person = tx.get(Person, who)
        known = Known(tx, person, play.now)
        mine = {row.id for row in todo(tx, who)}
        assert offered(known, "tasks") == mine
        for task in mine:
            shown.setdefault(task, set()).add(who)
        if name not in play.gone:
            waits = {t for t, by in play.asked.items() if by == name}
            assert offered(known, "my_tasks") == waits, f"{name} can see it"
        assert {c.id for c in due_calls(tx, who, play.now)} <= {r.call_id for r in rows}
    for row in rows:
        owners = set(
            tx.conn.scalars(select(task_owners.c.person_id).where(task_owners.c.task_id == row.id))
        )
        assert shown.get(row.id, set()) == owners


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str | None:
    """Each kind of database; None is a file."""
    found: str | None = None
    if request.param == "postgres":
        found = request.getfixturevalue("postgres")
    return found


@contextmanager
def a_new_home(url: str | None) -> Iterator[Home]:
    """Two link persons, two facilitators, a safeguarding contact, and who asks for things."""
    with TemporaryDirectory() as folder, a_home(Path(folder), CARDS, url=url) as home:
        with home.database.transaction() as tx:
            for name, role in (("Vi", "link_person"), ("Gee", "safeguarding")):
                number = 150 + len(home.ids)
                home.ids[name] = add_person(tx, home.group_id, role, {"called": name}, number)
            mine = people.c.id == home.ids["Kit"]
            kit = tx.one(Person, select(people).where(mine))
            card = {"called": "Kit", "not_to": [str(home.ids["Ali"])]}
            sealed = tx.seal(kit.key_id, "person.card", card)
            tx.conn.execute(update(people).where(mine).values(card=sealed))
        yield home


@pytest.mark.timeout(400)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 200), st.integers(0, 200)),
        min_size=8,
        max_size=20,
    )
)
@example([(0, 182, 192), (0, 147, 0), (0, 0, 0), (13, 0, 106), *[(0, 0, 0)] * 4])  # rung in vain
def test_a_request_is_one_open_task_until_it_is_closed(
    url: str | None, steps: list[tuple[int, int, int]]
) -> None:
    with a_new_home(url) as home:
        play = Play(home)
        for step, pick, more in steps:
            STEPS[step](play, pick, more)
            sweep.sweep(home.database, play.now)
            holds(play)
