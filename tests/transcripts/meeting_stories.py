"""Stories about a meeting's card, and about meetings that repeat."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING, MEETING_AT, an_example, with_a_meeting
from tests.transcripts.recording import Recording

FIRST = "Wednesday 10 June, 2 pm: Hub rules"


def the_meetings_card(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        r.taps("Cal", "Yes, I will come")
        r.taps("Kit", "Yes, I will come")
        with r.writes("fill_card.en", "Jo"):
            r.says("Jo", "/card")
            r.taps("Jo", FIRST, "What may be hard")
            r.says("Jo", "Hostels, and nights outside")
            r.taps("Jo", "No, nothing is recorded")
        with r.writes("my_choices_hard.en", "Kit"):
            r.says("Kit", "/choices")
            r.taps("Kit", "What is hard for me")
            r.says("Kit", "The hostel")
        with r.writes("my_meetings_by_name.en", "Cal"):
            r.says("Cal", "/meetings")
            r.taps("Cal", FIRST, "Others may read that I come")
        with r.writes("more_about.en", "Jo"):
            r.says("Jo", "/more")
            r.taps("Jo", "Add a paper", FIRST)
            r.says("Jo", "How to find us: turn left at the mill")
        with r.writes("add_paper.en", "Jo"):
            r.says("Jo", "/paper")
            r.taps("Jo", FIRST)
            r.says("Jo", "Draft rules: be kind, be on time")
        with r.writes("pre_brief_card.en", "Kit", "Sam"):
            r.wait_until(MEETING_AT - timedelta(days=3))
            r.taps("Kit", "Ready 🙂", "No", "No")
            r.taps("Kit", "Something so that I can take part", "Done")
            r.says("Kit", "A seat by the door")
        with r.writes("fill_card_late.en", "Jo", "Kit"):
            r.says("Jo", "/card")
            r.taps("Jo", FIRST, "How to get in, and fares")
            r.says("Jo", "There is a ramp at the back")
            r.taps("Jo", "Skip", "Skip")
        with r.writes("after_it.en", "Jo", "Ali"):
            r.wait_until(MEETING_AT + timedelta(hours=2, minutes=5))
            r.taps("Jo", "Hard 😟", "Ali")
            r.says("Jo", "You said what others only think")
        _who_came_is_asked_how_it_was(r)
        r.wait_until(MEETING_AT + timedelta(days=1, hours=3))
        with r.writes("send_notes.en", "Jo", "Cal"):
            r.says("Jo", "/notes")
            r.taps("Jo", FIRST)
            r.says("Jo", "We chose three rules. Next time: the room.")
        with r.writes("fares.en", "Cal", "Sam"):
            r.taps("Cal", "Good 🙂", "Skip", "Skip", "Yes, I have")
            r.says("Sam", "/fares")
            r.taps("Sam", "Cal, for “Hub rules”, by Thursday 25 June")
        return r.written


def _who_came_is_asked_how_it_was(r: Recording) -> None:
    """Bea never said whether she comes, and came; Cal had said yes."""
    with r.writes("my_meetings_was_there.en", "Bea"):
        r.says("Bea", "/meetings")
        r.taps("Bea", FIRST)
        with r.writes("debrief_thanks.en", "Cal"):
            r.wait_until(MEETING_AT + timedelta(hours=20, minutes=5))
        r.taps("Bea", "Show")


def it_is_online(folder: Path) -> dict[str, list[str]]:
    of_a_room = ("card_access", "there_is", "quiet_room", "desk_place", "front_desk")
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("new_meeting_online.en", "Jo"):
            r.says("Jo", "/newmeeting")
            for name, answer in MEETING.items():
                if name == "place":
                    r.taps("Jo", "It is online")
                    r.says("Jo", "https://example.org/hub")
                elif name not in of_a_room:
                    r.says("Jo", answer)
            r.taps("Jo", "Yes, ask them")
        r.wait(minutes=5)
        r.taps("Kit", "Yes, I will come")
        r.wait_until(MEETING_AT - timedelta(days=3, minutes=1))
        with r.writes("pre_brief_online.en", "Kit"):
            r.wait_until(MEETING_AT - timedelta(days=1))
        return r.written


def it_is_said_for_me(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(holder="2")) as scene:
        r = Recording(scene)
        r.wait_until(MEETING_AT + timedelta(minutes=10))
        with r.writes("say_for_me.en", "Kit", "Ali"):
            r.says("Kit", "/menu")
            r.taps("Kit", "Say it for me")
            r.says("Kit", "Can we slow down?")
            r.taps("Kit", "No, leave my name out")
            r.taps("Ali", "Show")
        return r.written


def in_another_way(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        with r.writes("other_way.en", "Kit", "Jo"):
            r.taps("Kit", "Not there, but in another way")
            r.wait_until(MEETING_AT - timedelta(days=2))
            r.taps("Kit", "Here, in my own words")
            r.says("Kit", "The room is cold")
            r.says("Kit", "That we can sit down")
        return r.written


FIRST_MOVED = "Thursday 11 June, 2 pm: Hub rules"


def a_series(folder: Path) -> dict[str, list[str]]:
    with an_example(folder) as scene:
        r = Recording(scene)
        with r.writes("new_meeting_series.en", "Jo"), r.writes("invitation_series.en", "Kit"):
            r.says("Jo", "/newmeeting")
            for name, answer in MEETING.items():
                r.says("Jo", "Every two weeks" if name == "repeats" else answer)
                if name == "repeats":
                    r.taps("Jo", "Until I say")
            r.taps("Jo", "Yes, ask them")
            r.wait(minutes=4)
            r.taps("Kit", "Yes, I will come")
        with r.writes("fill_card_series.en", "Jo"):
            r.says("Jo", "/card")
            r.taps("Jo", FIRST, "Pay")
            r.says("Jo", "20 pounds, in cash")
            r.taps("Jo", "Skip", "Yes, for all that follow")
        with r.writes("changing_series.en", "Jo", "Kit"):
            r.says("Jo", "/change")
            r.taps("Jo", FIRST, "The day or the time", "Done")
            r.says("Jo", "11 June")
            r.taps("Jo", "The same time", "Yes, for all that follow", "Yes, change it")
            r.taps("Kit", "Yes, I will come")
        with r.writes("cancelling_series.en", "Jo", "Kit"):
            r.says("Jo", "/cancel")
            r.taps("Jo", FIRST_MOVED, "This one, and all after it", "Someone is ill", "Send it")
            r.wait(minutes=4)
        return r.written
