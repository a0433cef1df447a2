"""Something happens, and rooms do their part: one that stumbles stops nothing, and tries again."""

from __future__ import annotations

import ast
import logging
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

from records.access import Actor, NotAllowed
from records.claims import claims
from records.database import Tx
from records.meetings import comings, meetings
from records.notices import notices
from records.people import memberships, people
from records.undone import undone
from scheduler import house
from scheduler.events import (
    EVENTS,
    LAID,
    ChatClosed,
    Event,
    Forgotten,
    Joined,
    Left,
    Off,
    StaysAway,
)
from scheduler.leaving.end_place import end_place
from scheduler.leaving.forget import forget
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.post.due.sweep import next_due, sweep
from scheduler.post.events import happened
from scheduler.post.people_states import note_blocked, note_open
from scheduler.rooms import ROOMS
from scheduler.seams import Room
from scheduler.talks.acts import Order, Refused
from tests.home import MEETING_AT, START, Home, a_home

CANARY = "Kit paid the bus from Elm Street"
Part = Callable[[Tx, Any, Any], None]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("events")) as one:
        yield one


@pytest.fixture
def hears(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have a room do something else when an event comes."""

    def have(name: str, event: type[Event], part: Part) -> None:
        rooms = tuple(
            replace(room, on={**room.on, event: part}) if room.name == name else room
            for room in house.rooms()
        )
        monkeypatch.setattr(house, "rooms", lambda: rooms)

    return have


def claims_a_fare(home: Home, meeting_id: int) -> int:
    values = {"person_id": home.ids["Kit"], "group_id": home.group_id, "meeting_id": meeting_id}
    with home.database.transaction() as tx:
        day_before = MEETING_AT - timedelta(days=1)
        done = tx.conn.execute(insert(claims).values(**values, made_at=START, pay_by=day_before))
        (claim_id,) = done.inserted_primary_key or (0,)
        return int(claim_id)


def calls_it_off(home: Home, meeting_id: int) -> None:
    order = Order(answers={"which": str(meeting_id), "why": "ill"})
    with home.database.transaction() as tx:
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, START)


def stumbles(tx: Tx, event: Event, _now: Any) -> None:
    tx.conn.execute(claims.update().values(state="dropped"))  # half of its part is done
    raise ValueError(f"{CANARY} {event}")


def test_a_fault_in_fares_never_stops_a_cancellation(
    home: Home, hears: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    meeting_id = home.meets()
    claim_id = claims_a_fare(home, meeting_id)
    real = next(room.on[Off] for room in house.rooms() if room.name == "fares")

    hears("fares", Off, stumbles)
    with caplog.at_level(logging.ERROR, "scheduler"):
        calls_it_off(home, meeting_id)

    assert home.row(meetings, meeting_id).state == "cancelled"
    told = {row.person_id for row in home.planned("cancelled")}
    assert told == set(home.ids.values()) - {home.ids["Jo"]}
    assert home.row(claims, claim_id).state == "open", "half of a part stands"
    (left,) = home.rows(undone)
    assert (left.room, left.event, left.meeting_id) == ("fares", "Off", meeting_id)
    assert "fares" in caplog.text
    assert CANARY not in caplog.text

    sweep(home.database, START)
    assert len(home.rows(undone)) == 1, "what fails again is kept"
    hears("fares", Off, real)
    sweep(home.database, START + timedelta(minutes=1))
    assert home.row(claims, claim_id).state == "dropped"
    assert home.rows(undone) == []


def test_what_is_left_undone_is_due_at_once(home: Home, hears: Callable[..., None]) -> None:
    hears("fares", Off, stumbles)
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        happened(tx, Off(meeting_id=meeting_id), START)

    due = next_due(home.database)
    assert due is not None
    assert due <= START


@pytest.mark.parametrize(
    "error",
    [Refused("SEEN_TO_ALREADY"), NotAllowed(), OperationalError("", {}, Exception("disk full"))],
)
def test_what_is_no_fault_of_a_room_is_raised(
    home: Home, hears: Callable[..., None], error: Exception
) -> None:
    def refuses(*_: Any) -> None:
        raise error

    hears("fares", Off, refuses)
    meeting_id = home.meets()
    with pytest.raises(type(error)), home.database.transaction() as tx:
        happened(tx, Off(meeting_id=meeting_id), START)
    assert home.rows(undone) == []


def test_each_room_hears_once_in_the_order_of_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def part(name: str) -> Part:
        return lambda _tx, event, _now: heard.append(f"{name} {type(event).__name__}")

    def rooms() -> tuple[Room, ...]:
        return (
            Room("one", on={Joined: part("one"), Left: part("one")}),
            Room("two"),
            Room("three", on={Joined: part("three")}),
        )

    monkeypatch.setattr(house, "rooms", rooms)
    happened(_NoTx(), Joined(1, 1), START)  # type: ignore[arg-type]  # nothing is written
    assert heard == ["one Joined", "three Joined"]


class _NoTx:
    class conn:  # noqa: N801 - it stands for a connection
        @staticmethod
        def begin_nested() -> Any:
            from contextlib import nullcontext

            return nullcontext()


def test_each_event_is_heard_and_each_that_is_heard_can_be_kept() -> None:
    heard = {event for room in house.rooms() for event in room.on}

    assert heard == set(EVENTS) - set(LAID)
    kept = {column.name for column in undone.columns}
    for event in (one for one in EVENTS if not one.skips_nothing):
        assert {field.name for field in fields(event)} <= kept, event


def test_what_is_laid_is_told_by_nobody_yet() -> None:
    """Who tells of it takes it off that list, and then some room has to hear it."""
    root, laid = Path(house.__file__).parents[1], {event.__name__ for event in LAID}

    told = {
        f"{path.relative_to(root)}: {node.id}"
        for folder in ("bot", "scheduler")
        for path in (root / folder).rglob("*.py")
        if path != root / "scheduler" / "events.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id in laid
    }
    assert told == set()


@pytest.mark.parametrize("event", LAID)
def test_what_is_laid_is_heard_in_its_transaction_and_tried_again(
    home: Home, hears: Callable[..., None], event: Callable[[int, int], Event]
) -> None:
    heard: list[Event] = []
    happens = event(home.ids["Kit"], home.group_id)
    hears("friendly_words", type(happens), lambda _tx, one, _now: heard.append(one))
    hears("fares", type(happens), stumbles)
    with home.database.transaction() as tx:
        happened(tx, happens, START)
        assert heard == [happens]
    hears("fares", type(happens), lambda _tx, one, _now: heard.append(one))
    sweep(home.database, START)

    assert heard == [happens, happens]
    assert home.rows(undone) == []


def test_each_part_asks_for_the_event_it_hears() -> None:
    for room in house.rooms():
        for event, part in room.on.items():
            hints = get_type_hints(part)
            assert event in (hints["event"], *get_args(hints["event"])), (room.name, event)


def test_of_a_place_that_ends_nothing_is_left_for_later(
    home: Home, hears: Callable[..., None]
) -> None:
    hears("times", Left, stumbles)
    said = {"whose": str(home.ids["Kit"]), "talked": "wants", "group": str(home.group_id)}
    with pytest.raises(ValueError, match=CANARY), home.database.transaction() as tx:
        end_place(tx, Actor(home.ids["Jo"]), Order(answers=said), START)

    assert home.rows(undone) == []
    kept = home.rows(memberships, memberships.c.person_id == home.ids["Kit"])
    assert kept, "half of an end stands"


def everything(home: Home) -> dict[str, list[Any]]:
    return {name: home.rows(table) for name, table in SQLModel.metadata.tables.items()}


@pytest.mark.parametrize("room", [room.name for room in ROOMS if Forgotten in room.on])
def test_no_one_is_half_forgotten(home: Home, hears: Callable[..., None], room: str) -> None:
    home.meets()
    kit = home.ids["Kit"]
    real = next(one.on[Forgotten] for one in ROOMS if one.name == room)
    before = everything(home)

    hears(room, Forgotten, stumbles)
    with pytest.raises(ValueError, match=CANARY), home.database.transaction() as tx:
        forget(tx, Actor(kit), Order(), START)
    assert everything(home) == before

    hears(room, Forgotten, real)
    with home.database.transaction() as tx:
        forget(tx, Actor(kit), Order(), START)
    assert home.row(people, kit).state == "forgotten"
    assert home.rows(memberships, memberships.c.person_id == kit) == []


def test_nor_if_what_a_room_does_with_a_column_fails(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise ValueError(CANARY)

    before, real = everything(home), house.kept()
    monkeypatch.setattr(house, "kept", lambda: (*real[:-1], replace(real[-1], forget=fails)))
    with pytest.raises(ValueError, match=CANARY), home.database.transaction() as tx:
        forget(tx, Actor(home.ids["Kit"]), Order(), START)
    assert everything(home) == before


@pytest.mark.parametrize("answer", ["yes", None, "no"])
def test_what_is_no_longer_so_is_not_done_again(
    home: Home, hears: Callable[..., None], answer: str | None
) -> None:
    heard: list[int | None] = []
    meeting_id, kit = home.meets(), home.ids["Kit"]
    hears("fares", StaysAway, stumbles)
    with home.database.transaction() as tx:
        happened(tx, StaysAway(kit, meeting_id), START)
        mine = (comings.c.person_id == kit, comings.c.meeting_id == meeting_id)
        tx.conn.execute(update(comings).where(*mine).values(answer=answer))
    hears("fares", StaysAway, lambda _tx, event, _now: heard.append(event.person_id))
    sweep(home.database, START)

    assert heard == ([kit] if answer == "no" else [])
    assert home.rows(undone) == []


def test_who_has_left_is_not_asked_as_a_newcomer(home: Home, hears: Callable[..., None]) -> None:
    heard: list[int | None] = []
    kit = home.ids["Kit"]
    hears("times", Joined, stumbles)
    with home.database.transaction() as tx:
        happened(tx, Joined(kit, home.group_id), START)
        tx.conn.execute(delete(memberships).where(memberships.c.person_id == kit))
    hears("times", Joined, lambda _tx, event, _now: heard.append(event.person_id))
    sweep(home.database, START)

    assert heard == []
    assert home.rows(undone) == []


def test_a_chat_that_is_open_again_is_not_closed(home: Home, hears: Callable[..., None]) -> None:
    heard: list[int] = []
    kit = home.ids["Kit"]
    hears("safety", ChatClosed, stumbles)
    with home.database.transaction() as tx:
        note_blocked(tx, kit, START)
        assert [row.event for row in tx.conn.execute(select(undone))] == ["ChatClosed"]
        note_open(tx, kit, START)
    hears("safety", ChatClosed, lambda _tx, event, _now: heard.append(event.person_id))
    sweep(home.database, START)

    assert heard == []
    assert home.rows(undone) == []


def test_what_is_undone_for_someone_is_forgotten_with_them(
    home: Home, hears: Callable[..., None]
) -> None:
    hears("times", Joined, stumbles)
    with home.database.transaction() as tx:
        happened(tx, Joined(home.ids["Kit"], home.group_id), START)
    assert [row.person_id for row in home.rows(undone)] == [home.ids["Kit"]]
    with home.database.transaction() as tx:
        forget(tx, Actor(home.ids["Kit"]), Order(), START)

    assert home.rows(undone) == []
    assert home.row(people, home.ids["Kit"]).state == "forgotten"
    with home.database.transaction() as tx:
        found = tx.conn.scalars(select(notices.c.id).where(notices.c.state == "sending"))
        assert list(found) == []
