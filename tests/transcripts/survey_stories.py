"""Stories of asking the group something beside its meetings."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.example import an_example
from tests.transcripts.recording import Recording

#: 5 in the afternoon in London, a week from the start
IT_CLOSES = datetime(2026, 6, 9, 16, tzinfo=UTC)


def _asks(r: Recording) -> None:
    r.says("Jo", "/group")
    r.taps("Jo", "More to do for the group", "Ask the group something")
    r.says("Jo", "Our day out")
    r.says("Jo", "Where shall we go?")
    r.taps("Jo", "They pick one of a few answers")
    r.says("Jo", "By the sea\nTo the hills")
    r.says("Jo", "What would help you to come along?")
    r.taps("Jo", "In their own words", "Skip")


def the_group_is_asked(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("ask_group.en", "Jo"):
            _asks(r)
            with r.writes("survey_for_me.en", "Kit", "Cal", "Sam"):
                r.taps("Jo", "Tuesday 9 June, 5 pm", "Yes, ask them")
                r.taps("Kit", "Here, with no name", "By the sea")
                r.says("Kit", "My fare on the day")
                r.taps("Cal", "In a call")
            for name in ("Bea", "Noor", "Max", "Ivy"):
                if "Show" in r.scene.phones[name].buttons():
                    r.taps(name, "Show")
                r.taps(name, "Here, with no name", "To the hills", "Skip")
            r.wait(days=1)
            r.says("Jo", "/group")
            r.taps("Jo", "More to do for the group", "Ask the group something", "Leave it open")
        with r.writes("survey_results.en", "Jo", "Kit"):
            r.wait_until(IT_CLOSES.replace(day=10, hour=10))
            r.says("Jo", "/group")
            r.taps("Jo", "What people answered")
        return r.written


def too_few_answer(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        _asks(r)
        r.taps("Jo", "Tuesday 9 June, 5 pm", "Yes, ask them")
        with r.writes("survey_for_me_too_few.en", "Kit", "Cal", "Jo"):
            r.taps("Kit", "Here, with no name", "By the sea", "Skip")
            r.taps("Cal", "No, thank you")
            r.says("Jo", "/group")
            r.taps("Jo", "More to do for the group", "Ask the group something", "Close it now")
            r.wait(days=1)
        return r.written
