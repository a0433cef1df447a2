"""A life for tests of privacy: people talk with the real intake and delivery, without a network.

Every word of it is a canary: a word that is nowhere else, and must not be found anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import update

from bot.intake import Intake
from bot.memory import Memory
from records.people import people
from scheduler.post.channels import Outgoing
from scheduler.post.due.sweep import sweep
from tests.home import MEETING_AT, START, Home
from tests.scheduler.posting import Post

#: what is on people's cards, in a meeting, and in what they type
NAMES = {name: f"marzipan{name.lower()}" for name in ("Sam", "Jo", "Ali", "Kit", "Bea")}
TITLE, PLACE, PURPOSE = "gooseberry title", "gooseberry lane", "gooseberry purpose"
WORD, HELPS = "tamarillo", "persimmon helps me"
CANARIES = ("marzipan", "gooseberry", "tamarillo", "persimmon", "clementine")
#: what people send has a higher number than what the bot has sent by then, if none is given
TYPED_FROM = 500_000


@dataclass
class Life:
    """People with phones, at a home."""

    home: Home
    post: Post = field(init=False)
    _number: int = 0

    def __post_init__(self) -> None:
        self.post = Post(self.home)
        nothing: Any = None
        self.intake = Intake(
            self.home.database,
            nothing,
            lambda: self.post.now,
            monotonic,
            lambda: None,
            Memory(),
            None,
        )

    def takes(self, update: dict[str, Any]) -> None:
        """An update comes in; all that follows is sent."""
        self._number += 1
        self.intake.take_batch([{"update_id": self._number, **update}])
        self.post.until_quiet(100)

    def says(self, name: str, text: str, **given: Any) -> None:
        """Someone types; `given` are the number and the date of the message, and other fields."""
        self.sends(name, text=text, **given)

    def sends_photo(self, name: str, caption: str = "") -> None:
        """Someone sends a picture, with words under it."""
        photo = {"file_id": "f", "file_unique_id": "u", "width": 90, "height": 90}
        self.sends(name, photo=[photo], **({"caption": caption} if caption else {}))

    def says_at_once(self, name: str, *texts: str | Mapping[str, Any]) -> None:
        """Someone types several messages before anything was answered; some with their fields."""
        batch: list[Mapping[str, Any]] = []
        for text in texts:
            self._number += 1
            what = {"text": text} if isinstance(text, str) else text
            batch.append({"update_id": self._number, "message": self._message(name, **what)})
        self.intake.take_batch(batch)
        self.post.until_quiet(100)

    def sends(self, name: str, **what: Any) -> None:
        """Someone sends a message with these fields."""
        self.takes({"message": self._message(name, **what)})

    def _message(self, name: str, **what: Any) -> dict[str, Any]:
        chat = {"id": self.phone(name), "type": "private"}
        sender = {"id": chat["id"], "is_bot": False, "language_code": "en", "first_name": name}
        number = TYPED_FROM + self._number
        return {"message_id": number, "date": 0, "chat": chat, "from": sender, **what}

    def taps(self, name: str, question: str, key: str) -> None:
        """Someone taps a choice on the newest message that has it."""
        self.taps_data(name, self.data(name, f".{question}.{key}"))

    def taps_data(self, name: str, data: str) -> None:
        """Someone taps a button that may not be there."""
        chat = {"id": self.phone(name), "type": "private"}
        sender = {"id": chat["id"], "is_bot": False, "first_name": name}
        query = {"id": str(self._number), "from": sender, "data": data}
        self.takes({"callback_query": {**query, "message": {"message_id": 1, "chat": chat}}})

    def data(self, name: str, ends: str) -> str:
        """What a button sends back."""
        for outgoing in reversed(self.got(name)):
            for row in outgoing.buttons:
                for button in row:
                    if button.data.endswith(ends):
                        return button.data
        raise AssertionError(f"{name} sees no {ends}: {self.last(name)}")

    def phone(self, name: str) -> int:
        """A person's chat."""
        return self.post.phone_of(name)

    def got(self, name: str) -> list[Outgoing]:
        """What the bot has sent to someone."""
        chat = self.phone(name)
        return [o for o in self.post.channel.sent if o.chat_id == chat]

    def last(self, name: str) -> str:
        """The newest text someone got."""
        return (self.got(name) or [Outgoing("send", 0)])[-1].text

    def waits_until(self, moment: datetime) -> None:
        """Time goes on, in steps, and all that is due is done."""
        while self.post.now < moment:
            self.post.now = min(moment, self.post.now + timedelta(hours=6))
            self.post.at += 60
            sweep(self.home.database, self.post.now)
            self.post.until_quiet(100)


def writes_a_page(life: Life, name: str) -> None:
    """About themself, in their own words, shown to those who come; and a wish to learn."""
    life.says(name, "/forme")
    life.taps(name, "next", "about_me")
    life.taps(name, "what", "write")
    for part in ("me_like", "me_ask"):
        life.taps(name, "parts", part)
    life.taps(name, "parts", "~done")
    life.says(name, "clementine that I like")
    life.says(name, "clementine to ask about")
    life.taps(name, "show_at", "1")
    life.taps(name, "show_at", "~done")
    life.says(name, "/forme")
    life.taps(name, "next", "learning")
    life.taps(name, "what", "write")
    life.taps(name, "learn", "else")
    life.taps(name, "learn", "~done")
    life.says(name, "clementine to learn")


def plays_the_cycle(life: Life) -> None:
    """From a meeting to its debrief, with words wherever words are taken."""
    home = life.home
    home.meets(
        MEETING_AT,
        life.post.now,
        title=TITLE,
        place=PLACE,
        purpose=PURPOSE,
        who=str(home.ids["Jo"]),
        quiet_room="gooseberry room",
        front_desk="gooseberry desk",
    )
    life.post.until_quiet(100)
    life.taps("Kit", "coming", "yes")
    life.taps("Bea", "coming", "yes")
    life.says("Kit", "/choices")
    life.taps("Kit", "what", "called")
    life.says("Kit", "clementine new name")
    life.says("Kit", "clementine that answers nothing")
    writes_a_page(life, "Kit")
    life.waits_until(MEETING_AT - timedelta(days=3))
    life.waits_until(MEETING_AT + timedelta(minutes=10))
    life.says("Kit", WORD)
    life.post.until_quiet(100)
    life.says("Bea", "/break")
    life.waits_until(MEETING_AT + timedelta(hours=20, minutes=30))
    for name in ("Kit", "Bea"):
        life.says(name, "good")
        life.says(name, "clementine went well")
        life.says(name, "clementine could be better")


def all_bytes(*folders: Path) -> bytes:
    """Every byte of every file."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def named(home: Home) -> None:
    """Nobody's phone is shared, so that messages are plain and their words are really there."""
    with home.database.transaction() as tx:
        tx.conn.execute(update(people).values(covered=False, began_at=START))
