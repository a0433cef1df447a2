"""Sample facts for how a meeting was."""

from conversations.samples import ANY_NOTE, MEETING
from conversations.script import Facts

FIRST_ANSWER: Facts = {
    **MEETING,
    "count": 1,
    "enough": 5,
    "missing": 4,
    "enough_answers": False,
    "opens": "Friday 19 June",
}
TOO_FEW_ANSWERS: Facts = {**FIRST_ANSWER, "count": 4, "missing": 1}
ENOUGH_ANSWERS: Facts = {**FIRST_ANSWER, "count": 5, "missing": 0, "enough_answers": True}
WITH_A_COMMENT: Facts = {
    **ENOUGH_ANSWERS,
    "comment": "too long for me",
    "comment_ways": (("take_out", "Take out what it says"),),
}
RESULTS: Facts = {
    **ENOUGH_ANSWERS,
    "results": "Do you get enough chance to speak?\n• Always: 3\n• Often: 2",
}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "debrief_well": "Everyone got to speak.",
    "debrief_better": "A longer break.",
}
