"""A contact outside a group for peers only: told of a worry about safety, and of nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from records.access import Actor, NotAllowed, allow
from records.contacts import Contact, contacts
from records.groups import groups
from records.people import Person, Role, memberships, people
from records.roles import As, roles_in
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from scheduler.talks.known import _LOOKUPS, Known
from scheduler.talks.spoken import Spoken, Voice
from tests.example import an_example, with_values
from tests.outside import CANARIES, DEE, a_link_outside, comes_outside, told, with_canaries
from tests.peers import with_peers
from tests.scene import Phone, Scene

#: of the note that says who it is, and of the one that says that no one is
TOLD, GONE = (
    "If you fear for someone's safety, I can tell ",
    "No one outside “Our table” is there now",
)


def _dee(scene: Scene) -> int:
    with scene.database.transaction() as tx:
        found = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == DEE))
    return int(found or 0)


def test_the_contact_is_no_member_and_reads_what_they_are_asked_before_they_say_yes(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        dee = comes_outside(scene)
        said = "\n".join(dee.texts())
        for words in (
            "Kit asked me to say hello. It is about a group of peers. It has no staff.",
            "It comes at once, by day or night.",
            "If you may not look soon, I say so to them.",
            "You see nothing else of the group.",
            "Its people can read what you are called, and when you look here.",
        ):
            assert words in said
        assert [name for name in CANARIES if name in said] == []
        with scene.database.transaction() as tx:
            (row,) = tx.every(Contact, select(contacts))
            theirs = select(memberships.c.id).where(memberships.c.person_id == row.person_id)
            assert tx.conn.execute(theirs).all() == []
            assert roles_in(tx.conn, row.person_id, row.group_id) == {As.CONTACT}


def test_a_no_is_a_no_and_keeps_nothing(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        dee = scene.phone("Dee", DEE, started=False)
        dee.says("/start " + a_link_outside(scene))
        for label in ("English", "Yes, it is safe", "Go on", "Go on", "No, thank you"):
            dee.taps(label)
        scene.wait(days=2)
        assert "No is a good answer" in dee.last()
        assert told(scene.phones["Bea"], TOLD) == []
        with scene.database.transaction() as tx:
            assert tx.every(Contact, select(contacts)) == []


def test_who_is_in_already_is_told_once_in_their_hours_without_a_buzz_and_kept_through_a_restart(
    tmp_path: Path,
) -> None:
    evenings = with_values("Ivy", hours="evenings")
    with an_example(tmp_path, with_peers("Bea", "Ivy"), evenings) as scene:
        comes_outside(scene)
        kit, bea, ivy, max_ = (scene.phones[name] for name in ("Kit", "Bea", "Ivy", "Max"))
        assert told(kit, TOLD) == told(bea, TOLD) == []
        scene.stop_bot()
        scene.start_bot()
        scene.wait(hours=1, minutes=1)
        for phone in (kit, bea):
            (note,) = told(phone, TOLD)
            assert note.startswith(
                "This is about “Our table”. If you fear for someone's safety, I can tell Dee. "
                "They are outside the group. They see nothing else of it."
            )
        assert told(ivy, TOLD) == [], "Ivy reads in the evening"
        scene.wait(days=3)
        for phone in (kit, bea, ivy):
            assert len(told(phone, TOLD)) == 1
        assert told(max_, TOLD) == [], "Max is in no group for peers only"
        assert not any("danger" in text for text in scene.phones["Jo"].texts())


def test_who_joins_later_reads_it_while_joining_and_gets_no_note(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        comes_outside(scene)
        scene.wait(minutes=1)
        ren = _joins(scene)
        read = [
            text for text in ren.texts() if "fears for someone's safety, I can tell Dee." in text
        ]
        assert len(read) == 1
        assert "who sees nothing else of it." in read[0]
        scene.wait(days=3)
        assert told(ren, "I can tell Dee. They") == []


def test_who_was_just_joining_when_it_changed_is_told_all_the_same(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        ren = _joins(scene, upto="Go on")
        assert "I can tell" not in "".join(ren.texts())
        comes_outside(scene)
        ren.taps("Yes, I will join")
        scene.wait(hours=2)
        assert len(told(ren, "I can tell Dee. They")) == 1


def _joins(scene: Scene, upto: str = "") -> Phone:
    kit, ren = scene.phones["Kit"], scene.phones["Ren"]
    kit.says("/invite")
    for label in ("Yes, we have met", "Take part", "Yes, make it"):
        kit.taps(label)
    link = [text for text in kit.texts() if "?start=" in text][-1]
    ren.says("/start " + link.partition("?start=")[2].split()[0])
    for label in ("English", "Yes, it is safe", "Go on", "Yes, I will join"):
        ren.taps(label)
        if label == upto:
            return ren
    return ren


def test_each_change_is_told_once_and_the_contact_hears_when_they_are_asked_no_more(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        kit, bea, dee = scene.phones["Kit"], scene.phones["Bea"], comes_outside(scene)
        scene.wait(hours=2)
        _opens(kit)
        kit.taps("Dee")
        kit.taps("Yes, please stop")
        scene.wait(hours=2)
        assert len(told(bea, GONE)) == 1
        assert len(told(dee, "I'll no longer tell you")) == 1
        kit.taps_data("go.menu")
        comes_outside(scene, name="Mo", phone=902)
        comes_outside(scene, name="Dee")
        scene.wait(hours=2)
        assert len(told(bea, "I can tell Mo and Dee.")) == 1, "two at once are one note"
        dee.taps("What I can do")
        dee.taps("What I'm asked to do")
        dee.taps("No, I would like to stop")
        scene.wait(hours=2)
        assert len(told(bea, "I can tell Mo. They")) == 1
        assert dee.buttons() == ["Help now"], "there is nothing more for Dee here"
        dee.says("/menu")
        assert "You are in no group right now." in dee.last()


def _opens(kit: Phone) -> None:
    kit.says("/group")
    for label in ("Our table", "More to do for the group", "Who I tell outside the group"):
        kit.taps(label)


def test_there_are_three_at_most_and_none_who_is_in_the_group(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        spare = [a_link_outside(scene), a_link_outside(scene)]
        for number, name in enumerate(("Dee", "Mo", "Lee")):
            comes_outside(scene, name=name, phone=901 + number)
        kit, bea, cal = (scene.phones[name] for name in ("Kit", "Bea", "Cal"))
        kit.says("/invite")
        kit.taps("Yes, we have met")
        assert "Someone outside, for worries about safety" not in kit.buttons()
        for phone, words in ((bea, "You are in this group yourself."), (cal, "enough people")):
            phone.says("/start " + spare.pop())
            for label in ("English", "Yes, it is safe", "Go on", "Go on", "Yes, please tell me"):
                phone.taps(label)
            assert words in phone.last()
        with scene.database.transaction() as tx:
            assert len(tx.every(Contact, select(contacts))) == 3


def test_a_contact_who_comes_in_is_no_longer_outside(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        dee = comes_outside(scene)
        kit = scene.phones["Kit"]
        kit.says("/invite")
        for label in ("Yes, we have met", "Take part", "Yes, make it"):
            kit.taps(label)
        link = [text for text in kit.texts() if "?start=" in text][-1]
        dee.says("/start " + link.partition("?start=")[2].split()[0])
        for label in ("English", "Yes, it is safe", "Go on", "Yes, I will join"):
            dee.taps(label)
        with scene.database.transaction() as tx:
            assert tx.every(Contact, select(contacts)) == []
        scene.wait(hours=2)
        assert len(told(scene.phones["Bea"], GONE)) == 1


def test_forgotten_they_are_asked_nowhere_and_what_is_kept_of_them_says_nothing_of_the_group(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy"), with_canaries()) as scene:
        comes_outside(scene)
        dee, now = _dee(scene), scene.now()
        with scene.database.transaction() as tx:
            parts = my_data(tx, Actor(dee), now)
            kept = [w for part in parts for i in part.items for one in i for w in [_words(one)]]
            assert any("in danger, since" in words for words in kept)
            assert [(c, w) for w in kept for c in CANARIES if c in w] == []
            forget(tx, Actor(dee), Order(), now)
            assert tx.every(Contact, select(contacts)) == []
        scene.wait(hours=2)
        (note,) = [t for t in scene.phones["Ivy"].texts() if "is there now" in t] or ("",)
        assert "No one outside “gooseberry group” is there now" in (
            note or "".join(told(scene.phones["Ivy"], "is there now"))
        )


def _words(found: object) -> str:
    return found.in_words(Voice("en", "UTC")) if isinstance(found, Spoken) else str(found)


def test_the_menu_of_a_contact_holds_only_what_is_theirs(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy"), with_canaries()) as scene:
        dee = comes_outside(scene)
        dee.says("/menu")
        assert dee.buttons() == [
            "What I'm asked to do", "My choices", "To do", "Stop for now", "Help now",
        ]  # fmt: skip
        dee.taps("Help now")
        assert [word for word in CANARIES if word in dee.last()] == [], "help near there is theirs"


def test_no_fact_that_a_talk_can_ask_for_tells_a_contact_of_the_group(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy"), with_canaries()) as scene:
        comes_outside(scene)
        dee = _dee(scene)
        with scene.database.transaction() as tx:
            person = tx.get(Person, dee)
            found = {}
            for name in _LOOKUPS:
                try:
                    found[name] = Known(tx, person, scene.now()).get(name)
                except Exception as error:  # noqa: BLE001 - what fails tells nothing
                    found[name] = type(error).__name__
            said = {name: _all_words(value) for name, value in found.items()}
        assert {(n, c) for n, words in said.items() for c in CANARIES if c in words} == set()
        assert said["stands_outside"] == "True"


def _all_words(value: object) -> str:
    if isinstance(value, tuple) and not isinstance(value, Spoken):
        return " ".join(_all_words(one) for one in value)
    return _words(value)


def test_a_contact_may_see_and_take_a_worry_and_nothing_else_of_the_group(tmp_path: Path) -> None:
    from records.access import TABLE

    with an_example(tmp_path, with_peers("Bea", "Ivy"), with_canaries()) as scene:
        comes_outside(scene)
        dee, may = _dee(scene), set()
        with scene.database.transaction() as tx:
            group = tx.conn.scalar(select(groups.c.id).where(groups.c.peers_only))
            other = tx.conn.scalar(select(groups.c.id).where(~groups.c.peers_only))
            bea = tx.conn.scalar(
                select(memberships.c.person_id).where(
                    memberships.c.group_id == group, memberships.c.role == Role.CO_PRODUCER
                )
            )
            for verb, thing in TABLE:
                for about in (None, bea):
                    try:
                        allow(tx.conn, Actor(dee), verb, thing, group=int(group or 0), about=about)
                    except NotAllowed:
                        continue
                    may.add((verb, thing))
            assert may == {
                ("see", "worry"),
                ("take", "worry"),
                ("close", "worry"),
                ("see", "name"),
                ("see", "task"),  # that of a worry, while it is on their list
                ("settle", "task"),
            }
            for verb, thing in TABLE:
                with pytest.raises(NotAllowed):
                    allow(tx.conn, Actor(dee), verb, thing, group=int(other or 0), about=bea)


def test_people_can_leave_the_contact_out_and_read_who_it_is_on_the_page(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        comes_outside(scene)
        bea = scene.phones["Bea"]
        bea.says("/group")
        if "Our table" in bea.buttons():
            bea.taps("Our table")
        assert "• Dee is outside the group, and is there if you fear for someone." in bea.last()
        assert "Dee looks here at 9 am, on working days." in bea.last()
        bea.says("/choices")
        bea.taps("Who not to tell")
        assert "Dee" in bea.buttons()


def test_the_contact_can_change_what_they_chose_and_types_or_sends_what_they_like(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        dee = comes_outside(scene)
        dee.says("/choices")
        dee.taps("When I look here")
        dee.taps("At 4 pm")
        dee.taps("Done")
        assert "I have saved that." in dee.last()
        dee.taps("What I can do")
        dee.taps("My choices")
        dee.taps("My name")
        dee.says("Deirdre")
        dee.sends_voice()
        assert "My choices" in dee.buttons(), "a voice note is not met with silence"
        dee.says("القائمة")
        assert dee.last()
        with scene.database.transaction() as tx:
            row = tx.one(Person, select(people).where(people.c.telegram_id == DEE))
            card = tx.unseal(row.key_id, "person.card", row.card)
        assert (card["called"], card["looks"]) == ("Deirdre", ["at_16"])
