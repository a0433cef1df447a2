"""Stories about the group itself: its page."""

from __future__ import annotations

from pathlib import Path

from tests.example import an_example
from tests.transcripts.recording import Recording


def the_groups_page(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("about_group_empty.en", "Kit", "Jo"):
            r.says("Kit", "/group")
            r.says("Jo", "/group")
        with r.writes("our_page.en", "Jo", "Kit"):
            r.taps("Jo", "More to do for the group", "Change our page", "Why we share")
            r.says("Jo", "So that the hub learns from us")
            r.wait(hours=1)
        with r.writes("about_group.en", "Kit"):
            r.says("Kit", "menu")
            r.taps("Kit", "About our group")
        return r.written
