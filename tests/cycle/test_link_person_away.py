"""Sam is away for a week, and Ali looks after people: all of it by tapping."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from records.database import Tx
from tests.example import an_example, with_card
from tests.scene import Phone

MONDAY_9 = datetime(2026, 6, 8, 8, tzinfo=UTC)


def _says_so(sam: Phone, cover: str) -> None:
    sam.says("menu")
    sam.taps("When I am away")
    sam.says("8 June")
    sam.says("12 June")
    sam.taps(cover)


def test_a_word_for_the_link_person_goes_to_who_covers_and_back_again(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        sam, ali, kit = (scene.phones[name] for name in ("Sam", "Ali", "Kit"))
        _says_so(sam, "Ali")
        assert "I am asking Ali." in sam.last()
        assert "Sam will be away. It is from Monday 8 June to Friday 12 June." in ali.last()
        before = len(kit.texts())
        ali.taps("Yes, I can")
        assert "what is for Sam comes to you" in ali.last()
        assert "Ali says yes" in sam.last()
        assert len(kit.texts()) == before, "nobody is bothered before the day"

        scene.wait_until(MONDAY_9)
        told = kit.sees()[-1]
        assert told["text"] == "Sam is away until Friday 12 June. Till then you can ask Ali."
        assert told["silent"]
        with scene.database.transaction() as tx:
            from sqlalchemy import select

            from records.people import people
            from scheduler.post import outbox

            me = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == kit.id))
            outbox.post(tx, to=me, kind="begin", name="hello", now=scene.now())
        scene.settle()
        assert "I ask now and then how you are, for Ali." in kit.last()
        kit.taps("I would like a word with Ali")
        assert "I have told Ali." in kit.last()
        assert ali.last() == "Kit would like a word with you."
        assert "Kit" not in sam.last()

        scene.wait_until(MONDAY_9 + timedelta(days=4, hours=15, minutes=1))
        assert "Sam is back." in ali.last()
        kit.taps("I need a break")
        sam.taps("Show")
        assert "Kit asked for a break, when no meeting was on." in sam.last()


def test_where_no_one_covers_facilitators_hear_and_know_that_they_do(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        sam, ali, kit = (scene.phones[name] for name in ("Sam", "Ali", "Kit"))
        _says_so(sam, "Ali")
        ali.taps("No, I cannot")
        assert "Ali cannot look after your people" in sam.last()
        scene.wait_until(MONDAY_9 + timedelta(minutes=1))
        assert kit.last() == "Sam is away until Friday 12 June. Till then you can ask Jo and Ali."
        for name in ("Jo", "Ali"):
            assert "no one has said yes to cover" in scene.phones[name].last()
        sam.says("menu")
        sam.taps("When I am away")
        assert "No one has said yes yet" in sam.last()
        sam.taps("I am here after all")
        assert kit.last() == "Sam is back, and looks after you again."


def test_who_was_left_out_hears_of_no_break_even_while_they_cover(tmp_path: Path) -> None:
    def without_ali(tx: Tx, ids: Mapping[str, int]) -> None:
        with_card("Kit", not_to=[str(ids["Ali"])])(tx, ids)

    with an_example(tmp_path, without_ali) as scene:
        sam, ali, jo, kit = (scene.phones[name] for name in ("Sam", "Ali", "Jo", "Kit"))
        _says_so(sam, "Ali")
        ali.taps("Yes, I can")
        scene.wait_until(MONDAY_9 + timedelta(hours=2))
        before = ali.sees()
        kit.taps("I need a break")
        assert ali.sees() == before
        jo.taps("Show")
        assert "Kit asked for a break, when no meeting was on." in jo.last()
        assert "Ali" not in kit.last()
