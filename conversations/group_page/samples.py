"""Sample facts for the page about a group."""

from conversations.samples import GROUPS, PERSON, STAFF_MEMBER, UNKNOWN
from conversations.script import Facts
from conversations.talks.samples import MORE_HERE

# The page about a group.
_PAGE_FULL: Facts = {
    "many_groups": True,
    "my_groups": GROUPS,
    "page_is_empty": False,
    "page_for": "To make the hub a good place.",
    "page_sharing": "So that the hub learns from us.",
    "page_ends": "In March.",
    "page_budget": "500 pounds, for food and fares.",
    "page_steering": "We vote. Dee has the last say.",
    "page_private": "Names stay here.",
    "page_help": "The warm room, 01632 960 222, all day.",
    "page_reach": "Jo, 01632 960 111",
    "who_is_who": "• Jo runs the meetings.",
}
_PAGE_EMPTY: Facts = {
    **dict.fromkeys(_PAGE_FULL, ""),
    "many_groups": False,
    "page_is_empty": True,
}
ABOUT_GROUP_FULL: Facts = {**PERSON, **_PAGE_FULL}
ABOUT_GROUP_EMPTY: Facts = {**UNKNOWN, **_PAGE_EMPTY}
ABOUT_GROUP_IN_PART: Facts = {**ABOUT_GROUP_EMPTY, "page_is_empty": False}
ABOUT_PEERS: Facts = {**ABOUT_GROUP_EMPTY, "peers_only": True}
ABOUT_GROUP_STAFF: Facts = {**STAFF_MEMBER, **_PAGE_EMPTY, "more_here": MORE_HERE}
OUR_PAGE_FULL: Facts = {**STAFF_MEMBER, **_PAGE_FULL}
OUR_PAGE_EMPTY: Facts = {**STAFF_MEMBER, **_PAGE_EMPTY}

# What a group plans, before it begins.
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
BEGUN: Facts = {**STAFF_MEMBER, **_PLAN, "many_groups": True, "my_groups": GROUPS}
BEGINNING: Facts = {**STAFF_MEMBER, **dict.fromkeys(_PLAN, ""), "many_groups": False}
PLAN_TO_READ: Facts = {
    **PERSON,
    "many_groups": True,
    "my_groups": GROUPS,
    "plan_lines": "What we want to find out: “What makes a hub feel safe.”",
    "ready_lines": "• Each one can get in and take part. Not yet.",
}
NO_PLAN: Facts = {**PERSON, "many_groups": False, "plan_lines": "", "ready_lines": ""}
OUR_PAGE_LOOKED_AT: Facts = {
    **OUR_PAGE_FULL,
    "page_help_day": "1 June 2026",
    "page_help_holds": (("holds", "They still hold"),),
}

# Small things that can help.
SMALL_THINGS_BARE: Facts = {
    **PERSON,
    "small_list": "• Look out of a window.\n• Have a glass of water.",
    "groups_small_list": "",
}
SMALL_THINGS_OURS: Facts = {**SMALL_THINGS_BARE, "groups_small_list": "• Tea at the hub."}
OUR_SMALL_THINGS_FULL: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": (("1", "Hub group"), ("2", "Food group")),
    "our_small_list": "• Tea at the hub.",
    "our_smalls": (("a1b2", "Tea at the hub."),),
}
OUR_SMALL_THINGS_NONE: Facts = {
    **STAFF_MEMBER,
    "many_groups": False,
    "our_small_list": "",
    "our_smalls": (),
}
