"""Stories of a form without names, for those whose words could show who they are."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.example import an_example, with_a_meeting
from tests.transcripts.recording import Recording

#: noon in London, the day after the meeting
THE_FORM = datetime(2026, 6, 11, 11, tzinfo=UTC)


def few_use_these_letters(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.wait_until(THE_FORM)
        r.taps("Kit", "Quite happy 🙂", "Sometimes", "Often", "Quite a part")
        with r.writes("evaluation_adult_few.en", "Kit"):
            r.says("Kit", "ابدأ لاحقًا")
            r.says("Kit", "skip")
            r.taps("Kit", "With my name")
        with r.writes("with_my_name.en", "Kit", "Jo"):
            r.taps("Kit", "Jo and Ali")
            r.says("Kit", "The stairs are hard for me")
            r.wait(minutes=11)
        return r.written
