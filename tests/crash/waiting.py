"""Wait for what a phone shows while the bot is in trouble, when `settle` would wait in vain."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import event, select

from records.database import Database
from records.meetings import comings
from records.programs import taken
from records.signals import signals
from tests.scene import Phone, Scene

PATIENCE_SECONDS = 30


def until(scene: Scene, true: Callable[[], bool], what: str, person: int | None = None) -> None:
    """Look again at each thing that anyone could see, until it is true."""
    while True:
        seq = scene.get("seq")["seq"]
        if true():
            return
        query = {} if person is None else {"person": person}
        found = scene.get("wait", after=seq, timeout=PATIENCE_SECONDS, **query)
        assert found["events"], f"{what} never came about"


def shows(phone: Phone, words: str) -> None:
    """Wait until a phone shows these words."""
    until(
        phone.scene,
        lambda: any(words in text for text in phone.texts()),
        f"{phone.name}: {words!r}",
        phone.id,
    )


def sends(phone: Phone, text: str) -> int:
    """Type something, without waiting; the update's id."""
    return int(phone.scene.post("say", person=phone.id, text=text)["update_id"])


def presses(phone: Phone, question_and_key: str) -> int:
    """Tap a button by its question and key, or its data, without waiting; the update's id."""
    for message in reversed(phone.sees()):
        for data in (data for row in message["data"] for data in row if data):
            if question_and_key in (data, data.partition(".")[2]):
                tapped = phone.scene.post("tap", person=phone.id, data=data)
                return int(tapped["update_id"])
    raise AssertionError(f"{phone.name} sees no {question_and_key}")


def unconfirmed(scene: Scene) -> int:
    """How many updates wait at the simulator."""
    return int(scene.get("pending")["unconfirmed"])


def times_taken(database: Database, update_id: int) -> int:
    """How often an update is in the database."""
    with database.engine.connect() as conn:
        found = conn.scalars(select(taken.c.update_id).where(taken.c.update_id == update_id))
        return len(found.all())


def answers_of(database: Database) -> list[str]:
    """What people said about coming."""
    with database.engine.connect() as conn:
        said = conn.scalars(select(comings.c.answer).where(comings.c.answer.is_not(None)))
        return sorted(str(answer) for answer in said)


def number_of_signals(database: Database) -> int:
    """How many signals there are."""
    with database.engine.connect() as conn:
        return len(conn.execute(select(signals.c.id)).all())


def never_wait_long(database: Database, milliseconds: int = 50) -> None:
    """Give up on a locked database sooner than in earnest, so that a test need not wait."""

    def shorter(connection: object, *_: object) -> None:
        connection.execute(f"PRAGMA busy_timeout={milliseconds}")  # type: ignore[attr-defined]

    event.listen(database.engine, "connect", shorter)
    database.engine.dispose()
