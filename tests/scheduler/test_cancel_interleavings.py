"""Every order in which a reminder and a cancellation can meet: claim, words, send, settle, kill.

A reminder's life is a row of steps; the cancellation commits before, between or after any of
them. All lives of one and of two rounds are walked through, with the cancellation at each place:
nothing is left to chance.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import OperationalError

from records.access import Actor
from records.calls import calls
from records.database import Database, Tx
from records.notices import Lane, Notice, notices
from records.people import Person, memberships, people
from records.talks import talks
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.post.due.sweep import sweep
from scheduler.post.sending import claims
from scheduler.post.sending.preparing import Job
from scheduler.post.times import FULL_DAY
from scheduler.talks.acts import Order
from scheduler.talks.turns import talking
from tests.home import MEETING_AT, Home, a_home
from tests.scheduler.posting import BLOCKED, FLOOD, LOST, Post, begin_again, state
from tests.scheduler.reminder import cancel, remind

HOLD = MEETING_AT - FULL_DAY - timedelta(hours=3)
ERRORS = {"sent": None, "lost": LOST, "flood": FLOOD, "blocked": BLOCKED}
#: what can become of a reminder in one round; a kill can come after any step
ROUNDS = {
    "sent": ("claim", "words", "sent", "settle"),
    "lost": ("claim", "words", "lost", "settle"),
    "flood": ("claim", "words", "flood", "settle"),
    "blocked": ("claim", "words", "blocked", "settle"),
    "waits": ("claim", "waits"),
    "no words": ("claim", "no words"),
    "killed at once": ("claim", "kill"),
    "killed in words": ("claim", "words", "kill"),
    "killed unsent": ("claim", "words", "lost", "kill"),
    "killed unsettled": ("claim", "words", "sent", "kill"),
}
#: after these it is over: there is no second round
OVER = ("sent", "blocked")


def lives() -> Iterator[tuple[str, ...]]:
    """Each life of one or two rounds, with the cancellation at each of its places."""
    found: dict[tuple[str, ...], None] = {}
    for first, steps in ROUNDS.items():
        for at in range(len(steps) + 1):
            found[(*steps[:at], "CANCEL", *steps[at:])] = None
        for again in ROUNDS.values() if first not in OVER else ():
            for at in range(1, len(again) + 1):
                found[(*steps, *again[:at], "CANCEL", *again[at:])] = None
    yield from found


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("interleavings")) as home:
        few = [home.ids[name] for name in ("Jo", "Sam", "Kit")]
        with home.database.transaction() as tx:
            tx.conn.execute(delete(memberships).where(memberships.c.person_id.not_in(few)))
        yield home


class Life:
    """The reminder, a step at a time. What is claimed after the cancellation is noted."""

    def __init__(self, home: Home) -> None:
        begin_again(home)
        self.home = home
        self.post = Post(home, now=HOLD)
        self.meeting_id, self.reminder = remind(home, HOLD)
        self.flying: list[Job] = []
        self.cancelled = False
        self.claimed_after: list[int] = []
        self._listen()

    def _listen(self) -> None:
        """Note what is claimed once the meeting is off."""
        delivery = self.post.delivery
        claim = delivery.claim

        def noted(tx: Tx, now: datetime) -> tuple[list[Notice], bool]:
            rows, more = claim(tx, now)
            if self.cancelled:
                self.claimed_after += [row.id for row in rows]
            return rows, more

        delivery.claim = noted  # type: ignore[method-assign]

    def step(self, what: str) -> None:
        """One step of the bot's, or the cancellation."""
        steps = {
            "CANCEL": self._cancel,
            "claim": self._claim,
            "words": self._words,
            "waits": self._waits,
            "no words": self._no_words,
            "settle": self._settle,
            "kill": self._kill,
        }
        if what in steps:
            steps[what]()
        else:
            self._send(what)

    def _cancel(self) -> None:
        cancel(self.home, self.meeting_id, self.post.now)
        self.cancelled = True

    def _claim(self) -> None:
        self.post.at += 100  # no pause is left from the round before
        delivery = self.post.delivery
        with pytest.MonkeyPatch.context() as patched:  # its words are a step of their own
            patched.setattr(delivery, "in_words", lambda _now: ([], False))
            delivery.settle_and_claim()

    def _words(self) -> None:
        delivery = self.post.delivery
        jobs, _ = delivery.in_words(self.post.now)
        for job in jobs:
            delivery.flying[job] = (job.row.person_id or 0, job.row.lane)  # type: ignore[index]  # no task here
        self.flying += jobs

    def _waits(self) -> None:
        """Kit is in the middle of another talk."""
        with self.home.database.transaction() as tx:
            kit = tx.one(Person, people.select().where(people.c.telegram_id == 104))
            talk = talking.begin(tx, kit, "my_choices", self.post.now - timedelta(minutes=2))
            now = {"last_at": self.post.now, "turn": 2}
            tx.conn.execute(update(talks).where(talks.c.id == talk).values(**now))
        self._words()
        self.post.goes_on(minutes=11)

    def _no_words(self) -> None:
        """The database fails before it is put in words."""
        delivery, transaction = self.post.delivery, self.home.database.transaction

        def broken() -> object:
            raise OperationalError("", {}, Exception("database is locked"))

        self.home.database.transaction = broken  # type: ignore[assignment,method-assign]
        try:
            if delivery.leased:
                with pytest.raises(OperationalError):
                    delivery.in_words(self.post.now)
        finally:
            self.home.database.transaction = transaction  # type: ignore[method-assign]

    def _send(self, how: str) -> None:
        error = ERRORS[how]
        self.post.channel.refuse = lambda _: error
        self.post.sends(self.flying)
        self.post.channel.refuse = lambda _: None
        self.flying = []

    def _settle(self) -> None:
        self.post.delivery.settle_all()

    def _kill(self) -> None:
        self.post.start()
        self._listen()
        self.flying = []

    def lives_on(self) -> None:
        """What is in flight lands; then all is as usual."""
        if self.flying:
            self._send("sent")
        self._settle()
        for _ in range(2):
            self.post.until_quiet()
            self.post.goes_on(minutes=15)
            sweep(self.home.database, self.post.now)

    def to_kit(self) -> list[str]:
        """What Kit's phone has shown."""
        sent = self.post.channel.sent
        return [o.text for o in sent if o.chat_id == 104 and o.act == "send"]


