"""Another link person: at one's own wish, or because the old one leaves; never without a yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from records.access import Actor, NotAllowed, allow
from records.calls import calls
from records.database import Tx
from records.links import Swap, swaps
from records.notices import notices
from records.people import Person, Way, memberships, people
from scheduler.decisions import ToDecide
from scheduler.leaving.forget import forget
from scheduler.link_people.answer_looking_after import answer_looking_after
from scheduler.link_people.answer_new_link import answer_new_link
from scheduler.link_people.ask_new_link import ask_new_link
from scheduler.link_people.carers import carers_of
from scheduler.link_people.hand_people_over import hand_people_over
from scheduler.link_people.swap_facts import WISH, picks
from scheduler.link_people.swap_rows import STILL_ASKED, open_swap, wishes
from scheduler.link_people.swaps import offer
from scheduler.talks.acts import Order, Refused
from scheduler.talks.digest.decisions import MOST, to_decide
from scheduler.talks.known import Known
from tests.home import START, Home, a_home, add_person
from tests.scheduler.posting import Post

WEDNESDAY_9 = datetime(2026, 6, 3, 8, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        with home.database.transaction() as tx:
            home.ids["Bo"] = add_person(tx, home.group_id, "link_person", {"called": "Bo"}, 300)
        yield home


def person(tx: Tx, home: Home, name: str) -> Person:
    return tx.get(Person, home.ids[name])


def link_of(tx: Tx, home: Home, name: str = "Kit") -> str:
    mine = memberships.c.person_id == home.ids[name]
    found = tx.conn.scalar(select(memberships.c.link_id).where(mine))
    return next((n for n, i in home.ids.items() if i == found), "")


def wants_another(tx: Tx, home: Home, name: str = "Kit") -> Swap:
    ask_new_link(tx, Actor(home.ids[name]), Order(), START)
    found = open_swap(tx, home.ids[name], home.group_id)
    assert found is not None
    return found


def says(tx: Tx, home: Home, said: str, by: str = "Bo") -> bool:
    """Whether a new link person's answer was in time."""
    order = Order(answers={"can_look": said})
    return not answer_looking_after(tx, Actor(home.ids[by]), order, START).say


def is_fine(tx: Tx, home: Home, said: str, name: str = "Kit") -> bool:
    """Whether a co-producer's answer was in time."""
    order = Order(answers={"fine": said})
    return not answer_new_link(tx, Actor(home.ids[name]), order, START).say


def leaves(tx: Tx, home: Home, to: str = "Bo", by: str = "Sam") -> None:
    order = Order(answers={"successor": str(home.ids[to])})
    hand_people_over(tx, Actor(home.ids[by]), order, START)


def sees(tx: Tx, home: Home, by: str, verb: str, thing: str) -> bool:
    actor, kit = Actor(home.ids[by]), home.ids["Kit"]
    try:
        allow(tx.conn, actor, verb, thing, group=home.group_id, about=kit, now=START)
    except NotAllowed:
        return False
    return True


def told(home: Home, name: str) -> list[str]:
    to = notices.c.person_id == home.ids[name]
    return [row.name for row in home.rows(notices, to)]


def test_a_wish_goes_to_the_facilitators_and_the_old_one_hears_only_that_it_changed(
    home: Home,
) -> None:
    with home.database.transaction() as tx:
        wish = wants_another(tx, home)
        for name in ("Jo", "Ali"):
            known = Known(tx, person(tx, home, name), START)
            assert to_decide(known) == [ToDecide(WISH, about_id=home.ids["Kit"])]
        assert "Sam" not in [name for _, name in picks(known, wish)], "not the same again"
        assert link_of(tx, home) == "Sam"
        assert offer(tx, wish, home.ids["Bo"], START)
        assert wishes(tx, home.ids["Jo"], START) == []
        assert link_of(tx, home) == "Sam", "asked is not yes"
        assert says(tx, home, "yes")
        assert link_of(tx, home) == "Bo"
        assert carers_of(tx, home.ids["Kit"], START) == [home.ids["Bo"]]
        assert not says(tx, home, "no"), "it is settled"
    assert told(home, "Sam") == ["yours_no_more"]
    assert told(home, "Kit")[-1] == "link_is_new"
    assert "yours_now" in told(home, "Bo")
    post = Post(home)
    post.until_quiet()
    to_sam = [one for one in post.channel.sent if one.chat_id == post.phone_of("Sam")]
    assert [one.text for one in to_sam] == [
        "Kit has someone else to look after them now. Thank you for all you did."
    ]
    assert to_sam[0].silent


