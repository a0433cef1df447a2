"""A page about oneself: its owner shows it for a meeting, and nobody else can read it, ever."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from records.access import Actor
from records.people import people
from records.profiles import showings
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from scheduler.talks.spoken import Voice
from tests.cycle.person_ids import person_id
from tests.example import MEETING_AT, Change, an_example, with_a_meeting, with_card
from tests.scene import Phone, Scene

HUB = "“Hub rules”, Wednesday 10 June"
PAGE = {"me_like": "clementines", "me_ask": "my allotment"}
ENGLISH = Voice("en", "Europe/London")


def comes(phone: Phone, answer: str = "Yes, I will come") -> None:
    if "Show" in phone.buttons():
        phone.taps("Show")
    phone.taps(answer)


def reads(phone: Phone, whose: str = "Kit") -> str:
    """What someone reads who looks for a page."""
    phone.says("/group")
    if "About the others" not in phone.buttons():
        return ""
    phone.taps("About the others")
    for button in (HUB, whose):
        if button not in phone.buttons():
            return phone.last()
        phone.taps(button)
    return phone.last()


def shows(phone: Phone) -> None:
    phone.says("/forme")
    phone.taps("My page about me")
    phone.taps("Show it at a meeting")
    phone.taps(HUB)
    phone.taps("Done")


def with_kits_page(*more: Change) -> tuple[Change, ...]:
    return (with_a_meeting(), with_card("Kit", **PAGE), *more)


def leaves(scene: Scene, name: str) -> None:
    who = person_id(scene, name)
    with scene.database.transaction() as tx:
        forget(tx, Actor(who), Order(), scene.now())
    scene.settle()


def test_nobody_reads_a_page_before_it_is_shown_and_then_only_who_comes_or_runs_it(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene:
        kit, bea, cal, jo, sam = (scene.phones[n] for n in ("Kit", "Bea", "Cal", "Jo", "Sam"))
        ren = scene.phones["Ren"]
        comes(kit)
        comes(bea)
        comes(cal, "No, thank you")
        for phone in (bea, cal, jo, sam):
            assert "clementines" not in reads(phone)
        shows(kit)
        assert "You can take it back on any day." in kit.last()
        for phone in (bea, jo):
            said = reads(phone)
            assert "Kit says:" in said
            assert "What I like: “clementines”" in said
            assert "You could ask Kit about “my allotment”." in said
        for phone in (cal, sam, ren, scene.phones["Max"]):
            assert "clementines" not in reads(phone)
        assert "Kit" not in reads(kit), "one's own page is under “More for me”"


def test_who_comes_no_more_reads_no_more_and_is_read_no_more(tmp_path: Path) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene:
        kit, bea, jo = (scene.phones[name] for name in ("Kit", "Bea", "Jo"))
        comes(kit)
        comes(bea)
        shows(kit)
        assert "clementines" in reads(bea)
        for phone in (bea, kit):
            phone.says("/meetings")
            phone.chooses("which", "1")
            phone.taps("No, thank you")
            assert "clementines" not in reads(bea)
        assert "clementines" not in reads(jo)


@pytest.mark.postgres
def test_it_is_so_in_postgresql_as_well(tmp_path: Path, postgres: str) -> None:
    with an_example(tmp_path, *with_kits_page(), database_url=postgres) as scene:
        kit, bea, jo, cal = (scene.phones[name] for name in ("Kit", "Bea", "Jo", "Cal"))
        comes(kit)
        comes(bea)
        shows(kit)
        for phone in (bea, jo):
            assert "clementines" in reads(phone)
        assert "clementines" not in reads(cal)
        leaves(scene, "Kit")
        assert "clementines" not in reads(bea)


def test_after_the_meeting_it_can_be_read_no_more(tmp_path: Path) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        comes(kit)
        shows(kit)
        scene.wait_until(MEETING_AT + timedelta(hours=2, minutes=-1))
        assert "clementines" in reads(jo)
        scene.wait_until(MEETING_AT + timedelta(hours=2))
        assert "clementines" not in reads(jo)
        kit.says("/forme")
        kit.taps("My page about me")
        assert "clementines" in kit.last()
        assert "No one can read it now." in kit.last()
        kit.taps("Write or change it")
        with scene.database.transaction() as tx:
            assert tx.conn.execute(select(showings)).all() == []


def test_a_meeting_that_is_off_shows_no_page(tmp_path: Path) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene:
        kit, bea, jo = (scene.phones[name] for name in ("Kit", "Bea", "Jo"))
        comes(kit)
        comes(bea)
        shows(kit)
        jo.says("/cancel")
        jo.chooses("which", "1")
        jo.chooses("why", "ill")
        jo.chooses("sure", "yes")
        assert "clementines" not in reads(bea)


def test_taking_it_back_works_at_once_even_for_who_is_about_to_read_it(tmp_path: Path) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene:
        kit, bea = scene.phones["Kit"], scene.phones["Bea"]
        comes(kit)
        comes(bea)
        shows(kit)
        bea.says("/group")
        bea.taps("About the others")
        bea.taps(HUB)
        message = bea.sees()[-1]
        old = message["data"][message["buttons"].index(["Kit"])][0]
        kit.says("/forme")
        kit.taps("My page about me")
        kit.taps("Take it back from a meeting")
        kit.taps(HUB)
        kit.taps("Done")
        assert "It is done. No one can read it there now." in kit.last()
        bea.taps_data(old)
        assert "clementines" not in bea.last()
        assert "clementines" not in reads(bea)


def test_who_leaves_takes_the_page_along(tmp_path: Path) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene:
        kit, bea = scene.phones["Kit"], scene.phones["Bea"]
        comes(kit)
        comes(bea)
        shows(kit)
        assert "clementines" in reads(bea)
        leaves(scene, "Kit")
        assert "clementines" not in reads(bea)
        with scene.database.transaction() as tx:
            assert tx.conn.execute(select(showings)).all() == []


def test_each_part_is_asked_alone_kept_at_once_and_can_be_taken_out(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        kit.says("/forme")
        kit.taps("My page about me")
        assert "There is nothing on your page yet." in kit.last()
        assert "Show it at a meeting" not in kit.buttons()
        kit.taps("Write or change it")
        kit.taps("What I like")
        kit.taps("What I would rather not talk about")
        kit.taps("Done")
        assert "No one sees this until you show it." in kit.last()
        kit.says("الأشجار")
        kit.taps("Stop for now")
        kit.says("/forme")
        kit.taps("My page about me")
        assert "الأشجار" in kit.last(), "stopping half-way loses nothing"
        kit.taps("Write or change it")
        kit.taps("What I like")
        kit.taps("Done")
        kit.taps("Take out what it says")
        assert "Thank you. I have kept it." in kit.last()
        kit.says("/forme")
        kit.taps("My page about me")
        assert "There is nothing on your page yet." in kit.last()


def test_staff_have_a_page_as_everyone_has(tmp_path: Path) -> None:
    pages = (with_a_meeting(), with_card("Jo", **PAGE), with_card("Sam", me_like="chess"))
    with an_example(tmp_path, *pages) as scene:
        kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
        comes(kit)
        shows(jo)
        shows(sam)
        assert "clementines" in reads(kit, "Jo")
        assert "You could ask" in kit.last()
        assert "chess" in reads(kit, "Sam")
        assert "You could ask" not in kit.last(), "only about what they wrote may be asked"


@pytest.mark.parametrize("name", ["Jo", "Kit"])
def test_what_is_kept_about_someone_has_their_page_and_where_it_is_shown(
    tmp_path: Path, name: str
) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene:
        comes(scene.phones["Kit"])
        shows(scene.phones["Kit"])
        who = person_id(scene, name)
        with scene.database.transaction() as tx:
            found = [
                (item.what.in_words(ENGLISH), item.value.in_words(ENGLISH))
                for part in my_data(tx, Actor(who), scene.now())
                if part.title.in_words(ENGLISH) == "More for me"
                for item in part.items
            ]
        mine = [
            ("What I like", "clementines"),
            ("Something to ask me about", "my allotment"),
            ("You show your page at", HUB),
        ]
        assert found == (mine if name == "Kit" else [])


def test_a_page_is_sealed_with_its_owners_key(tmp_path: Path) -> None:
    with an_example(tmp_path, *with_kits_page()) as scene, scene.database.transaction() as tx:
        cards = tx.conn.scalars(select(people.c.card)).all()
        assert not any(b"clementines" in card for card in cards)


def test_a_link_person_does_it_with_someone_who_has_no_phone(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, sam, jo = (scene.phones[name] for name in ("Kit", "Sam", "Jo"))
        comes(kit)
        sam.says("menu")
        sam.taps("Do a talk with someone")
        sam.taps("Kit")
        sam.taps("Their page about them")
        sam.taps("Write or change it")
        sam.taps("What I bring")
        sam.taps("Done")
        sam.says("patience")
        sam.taps(HUB)
        sam.taps("Done")
        assert "What I bring: “patience”" in reads(jo)
