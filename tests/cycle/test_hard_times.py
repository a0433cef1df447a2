"""When things are hard between people: a place to think, and someone to turn to, if they wish."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from records.access import Actor, NotAllowed
from records.database import Tx
from records.notices import notices
from records.people import Role, memberships, people
from records.talks import talks
from scheduler.hard_times.turn_to import turn_to
from scheduler.joining.make_group import make_group
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order, Refused
from tests.example import an_example, with_card
from tests.scene import START, Phone

THOUGHTS = ("persimmon cut me off", "small", "quiet", "in a rush", "I would like to finish")


def thinks(phone: Phone) -> None:
    phone.says("/hard")
    for thought in THOUGHTS:
        phone.says(thought)


def test_what_someone_thinks_stays_with_them(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        thinks(kit)
        kit.taps("Keep it to myself")
        assert "You can come back to this on any day." in kit.last()
        scene.wait(days=2)
        others = [p for n, p in scene.phones.items() if n != "Kit"]
        assert not any("persimmon" in text for one in others for text in one.texts())
        with scene.database.transaction() as tx:
            assert not any(b"persimmon" in one for one in tx.conn.scalars(select(talks.c.answers)))
            sent = tx.conn.scalars(select(notices.c.name)).all()
            assert not {"hard_words", "sit_down"} & set(sent)


def test_words_go_to_whom_they_are_sent_and_to_no_one_else(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Kit", called="كيت")) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        thinks(kit)
        kit.taps("Send words to someone")
        assert [b for b in kit.buttons() if b in ("Sam", "Jo", "Ali", "Bea")] == [
            "Sam",
            "Jo",
            "Ali",
        ]
        kit.taps("Sam")
        kit.says("clementine, can we talk")
        assert "I am sending it to Sam." in kit.last()
        assert "You have a message." in sam.last()
        sam.taps("Show")
        assert "\u2068كيت\u2069 says" in sam.last()
        assert "clementine, can we talk" in sam.last()
        everything = [text for n, p in scene.phones.items() if n != "Kit" for text in p.texts()]
        assert not any("persimmon" in text for text in everything)
        assert sum("clementine" in text for text in everything) == 1


def test_no_one_is_asked_whom_they_left_out_nor_at_night(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Kit", not_to=["1"])) as scene:
        kit, ali = scene.phones["Kit"], scene.phones["Ali"]
        scene.wait_until(datetime.fromisoformat("2026-06-02T21:30+00:00"))
        kit.says("/hard")
        for _ in THOUGHTS:
            kit.taps("Skip")
        kit.taps("Ask someone to sit down with us")
        assert "Jo" not in kit.buttons()
        kit.taps("Ali")
        kit.taps("No, thank you")
        assert "I have asked no one." in kit.last()
        kit.says("/hard")
        for _ in THOUGHTS:
            kit.taps("Skip")
        kit.taps("Ask someone to sit down with us")
        kit.taps("Ali")
        kit.taps("Yes, please")
        assert not any("You have a message." in text for text in ali.texts())
        scene.wait_until(datetime.fromisoformat("2026-06-03T08:01+00:00"))
        ali.taps("Show")
        assert "Kit would like you to sit down with them both." in "".join(ali.texts())


def _for_safety(tx: Tx, ids: Mapping[str, int]) -> None:
    mine = memberships.c.person_id == ids["Ivy"]
    tx.conn.execute(update(memberships).where(mine).values(role=Role.SAFEGUARDING))


def test_who_is_there_for_safety_can_be_turned_to_and_can_do_so(tmp_path: Path) -> None:
    with an_example(tmp_path, _for_safety) as scene:
        kit, ivy = scene.phones["Kit"], scene.phones["Ivy"]
        for phone, to in ((kit, "Ivy"), (ivy, "Jo")):
            thinks(phone)
            phone.taps("Send words to someone")
            phone.taps(to)
            phone.says("clementine")
            assert f"I am sending it to {to}." in phone.last()
        ivy.taps("Show")
        assert any("Kit says, about a hard time in the group" in text for text in ivy.texts())


def _no_staff(tx: Tx, _ids: object) -> None:
    tx.conn.execute(update(memberships).values(link_id=None))
    staff = memberships.c.role != Role.CO_PRODUCER
    tx.conn.execute(memberships.delete().where(staff))


def test_with_no_one_to_turn_to_it_is_said(tmp_path: Path) -> None:
    with an_example(tmp_path, _no_staff) as scene:
        kit = scene.phones["Kit"]
        thinks(kit)
        kit.taps("Send words to someone")
        assert "There is no one I may tell right now." in kit.last()
        assert "ring 999" in kit.last()


def test_who_is_forgotten_before_it_is_read_leaves_no_words(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        thinks(kit)
        kit.taps("Send words to someone")
        kit.taps("Sam")
        scene.wait_until(datetime.fromisoformat("2026-06-02T21:30+00:00"))
        kit.says("clementine, can we talk")
        with scene.database.transaction() as tx:
            row = tx.conn.execute(select(people.c.id).where(people.c.telegram_id == kit.id)).one()
            forget(tx, Actor(row.id), Order(), START)
        scene.wait(days=1)
        assert not any("clementine" in text or "Kit" in text for text in sam.texts())


def test_it_can_be_sent_only_within_ones_own_group(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene, scene.database.transaction() as tx:
        other = make_group(
            tx, "Young people", START, zone="Europe/London", form="adult", evaluate_every=3
        )
        kit, jo = (
            tx.conn.scalars(
                select(people.c.id).where(people.c.telegram_id == scene.phones[name].id)
            ).one()
            for name in ("Kit", "Jo")
        )
        said = {"do_next": "words", "hard_words": "Hello", "word_to": str(jo)}
        with pytest.raises(NotAllowed):
            turn_to(tx, Actor(kit), Order(answers={**said, "group": str(other)}), START)
        there = {"group_id": other, "role": Role.CO_PRODUCER, "since": START}
        tx.conn.execute(insert(memberships).values(person_id=kit, **there))
        tx.conn.execute(insert(memberships).values(person_id=jo, **there))
        with pytest.raises(Refused):
            turn_to(tx, Actor(kit), Order(answers={**said, "group": str(other)}), START)
