"""A story of the lines on help near a group: half a year later its facilitators look again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.example import an_example
from tests.transcripts.recording import Recording
from tests.worries import also_contact

#: 9 in the morning in London, on the first working day after 180 days
MONDAY_9 = datetime(2026, 11, 30, 9, tzinfo=UTC)


def help_near_here(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, also_contact("Sam")) as scene:
        r = Recording(scene)
        r.says("Jo", "/grouppage")
        r.taps("Jo", "Help near here")
        r.says("Jo", "The warm room, 01632 960 222")
        r.wait_until(MONDAY_9 - timedelta(hours=1))
        with r.writes("help_now_near.en", "Kit"):
            r.says("Kit", "/helpnow")
        with r.writes("digest_help.en", "Jo"):
            r.wait_until(MONDAY_9)
            r.taps("Jo", "Change them")
            r.says("Jo", "The warm room, 01632 960 333, all day")
            r.taps("Jo", "Yes, send it")
        with r.writes("our_page_help.en", "Jo"):
            r.wait(days=1)
            r.says("Jo", "/grouppage")
            r.taps("Jo", "Help near here", "They still hold")
        return r.written
