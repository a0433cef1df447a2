"""Whose place ends or rests has nothing open with others there; elsewhere all stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Table, insert, select

from records.access import Actor
from records.buddies import buddies, pairs
from records.calls import calls
from records.database import Tx
from records.groups import groups
from records.links import Swap, swaps
from records.meetings import comings, meetings
from records.notices import Lane, is_of_group, notices, of_group
from records.people import Person, memberships, people
from records.polls import poll_replies, polls
from records.profiles import showings
from records.series import regulars, series
from records.talks import LIVE, talks
from scheduler import house
from scheduler.buddies.buddies import free
from scheduler.kept import Becomes
from scheduler.leaving.end_place import end_place
from scheduler.leaving.facts import PLACE
from scheduler.leaving.forget import forget
from scheduler.link_people.swap_rows import offered_to, wishes
from scheduler.post import outbox
from scheduler.talks.acts import Order
from scheduler.talks.digest.decisions import to_decide
from scheduler.talks.known import Known
from tests.home import MEETING_AT, START, Home, a_home, add_person

#: what is looked for below, and the columns that it stands for
OPEN = {
    "place": ("membership.person_id",),
    "wish": ("buddy.person_id",),
    "pair": ("pair.want_id", "pair.can_id"),
    "swap": ("swap.person_id",),
    "page": ("showing.person_id",),
    "coming": ("coming.person_id",),
    "regular": ("regular.person_id",),
    "times": ("pollreply.person_id",),
    "call": ("call.person_id",),
    "told": ("notice.person_id",),
    "talk": ("talk.person_id",),
}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        with home.database.transaction() as tx:
            _live(tx, home, home.group_id)
            home.ids["there"] = _another_group(tx, home)
            _live(tx, home, home.ids["there"])
        yield home


def _another_group(tx: Tx, home: Home) -> int:
    """Kit, Bea and Noor are in a second group too, with the same staff."""
    key_id = tx.keys.new()
    card = tx.seal(key_id, "group.card", {"title": "Garden"})
    made = tx.conn.execute(
        insert(groups).values(key_id=key_id, card=card, began_at=START, evaluate_every=1)
    )
    (group_id,) = made.inserted_primary_key or (0,)
    for name, role in (
        *(("Kit", "co_producer"), ("Bea", "co_producer"), ("Noor", "co_producer")),
        *(("Jo", "facilitator"), ("Sam", "link_person")),
    ):
        who = {"person_id": home.ids[name], "group_id": group_id, "role": role, "since": START}
        link = home.ids["Sam"] if role == "co_producer" else None
        tx.conn.execute(insert(memberships).values(**who, link_id=link))
    return int(group_id)


def _live(tx: Tx, home: Home, group_id: int) -> None:
    """Kit has something of every kind open with others in this group."""
    kit, ids = home.ids["Kit"], home.ids
    key_id = tx.conn.scalar(select(groups.c.key_id).where(groups.c.id == group_id))
    card = tx.seal(str(key_id), "meeting.card", {"title": "Hub rules"})

    def add(table: Table, **values: Any) -> int:
        done = tx.conn.execute(insert(table).values(**values))
        (row_id,) = done.inserted_primary_key or (0,)
        return int(row_id)

    meeting_id = add(
        meetings,
        group_id=group_id,
        made_by=ids["Jo"],
        made_at=START,
        number=1,
        starts_at=MEETING_AT,
        minutes=60,
        card=card,
    )
    add(comings, meeting_id=meeting_id, person_id=kit, answer="yes")
    add(showings, meeting_id=meeting_id, person_id=kit, made_at=START)
    series_id = add(
        series,
        group_id=group_id,
        made_by=ids["Jo"],
        made_at=START,
        every="week",
        zone="Europe/London",
        first_at=MEETING_AT,
        minutes=60,
        card=tx.seal(str(key_id), "series.card", {}),
        made=1,
    )
    add(regulars, series_id=series_id, person_id=kit, answer="yes")
    poll_id = add(
        polls,
        group_id=group_id,
        made_by=ids["Jo"],
        made_at=START,
        closes_at=MEETING_AT,
        card=b"",
    )
    add(poll_replies, poll_id=poll_id, person_id=kit, picks="[]", replied_at=START)
    add(buddies, person_id=kit, group_id=group_id, kind="want", made_at=START)
    asked = {"group_id": group_id, "made_by": ids["Jo"], "made_at": START}
    add(pairs, want_id=kit, can_id=ids["Bea"], **asked, can_yes=True)
    add(pairs, want_id=ids["Noor"], can_id=kit, **asked, state="together")
    swap = {"person_id": kit, "group_id": group_id, "old_id": ids["Sam"], "made_at": START}
    swap_id = add(swaps, **swap, new_id=ids["Jo"], state="offered", offered_at=START)
    for name, meeting in (("invitation", meeting_id), ("fare_late", None)):
        add(
            calls,
            person_id=kit,
            caller_id=ids["Sam"],
            group_id=group_id,
            meeting_id=meeting,
            name=name,
            urgent=False,
            made_at=START,
            due_at=START,
            deadline=MEETING_AT,
        )
    add(
        talks,
        person_id=kit,
        conversation="check_in",
        version="1",
        meeting_id=meeting_id,
        key_id=str(key_id),
        answers=b"",
        began_at=START,
        last_at=START,
    )
    for to, name, more in (
        (kit, "check_in", {"meeting_id": meeting_id, "budgeted": True}),
        (kit, "new_link", {"dedupe": f"new_link:{swap_id}:{ids['Jo']}", "budgeted": True}),
        (kit, "agreement_news", {"parts": of_group(group_id)}),
        (ids["Jo"], "asked_to_look_after", {"about_id": kit}),
    ):
        outbox.post(tx, to=to, kind="begin", name=name, lane=Lane.NOTICE, now=START, **more)


def ends(home: Home, how: str) -> None:
    with home.database.transaction() as tx:
        said = {"whose": str(home.ids["Kit"]), "talked": how, "group": str(home.group_id)}
        end_place(tx, Actor(home.ids["Jo"]), Order(answers=said), START)


def forgets(home: Home, _how: str) -> None:
    with home.database.transaction() as tx:
        forget(tx, Actor(home.ids["Kit"]), Order(), START)


def is_open(home: Home, group_id: int) -> dict[str, int]:
    """How much of each kind Kit has open in a group."""
    kit = home.ids["Kit"]
    here = select(meetings.c.id).where(meetings.c.group_id == group_id)
    asked = select(polls.c.id).where(polls.c.group_id == group_id)
    repeats = select(series.c.id).where(series.c.group_id == group_id)
    either = (pairs.c.want_id == kit) | (pairs.c.can_id == kit)
    which: dict[str, tuple[Table, tuple[ColumnElement[bool], ...]]] = {
        "place": (
            memberships,
            (memberships.c.person_id == kit, memberships.c.group_id == group_id),
        ),
        "wish": (buddies, (buddies.c.person_id == kit, buddies.c.group_id == group_id)),
        "pair": (pairs, (either, pairs.c.group_id == group_id, pairs.c.state != "over")),
        "swap": (
            swaps,
            (
                swaps.c.person_id == kit,
                swaps.c.group_id == group_id,
                swaps.c.state.in_(("wished", "offered", "agreed")),
            ),
        ),
        "page": (showings, (showings.c.person_id == kit, showings.c.meeting_id.in_(here))),
        "coming": (comings, (comings.c.person_id == kit, comings.c.meeting_id.in_(here))),
        "regular": (regulars, (regulars.c.person_id == kit, regulars.c.series_id.in_(repeats))),
        "times": (
            poll_replies,
            (poll_replies.c.person_id == kit, poll_replies.c.poll_id.in_(asked)),
        ),
        "call": (
            calls,
            (calls.c.person_id == kit, calls.c.group_id == group_id, calls.c.state == "open"),
        ),
        "talk": (
            talks,
            (talks.c.person_id == kit, talks.c.meeting_id.in_(here), talks.c.state.in_(LIVE)),
        ),
        "told": (
            notices,
            (
                notices.c.person_id == kit,
                notices.c.state == "planned",
                notices.c.name.in_(("check_in", "agreement_news")),
                notices.c.meeting_id.in_(here) | is_of_group(group_id),
            ),
        ),
    }
    return {name: len(home.rows(table, *rows)) for name, (table, rows) in which.items()}


def told(home: Home, name: str) -> list[str]:
    mine = (notices.c.person_id == home.ids[name], notices.c.state == "planned")
    return [row.name for row in home.rows(notices, *mine)]


@pytest.mark.parametrize(
    ("leave", "how"), [(ends, "wants"), (ends, "agreed"), (ends, "safe"), (forgets, "")]
)
def test_nothing_is_left_open_with_others_in_that_group(
    home: Home, leave: Callable[[Home, str], None], how: str
) -> None:
    assert 0 not in is_open(home, home.group_id).values(), "or this would prove nothing"

    leave(home, how)

    assert set(is_open(home, home.group_id).values()) == {0}
    assert "buddy_over" in told(home, "Noor"), "who went with them hears kindly that it is over"
    assert "buddy_off" in told(home, "Bea")


@pytest.mark.parametrize("how", ["wants", "agreed", "safe"])
def test_in_another_group_all_stays_as_it_is(home: Home, how: str) -> None:
    before = is_open(home, home.ids["there"])

    ends(home, how)

    assert is_open(home, home.ids["there"]) == before
    assert [row.group_id for row in home.rows(pairs, pairs.c.state != "over")] == [
        home.ids["there"]
    ] * 2


@pytest.mark.parametrize("how", ["wants", "agreed", "safe"])
def test_no_one_is_asked_for_a_link_person_or_company_for_them(home: Home, how: str) -> None:
    with home.database.transaction() as tx:
        for row in tx.every(Swap, select(swaps)):
            if row.group_id == home.ids["there"]:
                tx.conn.execute(swaps.delete().where(swaps.c.id == row.id))

    ends(home, how)

    with home.database.transaction() as tx:
        for name in ("Jo", "Ali"):
            assert wishes(tx, home.ids[name], START) == []
            one = tx.one(Person, people.select().where(people.c.id == home.ids[name]))
            assert home.ids["Kit"] not in {
                decision.about_id
                for decision in to_decide(Known(tx, one, START))
                if decision.name != PLACE  # they talk with whose place rests
            }
        assert offered_to(tx, home.ids["Jo"]) == []
        assert home.ids["Kit"] not in free(tx, home.group_id, "want", START)
    assert "asked_to_look_after" not in told(home, "Jo")
    assert "new_link" not in [
        row.name
        for row in home.rows(
            notices, notices.c.person_id == home.ids["Kit"], notices.c.state == "planned"
        )
        if row.dedupe and row.dedupe.startswith("new_link:1:")
    ]


def test_who_comes_back_is_in_no_pair_until_they_wish_for_it(home: Home) -> None:
    from records.rests import rests
    from scheduler.leaving import places

    ends(home, "safe")
    (row,) = home.rows(rests)
    with home.database.transaction() as tx:
        places.settle(tx, row, "back", home.ids["Jo"], START)

    now = is_open(home, home.group_id)
    assert (now["place"], now["pair"], now["wish"], now["swap"]) == (1, 0, 0, 0)


def test_what_is_looked_for_here_is_what_rooms_say_ends_with_a_place(home: Home) -> None:
    """Each column is looked at by itself in tests/test_columns_of_rooms.py."""
    ends_there = {str(kept.column) for kept in house.kept() if kept.left is Becomes.GOES}

    assert {column for columns in OPEN.values() for column in columns} <= ends_there
    assert set(is_open(home, home.group_id)) == set(OPEN)
    assert all(kept.left is Becomes.GOES or isinstance(kept.left, str) for kept in house.kept())


@pytest.mark.parametrize("name", ["Bea", "Noor", "Cal"])
def test_others_who_leave_are_let_go_of_in_the_same_way(home: Home, name: str) -> None:
    with home.database.transaction() as tx:
        home.ids["Vi"] = add_person(tx, home.group_id, "link_person", {"called": "Vi"}, 555)
        said = {"whose": str(home.ids[name]), "talked": "wants", "group": str(home.group_id)}
        end_place(tx, Actor(home.ids["Jo"]), Order(answers=said), START)

    me = home.ids[name]
    left = home.rows(
        pairs,
        (pairs.c.want_id == me) | (pairs.c.can_id == me),
        pairs.c.group_id == home.group_id,
    )
    assert {row.state for row in left} <= {"over"}
