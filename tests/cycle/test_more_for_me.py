"""What people would like to learn, and small things that can help."""

from pathlib import Path

from sqlalchemy import select

from records.access import Actor
from records.groups import groups
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from scheduler.talks.spoken import Voice
from tests.cycle.person_ids import person_id
from tests.example import an_example, with_card
from tests.scene import Phone

ENGLISH = Voice("en", "Europe/London")


def for_me(phone: Phone, what: str) -> None:
    phone.says("/forme")
    phone.taps(what)


def wishes(phone: Phone, *picked: str) -> None:
    for_me(phone, "What I would like to learn")
    phone.taps("Say what I would like to learn")
    for one in picked:
        phone.taps(one)
    phone.taps("Done")


def looks(phone: Phone, whose: str = "") -> str:
    """What someone who looks after people reads."""
    phone.says("/group")
    phone.taps("More to do for the group")
    phone.taps("What people would like to learn")
    if whose:
        phone.taps(whose)
    return phone.last()


def test_a_wish_goes_to_the_link_person_and_waits_there(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam, jo = (scene.phones[name] for name in ("Kit", "Sam", "Jo"))
        wishes(kit, "Speaking up", "Something else")
        assert "Sam will see this." in kit.last()
        kit.says("How the council works")
        assert "I have passed this on to Sam." in kit.last()
        assert "Kit would like to learn: Speaking up and How the council works." in sam.last()
        assert "council" not in jo.last()
        assert "No one has a wish" in looks(jo), "whoever looks after Kit sees it, and no one else"
        assert "Kit would like to learn: Speaking up and How" in looks(sam, "Kit")
        sam.taps("Not yet")
        assert "It stays on this list." in sam.last()
        looks(sam, "Kit")
        sam.taps("I have found something")
        assert "Kit will see this." in sam.last()
        sam.says("A course on Tuesdays")
        assert kit.last() == "Sam says: “A course on Tuesdays”"
        for_me(kit, "What I would like to learn")
        assert "• Speaking up\n• How the council works" in kit.last()


def test_a_wish_can_be_changed_and_taken_out(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        wishes(kit, "Speaking up")
        wishes(kit, "Leading a meeting")
        assert "Kit would like to learn: Leading a meeting" in looks(sam, "Kit")
        for_me(kit, "What I would like to learn")
        kit.taps("Take it out")
        assert "I have taken it out." in kit.last()
        assert "No one has a wish to learn something right now." in looks(sam)
        for_me(kit, "What I would like to learn")
        assert "Take it out" not in kit.buttons()


def test_saying_nothing_tells_nobody_and_changes_nothing(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Kit", learn=["speaking"])) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        before = len(sam.texts())
        wishes(kit, "Something else")
        kit.taps("Skip")
        assert "All stays as it is." in kit.last()
        assert len(sam.texts()) == before
        assert "Speaking up" in looks(sam, "Kit")


def test_who_looks_is_told_when_the_wish_is_taken_out_meanwhile(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Kit", learn=["speaking"])) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        looks(sam)
        for_me(kit, "What I would like to learn")
        kit.taps("Take it out")
        sam.says("Kit")
        assert "Speaking up" not in sam.last()


def test_what_is_kept_about_someone_has_their_wish_until_they_leave(tmp_path: Path) -> None:
    wish = with_card("Kit", learn=["speaking"], learn_other="clementines")
    with an_example(tmp_path, wish) as scene:
        sam, who = scene.phones["Sam"], person_id(scene, "Kit")
        assert "clementines" in looks(sam, "Kit")
        with scene.database.transaction() as tx:
            found = [
                (item.what.in_words(ENGLISH), item.value.in_words(ENGLISH))
                for part in my_data(tx, Actor(who), scene.now())
                for item in part.items
            ]
            assert ("What I would like to learn", "Speaking up") in found
            assert ("Something else", "clementines") in found
            forget(tx, Actor(who), Order(), scene.now())
        scene.settle()
        assert "No one has a wish" in looks(sam)


def adds(phone: Phone, said: str) -> None:
    phone.says("/group")
    phone.taps("More to do for the group")
    phone.taps("Our small things that can help")
    phone.taps("Add one")
    phone.says(said)


def test_small_things_are_there_for_everyone_with_the_groups_own(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        for_me(kit, "Small things that can help")
        assert "Look out of a window" in kit.last()
        assert "From our group:" not in kit.last()
        assert "Help now" in kit.buttons()
        adds(jo, "إطعام البط")
        adds(ali, "Tea at the hub")
        adds(ali, "Tea at the hub")
        for phone in (kit, jo, scene.phones["Sam"]):
            for_me(phone, "Small things that can help")
            assert "إطعام البط" in phone.last()
            assert phone.last().count("• Tea at the hub") == 1
        with scene.database.transaction() as tx:
            assert b"Tea" not in tx.conn.scalars(select(groups.c.card)).one()
        jo.says("/group")
        jo.taps("More to do for the group")
        jo.taps("Our small things that can help")
        jo.taps("Take one out")
        jo.taps("Tea at the hub")
        assert "I have taken it out." in jo.last()
        for_me(kit, "Small things that can help")
        assert "Tea at the hub" not in kit.last()
        assert "إطعام البط" in kit.last()


def test_only_who_runs_the_group_adds_to_them_and_briefly(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        kit.says("/group")
        assert "More to do for the group" not in kit.buttons()
        adds(jo, "tea " * 60)
        assert "That is too long for me." in jo.last()
        for_me(kit, "Small things that can help")
        assert "From our group:" not in kit.last()


def test_what_was_never_written_is_not_offered_to_be_taken_out(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        for written in (False, True):
            kit.says("/choices")
            kit.taps("What is hard for me")
            assert ("Take out what I wrote" in kit.buttons()) is written
            kit.says("big rooms full of strangers")
