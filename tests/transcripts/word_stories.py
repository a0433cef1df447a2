"""Stories of the word for a break: which it can be, and what a slip in it leads to."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting, with_card, with_values
from tests.transcripts.recording import Recording


def a_word_is_chosen(folder: Path) -> dict[str, list[str]]:
    changes = (
        with_card("Ivy", word="ok"),
        with_values("Ivy", hours="evenings"),
        with_values("Max", language="ar"),
    )
    with an_example(folder, *changes) as scene:
        r = Recording(scene)
        with r.writes("my_choices_word.en", "Kit"):
            r.says("Kit", "/choices")
            r.taps("Kit", "My word for a break", "I will type my own")
            for text in ("help", "yes", "1️⃣", "?", "marmalade"):
                r.says("Kit", text)
            r.taps("Kit", "Yes")
        with r.writes("my_choices_word.ar", "Max"):
            r.says("Max", "/choices")
            r.chooses("Max", "what", "word", "(word)")
            r.chooses("Max", "word", "own", "(own)")
            for text in ("توقف", "تمام", "٢", "برتقال"):
                r.says("Max", text)
        with r.writes("another_word.en", "Ivy"):
            r.wait(hours=7)
            r.taps("Ivy", "I will type my own")
            r.says("Ivy", "lantern")
        return r.written


def a_slip_in_the_word(folder: Path) -> dict[str, list[str]]:
    changes = (
        with_a_meeting(),
        with_card("Kit", word="pineapple"),
        with_card("Max", word="برتقال"),
        with_values("Max", language="ar"),
        with_card("Ivy", word="stop"),
    )
    with an_example(folder, *changes) as scene:
        r = Recording(scene)
        r.wait_until(MEETING_AT + timedelta(minutes=12))
        with r.writes("unsure_break_no.en", "Kit", "Jo"):
            r.says("Kit", "pineaple")
            r.taps("Kit", "No, thank you")
        with r.writes("unsure_break.en", "Kit", "Jo"):
            r.says("Kit", "pineaple")
            r.taps("Kit", "Yes, please")
            r.taps("Jo", "Show", "I've seen it")
            r.taps("Kit", "I am OK now", "No, thank you")
        with r.writes("you_did_not_tap.en", "Kit", "Jo", "Ali"):
            r.wait(minutes=5)
            r.says("Kit", "pinapple")
            r.wait(minutes=1)
            r.taps("Jo", "Show")
            r.taps("Kit", "I did not mean that")
            r.taps("Jo", "Show")
        with r.writes("you_did_not_tap.ar", "Max"):
            r.says("Max", "برتقل")
            r.wait(minutes=1)
            r.chooses("Max", "now_what", "not_meant", "(not_meant)")
        with r.writes("need_a_break_stop.en", "Ivy", "Jo"):
            r.says("Ivy", "/choices")
            r.taps("Ivy", "My name")
            r.says("Ivy", "stop please")
            r.taps("Jo", "Show")
        return r.written
