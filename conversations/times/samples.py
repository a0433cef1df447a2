"""Sample facts for finding a time."""

from conversations.meetings.samples import MAKING_A_MEETING, MAKING_A_SERIES, MAKING_IT_SHORT
from conversations.samples import PERSON, STAFF_MEMBER
from conversations.script import Facts

_TIMES = (("t1", "Wednesday 10 June, 2 pm"), ("t2", "Thursday 11 June, 10 am"))

# Finding a time.
FINDING: Facts = {
    **MAKING_A_MEETING,
    "usual_close": (("usual", "Friday 5 June, 5 pm"),),
    "times_draft": "• Wednesday 10 June, 2 pm\n• Thursday 11 June, 10 am",
}
FINDING_IN_ONE_GROUP: Facts = {**FINDING, "many_groups": False}
ASKED_FOR_TIMES: Facts = {
    **PERSON,
    "times_asked": "We look for a time for “Hub rules”. You can say it until Friday 5 June.",
    "times_to_pick": _TIMES,
    "own_time": "After 6, when my mum is home",
}
NOT_ASKED_FOR_TIMES: Facts = {**PERSON, "times_asked": "", "times_to_pick": ()}
_COUNTED: Facts = {
    "my_polls": (("o1", "Hub rules"), ("o2", "Food")),
    "many_polls": True,
    "times_counted": "“Hub rules”: so many could come:\n• Wednesday 10 June, 2 pm: 3",
    "times_left": _TIMES,
}
SETTING_A_TIME: Facts = {**MAKING_A_MEETING, **_COUNTED}
SETTING_TIMES_THAT_REPEAT: Facts = {**MAKING_A_SERIES, **_COUNTED, "many_polls": False}
SETTING_A_TIME_SHORT: Facts = {**MAKING_IT_SHORT, **_COUNTED}
NO_TIMES_TO_SET: Facts = {**STAFF_MEMBER, "my_polls": (), "many_polls": False}
