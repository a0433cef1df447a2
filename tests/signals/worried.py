"""A group with a contact in the middle of a meeting, and all that is on everyone's phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, update

from records.notices import notices
from records.people import memberships, people
from records.worries import Worry, worries
from scheduler.post.channels import Outgoing
from scheduler.post.due.sweep import next_due, sweep
from scheduler.safety.worry_rows import ALERT
from tests.home import MEETING_AT, Home, a_home, add_person
from tests.privacy.living import Life
from tests.scheduler.posting import BLOCKED

STAFF = ("Dee", "Sam", "Jo", "Ali")
ASKED, COVERED = "Please look now.", "You have a message."
_ISOLATES = dict.fromkeys((0x2068, 0x2069))
OVER = "That worry has been dealt with. Thank you."
DURING = MEETING_AT + timedelta(minutes=5)
#: a night on which no meeting is on: a Thursday, 11 in the evening in London
AT_NIGHT = datetime(2026, 6, 11, 22, tzinfo=MEETING_AT.tzinfo)


class Play:
    """A group with a contact, in the middle of a meeting, and all that is on its phones."""

    def __init__(self, home: Home, now: datetime) -> None:
        self.home = home
        self.life = Life(home)
        self.life.post.now = now
        self.life.post.channel.refuse = self._refuse
        self.blocked: set[int] = set()
        self.saw: set[str] = set()
        self.took: set[str] = set()
        sweep(home.database, self.life.post.now)
        self.life.post.until_quiet(300)

    def _refuse(self, outgoing: Outgoing) -> Exception | None:
        return BLOCKED if outgoing.chat_id in self.blocked else None

    def does(self, name: str, ends: str) -> None:
        """Tap the newest button of this kind, if it is there."""
        if self.life.phone(name) in self.blocked:
            return
        with suppress(AssertionError):
            self.life.taps_data(name, self.life.data(name, ends))

    def shows(self, name: str) -> None:
        """Open the newest message that is covered."""
        for text in reversed(self.phone(name).values()):
            if text.text in (ASKED, COVERED) and text.buttons:
                self.life.taps_data(name, text.buttons[0][0].data)
                return

    def raises(self, name: str, *without: str) -> None:
        """Raise a worry; leave some out."""
        self.life.says(name, "/safety")
        if not without:
            self.does(name, "safety_tell.tell")
            return
        self.does(name, "safety_tell.not_to")
        for one in without:
            self.does(name, f"safety_out.{self.home.ids[one]}")
        self.does(name, "safety_out.~done")

    def blocks(self, name: str) -> None:
        """They block the bot, or let it write again."""
        phone = self.life.phone(name)
        blocked = phone not in self.blocked
        (self.blocked.add if blocked else self.blocked.discard)(phone)
        status = {"status": "kicked" if blocked else "member"}
        chat = {"id": phone, "type": "private"}
        sender = {"id": phone, "is_bot": False, "first_name": name}
        bot = {"user": {"id": 1, "is_bot": True, "first_name": "b"}}
        changed = {"chat": chat, "from": sender, "date": 0}
        self.life.takes(
            {
                "my_chat_member": {
                    **changed,
                    "old_chat_member": {**bot, "status": "member" if blocked else "kicked"},
                    "new_chat_member": {**bot, **status, "until_date": 0},
                }
            }
        )

    def waits(self, gone: timedelta) -> None:
        """Time goes on, due by due."""
        post, until = self.life.post, self.life.post.now + gone
        for _ in range(400):
            due = next_due(self.home.database)
            post.now = until if due is None else min(until, max(due, post.now))
            post.at += 60
            sweep(self.home.database, post.now)
            post.until_quiet(300)
            if post.now >= until:
                return
        raise AssertionError("the clock never gets there")

    def phone(self, name: str) -> dict[int, Outgoing]:
        """What someone's chat shows now: sent, changed and taken away."""
        shown: dict[int, Outgoing] = {}
        chat = self.life.phone(name)
        for number, outgoing in enumerate(self.life.post.channel.sent, 1):
            if outgoing.chat_id != chat:
                continue
            if outgoing.act == "delete":
                shown.pop(outgoing.message_id or 0, None)
            else:
                shown[outgoing.message_id or 1_000 + number] = outgoing
        return shown

    def alerts(self, name: str) -> list[str]:
        """What those messages say now that asked someone to act, of those that are there."""
        rows = self.home.rows(notices, notices.c.dedupe.like(f"{ALERT}:%"))
        asked = {row.message_id for row in rows}
        return [one.text for number, one in self.phone(name).items() if number in asked]

    def texts(self, name: str) -> list[str]:
        """What someone's chat shows now, in words."""
        return [outgoing.text for outgoing in self.phone(name).values()]

    def read_by(self, words: str) -> list[str]:
        """Whose phones show these words, of the staff, once each has opened what it got last."""
        for name in STAFF:
            self.shows(name)
        shown = {name: "\n".join(self.texts(name)).translate(_ISOLATES) for name in STAFF}
        return [name for name, said in shown.items() if words in said]

    def speaks(self, name: str, language: str) -> None:
        """They have chosen a language."""
        with self.home.database.transaction() as tx:
            who = people.c.id == self.home.ids[name]
            tx.conn.execute(update(people).where(who).values(language=language))

    def last(self, name: str) -> str:
        """The newest message in someone's chat."""
        return (self.texts(name) or [""])[-1]

    def worries(self) -> list[Worry]:
        """Every worry, the oldest first."""
        return self.home.rows(worries)

    @property
    def worry(self) -> Worry:
        """The only one."""
        (row,) = self.worries()
        return row

    @property
    def now(self) -> datetime:
        """The time it is."""
        return self.life.post.now


@contextmanager
def a_play(
    folder: Path,
    cards: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    now: datetime = DURING,
    contact: bool = True,
    **group: Any,
) -> Iterator[Play]:
    """The group, in its meeting as a rule; Dee is there for safety, and looks at 9."""
    with a_home(folder, cards, **group) as home:
        with home.database.transaction() as tx:  # two members are enough, and soon planned for
            others = [home.ids[name] for name in ("Noor", "Cal", "Max", "Ivy")]
            tx.conn.execute(delete(memberships).where(memberships.c.person_id.in_(others)))
        home.meets(MEETING_AT, MEETING_AT - timedelta(days=8))
        if contact:
            dee = {"called": "Dee", "looks": ["at_9"], **(cards or {}).get("Dee", {})}
            with home.database.transaction() as tx:
                home.ids["Dee"] = add_person(tx, home.group_id, "safeguarding", dee, 900)
        yield Play(home, now)
