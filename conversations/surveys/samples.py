"""Sample facts for asking a group something, and reading what came of it."""

from conversations.samples import ANY_NOTE, GROUPS, PERSON, STAFF_MEMBER, UNKNOWN
from conversations.script import Facts

_BOTH = (("s1", "Our day out"), ("s2", "Food"))
_SAID = "1. Where shall we go?\n• By the sea: 4\n• “To the hills”"

# Asking.
ASKING_A_GROUP: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": GROUPS,
    "open_survey": False,
    "group_is_small": False,
    "survey_close": (("usual", "Monday 8 June, 5 pm"),),
    "survey_draft": "1. Where shall we go?\n• By the sea\n• To the hills",
}
ASKING_A_SMALL_GROUP: Facts = {**ASKING_A_GROUP, "many_groups": False, "group_is_small": True}
ONE_IS_OPEN: Facts = {
    **STAFF_MEMBER,
    "many_groups": False,
    "open_survey": True,
    "open_about": "Our day out",
    "open_until": "Monday 8 June",
    "open_enough": False,
}
ONE_CAN_OPEN: Facts = {**ONE_IS_OPEN, "open_enough": True}

# Answering.
ASKED: Facts = {
    **PERSON,
    "surveys_open": _BOTH,
    "many_surveys": True,
    "survey_about": "Our day out",
    "survey_day": "Monday 8 June",
    "survey_said": "“By the sea”",
    "survey_q1": "Where shall we go?",
    "survey_a1": (("a1", "By the sea"), ("a2", "To the hills")),
    "survey_q2": "What would help you to come along?",
    "survey_a2": (),
    "survey_q3": "Which day suits you?",
    "survey_a3": (("a1", "A Saturday"), ("a2", "A weekday")),
}
_ONE = ("survey_about", "survey_day", "survey_said", "survey_q1", "survey_a1")
ASKED_ONE_THING: Facts = {
    **UNKNOWN,
    **{name: ASKED[name] for name in _ONE},
    "surveys_open": _BOTH[:1],
    "many_surveys": False,
    "survey_small": True,
    "survey_q2": "",
    "survey_q3": "",
}
ASKED_TWO_THINGS: Facts = {**ASKED, "many_surveys": False, "survey_q3": ""}
CLOSED_MEANWHILE: Facts = {**ASKED_ONE_THING, "name": "Kit", "survey_over": "yes"}
FEW_READ_IT: Facts = {
    **ASKED_TWO_THINGS,
    "few_write_so": True,
    "held_back": "yes",
    "my_language": "Arabic",
    "group_language": "English",
}
ASKED_NOTHING: Facts = {**PERSON, "surveys_open": (), "many_surveys": False}

# Reading.
ANSWERS_IN: Facts = {
    **PERSON,
    "closed_surveys": _BOTH,
    "many_closed": True,
    "survey_title": "Our day out",
    "many_pages": False,
    "survey_page": _SAID,
}
MANY_ANSWERS_IN: Facts = {
    **ANSWERS_IN,
    "many_closed": False,
    "many_pages": True,
    "survey_pages": (("p1", "Part 1"), ("p2", "Part 2")),
}
NO_ANSWERS_IN: Facts = {**PERSON, "closed_surveys": (), "many_closed": False}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "survey_about": "Our day out"}
