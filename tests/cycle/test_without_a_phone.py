"""Someone without a phone is a full member: rung twice a meeting, and asked what all are asked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from records.calls import calls
from records.meetings import comings
from records.people import Person, invitations, memberships, people
from scheduler.talks.cards import card_of
from tests.example import MEETING_AT, an_example, with_a_meeting, with_card, with_values
from tests.scene import Phone, Scene


def _comes_in(jo: Phone, said: str = "Yes, they say yes") -> None:
    jo.says("/invite")
    for label in ("Yes, we have met", "Take part, without Telegram", "Sam", said):
        jo.taps(label)


def _tells(sam: Phone) -> None:
    """Sam asks Ray the first questions, and taps what Ray says."""
    sam.says("Ray")
    sam.says("01632 960 777")
    for label in ("Yes, it is safe", "No, please do not", "Say nothing, and ring off"):
        sam.taps(label)
    sam.taps("A quiet seat")
    sam.taps("Done")


def _rows(scene: Scene, table: Any, *which: Any) -> list[Any]:
    with scene.database.transaction() as tx:
        return list(tx.conn.execute(select(table).where(*which).order_by(table.c.id)))


def _named(scene: Scene, name: str) -> Any:
    with scene.database.transaction() as tx:
        everyone = tx.every(Person, select(people))
        (found,) = [one for one in everyone if card_of(tx, one).get("called") == name]
        return found, card_of(tx, found)


def test_a_member_without_a_phone_is_asked_all_that_others_are_asked(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, sam = scene.phones["Jo"], scene.phones["Sam"]
        _comes_in(jo)
        assert "They are in." in jo.last()
        assert sam.last().startswith("With Someone: Please read it out, and tap what Someone")
        _tells(sam)
        ray, card = _named(scene, "Ray")
        assert (ray.telegram_id, ray.ways, ray.state) == (None, "call", "here")
        assert card["phone"] == "+44 1632 960777"
        assert (card["safe_message"], card["helps"]) == ("no", ["seat"])
        (met,) = _rows(scene, invitations, invitations.c.used_by == ray.id)
        assert (met.state, met.made_by) == ("used", _named(scene, "Jo")[0].id)
        scene.wait_until(MEETING_AT - timedelta(days=2))
        assert "Please ring Ray." in sam.last()
        assert "+44 1632 960777" in sam.last()
        sam.taps("Do it with Ray")
        assert "With Ray:" in sam.last()
        assert "You are invited to “Hub rules”." in sam.last()
        sam.taps("Yes, I will come")
        (coming,) = _rows(scene, comings, comings.c.person_id == ray.id)
        assert coming.answer == "yes"
        assert "How do you feel about it?" in sam.last()
        sam.taps("Ready 🙂")
        scene.wait_until(MEETING_AT + timedelta(days=1, hours=23))
        made = _rows(scene, calls, calls.c.person_id == ray.id)
        assert {call.caller_id for call in made} == {_named(scene, "Sam")[0].id}
        assert "debrief" in {call.name for call in made if call.state == "open"}


def test_who_says_no_is_not_kept(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, before = scene.phones["Jo"], len(_rows(scene, people))
        _comes_in(jo, "No, they do not")
        assert "I keep nothing." in jo.last()
        assert len(_rows(scene, people)) == before
        assert scene.phones["Sam"].texts() == []


def test_a_talk_can_be_done_together_on_any_day_and_the_answers_are_theirs(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_values("Kit", telegram_id=None, ways="call")) as scene:
        sam = scene.phones["Sam"]
        sam.says("/menu")
        for label in ("Do a talk with someone", "Kit", "Their choices", "My name"):
            sam.taps(label)
        sam.says("Kitty")

        kit, card = _named(scene, "Kitty")
        assert kit.telegram_id is None
        assert card["word"] == "pineapple", "the rest of what Kit said stays"
        assert _named(scene, "Sam")[1]["called"] == "Sam"


def test_only_those_whom_one_looks_after_are_offered(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        jo.says("/menu")
        jo.taps("Do a talk with someone")
        assert jo.last().startswith("There is no one here whom you look after.")
        with scene.database.transaction() as tx:
            kit = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == 104))
            jo_id = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == 101))
            mine = memberships.c.person_id == kit
            tx.conn.execute(memberships.update().where(mine).values(link_id=jo_id))
        jo.says("/menu")
        jo.taps("Do a talk with someone")
        assert jo.buttons()[0] == "Kit"
        assert "Bea" not in jo.buttons()


def test_two_link_persons_each_ring_their_own(tmp_path: Path) -> None:
    no_phone = [with_values(name, telegram_id=None, ways="call") for name in ("Kit", "Bea")]

    def dee_looks_after_bea(tx: Any, ids: Any) -> None:
        dee, bea = memberships.c.person_id == ids["Ali"], memberships.c.person_id == ids["Bea"]
        tx.conn.execute(memberships.update().where(dee).values(role="link_person"))
        tx.conn.execute(memberships.update().where(bea).values(link_id=ids["Ali"]))

    numbers = [with_card(name, phone="01632 960 555") for name in ("Kit", "Bea")]
    everyone = (*no_phone, *numbers, dee_looks_after_bea, with_a_meeting())
    with an_example(tmp_path, *everyone) as scene:
        sam, ali = scene.phones["Sam"], scene.phones["Ali"]
        scene.wait_until(MEETING_AT - timedelta(days=2))
        assert "Please ring Kit." in sam.last()
        assert "Please ring Bea." in ali.last()
        assert not any("ring Bea" in text for text in sam.texts())
        ali.taps("I have told Bea")
        sam.taps("Do it with Kit")
        sam.taps("Yes, I will come")
        sam.taps("Ready 🙂")
        (kit, _), (bea, _) = _named(scene, "Kit"), _named(scene, "Bea")
        made = _rows(scene, calls, calls.c.state == "told")
        rung = {(call.person_id, call.caller_id) for call in made}
        assert rung == {
            (who.id, _named(scene, by)[0].id) for who, by in ((kit, "Sam"), (bea, "Ali"))
        }
        (his,) = _rows(scene, comings, comings.c.person_id == kit.id)
        (hers,) = _rows(scene, comings, comings.c.person_id == bea.id)
        assert (his.answer, hers.answer) == ("yes", None)
