"""After a no to meetings that repeat: what is said is so, and “what I know about you” shows it."""

from pathlib import Path

from sqlalchemy import select

from records.access import Actor
from records.people import people
from scheduler.my_data import my_data
from scheduler.talks.spoken import Voice
from tests.cycle.weekly import makes_a_weekly_one
from tests.example import an_example
from tests.scene import Phone

IN_ENGLISH = Voice("en", "Europe/London")


def _says_no_to_this_one(kit: Phone) -> None:
    kit.chooses("coming", "no")
    kit.chooses("no_for", "this_one")


def test_who_has_not_answered_for_the_rest_is_asked_to_the_next(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        makes_a_weekly_one(scene)
        kit = scene.phones["Kit"]
        _says_no_to_this_one(kit)

        assert any("After this one, I will ask you to the next." in said for said in kit.texts())


def test_who_was_not_sure_of_all_of_them_stays_so_and_is_not_told_otherwise(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        makes_a_weekly_one(scene)
        kit = scene.phones["Kit"]
        kit.chooses("coming", "unsure")
        _says_no_to_this_one(kit)

        assert any("What you said of the others stays." in said for said in kit.texts())
        assert not any("I will ask you to the next." in said for said in kit.texts())


def test_what_was_picked_stands_in_what_i_know_about_you(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        makes_a_weekly_one(scene)
        kit = scene.phones["Kit"]
        _says_no_to_this_one(kit)

        with scene.database.transaction() as tx:
            who = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == kit.id))
            shown = my_data(tx, Actor(who), scene.now())
            said = [
                (item.what.in_words(IN_ENGLISH), item.value.in_words(IN_ENGLISH))
                for part in shown
                for item in part.items
            ]
        assert ("Is that for this one, or for more?", "Just this one") in said
        assert not [what for what, value in said if value == "It is not there now."]
