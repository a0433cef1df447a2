"""A group lives through a meeting: due by due, whatever is due is sent, in a real database.

Each is reached in another way: Kit and Bea here, Noor by e-mail, Max by voice only; Ivy's chat is
closed, though she chose it. Cal is reached here, and has said no: it is silent, and he is rung as
who says nothing, since a list without him would tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from records.access import Actor
from records.calendars import entries
from records.calls import calls
from records.changes import changes
from records.database import Tx
from records.groups import groups
from records.meetings import Meeting, comings, meetings
from records.notices import attempts, notices
from records.people import Way, memberships, people
from records.talks import talks
from records.tasks import task_owners, tasks
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.confirm_cancelled import confirm_cancelled
from scheduler.meetings.confirm_change import confirm_change
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.meetings.who_comes import answer
from scheduler.phone_calls.queue import due_calls
from scheduler.phone_calls.record_call import record_call
from scheduler.post.due.sweep import next_due, sweep
from scheduler.post.mail import letterhead
from scheduler.post.mail.letterhead import Letterhead
from scheduler.post.sending import claims
from scheduler.post.times import awake
from scheduler.talks.acts import Order
from tests.home import Home, a_home
from tests.scheduler.posting import BLOCKED, Post
from tests.scheduler.zones import ZONES, moments

MINUTES = 60
REACHED = ("Kit", "Bea", "Noor", "Max", "Ivy")
HERE = ("Kit", "Bea")
CARDS = {"Noor": {"email": "noor@example.org", "safe_write": "yes"}}
WAYS = {"Noor": f"{Way.EMAIL},{Way.CALL}", "Max": Way.CALL, "Ivy": f"{Way.HERE},{Way.CALL}"}
WITHOUT_A_PHONE = ("Noor", "Max")
DAY = timedelta(days=1)


@cache
def changes_of(zone: str) -> tuple[datetime, ...]:
    """The moments at which the clocks of a zone change, 2020 to 2040, to the hour."""
    there, found = ZoneInfo(zone), []
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    while moment.year < 2041:
        if moment.astimezone(there).utcoffset() != (moment + DAY).astimezone(there).utcoffset():
            hour = moment
            while hour.astimezone(there).utcoffset() == moment.astimezone(there).utcoffset():
                hour += timedelta(hours=1)
            found.append(hour)
        moment += DAY
    return tuple(found)


def to_the_minute(moment: datetime) -> datetime:
    """A meeting starts at a full minute, as it is typed."""
    return moment.replace(second=0, microsecond=0)


@st.composite
def zones_and_starts(draw: Callable[..., Any]) -> tuple[str, datetime]:
    """A zone, and when a meeting starts: often on a day on which the clocks change there."""
    zone = draw(st.sampled_from(ZONES))
    if (found := changes_of(zone)) and draw(st.booleans()):
        around = draw(st.integers(-36 * 60, 36 * 60))
        return zone, draw(st.sampled_from(found)) + timedelta(minutes=around)
    return zone, to_the_minute(draw(moments))


#: how long before the start something happens: often near the full day, to the second
befores = st.one_of(
    st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=12)),
    st.builds(
        lambda minutes, seconds: timedelta(hours=24, minutes=minutes, seconds=seconds),
        st.integers(-90, 90),
        st.sampled_from([-1, 0, 0, 1]),
    ),
    st.sampled_from([timedelta(hours=24), timedelta(hours=24, seconds=-1), timedelta(hours=3)]),
)


def begin_again(home: Home, zone: str, hours: str, staff_zone: str) -> None:
    """Nothing has happened yet; everyone lives in this zone, and staff in theirs."""
    with home.database.transaction() as tx:
        for table in (attempts, entries, changes):
            tx.conn.execute(delete(table))
        tx.conn.execute(update(notices).values(target_id=None))
        for table in (task_owners, tasks, calls, notices, talks, comings, meetings):
            tx.conn.execute(delete(table))
        tx.conn.execute(update(groups).values(zone=staff_zone))
        mine = people.c.id.in_([home.ids[name] for name in (*REACHED, "Cal")])
        tx.conn.execute(update(people).values(zone=staff_zone, blocked_at=None))
        tx.conn.execute(update(people).where(mine).values(zone=zone, hours=hours))


@contextmanager
def typed_in_utc(tx: Tx) -> Iterator[None]:
    """Days and times are typed as they are where the group meets: as if that were in UTC."""
    home = tx.conn.scalar(select(groups.c.zone))
    tx.conn.execute(update(groups).values(zone="UTC"))
    yield
    tx.conn.execute(update(groups).values(zone=home))


@contextmanager
def a_living_home(folder: Path) -> Iterator[Home]:
    """The home, and a mail server that takes all."""
    letterhead.choose(Letterhead("meetings@example.org", "office@example.org"))
    with a_home(folder, CARDS) as home:
        with home.database.transaction() as tx:
            ali = memberships.c.person_id == home.ids["Ali"]  # one facilitator is enough here
            tx.conn.execute(delete(memberships).where(ali))
            for name, ways in WAYS.items():
                gone = {"telegram_id": None} if name in WITHOUT_A_PHONE else {}
                mine = people.c.id == home.ids[name]
                tx.conn.execute(update(people).where(mine).values(ways=ways, **gone))
        yield home
    letterhead.choose(None)


class Living:
    """One meeting, from its making on. Kit taps what she gets, once she is awake."""

    def __init__(self, home: Home, made_at: datetime, start: datetime, *, rings: bool) -> None:
        self.home, self.rings = home, rings
        self.listed: dict[int, datetime] = {}  #: when each call first stood on a list
        self.post = Post(home, now=made_at)
        self.post.refuse("Ivy", BLOCKED)
        with home.database.transaction() as tx:
            order = Order(answers={"title": "Rules", "place": "the Hub", **_when(start)})
            with typed_in_utc(tx):
                done = schedule_meeting(tx, Actor(home.ids["Jo"]), order, made_at)
            assert done.meeting_id is not None
            self.id = done.meeting_id
            answer(tx, Actor(home.ids["Cal"]), self.id, "no", made_at)

    @property
    def now(self) -> datetime:
        """The time it is."""
        return self.post.now

    def row(self) -> Meeting:
        """The meeting."""
        found: Meeting = self.home.row(meetings, self.id)
        return found

    def goes_on(self, until: datetime) -> None:
        """Time goes on, due by due; what is due at its end is done too."""
        while True:
            self._is_done()
            due = next_due(self.home.database)
            if due is None or due > until:
                break
            self.post.goes_on(seconds=max(1.0, (due - self.now).total_seconds()))
        if self.now < until:
            self.post.goes_on(seconds=(until - self.now).total_seconds())
            self._is_done()

    def _is_done(self) -> None:
        sweep(self.home.database, self.now)
        self._gets_quiet()
        for call in self.home.rows(calls, calls.c.listed_at.is_not(None)):
            self.listed.setdefault(call.id, call.listed_at)
        self._kit_taps()
        if self.rings:
            self._sam_rings()
        self._gets_quiet()

    def _gets_quiet(self) -> None:
        """A notice that becomes a call is no message, and may have a list of its own go now."""
        for _ in range(4):
            self.post.until_quiet(200)
            with self.home.database.transaction() as tx:
                due = claims.NEXT_DUE(tx)
            if due is None or due > self.now:
                return

    def calls_off(self) -> None:
        """Jo cancels it now; no one will be at the door."""
        said = {"which": str(self.id), "why": "ill", "door": "no_one"}
        with self.home.database.transaction() as tx:
            cancel_meeting(tx, Actor(self.home.ids["Jo"]), Order(answers=said), self.now)

    def moves(self, to: datetime) -> None:
        """Jo moves it now."""
        when = _when(to)
        said = {"new_day": when["day"], "new_time": when["time"], "door": "no_one"}
        with self.home.database.transaction() as tx:
            answers: dict[str, Any] = {"which": str(self.id), "what": ("when",), **said}
            with typed_in_utc(tx):
                change_meeting(tx, Actor(self.home.ids["Jo"]), Order(answers=answers), self.now)

    def _kit_taps(self) -> None:
        kit = self.home.row(people, self.home.ids["Kit"])
        if not awake(self.now, "any", kit.zone):
            return
        for name, act in (("cancelled", confirm_cancelled), ("changed", confirm_change)):
            if name == "changed" and self.row().state != "planned":
                continue  # it is over
            waiting = self.got("Kit", name)
            if any(row.state == "accepted" for row in waiting):
                with self.home.database.transaction() as tx:
                    act(tx, Actor(kit.id), Order(meeting_id=self.id), self.now)

    def _sam_rings(self) -> None:
        sam = self.home.ids["Sam"]
        while True:
            with self.home.database.transaction() as tx:
                due = due_calls(tx, sam, self.now)
                if not due:
                    return
                order = Order(about_id=due[0].person_id, answers={"went": "told"})
                record_call(tx, Actor(sam), order, self.now)

    def got(self, name: str, *about: str) -> list[Any]:
        """What has gone to someone about these things, in the order in which it went."""
        gone = ("accepted", "opened", "confirmed")
        which = (notices.c.name.in_(about), notices.c.state.in_(gone), notices.c.act == "send")
        mine = (notices.c.person_id == self.home.ids[name], notices.c.dedupe.is_not(None))
        return sorted(self.home.rows(notices, *mine, *which), key=lambda row: row.settled_at)

    def calls_to(self, name: str, *about: str) -> list[Any]:
        """The calls to someone about these things."""
        mine = (calls.c.person_id == self.home.ids[name], calls.c.name.in_(about))
        return self.home.rows(calls, *mine)


def _when(start: datetime) -> dict[str, str]:
    return {"day": f"{start:%Y-%m-%d}", "time": f"{start:%H:%M}", "minutes": str(MINUTES)}
