"""Stories of a worry about someone's safety: from each place, to whom, and until it is closed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_card
from tests.transcripts.recording import Recording
from tests.worries import a_worried_group

DURING = MEETING_AT + timedelta(minutes=12)


def someone_may_be_in_danger(folder: Path) -> dict[str, list[str]]:
    with a_worried_group(folder) as scene:
        r = Recording(scene)
        r.wait_until(DURING)
        with r.writes("safety.en", "Kit", "Dee", "Ali", "Jo", "Sam"):
            r.says("Kit", "/menu")
            r.taps("Kit", "Someone may be in danger", "Not to …", "Jo", "Done")
            r.says("Kit", "There was a fight, and one of us is hurt")
            r.taps("Dee", "Show", "I've seen it")
            r.wait(minutes=3)
            r.taps("Sam", "Show", "I cannot help now")
            r.taps("Dee", "I'm on it")
            r.taps("Ali", "Show")
            r.wait(minutes=20)
            r.taps("Dee", "It is dealt with")
        with r.writes("safety_from_a_break.en", "Max", "Dee", "Ali"):
            r.says("Max", "I need a break")
            r.taps("Max", "Someone may be in danger", "Tell Dee, Jo and Ali")
            r.taps("Max", "No", "I am OK now", "No, thank you")
            r.wait(minutes=3)
            r.wait(hours=1)
            r.taps("Ali", "Show", "I'm on it")
        with r.writes("answer_worry.en", "Dee", "Ali"):
            r.taps("Ali", "I cannot act after all")
            r.taps("Dee", "Show", "I'm on it")
            r.wait(hours=47)
            r.taps("Dee", "Show", "It is dealt with")
            r.taps("Ali", "Show")
        return r.written


def on_a_night_without_a_meeting(folder: Path) -> dict[str, list[str]]:
    with a_worried_group(folder) as scene:
        r = Recording(scene)
        r.wait(hours=13)
        with r.writes("safety_outside.en", "Kit", "Dee", "Sam"):
            r.says("Kit", "I fear for someone's safety.")
            r.says("Kit", "it is the man at the hostel")
            r.says("Kit", "no")
            r.says("Kit", "tell them")
            r.taps("Kit", "No")
        with r.writes("more_to_tell.en", "Kit", "Dee"):
            r.says("Kit", "he is back")
            r.says("Kit", "yes")
        with r.writes("safety_outside_later.en", "Kit", "Dee", "Sam"):
            r.wait(hours=11)
            r.taps("Dee", "Show", "I'm on it", "It is dealt with")
        with r.writes("safety_by_phone.en", "Sam", "Dee"):
            r.says("Sam", "/safety")
            r.taps("Sam", "Someone told me by phone", "Kit", "Not to …", "Jo", "Done")
            r.says("Sam", "Kit saw someone with a knife at the hostel")
            r.taps("Dee", "Show", "I'm on it")
        return r.written


def nobody_may_be_told(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_card("Kit", not_to=["2"])) as scene:
        r = Recording(scene)
        with r.writes("safety_no_one.en", "Kit", "Jo", "Sam"):
            r.says("Kit", "help now")
            r.taps("Kit", "Someone may be in danger", "Not to …", "Sam", "Jo", "Done")
        return r.written


def worried_in_arabic(folder: Path) -> dict[str, list[str]]:
    with a_worried_group(folder, english=False) as scene:
        r = Recording(scene)
        r.wait_until(DURING)
        with r.writes("safety.ar", "Noor", "Dee"):
            r.says("Noor", "/safety")
            r.chooses("Noor", "safety_tell", "tell", "(tell)")
            r.says("Noor", "رأيت كدمة على يدها")
            r.taps("Dee", "Show", "I'm on it")
        return r.written
