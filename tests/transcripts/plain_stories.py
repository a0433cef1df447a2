"""Stories of plain questions that people type, and of a stranger who is in need."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting, with_a_yes, with_values
from tests.transcripts.recording import Recording


def plain_questions(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(), with_a_yes("Bea"), with_a_yes("Kit")) as scene:
        r = Recording(scene)
        with r.writes("plain_questions.en", "Ivy"):
            r.says("Ivy", "When's the next meeting??")
            r.says("Ivy", "how do I get there")
            r.says("Ivy", "who is coming then")
            r.says("Ivy", "I can't make it")
            r.taps("Ivy", "No, thank you")
            r.says("Ivy", "is there a meeting tomoz?")
            r.says("Ivy", "who reads this")
            r.says("Ivy", "what do you know about me")
            r.says("Ivy", "can I bring a friend?")
            r.says("Ivy", "how do I get my fare back")
        with r.writes("leaving.en", "Max", "Sam"):
            r.says("Max", "I want to leave the group")
            r.taps("Max", "Yes, please")
        with r.writes("less_from_me.en", "Cal", "Sam"):
            r.says("Cal", "unsubscribe")
            r.taps("Cal", "No, thank you")
        with r.writes("deleting.en", "Cal", "Sam"):
            r.says("Cal", "delete me")
            r.taps("Cal", "Yes, please")
        scene.wait_until(MEETING_AT - timedelta(minutes=10))
        with r.writes("running_late.en", "Kit", "Jo"):
            r.says("Kit", "running late sorry")
            r.taps("Kit", "Yes, please")
        return r.written


def a_stranger_in_need(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(), with_values("Noor", language="ar")) as scene:
        r = Recording(scene)
        scene.phone("Someone", 4711, started=False)
        with r.writes("a_stranger.en", "Someone"):
            r.says("Someone", "I want to die")
            r.says("Someone", "who is this")
            r.says("Someone", "can I talk to someone")
            r.wait(hours=1)
            r.says("Someone", "hello")
        with r.writes("plain_questions.ar", "Noor"):
            r.says("Noor", "متى اللقاء القادم؟")
            r.says("Noor", "من يقرأ هذا؟")
            r.says("Noor", "أريد أن أغادر المجموعة")
            r.says("Noor", "لا")
        return r.written
