"""Stories of a group's agreement: made, changed and looked at again; and of hard times."""

from __future__ import annotations

from pathlib import Path

from tests.example import an_example
from tests.transcripts.recording import Recording


def an_agreement(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("agreement.en", "Kit", "Bea"):
            r.says("Kit", "/group")
            r.taps("Kit", "Our agreement", "Start from this one", "No, leave my name out")
            r.wait(hours=3)
            r.taps("Bea", "Show")
            r.says("Bea", "/agreement")
            r.taps("Bea", "Idea 1", "Let us talk about it first")
        with r.writes("settle_agreement.en", "Jo", "Ali"):
            r.wait(days=1)
            r.says("Jo", "/agreed")
            r.taps("Jo", "Idea 1", "Not yet")
            r.says("Ali", "/agreed")
            r.taps("Ali", "Idea 1", "Yes, we have", "We agreed this")
            r.says("Jo", "/agreed")
            r.taps("Jo", "When to look at it again", "In three months")
        with r.writes("agreement_changed.en", "Kit"):
            r.says("Kit", "/agreement")
            r.taps("Kit", "Put a line in other words")
            r.says("Kit", "1")
            r.says("Kit", "We use kind words")
            r.taps("Kit", "Yes, you may")
            r.says("Kit", "/agreement")
            r.taps("Kit", "Put in a new line", "What stays here")
            r.says("Kit", "We take no pictures")
            r.taps("Kit", "Skip")
            for label in ("We agreed this", "We did not agree"):
                scene.phones["Ali"].says("/agreed")
                scene.phones["Ali"].taps("Idea 1")
                scene.phones["Ali"].taps(label)
            r.says("Kit", "/agreement")
            r.taps("Kit", "How it was before", "Version 1, Wednesday 3 June")
        with r.writes("settle_agreement_review.en", "Jo"):
            r.wait(days=183)
        return r.written


def hard_times(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("challenging.en", "Kit", "Sam"):
            r.says("Kit", "/group")
            r.taps("Kit", "When things are hard between us")
            r.says("Kit", "I was cut off, twice")
            r.taps("Kit", "Skip", "Skip", "Skip")
            r.says("Kit", "I would like to speak to the end")
            r.taps("Kit", "Ask someone to sit down with us", "Sam", "Yes, please")
            r.taps("Sam", "Show")
        scene.phones["Kit"].says("/agreement")
        scene.phones["Kit"].taps("Start from this one")
        scene.phones["Kit"].taps("Skip")
        scene.phones["Jo"].says("/agreed")
        scene.phones["Jo"].taps("Idea 1")
        scene.phones["Jo"].taps("We agreed this")
        with r.writes("challenging_staff.en", "Jo", "Ali"):
            r.says("Jo", "/hard")
            r.taps("Jo", *["Skip"] * 5, "Not yet", "Send words to someone", "Ali")
            r.says("Jo", "Can we talk before Wednesday?")
            r.taps("Ali", "Show")
        return r.written


def before_it_begins(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("before_we_begin.en", "Jo"):
            r.says("Jo", "/group")
            r.taps("Jo", "More to do for the group", "Before we begin")
            r.says("Jo", "What makes a hub feel safe")
            r.says("Jo", "All who come here")
            r.taps("Jo", *["Skip"] * 4)
            r.taps("Jo", "Yes", "Yes", "Not yet")
            r.says("Jo", "Asking at the women's night")
            r.taps("Jo", "Yes")
        with r.writes("before_we_begin_again.en", "Ali"):
            r.says("Ali", "/begin")
            r.taps("Ali", "Take out what it says", "Stop for now")
            r.says("Ali", "hello")
        with r.writes("our_plan.en", "Kit"):
            r.wait(hours=1)
            r.says("Kit", "/group")
            r.taps("Kit", "What we plan")
        return r.written