LIVES = tuple(lives())


def test_all_lives_are_walked_through() -> None:
    assert len(LIVES) > 250
    assert {life.count("CANCEL") for life in LIVES} == {1}


@pytest.mark.parametrize("life", LIVES, ids=lambda life: " ".join(life).replace(" ", "_"))
def test_no_reminder_is_claimed_once_it_is_off_and_one_in_flight_is_followed(
    whole_home: Home, life: tuple[str, ...]
) -> None:
    lived = Life(whole_home)
    for what in life:
        lived.step(what)
    lived.lives_on()

    assert lived.reminder not in lived.claimed_after
    assert state(lived.post, lived.reminder) in ("withdrawn", "accepted", "failed")
    texts = lived.to_kit()
    # a reminder that is only put in words once it is off says so too, and asks nothing
    off = [n for n, text in enumerate(texts) if "is off. It was on" in text]
    reminders = [n for n, text in enumerate(texts) if "How are you about it?" in text]
    after = life[life.index("CANCEL") + 1 :]
    if "blocked" in life and off == []:  # the chat is closed: whoever looks after Kit rings
        assert whole_home.rows(calls, calls.c.person_id == whole_home.ids["Kit"])
        return
    assert 1 <= len(off) <= 1 + after.count("kill"), "one that may be lost in a kill goes again"
    assert all(n < off[0] for n in reminders), "the cancellation comes last"
    assert len(reminders) <= 1 + life.count("kill"), "one that may be lost in a kill goes again"


@pytest.mark.parametrize("first", ["claim", "cancel"])
def test_of_two_at_the_same_moment_one_waits_for_the_other(whole_home: Home, first: str) -> None:
    """Two connections, as on a database server: the second sees what the first has done."""
    begin_again(whole_home)
    meeting_id, reminder = remind(whole_home, HOLD)
    other = Database(whole_home.database.url, whole_home.keys)
    begun = threading.Event()
    claimed: list[int] = []

    def claim(database: Database) -> None:
        with database.transaction() as tx:
            claimed.extend(row.id for row in claims.claim(tx, HOLD, "b", Lane.NOTICE, 40, ()))
            begun.set()

    def call_off(database: Database) -> None:
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        with database.transaction() as tx:
            cancel_meeting(tx, Actor(whole_home.ids["Jo"]), order, HOLD)
            begun.set()

    acts = [claim, call_off] if first == "claim" else [call_off, claim]
    one = threading.Thread(target=acts[0], args=(whole_home.database,))
    one.start()
    assert begun.wait(30)  # it has done its part, and may not have committed yet
    acts[1](other)
    one.join()
    other.close()

    assert (reminder in claimed) is (first == "claim")
    row = whole_home.row(notices, reminder)
    assert row.state == ("sending" if first == "claim" else "withdrawn")