def test_with_a_no_all_stays_as_it_is_and_another_is_found(home: Home) -> None:
    with home.database.transaction() as tx:
        wish = wants_another(tx, home)
        wants_another(tx, home)
        assert len(wishes(tx, home.ids["Jo"], START)) == 1, "asking twice is one wish"
        assert offer(tx, wish, home.ids["Bo"], START)
        assert says(tx, home, "no")
        assert [row.id for row in wishes(tx, home.ids["Jo"], START)] == [wish.id]
        assert link_of(tx, home) == "Sam"


def test_who_does_not_answer_keeps_nobody_waiting_for_ever(home: Home) -> None:
    later = START + STILL_ASKED
    with home.database.transaction() as tx:
        wish = wants_another(tx, home)
        assert offer(tx, wish, home.ids["Bo"], START)
        assert wishes(tx, home.ids["Jo"], later - timedelta(seconds=1)) == []
        (again,) = wishes(tx, home.ids["Jo"], later)
        mine = (notices.c.person_id == home.ids["Jo"], notices.c.name == "digest")
        planned = select(notices.c.due_at).where(*mine, notices.c.state == "planned")
        assert later <= max(tx.conn.scalars(planned)) < later + timedelta(days=4)
        assert offer(tx, again, home.ids["Ali"], later)
        assert not says(tx, home, "yes"), "Ali was asked since"
        assert says(tx, home, "yes", "Ali")
        assert link_of(tx, home) == "Ali"


def test_a_facilitator_who_is_the_old_link_person_does_not_decide_if_another_can(
    home: Home,
) -> None:
    with home.database.transaction() as tx:
        mine = memberships.c.person_id == home.ids["Kit"]
        tx.conn.execute(update(memberships).where(mine).values(link_id=home.ids["Jo"]))
        wants_another(tx, home)
        assert wishes(tx, home.ids["Jo"], START) == []
        assert len(wishes(tx, home.ids["Ali"], START)) == 1


def test_at_most_three_things_are_decided_and_people_come_before_meetings(home: Home) -> None:
    home.meets(START + timedelta(days=2), START)
    with home.database.transaction() as tx:
        for name in ("Kit", "Bea"):
            wants_another(tx, home, name)
        found = to_decide(Known(tx, person(tx, home, "Jo"), START))
        assert len(found) == MOST
        assert [one.name for one in found[:2]] == [WISH, WISH]
        assert found[2].meeting_id is not None


def test_the_next_digest_asks_and_its_tap_asks_the_one_who_was_picked(home: Home) -> None:
    post = Post(home)
    with home.database.transaction() as tx:
        wants_another(tx, home)
    post.now = WEDNESDAY_9
    post.until_quiet()
    to_jo = [one for one in post.channel.sent if one.chat_id == post.phone_of("Jo")]
    assert "Kit would like another link person. Please do not ask why." in to_jo[-1].text
    labels = [button.label for row in to_jo[-1].buttons for button in row]
    assert labels[:2] == ["Bo", "Jo"]


