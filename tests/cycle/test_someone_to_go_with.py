"""Someone to go with: nobody is thought of who has not said so, or named before both say yes."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from records.access import Actor
from records.buddies import buddies, pairs
from records.database import Tx
from records.people import memberships
from scheduler.joining.make_group import make_group
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from scheduler.talks.spoken import Voice
from tests.cycle.person_ids import person_id
from tests.example import an_example
from tests.scene import START, Phone, Scene

ENGLISH = Voice("en", "Europe/London")
WANT, CAN = "I would like someone to go with", "I can go with someone new"
STOP, NO_MORE = "I would like to stop going together", "I would rather not, for now"
SETTLED = "That is settled by now."


def says(phone: Phone, what: str) -> None:
    phone.says("/forme")
    phone.taps("Someone to go with")
    phone.taps(what)


def looks(phone: Phone) -> None:
    phone.says("/group")
    phone.taps("More to do for the group")
    phone.taps("Who could go together")


def pairs_up(phone: Phone, want: str = "Kit", can: str = "Max") -> None:
    looks(phone)
    phone.taps(want)
    phone.taps(can)


def both_wish(scene: Scene) -> tuple[Phone, Phone, Phone]:
    kit, max_, jo = (scene.phones[name] for name in ("Kit", "Max", "Jo"))
    says(kit, WANT)
    says(max_, CAN)
    return kit, max_, jo


def kept(scene: Scene, name: str) -> dict[str, tuple[str, str]]:
    who = person_id(scene, name)
    with scene.database.transaction() as tx:
        return {
            item.what.in_words(ENGLISH): (
                item.value.in_words(ENGLISH),
                item.seen_by.in_words(ENGLISH),
            )
            for part in my_data(tx, Actor(who), scene.now())
            if part.title.in_words(ENGLISH) == "More for me"
            for item in part.items
        }


def test_two_who_said_so_are_asked_and_named_only_once_both_say_yes(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, max_, jo = both_wish(scene)
        assert "No one asks why." in kit.last()
        assert kept(scene, "Kit")["You would like someone to go with"][1] == "Staff will see this."
        looks(jo)
        assert "Who said they can go with someone new: Max." in jo.last()
        assert "Bea" not in jo.last() + str(jo.buttons()), "only those who said so"
        jo.taps("Kit")
        jo.taps("Max")
        for phone in (kit, max_):
            assert "Would you like to try it?" in phone.last()
        kit.taps("Yes, please")
        assert kept(scene, "Kit")["You said yes to going with someone"]
        said = "".join(kit.texts()) + "".join(max_.texts())
        assert "Max" not in "".join(kit.texts()).replace("Hello Kit", "")
        assert "You and" not in said
        max_.taps("Yes, please")
        assert "You and Max go together now." in kit.last()
        assert "You and Kit go together now." in max_.last()
        assert "Kit has someone to go with now." in jo.last()
        assert kept(scene, "Kit") == {"You go to meetings with": ("Max", "Staff will see this.")}
        looks(jo)
        assert "No one is looking for someone to go with right now." in jo.last()


@pytest.mark.postgres
def test_it_is_so_in_postgresql_as_well(tmp_path: Path, postgres: str) -> None:
    with an_example(tmp_path, database_url=postgres) as scene:
        kit, max_, jo = both_wish(scene)
        pairs_up(jo)
        kit.taps("Yes, please")
        max_.taps("Yes, please")
        assert "You and Max go together now." in kit.last()
        says(max_, STOP)
        assert "The two of you do not go together for now." in kit.last()


def test_a_no_ends_it_and_nobody_hears_whose_it_was(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, max_, jo = both_wish(scene)
        pairs_up(jo)
        kit.taps("Yes, please")
        max_.taps("No, thank you")
        assert "No is a good answer." in max_.last()
        assert "It did not work out this time" in kit.last()
        assert "Max" not in kit.last()
        assert jo.last() == "Kit has no one to go with yet. Please do not ask why."
        looks(jo)
        assert "Kit" in jo.buttons(), "what they said stands until they take it out"
        with scene.database.transaction() as tx:
            (pair,) = tx.conn.execute(select(pairs)).all()
            assert pair.state == "over"
            assert not pair.can_yes


def test_after_a_no_the_other_need_not_answer(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, max_, jo = both_wish(scene)
        pairs_up(jo)
        max_.taps("No, thank you")
        before = len(kit.texts())
        kit.taps("Yes, please")
        assert SETTLED in kit.last()
        assert len(kit.texts()) == before + 1


def test_each_can_stop_on_any_day_with_no_reason(tmp_path: Path) -> None:
    for name, other in (("Kit", "Max"), ("Max", "Kit")):
        folder = tmp_path / name
        folder.mkdir()
        with an_example(folder) as scene:
            kit, max_, jo = both_wish(scene)
            pairs_up(jo)
            kit.taps("Yes, please")
            max_.taps("Yes, please")
            told = len(jo.texts())
            says(scene.phones[name], STOP)
            assert "No one asks why." in scene.phones[name].last()
            assert "The two of you do not go together for now." in scene.phones[other].last()
            assert len(jo.texts()) == told
            assert kept(scene, "Kit") == {}
            says(scene.phones[other], WANT)


def test_who_takes_it_out_is_seen_no_more_and_asked_no_more(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, max_, jo = both_wish(scene)
        pairs_up(jo)
        says(kit, NO_MORE)
        max_.taps("Yes, please")
        assert SETTLED in max_.last()
        looks(jo)
        assert "No one is looking" in jo.last()
        says(kit, WANT)
        pairs_up(jo)
        assert "Would you like to try it?" in kit.last()


def test_two_staff_at_once_ask_them_once_and_silence_frees_them_after_days(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        kit, max_, jo = both_wish(scene)
        sam, bea = scene.phones["Sam"], scene.phones["Bea"]
        says(bea, CAN)
        looks(sam)
        sam.taps("Kit")
        pairs_up(jo)
        sam.taps("Bea")
        assert "Someone has seen to that already." in sam.last()
        assert sum("Would you like to try it?" in text for text in kit.texts()) == 1
        looks(jo)
        assert "Kit" not in jo.buttons()
        scene.wait(days=8)
        pairs_up(jo, can="Bea")
        for phone in (kit, bea):
            if "Show" in phone.buttons():
                phone.taps("Show")
            phone.taps("Yes, please")
        bea.taps("Show")
        assert "You and Kit go together now." in bea.last()
        assert not any("You and" in text for text in max_.texts())


def test_staff_are_not_on_the_lists_and_others_cannot_look(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        jo.says("/forme")
        assert "Someone to go with" not in jo.buttons()
        kit.says("/group")
        assert "More to do for the group" not in kit.buttons()


def test_who_leaves_is_gone_with_no_more(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, max_, jo = both_wish(scene)
        pairs_up(jo)
        kit.taps("Yes, please")
        max_.taps("Yes, please")
        says(scene.phones["Bea"], WANT)
        for name in ("Kit", "Bea", "Jo"):
            who = person_id(scene, name)
            with scene.database.transaction() as tx:
                forget(tx, Actor(who), Order(), scene.now())
        scene.wait(minutes=1)
        assert "The two of you do not go together for now." in max_.last()
        with scene.database.transaction() as tx:
            assert tx.conn.execute(select(pairs)).all() == []
            assert tx.conn.execute(select(buddies)).all() == []


def in_two_groups(tx: Tx, ids: Mapping[str, int]) -> None:
    """Kit and Max are in the food group as well, and so is Sam; Jo is not."""
    food = make_group(
        tx, "Food group", START, zone="Europe/London", form="adult", evaluate_every=3
    )
    for name, role in (("Kit", "co_producer"), ("Max", "co_producer"), ("Sam", "link_person")):
        values = {"person_id": ids[name], "group_id": food, "role": role, "since": START}
        tx.conn.execute(insert(memberships).values(**values))


def test_what_is_said_in_one_group_is_seen_in_that_one_only(tmp_path: Path) -> None:
    with an_example(tmp_path, in_two_groups) as scene:
        kit, max_, jo, sam = (scene.phones[name] for name in ("Kit", "Max", "Jo", "Sam"))
        for phone, what in ((kit, WANT), (max_, CAN)):
            phone.says("/forme")
            phone.taps("Someone to go with")
            phone.taps("Food group")
            phone.taps(what)
        looks(jo)
        assert "No one is looking" in jo.last()
        sam.says("/group")
        sam.taps("Food group")
        sam.taps("More to do for the group")
        sam.taps("Who could go together")
        sam.taps("Food group")
        sam.taps("Kit")
        sam.taps("Max")
        kit.taps("Yes, please")
        max_.taps("Yes, please")
        assert "You and Max go together now." in kit.last()
        kit.says("/forme")
        kit.taps("Someone to go with")
        kit.taps("Hub group")
        assert "You and Max" not in kit.last()
        assert WANT in kit.buttons()


def test_a_link_person_does_it_with_someone_and_stops_it_for_them(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, max_, jo = both_wish(scene)
        pairs_up(jo)
        kit.taps("Yes, please")
        max_.taps("Yes, please")
        sam = scene.phones["Sam"]
        sam.says("menu")
        sam.taps("Do a talk with someone")
        sam.taps("Kit")
        sam.taps("Someone to go with")
        assert "You and Max go together." in sam.last()
        sam.taps(STOP)
        assert "The two of you do not go together for now." in max_.last()
