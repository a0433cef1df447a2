"""Someone who types in short messages: each with a number and a time of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from tests.signals.worried import Play

#: each play needs numbers of its own, higher than what the bot has sent
_NUMBERS: Iterator[int] = count(600_000, 10)


class Quick:
    """Kit, or another, types on a phone that tells when each message was sent."""

    def __init__(self, play: Play, name: str = "Kit") -> None:
        self.play, self.name = play, name
        self.at = int(play.now.timestamp())
        self.number = next(_NUMBERS)

    def says(
        self, text: str, *, after: float = 60, number: int | None = None, **more: object
    ) -> int:
        """Type something so many seconds after the last message; its number."""
        self.at += int(after)
        self.play.life.post.now = max(
            self.play.now, self.play.now + timedelta(seconds=max(0, int(after)))
        )
        if number is None:
            number = self.number = next(_NUMBERS)
        self.play.life.says(self.name, text, message_id=number, date=self.at, **more)
        return number

    def more(self, text: str, *, after: float = 2, number: int | None = None) -> int:
        """Type more, quickly."""
        return self.says(text, after=after, number=number)

    def at_once(self, *texts: str, apart: int = 40) -> None:
        """All of it comes in one batch, because the phone, or the bot, was off; each later."""
        batch = []
        for text in texts:
            self.number = next(_NUMBERS)
            batch.append({"text": text, "message_id": self.number, "date": self.at})
            self.at += apart
        self.play.life.post.now += timedelta(seconds=apart * len(texts))
        self.play.life.says_at_once(self.name, *batch)


def number_of(play: Play, words: str, name: str = "Kit") -> int:
    """The newest message in a chat with these words."""
    found = [number for number, one in play.phone(name).items() if words in one.text]
    assert found, (words, play.texts(name))
    return found[-1]


def replies(play: Play, words: str, text: str, name: str = "Kit") -> None:
    """Someone replies to the message that has these words, a good while after the last one."""
    chat = {"id": play.life.phone(name), "type": "private"}
    to = {"message_id": number_of(play, words, name), "date": 0, "chat": chat}
    Quick(play, name).says(text, reply_to_message=to)


def edits(who: Quick, number: int, text: str) -> None:
    """Change a message that was sent before."""
    chat = {"id": who.play.life.phone(who.name), "type": "private"}
    sender = {"id": chat["id"], "is_bot": False, "first_name": who.name}
    edit = {"message_id": number, "date": who.at, "edit_date": who.at + 9, "text": text}
    who.play.life.takes({"edited_message": {**edit, "chat": chat, "from": sender}})
