"""Someone's place in a group ends after a talk; to keep someone safe it rests first (SHP:297)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from records.meetings import comings
from records.notices import notices
from records.people import Role, memberships, people
from records.rests import rests
from records.talks import talks
from tests.example import MEETING_AT, an_example, with_a_meeting, with_values
from tests.peers import with_peers
from tests.scene import Phone, Scene


def _opens(phone: Phone, name: str, talked: str) -> None:
    phone.says("/group")
    phone.taps("More to do for the group")
    phone.taps("Someone's place in the group")
    phone.taps(name)
    phone.taps(talked)


def _id_of(scene: Scene, name: str) -> int:
    with scene.database.transaction() as tx:
        mine = people.c.telegram_id == scene.phones[name].id
        return int(tx.conn.scalar(select(people.c.id).where(mine)) or 0)


def _place(scene: Scene, name: str) -> list[tuple[str, int | None]]:
    person_id = _id_of(scene, name)
    with scene.database.transaction() as tx:
        mine = select(memberships).where(memberships.c.person_id == person_id)
        return [(row.role, row.link_id) for row in tx.conn.execute(mine)]


def _still_to_come(scene: Scene, name: str) -> set[str]:
    person_id = _id_of(scene, name)
    with scene.database.transaction() as tx:
        mine = (notices.c.person_id == person_id, notices.c.state == "planned")
        return set(tx.conn.scalars(select(notices.c.name).where(*mine)))


def test_without_a_talk_nothing_happens_and_the_person_is_not_told(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, before = scene.phones["Jo"], len(scene.phones["Kit"].texts())
        _opens(jo, "Kit", "Not yet")

        assert "Please talk with Kit first." in jo.last()
        assert _place(scene, "Kit") == [(Role.CO_PRODUCER, _id_of(scene, "Sam"))]
        assert len(scene.phones["Kit"].texts()) == before


def test_after_a_talk_it_ends_with_thanks_and_no_more_is_sent(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait(minutes=5)
        kit.taps("Yes, I will come")
        _opens(jo, "Kit", "Yes, they would like to stop")
        jo.taps("Yes, it ends")

        assert "It has ended. I tell Kit, with thanks." in jo.last()
        assert kit.last().startswith("Your place in “Hub group” has ended. Thank you for all")
        assert kit.buttons() == ["Help now"]
        assert (_place(scene, "Kit"), _still_to_come(scene, "Kit")) == ([], set())
        kit_id = _id_of(scene, "Kit")
        with scene.database.transaction() as tx:
            there = select(comings).where(comings.c.person_id == kit_id)
            assert tx.conn.execute(there).all() == []
            assert tx.conn.execute(select(rests)).all() == []
        said = len(kit.texts())
        scene.wait_until(MEETING_AT + timedelta(days=3))
        assert len(kit.texts()) == said
        kit.taps("Help now")
        assert "999" in kit.last()
        kit.says("hello?")
        assert kit.last().startswith("You are in no group right now.")


def test_to_keep_someone_safe_it_rests_and_the_talk_follows(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        scene.wait(minutes=5)
        _opens(jo, "Kit", "No, I must keep someone safe now")
        jo.taps("Yes, it rests")
        assert "Your place in “Hub group” rests for now." in kit.last()
        assert "has not ended" in kit.last()
        kit.says("what?")
        assert kit.last().startswith("Your place in the group rests for now.")

        for _ in range(2):  # it is asked each working day, of each who runs the group
            scene.wait(days=1)
            for phone in (jo, ali):
                assert "The place of Kit rests since Tuesday 2 June." in phone.last()
                assert "Have you talked with them?" in phone.last()
        jo.taps("Yes, and they come back")
        assert "Thank you. I am telling them." in jo.last()
        assert "You have your place in “Hub group” again." in "".join(kit.texts()[-2:])
        assert _place(scene, "Kit") == [(Role.CO_PRODUCER, _id_of(scene, "Sam"))]
        ali.taps("Yes, and it has ended")
        assert _place(scene, "Kit"), "the first who settled it counts"
        scene.wait(minutes=5)
        assert "You are invited to “Hub rules”." in "".join(kit.texts()[-2:])
        scene.wait(days=1)
        assert "rests since" not in jo.last()


def test_a_place_that_rests_can_end_after_the_talk(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _opens(jo, "Kit", "No, I must keep someone safe now")
        jo.taps("Yes, it rests")
        scene.wait(days=1)
        assert "The place of Kit rests" in jo.last(), "though no meeting is to come"
        jo.taps("Yes, and it has ended")

        assert kit.last().startswith("Your place in “Hub group” has ended.")
        assert _place(scene, "Kit") == []
        scene.wait(days=3)
        assert "rests since" not in jo.last()


def test_tapped_twice_it_ends_once_and_who_is_gone_can_not_be_picked(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        _opens(jo, "Kit", "Yes, we agreed that it ends")
        _opens(ali, "Kit", "Yes, we agreed that it ends")
        jo.taps("Yes, it ends")
        ali.taps("Yes, it ends")

        assert sum("has ended" in text for text in kit.texts()) == 1
        jo.says("/group")
        jo.taps("More to do for the group")
        jo.taps("Someone's place in the group")
        assert "Kit" not in jo.buttons()


def test_in_another_group_one_s_place_stays(tmp_path: Path) -> None:
    with an_example(tmp_path, with_peers("Bea")) as scene:
        kit, bea = scene.phones["Kit"], scene.phones["Bea"]
        kit.says("/group")
        kit.taps("Our table")
        kit.taps("More to do for the group")
        kit.taps("Someone's place in the group")
        for label in ("Bea", "Yes, they would like to stop", "Yes, it ends"):
            kit.taps(label)

        assert [role for role, _ in _place(scene, "Bea")] == [Role.CO_PRODUCER]
        bea.taps("Show")
        assert "Your place in “Our table” has ended." in bea.last()
        assert "hello" in _still_to_come(scene, "Bea")


def test_co_producers_do_not_find_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        scene.phones["Kit"].says("/group")
        assert "More to do for the group" not in scene.phones["Kit"].buttons()


def test_what_the_group_was_asking_is_asked_of_them_no_more(tmp_path: Path) -> None:
    early = with_values("Kit", hours="evenings")
    with an_example(tmp_path, early) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        jo.says("/askgroup")
        for said in ("Our day out", "Where shall we go?"):
            jo.says(said)
        for label in ("In their own words", "Skip"):
            jo.taps(label)
        jo.says("9 June")
        jo.taps("Yes, ask them")
        assert "survey_for_me" in _still_to_come(scene, "Kit")
        _opens(jo, "Kit", "Yes, they would like to stop")
        jo.taps("Yes, it ends")

        assert _still_to_come(scene, "Kit") == set()
        scene.wait(days=2)
        assert not any("Our day out" in text for text in kit.texts())


def test_who_looked_after_them_hears_of_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, sam, ali = (scene.phones[name] for name in ("Jo", "Sam", "Ali"))
        _opens(jo, "Kit", "No, I must keep someone safe now")
        jo.taps("Yes, it rests")
        assert "The place of Kit in “Hub group” rests, to keep someone safe." in sam.last()
        scene.wait(days=1)
        assert "• The place of Kit in “Hub group” rests" in ali.last()
        jo.taps("Yes, and it has ended")
        assert sam.last() == "The place of Kit in “Hub group” has ended, after a talk."


def test_what_they_said_with_no_name_and_is_still_shut_is_opened_for_no_one(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait(minutes=5)
        kit.taps("Yes, I will come")
        jo.says("/askgroup")
        for said in ("Our day out", "Where shall we go?"):
            jo.says(said)
        for label in ("In their own words", "Skip"):
            jo.taps(label)
        jo.says("9 June")
        jo.taps("Yes, ask them")
        scene.wait(minutes=5)
        kit.taps("Here, with no name")
        kit.says("tangerine")
        assert _drafts(scene) == [True]
        _opens(jo, "Kit", "Yes, they would like to stop")
        jo.taps("Yes, it ends")

        assert _drafts(scene) == [False]
        scene.wait(days=9)
        for phone in scene.phones.values():
            if phone is not kit:
                assert not any("tangerine" in text for text in phone.texts())


def _drafts(scene: Scene) -> list[bool]:
    """For each survey that was answered: whether anything is kept of it."""
    with scene.database.transaction() as tx:
        mine = select(talks.c.answers).where(
            talks.c.conversation == "survey_for_me", talks.c.state.in_(("finished", "closed"))
        )
        return [bool(answers) for answers in tx.conn.scalars(mine)]
