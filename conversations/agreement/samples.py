"""Sample facts for talks about a group's agreement, hard times, and what comes before we begin."""

from conversations.samples import PERSON, STAFF_MEMBER, UNKNOWN
from conversations.script import Facts

_GROUPS = (("g1", "Hub group"), ("g2", "Young people"))
_LINES = "How we are together\n1. We mind our words."
_IDEA = "Idea 1: To take out “We mind our words.”"
_AGAIN = (("look_again", "When to look at it again"),)
_WAYS = (
    ("12", "Idea 1"),
    ("add", "Put in a new line"),
    ("change", "Put a line in other words"),
    ("remove", "Take a line out"),
    ("before", "How it was before"),
)
AGREED: Facts = {
    **PERSON,
    "many_groups": True,
    "my_groups": _GROUPS,
    "agreed_lines": _LINES,
    "agreed_day": "Tuesday 2 June",
    "review_day": "Tuesday 1 December",
    "example_lines": _LINES,
    "ideas_list": _IDEA,
    "idea": "To take out “We mind our words.”",
    "agreement_ways": _WAYS,
    "line_choices": (("respect", "1. We mind our words."),),
    "versions": (("1", "Tuesday 2 June"),),
    "version_lines": _LINES,
    "version_day": "Tuesday 2 June",
}
AGREED_MEANWHILE: Facts = {
    **AGREED,
    "many_groups": False,
    "review_day": "",
    "settled_already": "yes",
}
NOT_AGREED_YET: Facts = {
    **UNKNOWN,
    "many_groups": False,
    "agreed_lines": "",
    "agreed_day": "",
    "review_day": "",
    "ideas_list": "",
    "example_lines": _LINES,
    "agreement_ways": (
        ("start", "Start from this one"),
        ("add", "Put in a line of our own"),
    ),
}
TO_SETTLE: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": _GROUPS,
    "ideas_list": _IDEA,
    "idea": "To take out “We mind our words.”",
    "settle_ways": (("12", "Idea 1"), *_AGAIN),
    "review_day": "Tuesday 1 December",
    "some_yes": True,
    "wants_talk": False,
}
TO_BE_TALKED_ABOUT: Facts = {**TO_SETTLE, "wants_talk": True, "some_yes": False}
SETTLED_MEANWHILE: Facts = {**TO_SETTLE, "many_groups": False, "settled_already": "yes"}
ONLY_WHEN_TO_LOOK: Facts = {**TO_SETTLE, "settle_ways": _AGAIN, "ideas_list": ""}
NOTHING_TO_SETTLE: Facts = {**TO_SETTLE, "settle_ways": (), "ideas_list": ""}
HARD: Facts = {
    **PERSON,
    "many_groups": True,
    "my_groups": _GROUPS,
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
_PLAN: Facts = {
    "plan_find": "What makes a hub feel safe.",
    "plan_touches": "All who come to the hub.",
    "plan_team": "Jo, Ali and the front desk.",
    "plan_invite": "People who have slept rough.",
    "plan_gains": "All who come. It gets safer.",
    "plan_change": "The rules of the hub.",
    "ready_two_ways": "Yes.",
    "ready_equal": "Yes.",
    "ready_mixed": "Not yet.",
    "ready_access": "Not yet. It would take: “A lift.”",
}
BEGUN: Facts = {**STAFF_MEMBER, **_PLAN, "many_groups": True, "my_groups": _GROUPS}
BEGINNING: Facts = {**STAFF_MEMBER, **dict.fromkeys(_PLAN, ""), "many_groups": False}
PLAN_TO_READ: Facts = {
    **PERSON,
    "many_groups": True,
    "my_groups": _GROUPS,
    "plan_lines": "What we want to find out: “What makes a hub feel safe.”",
    "ready_lines": "• Each one can get in and take part. Not yet.",
}
NO_PLAN: Facts = {**PERSON, "many_groups": False, "plan_lines": "", "ready_lines": ""}
#: what notes about a group may need
GROUP_NOTE: Facts = {
    "hard_words": "Can we talk?",
    "group": "Hub group",
    "survey_about": "Our day out",
    "contacts": "Dee",
}
