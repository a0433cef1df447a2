"""Stories of finding a time, of taking turns, and of asking in other ways than a meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.example import an_example, with_a_meeting
from tests.transcripts.recording import Recording

#: 5 in the afternoon in London, two working days before the first of the times
IT_CLOSES = datetime(2026, 6, 8, 16, tzinfo=UTC)
#: by then a reminder has come
THE_REMINDER = datetime(2026, 6, 9, 13, tzinfo=UTC)


def a_time_is_found(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("find_a_time.en", "Jo"):
            r.says("Jo", "/more")
            r.taps("Jo", "Find a time for a meeting")
            for words in ("Hub rules", "10 June", "2 pm", "11 June", "10 am", "skip"):
                r.says("Jo", words)
            with r.writes("times_for_me.en", "Kit", "Bea"):
                r.taps("Jo", "Monday 8 June, 5 pm", "Yes, ask them")
                r.taps("Kit", "Wednesday 10 June, 2 pm", "Done")
                r.taps("Bea", "Show", "I need a time that suits me", "Done")
                r.says("Bea", "After 6, when my mum is home")
                r.says("Kit", "/group")
                r.taps("Kit", "Times that suit me")
                r.taps("Kit", "Wednesday 10 June, 2 pm", "Thursday 11 June, 10 am", "Done")
        with r.writes("set_the_time.en", "Jo", "Kit"):
            r.wait_until(IT_CLOSES)
            r.taps("Jo", "Thursday 11 June, 10 am", "Skip", "1 hour", "No, just this once")
            for words in ("The Hub, Mill Lane", "There is a lift", "Jo", "Ali", "skip"):
                r.says("Jo", words)
            r.taps("Jo", "Yes, ask them")
        return r.written


def turns_are_taken(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        with r.writes("taking_turns.en", "Kit", "Cal"):
            r.taps("Kit", "Yes, I will come")
            r.says("Kit", "/group")
            r.taps("Kit", "Take a turn at a meeting", "Wednesday 10 June, 2 pm: Hub rules")
            r.taps("Kit", "I will take the notes", "Yes, it may")
            r.wait(minutes=1)
            r.says("Cal", "/group")
            r.taps("Cal", "Take a turn at a meeting", "Wednesday 10 June, 2 pm: Hub rules")
        r.wait_until(datetime(2026, 6, 8, 22, tzinfo=UTC))
        with r.writes("check_in_my_turn.en", "Kit"):
            r.wait_until(THE_REMINDER)
            r.taps("Kit", "I come, but I can't take my turn")
        return r.written
