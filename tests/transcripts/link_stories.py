"""Stories of link persons: away, having a word, and passing people on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.example import an_example
from tests.transcripts.recording import Recording

#: 9 in the morning in London
MONDAY_9 = datetime(2026, 6, 8, 8, tzinfo=UTC)


def a_week_away(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("being_away.en", "Sam", "Kit"):
            r.says("Sam", "menu")
            r.taps("Sam", "When I am away")
            r.says("Sam", "8 June")
            r.says("Sam", "12 June")
            with r.writes("asked_to_cover.en", "Ali"):
                r.taps("Sam", "Ali")
                r.taps("Ali", "Yes, I can")
                r.wait_until(MONDAY_9)
            r.says("Sam", "menu")
            r.taps("Sam", "When I am away", "I am here after all")
        return r.written


def a_word_with_people(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        r.wait_until(datetime(2026, 6, 15, 7, 59, tzinfo=UTC))
        with r.writes("word_list.en", "Sam", "Max"):
            r.wait(minutes=1)
            r.taps("Sam", "I had a word with Kit", "Send a friendly word", "Max")
            r.says("Sam", "I hope the move went well")
        return r.written


def another_link_person(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("my_choices_link.en", "Kit", "Sam"):
            r.says("Kit", "/choices")
            r.taps("Kit", "Who looks after me", "Yes, please")
            with r.writes("digest_link.en", "Jo"):
                r.wait_until(datetime(2026, 6, 3, 8, tzinfo=UTC))
                with r.writes("asked_to_look_after.en", "Ali"):
                    r.taps("Jo", "Ali")
                    r.taps("Ali", "Yes, I will")
        with r.writes("handing_over.en", "Sam"):
            r.says("Sam", "menu")
            r.taps("Sam", "When I leave")
            with r.writes("asked_to_look_after_all.en", "Jo"):
                r.taps("Sam", "Jo")
                with r.writes("new_link.en", "Bea", "Max"):
                    r.taps("Jo", "Yes, I will")
                    r.taps("Bea", "Show", "Yes, that is fine")
                    r.taps("Max", "No, someone else please")
        return r.written
