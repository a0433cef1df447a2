"""A meeting that is each week, as it is made in chat."""

from __future__ import annotations

from tests.example import MEETING
from tests.scene import Scene


def makes_a_weekly_one(scene: Scene) -> None:
    """Jo makes it, and asks everyone."""
    jo = scene.phones["Jo"]
    jo.says("/newmeeting")
    for name, answer in MEETING.items():
        if name != "repeats":
            jo.says(answer)
            continue
        jo.taps("Each week")
        jo.says("yesterday")
        assert "That day is over." in jo.last()
        jo.taps("Until I say")
    assert "It is each week." in jo.last()
    jo.taps("Yes, ask them")
