"""The page about a group: facilitators fill it in from their phones; each person can read it."""

from pathlib import Path

from sqlalchemy import select

from records.groups import groups
from records.notices import notices
from tests.example import an_example, with_card
from tests.scene import Phone


def changes(jo: Phone, what: str, said: str) -> None:
    jo.says("/grouppage")
    jo.taps(what)
    jo.says(said)


def test_what_a_facilitator_puts_on_the_page_each_person_can_read(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Jo", looks=["at_9"])) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        changes(jo, "When the work ends", "نهاية مارس")
        changes(jo, "The money", "500 pounds, for food")
        kit.says("/group")
        for line in (
            "نهاية مارس",
            "The money: “500 pounds, for food”",
            "• Jo runs the meetings.",
            "• Sam looks after people, one to one.",
            "Jo looks here at 9 am, on working days.",
        ):
            assert line in kit.last()
        assert not any(name in kit.last() for name in ("Bea", "Noor", "Max"))
        assert "More to do for the group" not in kit.buttons()
        with scene.database.transaction() as tx:
            card = tx.conn.scalars(select(groups.c.card)).one()
            assert b"pounds" not in card


def test_the_group_hears_of_several_changes_once_and_without_a_buzz(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        changes(jo, "When the work ends", "In March")
        changes(jo, "The money", "500 pounds")
        changes(jo, "The money", "500 pounds")
        scene.wait(hours=2)
        assert sum("news on the page" in text for text in kit.texts()) == 1
        assert not any("news on the page" in text for text in jo.texts())
        with scene.database.transaction() as tx:
            rows = tx.conn.execute(select(notices).where(notices.c.name == "page_changed")).all()
            assert rows
            assert all(row.silent for row in rows)


def test_what_stands_there_can_be_taken_out_again(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        changes(jo, "The money", "500 pounds")
        jo.says("/grouppage")
        jo.taps("The money")
        assert "The money: “500 pounds”" in jo.last()
        jo.taps("Take out what it says")
        kit.says("/group")
        assert "500 pounds" not in kit.last()
        assert "Staff have not said more yet." in kit.last()


def test_only_who_runs_the_group_can_change_its_page(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        kit.says("/grouppage")
        assert "What would you like to change?" not in kit.last()
        kit.says("/group")
        assert "More to do for the group" not in kit.buttons()


def test_help_near_here_stands_under_help_now_for_those_in_the_group(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        changes(jo, "Help near here", "The warm room, 01632 960 222")
        near = "Near you: “The warm room, 01632 960 222”"
        kit.says("/helpnow")
        assert near in kit.last()
        kit.says("/meetings")
        kit.taps("Help now")
        assert near in kit.last()
        stranger = scene.phone("Zed", 999, started=True)
        stranger.says("help")
        assert "116 123" in stranger.texts()[0]
        assert "warm room" not in " ".join(stranger.texts())
