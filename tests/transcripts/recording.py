"""Plays a scene and writes down who said what, and when, as in `tests/transcripts/*.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.scene import Scene

LONDON = ZoneInfo("Europe/London")
#: where what was said begins on a line
_WIDTH = 20
_NOT_A_CHOICE = re.compile(r"(.*\.~(back|skip|stop|english)|help|go\..*)$")
#: what differs from one run to the next: the code in a link
_BY_CHANCE = re.compile(r"(?<=\?start=)[\w-]+")

Shown = dict[int, tuple[str, str]]
News = tuple[datetime, str, dict[str, Any]]


@dataclass
class Sheet:
    """One transcript: whose phones it is about, and what has been seen on them so far."""

    watched: tuple[str, ...]
    lines: list[str] = field(default_factory=list)
    shown: dict[str, Shown] = field(default_factory=dict)
    _day: str = ""

    def write(self, when: datetime, who: str, *lines: str) -> None:
        """Write something down, under its day."""
        local = when.astimezone(LONDON)
        day = f"{local:%A} {local.day} {local:%B}"
        if day != self._day:
            self.lines.append(("\n" if self._day else "") + day)
            self._day = day
        first, *rest = lines
        self.lines.append(f"{local:%H:%M} {who}".ljust(_WIDTH - 1) + " " + first)
        self.lines.extend(" " * _WIDTH + line for line in rest)


@dataclass
class Recording:
    """A scene, and the transcripts that are being written of it."""

    scene: Scene
    written: dict[str, list[str]] = field(default_factory=dict)
    _sheets: list[Sheet] = field(default_factory=list)

    @contextmanager
    def writes(self, transcript: str, *watched: str) -> Iterator[None]:
        """Write down, from here to the end of the block, what these people do and see."""
        sheet = Sheet(watched)
        for name in watched:
            self._look(sheet, name)
        self._sheets.append(sheet)
        yield
        self._sheets.remove(sheet)
        self.written[transcript] = sheet.lines

    def says(self, name: str, text: str) -> None:
        """Someone types something."""
        self._did(name, "types", text)
        self.scene.phones[name].says(text)
        self._note_all(name)

    def types_on(self, name: str, text: str) -> None:
        """Someone types something more, quickly."""
        self._did(name, "types at once", text)
        self.scene.phones[name].says(text, date=self.scene.apart.quickly())
        self._note_all(name)

    def replies(self, name: str, to: str, text: str) -> None:
        """Someone swipes the message that has these words, and types."""
        self._did(name, f"replies to “{to}”", text)
        self.scene.phones[name].says(text, reply_to=to)
        self._note_all(name)

    def edits(self, name: str, text: str, message_id: int | None = None) -> None:
        """Someone changes what they sent last, or an older message."""
        self._did(name, "changes a message to", text)
        self.scene.phones[name].edits(text, message_id)
        self._note_all(name)

    def taps(self, name: str, *labels: str) -> None:
        """Someone taps a button, and then another."""
        for label in labels:
            self._did(name, "taps", label)
            self.scene.phones[name].taps(label)
            self._note_all(name)

    def chooses(self, name: str, question: str, key: str, label: str) -> None:
        """Someone taps a choice whose words are in another language."""
        self._did(name, "taps", label)
        self.scene.phones[name].chooses(question, key)
        self._note_all(name)

    def opens(self, name: str, link: str) -> None:
        """Someone opens a link that they were given."""
        self._did(name, "opens", "the link")
        self.scene.phones[name].says(link)
        self._note_all(name)

    def sends_voice(self, name: str) -> None:
        """Someone sends a voice note."""
        self._did(name, "sends", "a voice note")
        self.scene.phones[name].sends_voice()
        self._note_all(name)

    def wait(self, **gone: float) -> None:
        """Time goes on."""
        self.wait_until(self.scene.now() + timedelta(**gone))

    def wait_until(self, moment: datetime) -> None:
        """Time goes on until a moment; what came meanwhile bears its own time."""
        self.scene.wait_until(moment)
        self._note_all("")

    def _look(self, sheet: Sheet, name: str) -> list[News]:
        """What is new on a phone: when, how it came, and the message."""
        before = sheet.shown.get(name, {})
        messages = [m for m in self.scene.phones[name].sees() if m["from"] == "bot"]
        now = {m["message_id"]: (m["text"], str(m["buttons"])) for m in messages}
        sheet.shown[name] = now
        news: list[News] = []
        for message in messages:
            key = message["message_id"]
            if key not in before:
                news.append((datetime.fromisoformat(message["date"]), "→", message))
            elif before[key] != now[key]:
                news.append((self.scene.now(), "✎", message))
        if gone := len(set(before) - set(now)):
            news.append((self.scene.now(), "✗", {"text": f"({gone} cleared)", "buttons": []}))
        return news

    def _note_all(self, actor: str) -> None:
        for sheet in self._sheets:
            names = sorted(sheet.watched, key=lambda name: name != actor)
            news = [(w, name, how, m) for name in names for w, how, m in self._look(sheet, name)]
            for when, name, how, message in sorted(news, key=lambda one: one[0]):
                sheet.write(when, f"{how} {name}", *_words(message))

    def _did(self, name: str, verb: str, what: str) -> None:
        for sheet in self._sheets:
            if name in sheet.watched:
                sheet.write(self.scene.now(), f"{name} {verb}", what)


def _words(message: dict[str, Any]) -> list[str]:
    lines = [line for line in _BY_CHANCE.sub("...", message["text"]).splitlines() if line]
    if message.get("silent"):
        lines[0] = f"(silent) {lines[0]}"
    choices: list[str] = []
    ways: list[str] = []
    for labels, data in zip(message["buttons"], message.get("data", ()), strict=False):
        for label, one in zip(labels, data, strict=True):
            (ways if _NOT_A_CHOICE.match(one or "") else choices).append(f"[{label}]")
    if choices or ways:
        lines.append("  ".join(" ".join(some) for some in (choices, ways) if some))
    return lines


def as_text(lines: list[str]) -> str:
    """The transcript as it stands in its file."""
    return "\n".join(line.rstrip() for line in lines) + "\n"
