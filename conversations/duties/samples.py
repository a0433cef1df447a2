"""Sample facts for turns at a meeting."""

from conversations.samples import PERSON, STAFF_MEMBER
from conversations.script import Facts

TURNS: Facts = {
    **PERSON,
    "my_meetings": (("m1", "Hub rules, 10 June"),),
    "turns_list": "Jo leads the talk.\nNo one takes notes yet.",
    "turns_here": (("take_notes", "I will take the notes"), ("give_chair", "I can't lead it")),
}
TURNS_FOR_STAFF: Facts = {**TURNS, **STAFF_MEMBER, "is_co_producer": False}
NO_TURN_LEFT: Facts = {**TURNS, "turns_here": ()}
NO_MEETING_FOR_TURNS: Facts = {**TURNS, "my_meetings": ()}
