"""What people type as a day, a time, a number or a name is said back, and asked about in doubt."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from records.access import Actor
from records.people import Person, people
from records.polls import poll_times
from records.talks import Talk, talks
from scheduler.my_data import my_data
from scheduler.talks.answers import answers_of
from scheduler.talks.cards import card_of
from scheduler.talks.spoken import Voice
from tests.cycle.person_ids import person_id
from tests.example import an_example, with_a_meeting, with_values
from tests.scene import Phone, Scene

HINT = "Please type a day, like “10 June” or “next Tuesday”."


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with an_example(tmp_path) as scene:
        yield scene


def asked_for_the_day(scene: Scene) -> Phone:
    """Jo makes a meeting, and is asked for the day."""
    jo = scene.phones["Jo"]
    for words in ("/newmeeting", "Hub rules", "skip"):
        jo.says(words)
    return jo


def newest_talk(scene: Scene, name: str) -> Talk:
    mine = select(talks).where(talks.c.person_id == person_id(scene, name))
    with scene.database.transaction() as tx:
        return tx.one(Talk, mine.order_by(talks.c.id.desc()).limit(1))


def answers(scene: Scene, name: str) -> dict[str, object]:
    """What someone has said in their newest talk."""
    talk = newest_talk(scene, name)
    with scene.database.transaction() as tx:
        return dict(answers_of(tx, talk))


def card(scene: Scene, name: str) -> dict[str, object]:
    """What is kept about someone in their own words."""
    which = select(people).where(people.c.id == person_id(scene, name))
    with scene.database.transaction() as tx:
        return dict(card_of(tx, tx.one(Person, which)))


def test_a_day_that_has_just_gone_by_is_not_that_of_next_year_without_a_word(
    scene: Scene,
) -> None:
    jo = asked_for_the_day(scene)
    jo.says("1 June")
    assert jo.last().startswith("Do you mean Tuesday 1 June 2027?")
    assert jo.buttons()[:3] == ["Yes", "No", "Stop for now"]
    jo.taps("No")
    assert jo.last().startswith("Which day is it?")
    jo.says("1 June")
    jo.says("yep")
    assert jo.last().startswith("Tuesday 1 June 2027\n\nWhat time does it start?")
    assert answers(scene, "Jo")["day"] == "2027-06-01"


def test_an_old_no_and_a_forged_day_save_nothing(scene: Scene) -> None:
    jo = asked_for_the_day(scene)
    jo.says("1 June")
    jo.taps("No")
    talk = newest_talk(scene, "Jo").id
    for key in ("no", "soon", "2026-06-09 x", "2026-06-09 2pm", "9 June", "14:00"):
        jo.taps_data(f"{talk}.day.{key}")
        assert jo.last().endswith(f"Which day is it?\n{HINT}\nThe group will see this.")
    assert "day" not in answers(scene, "Jo")
    jo.says("9 June")
    assert "What time does it start?" in jo.last()


def test_a_day_that_does_not_fit_its_name_is_asked_about(scene: Scene) -> None:
    jo = asked_for_the_day(scene)
    jo.says("Tuesday 10 June")
    assert jo.last().startswith("Which do you mean: Tuesday 9 June or Wednesday 10 June?")
    jo.says("whenever")
    assert jo.last().startswith("Sorry, I could not read a day in that.\n\nWhich do you mean")
    assert HINT in jo.last()
    jo.says("back")
    assert jo.last().startswith("Which day is it?")
    jo.says("Tuesday 10 June")
    jo.taps("Tuesday 9 June")
    assert jo.last().startswith("Tuesday 9 June 2026\n\nWhat time does it start?")


def test_what_is_asked_in_doubt_waits_while_the_talk_is_stopped(scene: Scene) -> None:
    jo = asked_for_the_day(scene)
    jo.says("Tuesday 10 June")
    jo.says("stop")
    jo.says("hello again")
    assert "Which do you mean: Tuesday 9 June or Wednesday 10 June?" in jo.last()
    jo.says("Wednesday")
    assert jo.last().startswith("Wednesday 10 June 2026")


def test_a_message_put_right_puts_right_what_was_in_doubt(scene: Scene) -> None:
    jo = asked_for_the_day(scene)
    jo.says("Tuesday 10 June")
    jo.edits("Tuesday 16 June")
    assert jo.last().startswith("I've changed your answer.\n\nTuesday 16 June 2026\n\nWhat time")
    jo.edits("1 June")
    assert "Do you mean Tuesday 1 June 2027?" in jo.last()
    jo.edits("Tuesday 16 June")
    assert "Tuesday 16 June 2026\n\nWhat time" in jo.last()


def test_a_meeting_from_when_to_when_in_one_line_is_asked_no_more(scene: Scene) -> None:
    jo = asked_for_the_day(scene)
    jo.says("Tuesday 9 June from 2 to 3")
    assert jo.last().startswith("Tuesday 9 June 2026, 2 pm to 3 pm\n\nDoes it repeat?")
    read = {"day": "2026-06-09", "time": "14:00", "minutes": "60"}
    assert answers(scene, "Jo").items() >= {"title": "Hub rules", "purpose": "", **read}.items()
    jo.taps("Back")
    assert jo.last().startswith("How long is it?")
    jo.taps("Back")
    jo.says("3pm")
    assert jo.last().startswith("3 pm\n\nHow long is it?")


def test_the_small_hours_are_asked_about(scene: Scene) -> None:
    jo = asked_for_the_day(scene)
    jo.says("9 June")
    for typed in ("3am", "03:00", "3 in the morning"):
        jo.says(typed)
        assert jo.last().startswith("Which do you mean: 3 am (at night) or 3 pm (by day)?")
        jo.says("back")
    jo.says("3am")
    jo.taps("3 pm (by day)")
    assert answers(scene, "Jo")["time"] == "15:00"


def test_where_only_a_start_is_asked_for_a_span_is_met_with_an_example(scene: Scene) -> None:
    jo = scene.phones["Jo"]
    for words in ("/findtime", "Hub rules", "tomorrow at 2pm", "9 June"):
        jo.says(words)
    jo.says("2 to 4pm")
    assert jo.last().startswith(
        "Here I only ask when it starts. Please type just that, like “2 pm”."
    )
    for words in ("10 to 4", "skip"):
        jo.says(words)
    jo.chooses("closes", "usual")
    jo.taps("Yes, ask them")
    with scene.database.transaction() as tx:
        starts = list(tx.conn.scalars(select(poll_times.c.starts_at).order_by(poll_times.c.id)))
    assert starts == [
        datetime(2026, 6, 3, 13, tzinfo=UTC),
        datetime(2026, 6, 9, 14, 50, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("name", "way", "typed", "read", "then"),
    [
        (
            "Sam",
            ["menu", "When I am away"],
            "8 June at 2",
            "Monday 8 June 2026",
            "Which is the last",
        ),
        (
            "Jo",
            ["/change", "#Hub rules", "The day or the time", "Done"],
            "17 June 2-3pm",
            "Wednesday 17 June 2026, 2 pm",
            "It was on",
        ),
    ],
)
def test_what_was_read_heads_the_next_question(
    tmp_path: Path, name: str, way: list[str], typed: str, read: str, then: str
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        phone = scene.phones[name]
        for step in way:
            if step.startswith("#"):
                phone.taps(next(label for label in phone.buttons() if step[1:] in label))
            elif step.startswith("/") or step == "menu":
                phone.says(step)
            else:
                phone.taps(step)
        phone.says(typed)
        assert phone.last().startswith(f"{read}\n\n")
        assert then in phone.last()


def test_buttons_that_are_tapped_are_not_said_back(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        jo.says("/change")
        jo.taps(next(label for label in jo.buttons() if "Hub rules" in label))
        for label in ("The day or the time", "Done", "The same day"):
            jo.taps(label)
        assert jo.last().startswith("What time does it start now?")


def test_what_is_in_doubt_is_part_of_my_data(scene: Scene) -> None:
    jo = asked_for_the_day(scene)
    jo.says("9 June at 3am")
    actor, voice = Actor(person_id(scene, "Jo")), Voice("en", "Europe/London")
    with scene.database.transaction() as tx:
        parts = my_data(tx, actor, scene.now())
        said = [item.value.in_words(voice) for part in parts for item in part.items]
    assert "9 June 2026" in said


def test_a_number_is_kept_as_it_is_said_back(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("/choices")
    for label in ("How I reach you", "By a call from staff", "Done"):
        kit.taps(label)
    kit.says("12345")
    assert "I could not read a phone number in that." in kit.last()
    assert "Please type it with all its digits, like “01632 960 222”." in kit.last()
    kit.says("+44 (0)7723 456 789")
    assert kit.last().startswith("The number is +44 7723 456789.\n\nIs it safe to ring you there?")
    for label in ("Yes, it is safe", "No, please do not", "Say nothing, and ring off"):
        kit.taps(label)
    assert card(scene, "Kit")["phone"] == "+44 7723 456789"


@pytest.mark.parametrize("unseen", ["\u3164", "\u200b\u2060", "\u2800", "\u00ad", "\u0301\ufe0f"])
def test_a_name_that_nobody_can_see_is_asked_for_again(scene: Scene, unseen: str) -> None:
    kit = scene.phones["Kit"]
    kit.says("/choices")
    kit.taps("My name")
    kit.says(unseen)
    assert kit.last().startswith("I am not sure that is a name. Please type just the name.")
    assert "What would you like to be called?" in kit.last()
    kit.says("Kit\u200d")
    assert card(scene, "Kit")["called"] == "Kit\u200d"


def test_days_are_read_and_said_in_arabic(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Jo", language="ar")) as scene:
        jo = scene.phones["Jo"]
        for words in ("/newmeeting", "قواعد المركز", "تخطي", "١ حزيران"):
            jo.says(words)
        assert "هل تقصد الثلاثاء، 1 يونيو 2027؟" in jo.last()
        jo.says("لا")
        jo.says("غدا من ٢ إلى ٤")
        assert "الأربعاء، 3 يونيو 2026، من 2:00 م إلى 4:00 م" in jo.last()
