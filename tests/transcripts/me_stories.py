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
        with r.writes("set_up_peers.en", "Kit"):
            r.taps("Kit", "Start a group for peers")
            r.says("Kit", "Our table")
        r.says("Kit", "/forme")
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


def a_wish_to_learn(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("learning.en", "Kit", "Sam"):
            r.says("Kit", "/forme")
            r.taps("Kit", "What I would like to learn", "Say what I would like to learn")
            r.taps("Kit", "Speaking up", "Something else", "Done")
            r.says("Kit", "How the council works")
        with r.writes("to_learn.en", "Sam", "Kit"):
            r.says("Sam", "/group")
            r.taps(
                "Sam",
                "More to do for the group",
                "What people would like to learn",
                "Kit",
                "I have found something",
            )
            r.says("Sam", "A free course on Tuesdays. I can come along.")
        return r.written


def someone_to_go_with(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("buddy.en", "Kit"):
            r.says("Kit", "/forme")
            r.taps("Kit", "Someone to go with", "I would like someone to go with")
        r.says("Max", "/forme")
        r.taps("Max", "Someone to go with", "I can go with someone new")
        with r.writes("pair_up.en", "Jo"):
            r.says("Jo", "/group")
            r.taps("Jo", "More to do for the group", "Who could go together", "Kit")
            with r.writes("go_together.en", "Kit", "Max"):
                r.taps("Jo", "Max")
                r.taps("Kit", "Yes, please")
                r.taps("Max", "Yes, please")
        with r.writes("buddy_stop.en", "Kit", "Max"):
            r.says("Kit", "/forme")
            r.taps("Kit", "Someone to go with", "I would like to stop going together")
        return r.written


def small_things(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("our_small_things.en", "Jo"):
            r.says("Jo", "/group")
            r.taps("Jo", "More to do for the group", "Our small things that can help", "Add one")
            r.says("Jo", "Feed the ducks at the pond")
        with r.writes("small_things.en", "Kit"):
            r.says("Kit", "/forme")
            r.taps("Kit", "Small things that can help")
        return r.written
