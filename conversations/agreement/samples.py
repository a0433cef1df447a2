"""Sample facts for a group's agreement."""

from conversations.samples import GROUPS, PERSON, STAFF_MEMBER, UNKNOWN
from conversations.script import Facts

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
    "my_groups": GROUPS,
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
    "my_groups": GROUPS,
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
