"""Rows before sends: in order for each chat and lane, claimed once, withdrawn, released."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from records.database import Database
from records.notices import Lane, Notice, attempts, notices
from scheduler.post import outbox, reach
from scheduler.post.sending import claims, outcomes
from tests.home import START, Home, a_home
from tests.scheduler.posting import states


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("outbox")) as home:
        yield home


@pytest.fixture
def home(whole_home: Home) -> Home:
    empty(whole_home)
    return whole_home


def empty(home: Home) -> None:
    with home.database.transaction() as tx:
        tx.conn.execute(delete(attempts))
        tx.conn.execute(update(notices).values(target_id=None))
        tx.conn.execute(delete(notices))


def post(home: Home, to: str = "Kit", *, later: float = 0, **values: object) -> int:
    """A note that is due so many seconds from the start; its id."""
    given = {"kind": "note", "name": "hidden", "now": START, **values}
    with home.database.transaction() as tx:
        row_id = outbox.post(
            tx,
            to=home.ids[to],
            due_at=START + timedelta(seconds=later),
            **given,  # type: ignore[arg-type]  # as given
        )
    assert row_id is not None
    return row_id


def claim(
    home: Home, lane: int = Lane.REPLY, room: int = 40, busy: object = (), later: float = 0
) -> list[Notice]:
    with home.database.transaction() as tx:
        now = START + timedelta(seconds=later)
        return claims.claim(tx, now, "boot", lane, room, busy)  # type: ignore[arg-type]  # any collection


def accept(home: Home, rows: list[Notice]) -> None:
    with home.database.transaction() as tx:
        for number, row in enumerate(rows):
            outcomes.accepted(tx, row, START, "en", number + 1)


def ids(rows: list[Notice]) -> list[int]:
    return [row.id for row in rows]


def test_one_chat_and_lane_is_first_in_first_out(home: Home) -> None:
    first, second, third = (post(home) for _ in range(3))
    order = []
    while rows := claim(home):
        order += ids(rows)
        accept(home, rows)

    assert order == [first, second, third]


def test_what_is_due_first_goes_first_even_if_it_was_posted_last(home: Home) -> None:
    later, sooner = post(home, later=60), post(home, later=5)

    assert ids(claim(home, later=60)) == [sooner]
    assert ids(claim(home, later=60)) == [later]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    posted=st.lists(
        st.tuples(
            st.sampled_from(["Kit", "Bea", "Noor"]),
            st.sampled_from([Lane.SIGNAL, Lane.REPLY, Lane.NOTICE]),
        ),
        max_size=25,
    ),
    room=st.integers(1, 5),
)
def test_in_whatever_order_rows_are_posted_each_chat_and_lane_keeps_its_own(
    home: Home, posted: list[tuple[str, Lane]], room: int
) -> None:
    empty(home)
    wanted: dict[tuple[int, int], list[int]] = {}
    for name, lane in posted:
        wanted.setdefault((home.ids[name], lane), []).append(post(home, name, lane=lane))
    sent: dict[tuple[int | None, int], list[int]] = {}
    for lane in Lane:
        while rows := claim(home, lane, room):
            assert len(rows) <= room
            assert len({row.person_id for row in rows}) == len(rows), "one a chat at a time"
            for row in rows:
                sent.setdefault((row.person_id, row.lane), []).append(row.id)
            accept(home, rows)

    assert sent == wanted


def test_nothing_is_claimed_before_it_is_due(home: Home) -> None:
    row_id = post(home, later=60)

    assert claim(home, later=59.9) == []
    assert ids(claim(home, later=60)) == [row_id]


def test_nothing_is_claimed_at_its_deadline_or_after(home: Home) -> None:
    row_id = post(home, deadline=START + timedelta(seconds=60))

    assert claim(home, later=60) == []
    assert ids(claim(home, later=59.9)) == [row_id]


def test_those_who_must_wait_hold_up_no_one_else(home: Home) -> None:
    for _ in range(100):
        post(home, "Kit")
    row_id = post(home, "Bea")

    assert ids(claim(home, room=1, busy={home.ids["Kit"]})) == [row_id]


def test_a_claim_takes_a_row_once(home: Home) -> None:
    row_id = post(home)

    assert ids(claim(home)) == [row_id]
    assert claim(home) == []
    assert states(home.rows(notices)) == ["sending"]


def test_of_two_who_claim_at_once_each_row_goes_to_one(home: Home) -> None:
    wanted = {post(home, name) for name in home.ids}
    other = Database(home.database.url, home.keys)
    start, got = threading.Barrier(2), []

    def take(database: Database, boot_id: str) -> None:
        start.wait()
        with database.transaction() as tx:
            got.append(ids(claims.claim(tx, START, boot_id, Lane.REPLY, 40, ())))

    racers = [
        threading.Thread(target=take, args=(home.database, "one")),
        threading.Thread(target=take, args=(other, "two")),
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    other.close()

    assert sorted(got[0] + got[1]) == sorted(wanted)


def test_the_same_thing_is_posted_once(home: Home) -> None:
    post(home, dedupe="same")
    with home.database.transaction() as tx:
        again = outbox.post(
            tx, to=home.ids["Bea"], kind="note", name="hidden", now=START, dedupe="same"
        )

    assert again is None
    assert len(home.rows(notices)) == 1


def test_once_it_was_sent_or_withdrawn_the_same_thing_is_still_not_posted_again(
    home: Home,
) -> None:
    post(home, dedupe="same")
    with home.database.transaction() as tx:
        outbox.withdraw(tx, notices.c.dedupe == "same")
        again = outbox.post(
            tx, to=home.ids["Kit"], kind="note", name="hidden", now=START, dedupe="same"
        )

    assert again is None


def test_an_edit_waits_until_its_message_has_been_accepted(home: Home) -> None:
    target = post(home, later=5)
    edit = post(home, act="edit", target_id=target)
    assert claim(home) == []

    rows = claim(home, later=5)
    assert ids(rows) == [target]
    assert claim(home, later=5) == [], "its message is still on its way"
    accept(home, rows)

    assert ids(claim(home, later=5)) == [edit]


def test_what_waits_for_its_message_lets_others_of_the_chat_pass(home: Home) -> None:
    target = post(home, later=60)
    post(home, act="edit", target_id=target)
    other = post(home)

    assert ids(claim(home)) == [other]


@pytest.mark.parametrize("state", ["failed", "withdrawn", "missed"])
def test_an_edit_of_what_never_came_does_not_wait_for_ever(home: Home, state: str) -> None:
    target = post(home)
    edit = post(home, act="edit", target_id=target)
    with home.database.transaction() as tx:
        tx.conn.execute(update(notices).where(notices.c.id == target).values(state=state))

    assert ids(claim(home)) == [edit]


def test_withdrawing_takes_back_what_has_not_gone_and_nothing_else(home: Home) -> None:
    flying = post(home)
    claim(home)
    waiting, others = post(home), post(home, "Bea")

    with home.database.transaction() as tx:
        assert outbox.withdraw(tx, notices.c.person_id == home.ids["Kit"]) == 1

    found = {row.id: row.state for row in home.rows(notices)}
    assert found == {flying: "sending", waiting: "withdrawn", others: "planned"}


def test_what_an_earlier_start_was_sending_is_sent_again_and_what_this_one_sends_is_not(
    home: Home,
) -> None:
    old = post(home)
    claim(home)
    new = post(home, "Bea")
    with home.database.transaction() as tx:
        claims.claim(tx, START, "boot2", Lane.REPLY, 40, ())
        assert claims.release(tx, "boot2") == 1

    found = {row.id: (row.state, row.boot_id) for row in home.rows(notices)}
    assert found == {old: ("planned", None), new: ("sending", "boot2")}


def test_each_try_is_evidence_without_a_word_of_it(home: Home) -> None:
    post(home)
    (row,) = claim(home)
    with home.database.transaction() as tx:
        outcomes.put_back(tx, row, START, "en", "NetworkError")
    (row,) = claim(home)
    accept(home, [row])

    found = [(a.outcome, a.error, a.channel, a.language) for a in home.rows(attempts)]
    assert found == [
        ("retry", "NetworkError", "telegram", "en"),
        ("accepted", None, "telegram", "en"),
    ]


def test_the_next_due_row_is_the_next_planned_one(home: Home) -> None:
    post(home, later=60)
    post(home, later=30)
    gone = post(home, later=5)
    with home.database.transaction() as tx:
        outbox.withdraw(tx, notices.c.id == gone)

        assert claims.NEXT_DUE(tx) == START + timedelta(seconds=30)


def test_only_those_whose_chat_is_open_are_reachable(home: Home) -> None:
    from records.people import people

    kit, bea, noor = (home.ids[name] for name in ("Kit", "Bea", "Noor"))
    with home.database.transaction() as tx:
        tx.conn.execute(update(people).where(people.c.id == kit).values(blocked_at=START))
        tx.conn.execute(update(people).where(people.c.id == bea).values(telegram_id=None))

        assert reach.reachable(tx, [kit, bea, noor]) == [noor]
        tx.conn.execute(update(people).where(people.c.id == kit).values(blocked_at=None))
        tx.conn.execute(update(people).where(people.c.id == bea).values(telegram_id=105))
