"""A group on its stage for a month: who is in it, what they do with their phones, and a diary.

Kit and Bea have a phone, Bea shares hers. Noor is written to by e-mail. Max has a telephone and no
more: Sam, who looks after Kit and Max, asks them the questions. Dee looks after Bea and Noor.
Jo runs the meetings with Ali, who is away for two weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from records.people import Hours, Person, Role, Way
from scheduler.friendly_words.hello import plan_hello
from scheduler.joining.make_group import make_group
from scheduler.post.mail import letterhead
from tests.home import add_person
from tests.ports import a_free_port
from tests.scene import START, Scene, a_scene
from tests.scheduler.mail_office import Office
from tests.transcripts.recording import Sheet

BEGAN = START - timedelta(days=3)
PHONES = {"Jo": 101, "Ali": 102, "Sam": 103, "Dee": 104, "Kit": 105, "Bea": 106}
STAFF = {
    "Jo": Role.FACILITATOR,
    "Ali": Role.FACILITATOR,
    "Sam": Role.LINK_PERSON,
    "Dee": Role.LINK_PERSON,
}
LINKS = {"Kit": "Sam", "Bea": "Dee", "Noor": "Dee", "Max": "Sam"}
EVERYONE = (*STAFF, *LINKS)
NUMBER = {"phone": "01632 960 555", "safe_ring": "yes"}
CARDS: Mapping[str, Mapping[str, Any]] = {
    "Kit": NUMBER,
    "Noor": {**NUMBER, "email": "noor@example.org", "safe_write": "yes"},
    "Max": NUMBER,
}
WAYS = {"Noor": f"{Way.EMAIL},{Way.CALL}", "Max": Way.CALL}
#: what is asked -> what everyone here says to it, as far as they answer at all
HABITS = {
    "Would you like to come?": "Yes, I will come",
    "How do you feel about it?": "Ready 🙂",
    "Will you bring someone with you?": "No",
    "Is there something you want said for you?": "No",
    "How are you about it?": "Fine 🙂",
    "How was it for you?": "Good 🙂",
    "What went well?": "Skip",
    "What could be better?": "Skip",
    "Have you a fare to claim?": "No",
    "How are you?": "Good 🙂",
    "Tap “I know” and no one": "I know",
    "Tap one, so that we know": "I know",
    "Can you come then?": "Yes, I will come",
    "Who gets in touch?": "I will",
    "Was someone at the door?": "Yes",
    "How many people came?": "No one came",
}
COVERED = "You have a message."
_TO_RING = re.compile(r"(?:First is|Please ring) (\w+)\.")


@dataclass
class Month:
    """The scene, the post office, and the diary that is kept."""

    scene: Scene
    office: Office
    diary: Sheet = field(default_factory=lambda: Sheet(EVERYONE))
    _seen: dict[str, dict[int, str]] = field(default_factory=dict)
    _done: set[tuple[str, int, str]] = field(default_factory=set)
    _lines: list[tuple[datetime, str, list[str]]] = field(default_factory=list)

    def taps(self, name: str, *labels: str) -> None:
        """Someone taps a button, and then another."""
        for label in labels:
            self.note(f"{name} taps", label)
            self.scene.phones[name].taps(label)
            self.looks(name)

    def types(self, name: str, *texts: str) -> None:
        """Someone types something, and then something else."""
        for text in texts:
            self.note(f"{name} types", text)
            self.scene.phones[name].says(text)
            self.looks(name)

    def until(self, moment: datetime) -> None:
        """Time goes on; what came meanwhile is written down with its own time."""
        self.scene.wait_until(moment)
        for name in PHONES:
            self.looks(name)

    def note(self, who: str, *lines: str) -> None:
        """Write something down as of now."""
        self._lines.append((self.scene.now(), who, list(lines)))

    def looks(self, name: str) -> None:
        """Write down what is new on a phone; what was covered, when it is opened."""
        seen = self._seen.setdefault(name, {})
        for message in self.scene.phones[name].sees():
            text, number = message["text"], message["message_id"]
            if message["from"] != "bot" or seen.get(number) == text:
                continue
            moment = datetime.fromisoformat(message["date"])
            how = "(silent) " if message["silent"] else ""
            if text == COVERED and number in seen:  # it is covered again
                seen[number] = text
                continue
            if number in seen:
                moment, how = self.scene.now(), "(opened) "
            seen[number] = text
            self._lines.append((moment, f"→ {name}", _paragraph(how + text)))

    def answers(self, name: str, *only: str) -> None:
        """Someone answers what they are asked, as is their habit; or `only` such questions."""
        for _ in range(40):
            found = self._next_question(name, only)
            if found is None:
                return
            number, label = found
            self.note(f"{name} taps", label)
            self._done.add((name, number, label))
            self.scene.post("tap", person=PHONES[name], message_id=number, label=label)
            self.scene.settle()
            self.looks(name)

    def _next_question(self, name: str, only: tuple[str, ...]) -> tuple[int, str] | None:
        """The oldest message that was not answered, and what to tap there."""
        for message in self.scene.phones[name].sees():
            number, text = message["message_id"], message["text"]
            buttons = [label for row in message["buttons"] for label in row]
            label = next((said for asked, said in HABITS.items() if asked in text), "Skip")
            if only and not any(asked in text for asked in only):
                label = ""
            label = "Show" if "Show" in buttons else label
            if label in buttons and (name, number, label) not in self._done:
                return number, label
        return None

    def rings(self, name: str, *, asks: bool = True) -> None:
        """Whoever has people to ring rings them all, and asks my questions where they may."""
        for _ in range(20):
            found = self._newest_list(name)
            if found is None:
                return
            number, who, buttons = found
            self._done.add((name, number, "rings"))
            if asks and f"Do it with {who}" in buttons:
                self.taps(name, f"Do it with {who}")
                self.answers(name, f"With {who}:")
            else:
                self.taps(name, f"I have told {who}")

    def _newest_list(self, name: str) -> tuple[int, str, list[str]] | None:
        """The newest list of people to ring, and who is first; None if that is done."""
        for message in reversed(self.scene.phones[name].sees()):
            buttons = [label for row in message["buttons"] for label in row]
            found = _TO_RING.search(message["text"])
            if found is not None and f"I have told {found[1]}" in buttons:
                number = message["message_id"]
                done = (name, number, "rings") in self._done
                return None if done else (number, found[1], buttons)
        return None

    def writes(self, moment: datetime, who: str, *lines: str) -> None:
        """Write down what came to someone who has no phone here."""
        self._lines.append((moment, who, list(lines)))

    def written(self) -> list[str]:
        """The diary, in the order of time; what two got alike is written down once."""
        said: dict[tuple[datetime, tuple[str, ...]], str] = {}
        for moment, who, lines in sorted(self._lines, key=lambda line: line[0]):
            name = who.removeprefix("→ ")
            key = (moment, tuple(line.replace(f"Hello {name}", "Hello") for line in lines))
            if who.startswith("→") and len(lines) > 2 and said.get(key, name) != name:
                self.diary.write(moment, who, f"the same as {said[key]}")
                continue
            said.setdefault(key, name)
            self.diary.write(moment, who, *lines)
        return self.diary.lines


def _paragraph(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def _fill(scene: Scene) -> None:
    with scene.database.transaction() as tx:
        group_id = make_group(
            tx, "Hub group", BEGAN, zone="Europe/London", form="adult", evaluate_every=3
        )
        ids: dict[str, int] = {}
        for name in EVERYONE:
            role = STAFF.get(name, Role.CO_PRODUCER)
            card = {"called": name, "word": "break", "circle": "yes", **CARDS.get(name, {})}
            values = {"ways": WAYS.get(name, Way.HERE), "covered": name == "Bea"}
            link = ids.get(LINKS.get(name, ""))
            ids[name] = add_person(
                tx, group_id, role, card, PHONES.get(name), link, hours=Hours.ANY, **values
            )
            if role is Role.CO_PRODUCER:
                row = tx.get(Person, ids[name])
                plan_hello(tx, row, BEGAN)
    for name, phone in PHONES.items():
        scene.phone(name, phone)


@contextmanager
def a_month(folder: Path) -> Iterator[Month]:
    """The group on its stage, with a real mail server; nothing has happened yet."""
    server = Controller(office := Office(), hostname="127.0.0.1", port=a_free_port())
    server.start()
    mail: dict[str, Any] = {
        "smtp_url": f"smtp://127.0.0.1:{server.port}",
        "mail_from": "meetings@example.org",
        "mail_answers_to": "office@example.org",
    }
    try:
        with a_scene(folder, _fill, **mail) as scene:
            yield Month(scene, office)
    finally:
        letterhead.choose(None)
        server.stop()
