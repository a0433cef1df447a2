"""Calls while a meeting is called off: in whatever order things happen, each ends as it should."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import update

from records.access import Actor
from records.calls import calls
from records.meetings import comings
from records.notices import notices
from records.people import Way, people
from scheduler.house import in_family
from scheduler.kinds import Family
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.phone_calls.pass_call import pass_call
from scheduler.phone_calls.queue import due_calls, have_listed
from scheduler.phone_calls.record_call import record_call
from scheduler.post.due.sweep import next_due, sweep
from scheduler.post.sending.preparing import Job
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, Home, a_home, add_person
from tests.scheduler.posting import Post, begin_again

AFTER = in_family(Family.AFTER)
BEFORE = in_family(Family.BEFORE)

STEPS = ("claims", "sends", "cancels", "rings", "passes")
ORDERS = list(permutations(STEPS))


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("interleaved")) as home:
        with home.database.transaction() as tx:
            home.ids["Dee"] = add_person(tx, home.group_id, "link_person", {"called": "Dee"}, 300)
            me = people.c.id == home.ids["Kit"]
            tx.conn.execute(update(people).where(me).values(telegram_id=None, ways=Way.CALL))
        yield home


class Play:
    """One order of steps, and what was in the air meanwhile."""

    def __init__(self, home: Home, *, days_before: float) -> None:
        self.home, self.kit = home, home.ids["Kit"]
        self.meeting = home.meets()
        self.post = Post(home, now=MEETING_AT - timedelta(days=days_before))
        self.jobs: list[Job] = []
        self.off_at: Any = None

    def does(self, step: str) -> None:
        """A step, and a minute goes by."""
        steps: dict[str, Callable[[], None]] = {
            "claims": self._claims,
            "sends": self._sends,
            "cancels": self._cancels,
            "rings": self._rings,
            "passes": self._passes,
        }
        steps[step]()
        self.post.goes_on(minutes=1)

    def _claims(self) -> None:
        self.jobs += self.post.claims()

    def _sends(self) -> None:
        self.post.sends(self.jobs)
        self.jobs = []

    def _cancels(self) -> None:
        order = Order(answers={"which": str(self.meeting), "why": "ill", "door": "no_one"})
        with self.home.database.transaction() as tx:
            cancel_meeting(tx, Actor(self.home.ids["Jo"]), order, self.post.now)
        self.off_at = self.post.now

    def _rings(self) -> None:
        self._told_by("Sam", self.kit)

    def _told_by(self, name: str, about: int) -> None:
        order = Order(about_id=about, answers={"went": "told"})
        with self.home.database.transaction() as tx:
            record_call(tx, Actor(self.home.ids[name]), order, self.post.now)

    def _passes(self) -> None:
        with self.home.database.transaction() as tx:
            pass_call(tx, Actor(self.home.ids["Sam"]), Order(about_id=self.kit), self.post.now)
            have_listed(tx, self.home.ids["Sam"], self.post.now, again=True)

    def until_it_is_over(self) -> None:
        """Everything that is due happens, and whoever is to ring rings."""
        self._sends()
        end = MEETING_AT + timedelta(days=1)
        while self.post.now < end:
            sweep(self.home.database, self.post.now)
            self.post.until_quiet(200)
            for name in ("Sam", "Dee"):
                for call in self._due(name):
                    self._told_by(name, call.person_id)
            due = next_due(self.home.database) or end
            self.post.goes_on(seconds=max(60, (due - self.post.now).total_seconds()))

    def _due(self, name: str) -> list[Any]:
        with self.home.database.transaction() as tx:
            return due_calls(tx, self.home.ids[name], self.post.now)

    def calls_of_kit(self) -> list[Any]:
        """All of them, whatever became of them."""
        return self.home.rows(calls, calls.c.person_id == self.kit)


@pytest.mark.timeout(400)  # all orders, one after another: a slow machine needs two minutes
@pytest.mark.parametrize("days_before", [2.15, 0.2], ids=["in time", "late"])
def test_in_whatever_order_it_happens_the_news_is_told_once_and_nothing_old_after_it(
    whole_home: Home, days_before: float
) -> None:
    for order in ORDERS:
        begin_again(whole_home)
        play = Play(whole_home, days_before=days_before)
        for step in order:
            play.does(step)
        play.until_it_is_over()

        made = play.calls_of_kit()
        news = [call for call in made if call.name == "cancelled"]
        assert [call.state for call in news] == ["told"], order
        assert not [call for call in made if call.state == "open"], order
        old = [call for call in made if call.name in (*BEFORE, *AFTER)]
        after_it = [c for c in old if c.state == "told" and c.tried_at >= play.off_at]
        assert after_it == [], f"an invitation to what is off: {order}"
        assert all(call.made_at < play.off_at for call in old), order
        mine = (comings.c.meeting_id == play.meeting, comings.c.person_id == play.kit)
        (coming,) = whole_home.rows(comings, *mine)
        assert coming.told_at is not None, order
        lists = whole_home.planned("call_list", notices.c.state == "planned")
        assert lists == [], f"a list that nobody needs: {order}"
