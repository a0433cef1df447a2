"""Making a meeting takes few steps, the next one like it fewer; what people will get is shown."""

from pathlib import Path

from sqlalchemy import select

from records.meetings import Meeting, meetings
from scheduler.meetings.pass_phone import holder_of
from tests.example import an_example, makes_a_meeting, with_a_meeting


def test_the_draft_says_all_that_people_will_read(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        makes_a_meeting(jo)
        draft = next(text for text in jo.texts() if "This is what people will get:" in text)
        for line in (
            "“Hub rules”, Wednesday 10 June, 2 pm to 4 pm, at the Hub, Mill Lane.",
            "What it is for: “To agree how we meet”",
            "We take a break at 3 pm.",
            "Jo will meet you there.",
            "There is a quiet room: upstairs.",
            "Getting in: “There is a lift.”",
        ):
            assert line in draft


def test_a_first_meeting_takes_at_most_seventeen_steps(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        makes_a_meeting(jo)

        typed = [message for message in jo.sees() if message["from"] != "bot"]
        assert len(typed) + 1 <= 17, "the command, an answer each, and a tap on “Yes, ask them”"


def test_the_next_one_can_be_like_the_last_and_only_its_time_is_asked(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        jo.says("/newmeeting")
        assert "Shall it be like the last one, “Hub rules”?" in jo.last()
        jo.taps("Yes, copy it")
        assert "Which day is it?" in jo.last()
        jo.says("17 June")
        assert "What time does it start?" in jo.last()
        jo.says("3 pm")
        for line in (
            "“Hub rules”, Wednesday 17 June, 3 pm to 5 pm, at the Hub, Mill Lane.",
            "What it is for: “To agree how we meet”",
            "We take a break at 4 pm.",
            "Jo will meet you there.",
            "There is a quiet room: upstairs.",
            "Getting in: “There is a lift.”",
        ):
            assert line in jo.last()
        jo.taps("Yes, ask them")
        assert "The meeting is set." in jo.last()
        kit.says("/meetings")
        assert any("Wednesday 17 June, 3 pm: Hub rules" in label for label in kit.buttons())
        with scene.database.transaction() as tx:
            first, second = tx.every(Meeting, select(meetings).order_by(meetings.c.id))
            assert holder_of(tx, second) == holder_of(tx, first)


def test_a_new_one_can_be_made_beside_the_last(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        jo.says("/newmeeting")
        jo.taps("No, a new one")
        assert "What shall we call it?" in jo.last()
