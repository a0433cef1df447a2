"""What becomes of rows when a meeting is off or moved, or a place ends: their room says it, truly.

A row is put there for each column, so that a new table can't be left out unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.notices import notices
from records.people import memberships
from scheduler.events import Event, Left, Moved, Off, StaysAway
from scheduler.kept import OfMeeting
from scheduler.leaving.end_place import end_place
from scheduler.meetings import cancel_meeting, change_meeting, who_comes
from scheduler.rooms import ROOMS
from scheduler.seams import Room
from scheduler.talks.acts import Order
from tests.columns import belongs_in, nothing_saved, parted, point, pointing
from tests.home import MEETING_AT, START, Home, a_home

#: what a row about a meeting has that is open, so that something can become of it
ABOUT_A_MEETING: dict[str, dict[str, Any]] = {
    "call": {"name": "check_in", "state": "open", "deadline": MEETING_AT},
    "claim": {"pay_by": MEETING_AT - timedelta(days=2)},
    "coming": {"answer": "yes", "confirmed_at": START},
    "notice": {"act": "send", "kind": "begin", "name": "check_in", "budgeted": True},
    "talk": {"conversation": "check_in", "state": "open"},
}
#: the same for what someone has in a group
IN_A_GROUP: dict[str, dict[str, Any]] = {
    "call": {"name": "invitation", "state": "open"},
    "claim": {"pay_by": MEETING_AT + timedelta(days=9)},
    "membership": {"role": "co_producer"},
    "notice": {"act": "send", "kind": "begin", "name": "check_in", "budgeted": True},
    "talk": {"conversation": "check_in", "state": "open"},
}
SAID = {str(one.column): (room, one) for room in ROOMS for one in room.of_meetings}
KEPT = {str(kept.column): (room, kept) for room in ROOMS for kept in room.kept}
POINTING = pointing("meeting")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("columns")) as one:
        one.ids["meeting"] = one.meets()
        yield one


def calls_it_off(tx: Tx, home: Home) -> None:
    order = Order(answers={"which": str(home.ids["meeting"]), "why": "ill"})
    cancel_meeting.cancel_meeting(tx, Actor(home.ids["Jo"]), order, START)


def moves_it(tx: Tx, home: Home) -> None:
    said = {"new_day": "2026-06-17", "new_time": "14:00"}
    order = Order(answers={"which": str(home.ids["meeting"]), **said})
    change_meeting.change_meeting(tx, Actor(home.ids["Jo"]), order, START)


def says_no(tx: Tx, home: Home) -> None:
    who_comes.answer(tx, Actor(home.ids["Kit"]), home.ids["meeting"], "no", START)


def ends_their_place(tx: Tx, home: Home) -> None:
    said = {"whose": str(home.ids["Kit"]), "talked": "wants", "group": str(home.group_id)}
    end_place(tx, Actor(home.ids["Jo"]), Order(answers=said), START)


def before_and_after(
    home: Home, column: str, to: int, happens: Callable[[Tx, Home], None], /, **has: Any
) -> tuple[Any, Any]:
    """A row that points there, and what is left of it once something has happened."""
    table, which = parted(column)
    with nothing_saved(home) as tx:
        if column == "membership.person_id":  # one for each role
            tx.conn.execute(memberships.delete().where(memberships.c.person_id == to))
        here = {"group_id": home.group_id, "meeting_id": home.ids["meeting"]}
        of_it = {one: what for one, what in {**here, **has}.items() if one in table.c}
        row_id = point(tx, home, table, which, to, **of_it)
        it = select(table).where(table.c.id == row_id)
        before = tx.conn.execute(it).first()
        happens(tx, home)
        return before, tx.conn.execute(it).first()


def sees_to_notices(
    home: Home, room: Room, happens: Callable[[Tx, Home], None], column: str
) -> bool:
    """Whether a room's own notices are others then: taken back, or planned anew."""
    table, which = parted(column)
    names = [kind.name for kind in room.kinds]
    mine = select(notices.c.id, notices.c.state).where(notices.c.name.in_(names))
    found = []
    for with_a_row in (False, True):
        with nothing_saved(home) as tx:
            if with_a_row:
                point(tx, home, table, which, home.ids["meeting"])
            happens(tx, home)
            found.append(sorted(tuple(row) for row in tx.conn.execute(mine)))
    return found[0] != found[1]


# ------------------------------------------------------------------ a meeting is off, or moved


def test_each_column_that_points_to_a_meeting_is_said_once() -> None:
    said = Counter(str(one.column) for room in ROOMS for one in room.of_meetings)

    unsaid = {name: f"`OF_MEETINGS` in {belongs_in(name)}" for name in POINTING if not said[name]}
    assert unsaid == {}
    assert {name for name, times in said.items() if times > 1} == set()


@pytest.mark.parametrize(
    ("event", "by_itself"),
    [(Off, cancel_meeting), (Moved, change_meeting), (StaysAway, who_comes)],
)
def test_what_sees_to_it_is_called_then(event: type[Event], by_itself: Any) -> None:
    missing = {
        f"{name}: `ON` in scheduler/{room.name}/hears.py is to have "
        f"{event.__name__}: {does.__name__}"
        for name, (room, one) in SAID.items()
        if not isinstance(does := does_then(one, event), str)
        if does is not room.on.get(event) and does not in vars(by_itself).values()
    }
    assert missing == set()


def does_then(one: OfMeeting, event: type[Event]) -> Any:
    return {Off: one.off, Moved: one.moved, StaysAway: one.away}[event]


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize(
    ("event", "happens"), [(Off, calls_it_off), (Moved, moves_it), (StaysAway, says_no)]
)
def test_what_a_room_says_of_it_comes_true(
    home: Home, name: str, event: type[Event], happens: Callable[[Tx, Home], None]
) -> None:
    before, after = before_and_after(
        home,
        name,
        home.ids["meeting"],
        happens,
        person_id=home.ids["Kit"],
        **ABOUT_A_MEETING.get(name.partition(".")[0], {}),
    )
    room, one = SAID[name]
    stays = isinstance(does_then(one, event), str)
    same = after == before and (stays or not sees_to_notices(home, room, happens, name))

    assert same is stays, (
        f"{name} when {event.__name__}: scheduler/{room.name}/kept.py says other than is done"
    )


# ------------------------------------------------------------------ a place ends


@pytest.mark.parametrize("name", KEPT)
def test_with_a_place_goes_what_its_room_says(home: Home, name: str) -> None:
    before, after = before_and_after(
        home,
        name,
        home.ids["Kit"],
        ends_their_place,
        **IN_A_GROUP.get(name.partition(".")[0], {}),
    )
    room, kept = KEPT[name]

    assert (after == before) is isinstance(kept.left, str), (
        f"{name}: kept.py of scheduler/{room.name}/ says other than is done by its {Left.__name__}"
    )
