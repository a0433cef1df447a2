"""Sample facts for two who go together."""

from conversations.samples import ANY_NOTE, PERSON, STAFF_MEMBER
from conversations.script import Facts

_TWO_GROUPS = (("1", "Hub group"), ("2", "Food group"))
BUDDY_NEW: Facts = {
    **PERSON,
    "many_groups": False,
    "buddy_name": "",
    "buddy_said": False,
    "buddy_ways": (("want", "I would like someone to go with"), ("can", "I can go along")),
}
BUDDY_SAID: Facts = {
    **BUDDY_NEW,
    "many_groups": True,
    "my_groups": _TWO_GROUPS,
    "buddy_said": True,
    "buddy_ways": (("can", "I can go along"), ("no_more", "I would rather not")),
}
BUDDY_TOGETHER: Facts = {**BUDDY_NEW, "buddy_name": "Bea", "buddy_ways": (("stop", "Stop"),)}
GOES_ALONG: Facts = {**PERSON, "could_go_along": True}
IS_GONE_WITH: Facts = {**GOES_ALONG, "could_go_along": False}
GOES_ALONG_TOO_LATE: Facts = {**GOES_ALONG, "too_late": "yes"}
PAIRS: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": _TWO_GROUPS,
    "buddy_wants": (("4", "Kit"),),
    "buddy_cans": (("5", "Bea"),),
    "buddy_cans_said": "Bea",
}
PAIRS_NONE_CAN: Facts = {
    **PAIRS,
    "many_groups": False,
    "buddy_cans": (),
    "buddy_cans_said": "",
}
NO_ONE_TO_PAIR: Facts = {**PAIRS_NONE_CAN, "buddy_wants": ()}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "buddy_name": "Bea"}
