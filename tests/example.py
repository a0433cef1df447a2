"""The example group on a stage: Jo and Ali, Sam, six co-producers, and Ren, who is not in yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from bot.example_group import fill
from records.access import Actor
from records.database import Tx
from records.meetings import meetings
from records.people import people
from scheduler.filling_in.missing import MISSING
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.meetings.who_comes import answer
from scheduler.papers.decisions import NOTES
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_card
from scheduler.talks.digest.seen_to import SEEN_TO
from tests.once import with_the_example
from tests.scene import START, Phone, Scene, a_scene

CO_PRODUCERS = ("Kit", "Bea", "Noor", "Cal", "Max", "Ivy")
EVERYONE = ("Jo", "Ali", "Sam", *CO_PRODUCERS)
#: The example's meeting: Wednesday 10 June, 2 to 4 in the afternoon in London.
MEETING_AT = datetime(2026, 6, 10, 13, tzinfo=UTC)
MEETING = {
    "title": "Hub rules",
    "purpose": "To agree how we meet",
    "day": "Wednesday 10 June",
    "time": "2 pm",
    "minutes": "2 hours",
    "break_at": "60",
    "repeats": "No, just this once",
    "place": "the Hub, Mill Lane",
    "card_access": "There is a lift.",
    "who": "Jo",
    "holder": "Ali",
    "there_is": "1, 2",
    "quiet_room": "upstairs",
    "desk_place": "by the main door",
    "front_desk": "01632 960 111",
}


Change = Callable[[Tx, Mapping[str, int]], None]


@contextmanager
def an_example(
    folder: Path,
    *changes: Change,
    english: bool = True,
    database_url: str | None = None,
    about_port: int = 0,
    **more: Any,
) -> Iterator[Scene]:
    """The example group with the bot running; each of `changes` is made before it starts.

    Noor reads Arabic; where that is not what a test is about, she reads English (`english`).
    """

    ready = with_the_example(START) if database_url is None else None

    def put(scene: Scene) -> None:
        example = ready.whose() if ready else fill(scene.database, START)
        with scene.database.transaction() as tx:
            if english:
                tx.conn.execute(update(people).values(language="en"))
            for change in changes:
                change(tx, example.people)
        for name, phone in example.phones.items():
            scene.phone(name, phone, started=name in example.people)

    with a_scene(
        folder, put, ready=ready, database_url=database_url, about_port=about_port, **more
    ) as scene:
        yield scene


def with_a_meeting(*, now: datetime = START, **changed: str) -> Change:
    """The example's meeting has been made just now, by Jo. Days and times as they are saved.

    Of what its card does not say, somebody has said that it is seen to; but see `all_is_asked`.
    """
    answers = {
        **MEETING,
        "day": "2026-06-10",
        "time": "14:00",
        "minutes": "120",
        "repeats": "once",
        **changed,
    }

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        made = schedule_meeting(tx, Actor(ids["Jo"]), Order(answers=answers), now)
        seen_to = dict.fromkeys((*MISSING, NOTES), ids["Jo"])
        write_on_card(tx, made.meeting_id or 0, **{SEEN_TO: seen_to})

    return change


def all_is_asked(tx: Tx, _ids: Mapping[str, int]) -> None:
    """Digests ask for all that the cards of its meetings do not say, and for their notes."""
    for meeting_id in list(tx.conn.scalars(select(meetings.c.id))):
        write_on_card(tx, meeting_id, **{SEEN_TO: {}})


def with_a_yes(*names: str) -> Change:
    """These have said that they come to each meeting there is: they are told of the day."""

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        for meeting_id in list(tx.conn.scalars(select(meetings.c.id).order_by(meetings.c.id))):
            for name in names:
                answer(tx, Actor(ids[name]), meeting_id, "yes", START)

    return change


def a_meeting_is_made(scene: Scene, **changed: str) -> None:
    """As `with_a_meeting`, in the middle of a scene, and without Jo's typing it all."""
    with scene.database.transaction() as tx:
        jo = tx.conn.execute(select(people.c.id).where(people.c.telegram_id == 101)).scalar_one()
        with_a_meeting(now=scene.now(), **changed)(tx, {"Jo": jo})
    scene.settle()


def with_values(name: str, **values: object) -> Change:
    """A person's row as it should be: `with_values("Kit", hours="mornings")`."""

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        tx.conn.execute(update(people).where(people.c.id == ids[name]).values(**values))

    return change


def with_card(name: str, **card: object) -> Change:
    """What a person has said about themselves: `with_card("Kit", called="كيت")`."""

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        row = tx.conn.execute(select(people).where(people.c.id == ids[name])).one()
        before = tx.unseal(row.key_id, "person.card", row.card)
        sealed = tx.seal(row.key_id, "person.card", {**before, **card})
        tx.conn.execute(update(people).where(people.c.id == ids[name]).values(card=sealed))

    return change


def makes_a_meeting(phone: Phone, **changed: str) -> None:
    """A facilitator makes the example's meeting by typing, and has people asked."""
    phone.says("/newmeeting")
    for said in {**MEETING, **changed}.values():
        if said:
            phone.says(said)
    phone.taps("Yes, ask them")
