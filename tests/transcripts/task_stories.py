"""Stories of what people ask others for, until it is done."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.example import an_example, with_a_meeting
from tests.transcripts.recording import Recording

#: 10 in the morning in London, two days before the meeting
BEFORE_IT = datetime(2026, 6, 8, 9, tzinfo=UTC)


def asked_for_a_call(folder: Path) -> dict[str, list[str]]:
    """Kit is worried before a meeting and asks for a call; Sam rings."""
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Kit", "Yes, I will come")
        r.wait_until(BEFORE_IT)
        r.taps("Kit", "Worried 😟", "Yes, please")
        with r.writes("i_asked_for.en", "Kit"):
            r.says("Kit", "/forme")
            r.taps("Kit", "What I asked for", "No, I need them all")
        with r.writes("to_do.en", "Sam", "Kit"):
            r.says("Sam", "/todo")
            r.taps("Sam", "Kit: A call", "Show me the number", "I have told Kit")
            r.says("Sam", "/todo")
        return r.written
