"""Stories of a group for peers only, and of someone's place in a group: it ends, or rests."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING, MEETING_AT, an_example, with_a_meeting
from tests.peers import with_peers
from tests.transcripts.recording import Recording

#: with one who runs it, nobody is asked who holds the phone
_TYPED = {name: said for name, said in MEETING.items() if name not in ("holder", "who")}
PLACE = ("More to do for the group", "Someone's place in the group")


def peers_only(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_peers("Bea", "Max")) as scene:
        r = Recording(scene)
        with r.writes("bring_in_peers.en", "Kit"):
            r.says("Kit", "/invite")
            r.taps("Kit", "Yes, we have met", "Take part", "Yes, make it")
        link = next(text for text in scene.phones["Kit"].texts() if "?start=" in text)
        with r.writes("joining_peers.en", "Ren"):
            r.opens("Ren", "/start " + link.partition("?start=")[2].split()[0])
            r.taps("Ren", "English", "Yes, it is safe", "Go on", "Yes, I will join")
            r.says("Ren", "Ren")
            r.taps("Ren", "No", "9 to 9, any time", "Yes, please")
        with r.writes("new_meeting_peers.en", "Kit", "Ren"):
            r.says("Kit", "/newmeeting")
            for question, said in _TYPED.items():
                r.says("Kit", said)
                if question == "card_access":
                    r.says("Kit", "Kit")
            r.taps("Kit", "Yes, ask them")
            r.wait(minutes=4)
            r.taps("Ren", "Yes, I will come")
        r.wait_until(MEETING_AT + timedelta(minutes=20))
        with r.writes("need_a_break_peers.en", "Kit", "Ren", "Bea", "Sam"):
            r.taps("Ren", "I need a break")
            r.taps("Ren", "Someone may be in danger", "Tell Kit", "No")
            r.taps("Kit", "Show")
            r.says("Bea", "I need a break")
            r.taps("Bea", "Show", "Please ring me")
            r.taps("Sam", "Show")
            r.wait(minutes=3)
            r.taps("Sam", "Show", "Someone is on the way")
            r.taps("Bea", "I am OK now")
        return r.written


def someone_outside(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_peers("Bea", "Max")) as scene:
        r = Recording(scene)
        r.scene.phone("Dee", 901, started=False)
        with r.writes("bring_in_outside.en", "Kit"):
            r.says("Kit", "/invite")
            r.taps("Kit", "Yes, we have met", "Someone outside, for worries about safety")
            r.taps("Kit", "Yes, make it")
        link = next(text for text in scene.phones["Kit"].texts() if "?start=" in text)
        with r.writes("joining_outside.en", "Dee", "Bea"):
            r.opens("Dee", "/start " + link.partition("?start=")[2].split()[0])
            r.taps("Dee", "English", "Yes, it is safe", "Go on", "Go on", "Yes, please tell me")
            r.says("Dee", "Dee")
            r.taps("Dee", "No", "At 9 am", "Done")
            r.wait(hours=1)
            r.taps("Bea", "Show")
        with r.writes("choices_outside.en", "Dee"):
            r.taps("Dee", "What I can do", "My choices", "When I look here", "At noon", "Done")
        with r.writes("who_is_told.en", "Kit", "Dee", "Bea"):
            r.says("Kit", "/group")
            r.taps("Kit", "Our table", "More to do for the group", "Who I tell outside the group")
            r.taps("Kit", "No one, leave it as it is")
        with r.writes("my_part.en", "Dee", "Bea"):
            r.taps("Dee", "What I can do", "What I'm asked to do")
            r.taps("Dee", "No, I would like to stop")
            r.wait(hours=1)
            r.taps("Bea", "Show")
        with r.writes("who_is_told_none.en", "Kit"):
            r.says("Kit", "/group")
            r.taps("Kit", "Our table", "More to do for the group", "Who I tell outside the group")
        return r.written


def who_runs_it(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_peers("Bea", "Max")) as scene:
        r = Recording(scene)
        with r.writes("run_it.en", "Kit", "Bea"):
            r.says("Bea", "/group")
            r.taps("Bea", "Our table", "Who runs our group", "Yes, I will help")
            r.wait(days=1)
            r.says("Kit", "/group")
            r.taps("Kit", "Our table", "Who runs our group", "No, I would like to stop")
        with r.writes("run_it_alone.en", "Bea", "Max"):
            r.says("Bea", "/group")
            r.taps("Bea", "Our table", "Who runs our group", "No, I would like to stop")
            r.taps("Max", "What I can do")
        return r.written


def someones_place(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        with r.writes("run_group.en", "Jo", "Sam"):
            for name in ("Jo", "Sam"):
                r.says(name, "/group")
                r.taps(name, PLACE[0])
        with r.writes("end_place.en", "Jo", "Kit"):
            r.says("Jo", "/group")
            r.taps("Jo", *PLACE, "Kit", "Not yet")
            r.wait(days=1)
            r.says("Jo", "/group")
            r.taps("Jo", *PLACE, "Kit")
            r.taps("Jo", "Yes, they would like to stop", "Yes, it ends")
        with r.writes("end_place_rests.en", "Jo", "Max"):
            r.says("Jo", "/group")
            r.taps("Jo", *PLACE, "Max")
            r.taps("Jo", "No, I must keep someone safe now", "Yes, it rests")
            r.wait(days=1)
            r.taps("Jo", "Yes, and they come back")
        return r.written
