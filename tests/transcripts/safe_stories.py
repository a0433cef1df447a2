"""Stories about what could hurt: words that go astray, an old way in, a talk of another day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from records.database import Tx
from records.people import memberships
from scheduler.joining.make_group import make_group
from tests.example import MEETING_AT, an_example, with_a_meeting, with_values
from tests.scene import START
from tests.transcripts.recording import Recording

FIRST = "Wednesday 10 June, 2 pm: Hub rules"
ASTRAY = "my kid is ill, sorry"
ASTRAY_AR = "طفلي مريض، آسف"


def _in_the_food_group(tx: Tx, ids: Mapping[str, int]) -> None:
    """Ali runs the food group, where Max looks after Kit."""
    food = make_group(
        tx, "Food group", START, zone="Europe/London", form="adult", evaluate_every=3
    )
    links = {"Kit": ids["Max"]}
    who = (("Ali", "facilitator"), ("Max", "link_person"), ("Kit", "co_producer"))
    for name, role in who:
        values = {"person_id": ids[name], "group_id": food, "role": role, "since": START}
        tx.conn.execute(insert(memberships).values(link_id=links.get(name), **values))
    soup = with_a_meeting(group=str(food), title="Soup", holder=str(ids["Ali"]))
    soup(tx, {"Jo": ids["Ali"]})


def words_go_astray(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.wait_until(MEETING_AT - timedelta(hours=4))
        with r.writes("cancelling_words.en", "Jo", "Kit"):
            r.says("Jo", "/cancel")
            r.taps("Jo", FIRST)
            r.says("Jo", ASTRAY)
            r.taps("Jo", "Someone is ill", "Back", "Back", "Ali", "Someone is ill", "Send it")
        return r.written


def words_go_astray_in_arabic(folder: Path) -> dict[str, list[str]]:
    arabic = (with_values("Jo", language="ar"), with_values("Noor", language="ar"))
    with an_example(folder, with_a_meeting(), *arabic) as scene:
        r = Recording(scene)
        r.wait_until(MEETING_AT - timedelta(hours=4))
        with r.writes("cancelling_words.ar", "Jo", "Noor"):
            r.says("Jo", "/cancel")
            r.chooses("Jo", "which", "1", FIRST)
            r.says("Jo", ASTRAY_AR)
            r.chooses("Jo", "why", "ill", "Someone is ill")
            r.chooses("Jo", "sure", "~back", "Back")
            r.chooses("Jo", "why", "~back", "Back")
            r.chooses("Jo", "door_must", "2", "Ali")
            r.chooses("Jo", "why", "ill", "Someone is ill")
            r.chooses("Jo", "sure", "yes", "Send it")
        return r.written


def a_new_place(folder: Path) -> dict[str, list[str]]:
    arabic = with_values("Noor", language="ar")
    old = with_a_meeting(card_access="One step. Ring the bell.")
    with an_example(folder, old, arabic) as scene:
        r = Recording(scene)
        r.wait(minutes=5)
        with (
            r.writes("changing_place.en", "Jo", "Kit"),
            r.writes("changed_place.ar", "Noor"),
        ):
            r.says("Jo", "/change")
            r.taps("Jo", FIRST, "The place", "Done")
            r.says("Jo", "the library, Park Road")
            r.taps("Jo", "I do not know yet", "Skip", "Yes, change it")
            r.taps("Kit", "I know")
        with r.writes("pre_brief_new_place.en", "Kit"):
            r.wait_until(MEETING_AT - timedelta(days=3))
        with r.writes("fill_card_new_place.en", "Jo", "Kit"):
            r.says("Jo", "/card")
            r.taps("Jo", FIRST, "How to get in, and fares")
            r.says("Jo", "There is a ramp at the side")
            r.taps("Jo", "Skip", "Skip")
        return r.written


def left_half_way(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.says("Jo", "/cancel")
        r.taps("Jo", FIRST)
        r.wait(days=2)
        with r.writes("half_way.en", "Jo"):
            r.says("Jo", "I may be late on Friday")
            r.taps("Jo", "Go on")
            r.wait(days=1)
            r.says("Jo", "hello")
            r.says("Jo", "leave it")
            r.says("Jo", "hello")
        return r.written


def left_half_way_in_arabic(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(), with_values("Noor", language="ar")) as scene:
        r = Recording(scene)
        r.wait(minutes=5)
        r.says("Noor", "/choices")
        r.chooses("Noor", "what", "word", "My word for a break")
        r.wait(days=2)
        with r.writes("half_way.ar", "Noor"):
            r.says("Noor", "قد أتأخر يوم الجمعة")
            r.says("Noor", "اتركه")
        return r.written


def in_two_groups(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(), _in_the_food_group) as scene:
        r = Recording(scene)
        r.wait(minutes=5)
        with r.writes("my_meetings_two_groups.en", "Kit"):
            r.says("Kit", "/meetings")
            r.taps("Kit", "Wednesday 10 June, 2 pm: Soup", "No, thank you")
            r.says("Kit", "/forme")
            r.taps("Kit", "What I would like to learn", "Say what I would like to learn")
        return r.written
