"""Stories of messages: what is said when one is changed, and what is left when all is hidden."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting, with_card, with_values
from tests.transcripts.recording import Recording


def changed_messages(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.wait_until(MEETING_AT - timedelta(days=3))
        with r.writes("message_changed.en", "Kit", "Sam"):
            r.says("Kit", "Ready")
            r.edits("Kit", "Not sure yet")
            r.says("Kit", "No")
            r.says("Kit", "yes")
            r.says("Kit", "I will not raed out loud")
            r.edits("Kit", "I will not read out loud")
        with r.writes("message_changed_to_a_call.en", "Kit", "Jo"):
            r.wait_until(MEETING_AT + timedelta(minutes=5))
            r.says("Kit", "I need a brake")
            r.edits("Kit", "I need a break")
            r.taps("Jo", "Show")
        return r.written


def hidden_chats(folder: Path) -> dict[str, list[str]]:
    own_word = (with_card("Kit", word="⚽"), with_values("Noor", language="ar"))
    with an_example(folder, with_a_meeting(), *own_word) as scene:
        r = Recording(scene)
        r.wait_until(MEETING_AT + timedelta(minutes=5))
        with r.writes("hide.en", "Kit", "Jo"):
            r.says("Kit", "⚽")
            r.taps("Jo", "Show")
            r.says("Jo", "hide")
            r.taps("Jo", "Show", "I've seen it")
            r.says("Kit", "hide")
            r.wait(minutes=1)
            r.taps("Kit", "What I can do")
            r.wait(hours=25)
            r.says("Kit", "hide")
        with r.writes("hide.ar", "Noor"):
            r.says("Noor", "إخفاء")
            r.wait(minutes=1)
        return r.written
