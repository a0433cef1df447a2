"""How much reached each person in a month, and how much of it buzzed: from their phones and mail.

What counts for the budget is decided here, by W:13, not by what the program noted: all
that buzzed, but for answers in a talk, signals, and news of a meeting that is off or changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select

from records.calls import Call, calls
from records.notices import Lane, Notice, attempts, notices
from records.people import Person
from scheduler.house import in_family
from scheduler.kinds import Family
from tests.scene import Scene

NEWS = in_family(Family.NEWS)

LONDON = ZoneInfo("Europe/London")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Came:
    """One message, e-mail or call, as it reached someone."""

    at: datetime
    name: str  #: what it was about
    way: str
    silent: bool = False
    exempt: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a buzz that the budget is about."""
        return self.way == "telegram" and not self.silent and not self.exempt


@dataclass
class Count:
    """All that reached one person."""

    name: str
    came: list[Came] = field(default_factory=list)

    def by(self, way: str) -> list[Came]:
        """What came in one way."""
        return [one for one in self.came if one.way == way]

    def buzzes(self) -> list[datetime]:
        """When the phone buzzed for something that counts."""
        return [one.at for one in self.came if one.counts]

    def most_in_a_week(self) -> int:
        """The most buzzes in any seven days."""
        return most_in_a_week(self.buzzes())

    def most_in_a_day(self) -> int:
        """The most buzzes on a day."""
        days = [local(at) for at in self.buzzes()]
        return max((days.count(day) for day in days), default=0)


def local(moment: datetime) -> date:
    """The day in London."""
    return moment.astimezone(LONDON).date()


def most_in_a_week(moments: Iterable[datetime]) -> int:
    """The most of these moments in any seven days."""
    found = list(moments)
    return max((sum(a <= b < a + WEEK for b in found) for a in found), default=0)


class _Mail(NamedTuple):
    id: int
    name: str
    at: datetime
    message_id: int | None


def count(scene: Scene, name: str, person: Person) -> Count:
    """All that reached someone, in the order of time."""
    found = Count(name)
    with scene.database.transaction() as tx:
        mine = notices.c.person_id == person.id
        rows = tx.every(Notice, select(notices).where(mine, notices.c.act == "send"))
        gone = tx.every(
            _Mail,
            select(notices.c.id, notices.c.name, attempts.c.at, attempts.c.message_id)
            .join(notices, notices.c.id == attempts.c.notice_id)
            .where(mine, attempts.c.channel == "email", attempts.c.outcome == "accepted"),
        )
        rung = tx.every(
            Call, select(calls).where(calls.c.person_id == person.id, calls.c.state == "told")
        )
    if person.telegram_id is not None:
        found.came += _on_a_phone(scene, person.telegram_id, rows)
    found.came += _by_mail(gone)
    found.came += _by_voice(rung)
    found.came.sort(key=lambda one: one.at)
    return found


def _on_a_phone(scene: Scene, phone: int, rows: Iterable[Notice]) -> Iterator[Came]:
    """Each message on a phone with the row that it came from: none came without one."""
    by_message = {row.message_id: row for row in rows if row.message_id is not None}
    for message in scene.get("sees", person=phone)["messages"]:
        if message["from"] == "bot":
            row = by_message[message["message_id"]]
            exempt = row.lane in (Lane.SIGNAL, Lane.REPLY) or row.name in NEWS
            at = datetime.fromisoformat(message["date"])
            yield Came(at, row.name, "telegram", message["silent"], exempt)


def _by_mail(gone: Sequence[_Mail]) -> Iterator[Came]:
    """E-mails: what went within another's e-mail is in that one."""
    for mail in (row for row in gone if row.message_id is None):
        names = [row.name for row in gone if mail.id in (row.id, row.message_id)]
        yield Came(mail.at, "+".join(names), "email", exempt=mail.name in NEWS)


def _by_voice(rung: Sequence[Call]) -> Iterator[Came]:
    """Calls: all that was said at once was one; of news, it is one that does not count."""
    for at in sorted({call.ended_at for call in rung if call.ended_at is not None}):
        names = {call.name for call in rung if call.ended_at == at}
        about = "+".join(sorted(names))
        yield Came(at, about, "call", exempt=bool(names & set(NEWS)))


def table(counts: Iterable[Count]) -> list[str]:
    """The counts, a line a person."""
    head = ("", "messages", "buzzes", "most/day", "most/week", "news", "answers", "silent")
    lines = ["".join(f"{word:>11}" for word in (*head, "e-mails", "calls")).rstrip()]
    for one in counts:
        here = one.by("telegram")
        loud = [came for came in here if not came.silent and came.exempt]
        news = sum(came.name in NEWS for came in loud)
        numbers = (
            len(here),
            len(one.buzzes()),
            one.most_in_a_day(),
            one.most_in_a_week(),
            news,
            len(loud) - news,
            sum(came.silent for came in here),
            len(one.by("email")),
            len(one.by("call")),
        )
        lines.append(f"{one.name:>11}" + "".join(f"{number:>11}" for number in numbers))
    return lines
