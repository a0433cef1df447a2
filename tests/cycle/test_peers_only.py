"""A group for peers only: no staff are in it, and none hear of it but who someone asked for."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from records.groups import groups
from records.meetings import comings, meetings
from records.people import Role, invitations, memberships
from records.signals import signals
from tests.example import MEETING, MEETING_AT, an_example, makes_a_meeting, with_card, with_values
from tests.peers import with_peers
from tests.scene import Phone, Scene

STAFF = ("Jo", "Ali", "Sam")
#: with one who runs it, nobody is asked who holds the phone
ALONE = {"holder": "", "who": "Kit"}
SAYS_STAFF = re.compile(r"(?<!No )(?<!no )\bstaff\b", re.IGNORECASE)


def _in_the_meeting(scene: Scene) -> None:
    makes_a_meeting(scene.phones["Kit"], **ALONE)
    scene.wait(hours=1)
    for phone in (scene.phones[name] for name in ("Ivy", "Ren")):
        if phone.texts() and "Yes, I will come" in phone.buttons():  # they are in the group
            phone.taps("Yes, I will come")
    scene.wait_until(MEETING_AT + timedelta(minutes=20))


def _comes_in(scene: Scene, name: str, by: str) -> None:
    phone = scene.phones[by]
    phone.says("/invite")
    phone.taps("Yes, we have met")
    assert "Our table” is for peers only" in phone.last()
    phone.taps("Take part")
    phone.taps("Yes, make it")
    link = next(text for text in phone.texts() if "?start=" in text)
    new = scene.phones[name]
    new.says("/start " + link.partition("?start=")[2].split()[0])
    for label in ("English", "Yes, it is safe", "Go on", "Yes, I will join"):
        new.taps(label)
    new.says(name)
    for label in ("No", "9 to 9, any time"):
        new.taps(label)


def _shown(phone: Phone) -> str:
    if "Show" in phone.buttons():
        phone.taps("Show")
    return phone.last()


def test_people_come_in_by_one_of_them_and_are_no_one_s_to_look_after(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        _comes_in(scene, "Ren", "Kit")
        ren = scene.phones["Ren"]

        assert "That is all I need." in ren.last()
        with scene.database.transaction() as tx:
            (met,) = tx.conn.execute(select(invitations)).all()
            mine = select(memberships).where(memberships.c.person_id == met.used_by)
            (member,) = tx.conn.execute(mine).all()
        assert (member.role, member.link_id) == (Role.CO_PRODUCER, None)
        ren.says("/group")
        assert "• Kit helps to run this group." in ren.last()
        ren.says("/forme")
        assert "Someone to go with" not in ren.buttons(), "no staff are there to think of two"


def test_what_is_said_there_speaks_of_no_staff_from_the_first_word_to_the_last(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        _comes_in(scene, "Ren", "Kit")
        ren, before = scene.phones["Ren"], len(scene.phones["Ren"].texts())
        ren.taps("Another day")
        makes_a_meeting(scene.phones["Kit"], **ALONE)
        scene.wait(minutes=5)
        ren.taps("I am unwell")
        ren.taps("Yes, I would")
        ren.says("Please keep the tea")
        ren.taps("Yes, please")
        assert "I have passed this on to those who run our group." in ren.last()
        ren.says("/choices")
        ren.taps("My plan for a break")
        scene.wait_until(MEETING_AT + timedelta(days=3))

        assert len(ren.texts()) > before
        assert [text for text in ren.texts() if SAYS_STAFF.search(text)] == []
        digest = next(t for t in scene.phones["Kit"].texts() if "This has come in:" in t)
        assert "“Please keep the tea”" in digest
        assert "Ren is unwell. Please find someone to come to “Hub rules”" in digest


def test_staff_of_another_group_hear_nothing_of_it(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        heard = {name: len(scene.phones[name].texts()) for name in STAFF}
        makes_a_meeting(scene.phones["Kit"], **ALONE)
        scene.wait(minutes=5)
        for name, label in (("Ivy", "I am unwell"), ("Bea", "No, thank you")):
            _shown(scene.phones[name])
            scene.phones[name].taps(label)
        scene.wait(hours=26)
        scene.phones["Kit"].says("/cancel")
        scene.phones["Kit"].says("1")
        scene.phones["Kit"].taps("Someone is ill")
        scene.phones["Kit"].taps("Send it")
        for name in ("Ivy", "Bea"):
            _shown(scene.phones[name])
            scene.phones[name].taps("I know")

        for name in STAFF:
            new = scene.phones[name].texts()[heard[name] :]
            assert [text for text in new if "Hub rules" in text or "Our table" in text] == []
        with scene.database.transaction() as tx:
            assert tx.conn.scalar(select(meetings.c.state)) == "all_told"


def test_who_sets_a_meeting_comes_and_is_not_asked(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        kit = scene.phones["Kit"]
        kit.says("/newmeeting")
        for name, answer in {**MEETING, **ALONE, "repeats": "Each week"}.items():
            if answer:
                kit.says(answer)
            if name == "repeats":
                kit.taps("Until I say")
        kit.taps("Yes, ask them")
        scene.wait(hours=1)

        assert "You are invited" not in "".join(scene.phones["Kit"].texts())
        with scene.database.transaction() as tx:
            who = select(memberships.c.person_id).where(memberships.c.role == Role.PEER)
            mine = comings.c.person_id.in_(who)
            assert set(tx.conn.scalars(select(comings.c.answer).where(mine))) == {"yes"}
            assert set(tx.conn.scalars(select(comings.c.answer).where(~mine))) == {None}


def test_a_break_goes_to_those_who_run_it_then_to_who_hears_for_the_person_elsewhere(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        kit, ivy, sam, jo = (scene.phones[name] for name in ("Kit", "Ivy", "Sam", "Jo"))
        _in_the_meeting(scene)
        before = jo.texts()
        ivy.taps("I need a break")
        assert ivy.last().startswith("I am telling Kit now, in private.")
        assert "Ivy would like a break." in _shown(kit)
        scene.wait(minutes=4)
        assert "I am asking Sam too, as we agreed." in ivy.last()
        assert "The meeting is “Hub rules”, at the Hub, Mill Lane." in _shown(sam)
        sam.taps("Someone is on the way")
        assert ivy.last().startswith("Sam has seen it.")
        ivy.taps("I am OK now")
        assert jo.texts() == before, "staff who look after nobody there hear nothing"
        scene.wait(days=9)
        assert "Ivy" not in "".join(t for t in sam.texts() if "would like a break" in t)


def test_words_to_be_said_there_are_read_by_no_staff_either(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        ivy = scene.phones["Ivy"]
        _in_the_meeting(scene)
        ivy.says("/menu")
        ivy.taps("Say it for me")
        assert "I can pass your words to Kit now" in ivy.last()
        assert "No staff read this." in ivy.last()
        assert not SAYS_STAFF.search(ivy.last())


def test_who_has_no_one_elsewhere_is_told_the_truth(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        _comes_in(scene, "Ren", "Kit")
        ren = scene.phones["Ren"]
        _in_the_meeting(scene)
        ren.taps("I need a break")
        ren.taps("Someone may be in danger")
        assert "I can tell Kit now, in private." in ren.last(), "who runs the meeting"
        ren.taps("I am OK now")
        scene.wait(minutes=2)
        ren.says("/break")
        ren.taps("Please ring me")
        assert "There is no one whom I may ask right now." in ren.last()
        ren.taps("I am OK now")
        scene.wait(days=1)
        ren.says("/break")
        assert "No meeting is on right now." in ren.last()
        assert "There is no one whom I may ask right now." in ren.last()


def test_called_off_late_who_has_a_link_person_elsewhere_is_rung_and_the_rest_are_not_lost(
    tmp_path: Path,
) -> None:
    rung = (with_values("Max", ways="call"), with_card("Max", phone="01632 960 555"))
    with an_example(tmp_path, *rung, with_peers("Bea", "Max")) as scene:
        _comes_in(scene, "Ren", "Kit")
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        makes_a_meeting(kit, **ALONE)
        scene.wait_until(MEETING_AT - timedelta(hours=3))
        kit.says("/cancel")
        kit.says("1")
        assert "each person must be told by voice, or someone must be at the door." in kit.last()
        kit.taps("Kit")
        kit.taps("Someone is ill")
        kit.taps("Send it")

        assert "• Bea: A meeting is off\n• Max: A meeting is off\n" in sam.last()
        assert "Kit will be at the door" in scene.phones["Ren"].last()
        sam.taps("I have told Bea")
        assert "01632 960 555" in sam.last()
        sam.taps("I have told Max")
        scene.phones["Ren"].taps("I know")
        assert "“Hub rules” was off. All 4 know." in kit.last()


def test_anyone_can_help_to_run_it_and_stop_and_if_no_one_does_all_hear_of_it(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        kit, bea, ivy = (scene.phones[name] for name in ("Kit", "Bea", "Ivy"))
        assert "Make a meeting" not in _menu(ivy)
        _opens(ivy)
        ivy.taps("Yes, I will help")
        assert "Make a meeting" in _menu(ivy)
        scene.wait(days=1)
        assert "• Ivy helps to run “Our table” too now." in kit.last()
        for phone in (kit, ivy):
            _opens(phone)
            phone.taps("No, I would like to stop")
            assert "You stay in the group." in phone.last()
        assert "No one runs “Our table” now." in _shown(bea)
        assert "Make a meeting" not in _menu(ivy)
        ivy.says("/newmeeting")
        assert "That is not open to you" in ivy.last()
        with scene.database.transaction() as tx:
            assert _who_runs(tx) == 0
        _opens(bea)
        assert "No one runs it now." in bea.last()


def test_when_the_only_one_who_runs_it_is_forgotten_the_others_are_told(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        from records.access import Actor
        from scheduler.leaving.forget import forget
        from scheduler.talks.acts import Order

        with scene.database.transaction() as tx:
            kit = tx.conn.scalar(
                select(memberships.c.person_id).where(memberships.c.role == Role.PEER)
            )
            forget(tx, Actor(kit), Order(), scene.now())
        scene.wait(minutes=1)
        assert "No one runs “Our table” now." in scene.phones["Ivy"].last()


def test_who_runs_one_of_two_groups_runs_only_that_one(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        makes_a_meeting(scene.phones["Kit"], **ALONE)
        scene.wait(minutes=5)
        with scene.database.transaction() as tx:
            mine = select(groups.c.peers_only).join(meetings, meetings.c.group_id == groups.c.id)
            assert list(tx.conn.scalars(mine)) == [True]
            assert tx.conn.scalar(select(func.count()).select_from(signals)) == 0
        assert "invited" not in "".join(scene.phones["Cal"].texts())


def _opens(phone: Phone) -> None:
    phone.says("/group")
    phone.taps("Our table")
    phone.taps("Who runs our group")


def _menu(phone: Phone) -> list[str]:
    phone.says("/menu")
    return phone.buttons()


def _who_runs(tx: object) -> int:
    found = select(func.count()).select_from(memberships).where(memberships.c.role == Role.PEER)
    return int(tx.conn.scalar(found) or 0)  # type: ignore[attr-defined]


def test_someone_starts_a_group_for_peers_from_their_chat_and_runs_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        before = jo.texts()
        kit.says("/forme")
        kit.taps("Start a group for peers")
        kit.says("Our table")
        assert "“Our table” is there now, and you are in it." in kit.last()
        kit.says("/invite")
        kit.taps("Yes, we have met")
        assert "Our table” is for peers only" in kit.last()
        jo.says("/forme")
        assert "Start a group for peers" not in jo.buttons()
        assert jo.texts()[: len(before)] == before
        assert not any("Our table" in text for text in jo.texts()), "no staff hear of it"
