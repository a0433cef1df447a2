"""The story of someone without Telegram, and of those who speak for me."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.transcripts.recording import Recording


def without_a_phone(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        with r.writes("first_talk.en", "Sam"):
            with r.writes("bring_in_without.en", "Jo"):
                r.says("Jo", "/invite")
                r.taps("Jo", "Yes, we have met", "Take part, without Telegram", "Sam")
                r.taps("Jo", "Yes, they say yes")
            r.says("Sam", "Ray")
            r.says("Sam", "01632 960 777")
            r.taps("Sam", "Yes, it is safe", "No, please do not", "Say nothing, and ring off")
            r.taps("Sam", "A quiet seat", "Done")
        with r.writes("call_list_without.en", "Sam"):
            r.wait_until(MEETING_AT - timedelta(days=2, hours=1))
        with r.writes("doing_with.en", "Sam"):
            r.says("Sam", "/menu")
            r.taps("Sam", "Do a talk with someone", "Ray", "Invitation: Hub rules")
            r.taps("Sam", "Yes, I will come")
        return r.written
