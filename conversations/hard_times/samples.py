"""Sample facts for hard times in a group."""

from conversations.samples import ANY_NOTE, GROUPS, PERSON, STAFF_MEMBER
from conversations.script import Facts

HARD: Facts = {
    **PERSON,
    "many_groups": True,
    "my_groups": GROUPS,
    "hard_talk_lines": "• First we take a break.",
    "can_turn_to": (("3", "Sam"), ("1", "Jo")),
    "word_to": "Sam",
}
HARD_FOR_STAFF: Facts = {
    **HARD,
    **STAFF_MEMBER,
    "many_groups": False,
    "hard_talk_lines": "",
    "runs_this_group": True,
}
HARD_FOR_NO_ONE: Facts = {**HARD, "many_groups": False, "can_turn_to": (), "word_to": ""}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "hard_words": "Can we talk?"}
