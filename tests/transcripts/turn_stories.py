"""Stories of turns at a meeting: which are free, whose they are, and when one goes to another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.example import an_example, with_a_meeting
from tests.transcripts.recording import Recording

#: 9 in the morning in London, two days before the meeting
MONDAY_9 = datetime(2026, 6, 8, 8, tzinfo=UTC)
#: the day after it
THURSDAY_10 = datetime(2026, 6, 11, 9, tzinfo=UTC)


def turns_are_still_free(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Kit", "Yes, I will come")
        r.says("Kit", "/group")
        r.taps("Kit", "Take a turn at a meeting", "Wednesday 10 June, 2 pm: Hub rules")
        r.taps("Kit", "I will take the notes", "No, leave my name out")
        with r.writes("digest_turns.en", "Jo"):
            r.wait_until(MONDAY_9)
        return r.written


def who_took_notes(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Kit", "Yes, I will come")
        r.says("Kit", "/group")
        r.taps("Kit", "Take a turn at a meeting", "Wednesday 10 June, 2 pm: Hub rules")
        r.taps("Kit", "I will take the notes", "No, leave my name out")
        r.wait_until(THURSDAY_10)
        with r.writes("notes_from_me.en", "Kit", "Cal"):
            r.wait(hours=1)
            r.taps("Kit", "Yes, now")
            r.says("Kit", "We chose three rules")
        return r.written


def turns_of_staff(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        for name, turn in (("Jo", "I will lead the talk"), ("Sam", "I will take the notes")):
            r.says(name, "/group")
            r.taps(name, "Take a turn at a meeting", "Wednesday 10 June, 2 pm: Hub rules", turn)
        with r.writes("digest_my_turn.en", "Jo"):
            r.wait_until(MONDAY_9)
        with r.writes("word_list_my_turn.en", "Sam"):
            r.wait_until(MONDAY_9 + timedelta(days=1))
        return r.written


def a_turn_goes_to_another(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Kit", "Yes, I will come")
        r.says("Kit", "/group")
        r.taps("Kit", "Take a turn at a meeting", "Wednesday 10 June, 2 pm: Hub rules")
        r.taps("Kit", "I will take the notes", "Yes, it may")
        r.wait(minutes=1)
        with r.writes("changed_my_turn.en", "Kit", "Cal"):
            r.says("Jo", "/card")
            r.taps("Jo", "Wednesday 10 June, 2 pm: Hub rules", "Who is there", "Skip", "Skip")
            r.says("Jo", "Max")
            r.taps("Jo", "Skip", "Skip")
        return r.written
