"""Stories of what is there for each person themself."""

from __future__ import annotations

from pathlib import Path

from tests.example import an_example, with_a_meeting
from tests.transcripts.recording import Recording


def a_page_about_oneself(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Bea", "Show", "Yes, I will come")
        with r.writes("who_comes_none.en", "Bea"):
            r.says("Bea", "/group")
            r.taps("Bea", "About the others")
        r.taps("Kit", "Yes, I will come")
        with r.writes("more_for_me.en", "Kit"):
            r.says("Kit", "menu")
            r.taps("Kit", "More for me")
        with r.writes("about_me.en", "Kit"):
            r.taps("Kit", "My page about me", "Write or change it")
            r.taps("Kit", "What I like", "Something to ask me about", "Done")
            r.says("Kit", "Long walks, and trees")
            r.says("Kit", "my allotment")
            r.taps("Kit", "“Hub rules”, Wednesday 10 June", "Done")
        with r.writes("who_comes.en", "Bea"):
            r.says("Bea", "/group")
            r.taps("Bea", "About the others", "“Hub rules”, Wednesday 10 June", "Kit")
        with r.writes("about_me_back.en", "Kit"):
            r.says("Kit", "/forme")
            r.taps("Kit", "My page about me", "Take it back from a meeting")
            r.taps("Kit", "“Hub rules”, Wednesday 10 June", "Done")
        return r.written
