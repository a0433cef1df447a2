"""Lines on help near a group have a day: shown to its facilitators, and asked about when old."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from records.access import Actor, NotAllowed
from records.database import Tx
from records.groups import Group, groups
from records.people import Person, memberships
from scheduler.decisions import ToDecide
from scheduler.group_page.confirm_help import confirm_help
from scheduler.group_page.help_facts import HELP
from scheduler.group_page.help_near import help_for
from scheduler.group_page.keep_page import keep_page
from scheduler.post.help_now import help_lines
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_group
from scheduler.talks.digest.decisions import MOST, to_decide
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice
from tests.example import a_meeting_is_made, an_example, with_a_meeting
from tests.home import Home, a_home
from tests.scene import START, Phone
from tests.worries import also_contact

DAY = timedelta(days=1)
WARM_ROOM = "The warm room, 01632 960 222"
NEAR = f"Near you: “{WARM_ROOM}”"
CHECKED = "Last checked on 2 June 2026."
ASKS = f"People can read this help near “Hub group”: “{WARM_ROOM}”"
#: 9 in the morning in London, on the first working day after 180 days
MONDAY_9 = datetime(2026, 11, 30, 9, tzinfo=UTC)
ENGLISH = Voice("en", "Europe/London")
#: so that nobody is asked for one
SOMEONE_TO_TELL = also_contact("Sam")


def _writes(jo: Phone, said: str) -> None:
    jo.says("/grouppage")
    jo.taps("Help near here")
    jo.says(said)


def _help(phone: Phone) -> str:
    phone.says("/helpnow")
    return phone.last()


def _asked(phone: Phone) -> int:
    return sum(ASKS in text for text in phone.texts())


def test_the_day_stands_beside_the_lines_for_facilitators_only(tmp_path: Path) -> None:
    with an_example(tmp_path, SOMEONE_TO_TELL) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        ali.says("/grouppage")
        ali.taps("Help near here")
        assert "last looked at" not in ali.last()
        assert "They still hold" not in ali.buttons()
        _writes(jo, WARM_ROOM)
        ali.says("/grouppage")
        ali.taps("Help near here")
        assert "It was last looked at on 2 June 2026." in ali.last()
        scene.wait(days=2)
        ali.taps("They still hold")
        assert ali.last() == "Thank you. I have kept the day."
        jo.says("/grouppage")
        jo.taps("Help near here")
        assert f"Help near here: “{WARM_ROOM}”" in jo.last()
        assert "It was last looked at on 4 June 2026." in jo.last()
        kit.says("/group")
        assert NEAR in _help(kit)
        assert not any("looked at" in text or "checked on" in text for text in kit.texts())
        assert sum("news on the page" in text for text in kit.texts()) == 1


def test_when_it_is_long_ago_one_tap_says_that_they_still_hold(tmp_path: Path) -> None:
    with an_example(tmp_path, SOMEONE_TO_TELL) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        _writes(jo, WARM_ROOM)
        scene.wait_until(START + 180 * DAY)
        assert _help(kit).endswith(NEAR)
        scene.wait_until(MONDAY_9 - timedelta(seconds=1))
        assert _help(kit).endswith(f"{NEAR}\n{CHECKED}")
        assert _asked(jo) == _asked(ali) == 0
        scene.wait_until(MONDAY_9)
        for phone in (jo, ali):
            assert ASKS in phone.last()
            assert "It was last looked at on 2 June 2026." in phone.last()
            assert phone.sees()[-1]["silent"], "it can lie there"
        jo.taps("They still hold")
        assert jo.last() == "Thank you. I have kept the day."
        assert _help(kit).endswith(NEAR)
        ali.taps("They still hold")
        assert "It is settled now." in ali.last() or "from before" in ali.last()
        scene.wait(days=7)
        assert (_asked(jo), _asked(ali)) == (1, 1)
        assert not any(_asked(scene.phones[name]) for name in ("Kit", "Sam"))


def test_change_them_asks_for_the_new_lines_there_and_then(tmp_path: Path) -> None:
    with an_example(tmp_path, SOMEONE_TO_TELL) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _writes(jo, WARM_ROOM)
        scene.wait_until(MONDAY_9)
        told = sum("news on the page" in text for text in kit.texts())
        jo.taps("Change them")
        assert jo.last().startswith("Who near here can help people?")
        jo.says("البيت الدافئ، 01632 960 333")
        assert "البيت الدافئ" in jo.last()
        assert "البيت الدافئ" not in _help(kit), "nobody reads it yet"
        jo.taps("Yes, send it")
        assert "It is on the page." in jo.last()
        scene.wait(hours=2)
        assert "البيت الدافئ" in _help(kit)
        assert "Last checked" not in kit.last()
        assert sum("news on the page" in text for text in kit.texts()) == told + 1
        assert WARM_ROOM not in kit.last()


def test_it_is_asked_once_and_a_skip_is_an_answer(tmp_path: Path) -> None:
    with an_example(tmp_path, SOMEONE_TO_TELL) as scene:
        jo = scene.phones["Jo"]
        _writes(jo, WARM_ROOM)
        scene.wait_until(MONDAY_9)
        jo.says("skip")
        assert jo.last().startswith("That is fine.")
        a_meeting_is_made(scene, day="2026-12-09")
        scene.wait(days=9)
        assert _asked(jo) == 1


def test_whom_it_did_not_reach_is_asked_with_the_next(tmp_path: Path) -> None:
    with an_example(tmp_path, SOMEONE_TO_TELL) as scene:
        jo = scene.phones["Jo"]
        _writes(jo, WARM_ROOM)
        scene.wait_until(MONDAY_9 - timedelta(minutes=1))
        a_meeting_is_made(scene, day="2026-12-09")
        jo.blocks()
        scene.wait_until(MONDAY_9 + timedelta(hours=1))
        jo.blocks(blocked=False)
        jo.says("menu")
        scene.wait(days=1)
        assert _asked(jo) == 1


def test_lines_without_a_day_are_asked_about_and_those_taken_out_are_not(tmp_path: Path) -> None:
    def from_before(tx: Tx, _ids: Mapping[str, int]) -> None:
        write_on_group(tx, tx.one(Group, select(groups)), {"page_help": WARM_ROOM})

    with an_example(tmp_path, SOMEONE_TO_TELL, from_before, with_a_meeting()) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        scene.wait(days=1)
        assert "I do not know when it was last looked at." in jo.last()
        assert _help(kit).endswith(NEAR)
        jo.says("/grouppage")
        jo.taps("Help near here")
        jo.taps("Take out what it says")
        ali.taps("They still hold")
        assert "Near you" not in _help(kit)
        scene.wait_until(MONDAY_9 + DAY)
        assert (_asked(jo), _asked(ali)) == (1, 1)


@pytest.fixture
def two(tmp_path: Path) -> object:
    """A home in which Jo runs a second group, of which Ali is a co-producer."""
    with a_home(tmp_path) as home:
        with home.database.transaction() as tx:
            key = tx.keys.new()
            card = tx.seal(key, "group.card", {"title": "Food", "page_help": "The kitchen"})
            done = tx.conn.execute(
                insert(groups).values(key_id=key, card=card, began_at=START, evaluate_every=1)
            )
            (other,) = done.inserted_primary_key or (0,)
            for name, role in (("Jo", "facilitator"), ("Ali", "co_producer")):
                values = {"person_id": home.ids[name], "role": role, "since": START}
                tx.conn.execute(insert(memberships).values(group_id=other, **values))
            for group in (home.group_id, other):  # so that nobody is asked for one
                values = {"person_id": home.ids["Sam"], "role": "safeguarding", "since": START}
                tx.conn.execute(insert(memberships).values(group_id=group, **values))
            keep_page(tx, Actor(home.ids["Jo"]), _order(home, page_help=WARM_ROOM), START)
        yield home, other


def _order(home: Home, group: int | None = None, **said: str) -> Order:
    return Order(answers={"group": str(group or home.group_id), **said})


def test_each_group_has_its_own_and_at_most_three_things_are_decided(
    two: tuple[Home, int],
) -> None:
    home, other = two
    with home.database.transaction() as tx:
        later = START + 181 * DAY
        assert to_decide(_of(tx, home, "Jo", START)) == [ToDecide(HELP, group_id=other)]
        both = [ToDecide(HELP, group_id=one) for one in (home.group_id, other)]
        assert to_decide(_of(tx, home, "Jo", later)) == both
        assert to_decide(_of(tx, home, "Ali", later)) == both[:1]
        said = help_for(tx, home.ids["Ali"], later).in_words(ENGLISH)
        assert said == f"{help_lines('en')}\n{NEAR}\n{CHECKED}\nNear you: “The kitchen”"
    home.meets(later + 2 * DAY, later, who="")
    with home.database.transaction() as tx:
        found = to_decide(_of(tx, home, "Jo", later))
        assert len(found) == MOST
        assert [one.name == HELP for one in found] == [False, False, True]


def test_only_who_runs_the_group_says_that_they_hold(two: tuple[Home, int]) -> None:
    home, other = two
    with home.database.transaction() as tx:
        for name, group in (("Kit", home.group_id), ("Sam", home.group_id), ("Ali", other)):
            with pytest.raises(NotAllowed):
                confirm_help(tx, Actor(home.ids[name]), _order(home, group), START)
        confirm_help(tx, Actor(home.ids["Jo"]), _order(home, other), START + DAY)
        assert to_decide(_of(tx, home, "Jo", START + 2 * DAY)) == []


def _of(tx: Tx, home: Home, name: str, now: datetime) -> Known:
    return Known(tx, tx.get(Person, home.ids[name]), now)
