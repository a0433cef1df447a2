"""Stories of days, times and numbers typed in many ways: what was meant is said, or asked."""

from __future__ import annotations

from pathlib import Path

from tests.example import an_example, with_values
from tests.transcripts.recording import Recording


def days_are_typed(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("new_meeting_in_doubt.en", "Jo"):
            r.says("Jo", "/newmeeting")
            for words in ("\u3164", "Hub rules", "skip", "soon", "1 June", "no", "10/6/27"):
                r.says("Jo", words)
            r.taps("Jo", "No")
            for words in ("Tuesday 10 June", "the 10th", "3am"):
                r.says("Jo", words)
            r.taps("Jo", "3 pm (by day)", "Back")
            for words in ("10 to 4", "from 2 till half 4"):
                r.says("Jo", words)
            r.taps("Jo", "Back")
        with r.writes("find_a_time_in_one.en", "Jo"):
            r.says("Jo", "/findtime")
            for words in ("Hub rules", "tomorrow at 2pm", "a week on Wensday", "2 to 4pm"):
                r.says("Jo", words)
            for words in ("half two", "Tuesday 16 June at 3 in the morning"):
                r.says("Jo", words)
            r.taps("Jo", "Tuesday 16 June, 3 pm", "Back", "Back")
            r.says("Jo", "skip")
        return r.written


def days_are_typed_in_arabic(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_values("Jo", language="ar")) as scene:
        r = Recording(scene)
        with r.writes("new_meeting_in_doubt.ar", "Jo"):
            r.says("Jo", "/newmeeting")
            for words in ("قواعد المركز", "تخطي", "قريبا", "١ حزيران", "لا", "الثلاثاء ١٠ حزيران"):
                r.says("Jo", words)
            for words in ("الأربعاء", "٣ الفجر", "من 2 إلى 4"):
                r.says("Jo", words)
        return r.written


def a_number_is_typed(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("my_choices_number.en", "Kit"):
            r.says("Kit", "/choices")
            r.taps("Kit", "How I reach you", "By a call from staff", "Done")
            for words in ("it is 12", "+44 (0)7723 456 789"):
                r.says("Kit", words)
        with r.writes("my_choices_address.en", "Sam"):
            r.says("Sam", "/choices")
            r.taps("Sam", "How I reach you", "Here, in this chat", "Done")
            for words in ("Sam@@example.org", "mailto:Sam@Example.org,"):
                r.says("Sam", words)
        return r.written