def test_a_successor_sees_nothing_before_the_persons_yes_and_all_after_it(home: Home) -> None:
    cells = [("see", "coming"), ("see", "touch"), ("play", "talk"), ("note", "touch")]
    with home.database.transaction() as tx:
        leaves(tx, home)
        seen = [[sees(tx, home, "Bo", *cell) for cell in cells]]
        assert says(tx, home, "yes")
        seen.append([sees(tx, home, "Bo", *cell) for cell in cells])
        assert link_of(tx, home) == "Sam", "the person has not said yes yet"
        assert carers_of(tx, home.ids["Kit"], START) == [home.ids["Sam"]]
        assert is_fine(tx, home, "yes")
        assert (link_of(tx, home), link_of(tx, home, "Bea")) == ("Bo", "Sam")
        assert seen == [[False] * 4] * 2
        assert all(sees(tx, home, "Bo", *cell) for cell in cells)
        assert not any(sees(tx, home, "Sam", *cell) for cell in cells)
        assert not is_fine(tx, home, "no"), "it is settled"


def test_a_no_to_the_successor_is_fine_and_facilitators_find_another(home: Home) -> None:
    with home.database.transaction() as tx:
        leaves(tx, home)
        says(tx, home, "yes")
        assert is_fine(tx, home, "no")
        assert link_of(tx, home) == "Sam"
        (wish,) = wishes(tx, home.ids["Jo"], START)
        assert wish.person_id == home.ids["Kit"]
        assert offer(tx, wish, home.ids["Ali"], START)
        assert says(tx, home, "yes", "Ali")
        assert link_of(tx, home) == "Sam", "the person is asked again: it was not their wish"
        assert is_fine(tx, home, "yes")
        assert link_of(tx, home) == "Ali"


def test_a_successor_who_says_no_leaves_all_to_the_facilitators(home: Home) -> None:
    with home.database.transaction() as tx:
        leaves(tx, home)
        assert says(tx, home, "no")
        assert len(wishes(tx, home.ids["Jo"], START)) == 6
        assert not is_fine(tx, home, "yes"), "nobody was asked"
    assert "new_link" not in told(home, "Kit")


def test_only_ones_own_people_are_passed_on_and_only_to_staff(home: Home) -> None:
    with home.database.transaction() as tx:
        for to, by in (("Bo", "Jo"), ("Kit", "Sam"), ("Bo", "Kit")):
            with pytest.raises((NotAllowed, Refused)):
                leaves(tx, home, to, by)
        with pytest.raises(Refused):
            ask_new_link(tx, Actor(home.ids["Jo"]), Order(), START)
    assert home.rows(swaps) == []


def test_a_wish_of_ones_own_takes_the_place_of_a_hand_over(home: Home) -> None:
    with home.database.transaction() as tx:
        leaves(tx, home)
        says(tx, home, "yes")
        wish = wants_another(tx, home)
        assert not wish.leaving
        assert not is_fine(tx, home, "yes"), "they have asked for another since"
        assert link_of(tx, home) == "Sam"


def test_whoever_is_to_be_rung_is_rung_by_the_new_one(home: Home) -> None:
    with home.database.transaction() as tx:
        kit = people.c.id == home.ids["Kit"]
        tx.conn.execute(update(people).where(kit).values(telegram_id=None, ways=Way.CALL))
    home.meets()
    Post(home).until_quiet(200)
    with home.database.transaction() as tx:
        offer(tx, wants_another(tx, home), home.ids["Bo"], START)
        says(tx, home, "yes")
    mine = (calls.c.person_id == home.ids["Kit"], calls.c.state == "open")
    assert {call.caller_id for call in home.rows(calls, *mine)} == {home.ids["Bo"]}


def test_what_a_forgotten_person_was_asked_is_asked_of_another(home: Home) -> None:
    with home.database.transaction() as tx:
        leaves(tx, home)
        says(tx, home, "yes")
        forget(tx, Actor(home.ids["Bo"]), Order(), START)
        assert len(wishes(tx, home.ids["Jo"], START)) == 6
        forget(tx, Actor(home.ids["Kit"]), Order(), START)
        forget(tx, Actor(home.ids["Sam"]), Order(), START)
        assert len(wishes(tx, home.ids["Jo"], START)) == 5
        assert set(tx.conn.scalars(select(swaps.c.old_id))) == {None}
        assert carers_of(tx, home.ids["Bea"], START) == [home.ids["Jo"], home.ids["Ali"]]
