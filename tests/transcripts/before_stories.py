"""Stories of buttons from before: of a meeting that is off, moved or over, and a changed mind."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.transcripts.recording import Recording

THE_MEETING = "Wednesday 10 June, 2 pm: Hub rules"


def a_mind_is_changed(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Kit", "Yes, I will come")
        r.wait(days=1)
        with r.writes("changed_mind.en", "Kit"):
            r.says("Kit", "Actually I can't come")
            r.says("Kit", "yes")
            r.wait(hours=1)
            r.says("Kit", "yes I can come after all")
            r.says("Kit", "yes please")
            r.says("Kit", "I changed my mind")
            r.says("Kit", "no")
        with r.writes("still_coming.en", "Kit"):
            r.taps("Kit", "No, thank you")
            r.wait(hours=1)
            r.taps("Kit", "Yes, I will come")
            r.wait(hours=1)
            r.taps("Kit", "Yes, I will come")
            r.says("Jo", "/change")
            r.taps("Jo", THE_MEETING, "The day or the time", "Done")
            r.says("Jo", "Thursday 11 June")
            r.says("Jo", "4 pm")
            r.taps("Jo", "Skip", "Skip", "Yes, change it")
            r.chooses("Kit", "coming", "yes", "Yes, I will come (the oldest one)")
            r.chooses("Kit", "coming_again", "yes", "Yes, I will come")
        return r.written


def buttons_from_before(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Kit", "Yes, I will come")
        r.says("Jo", "/cancel")
        r.taps("Jo", THE_MEETING, "Someone is ill", "Send it")
        with r.writes("cancelled_old_button.en", "Kit", "Sam"):
            r.taps("Kit", "I know", "No, thank you", "I have paid for something")
            r.taps("Kit", "Stop for now")
        return r.written


def a_button_of_a_meeting_that_is_over(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(), english=False) as scene:
        r = Recording(scene)
        r.wait_until(MEETING_AT + timedelta(days=1))
        with r.writes("invitation_old_button.ar", "Noor"):
            r.chooses("Noor", "coming", "yes", "نعم")
        return r.written


def another_clock(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        with r.writes("my_choices_city.en", "Kit"):
            r.says("Kit", "/choices")
            r.taps("Kit", "The time where I am")
            r.says("Kit", "the moon")
            r.says("Kit", "Damascus")
            r.says("Kit", "/meetings")
            r.says("Kit", "1")
        return r.written


def another_clock_in_arabic(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(), english=False) as scene:
        r = Recording(scene)
        with r.writes("my_choices_city.ar", "Noor"):
            r.says("Noor", "/choices")
            r.chooses("Noor", "what", "city", "التوقيت عندي")
            r.says("Noor", "القاهرة")
            r.says("Noor", "/meetings")
        return r.written
