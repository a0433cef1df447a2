"""Sample facts for pages about oneself and the group."""

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

# A page about oneself.
_TO_SHOW = (("m1", "“Hub rules”, Wednesday 10 June"), ("m2", "“Tea”, Friday 12 June"))
_NO_PAGE: Facts = {
    "my_page": "",
    "page_ways": (),
    "page_shown": "",
    "can_show_at": (),
    "shown_at": (),
}
ABOUT_ME_NEW: Facts = {**PERSON, **_NO_PAGE, "can_show_at": _TO_SHOW}
ABOUT_ME_NO_MEETING: Facts = {**UNKNOWN, **_NO_PAGE, "page_ways": (("show", "Show it"),)}
ABOUT_ME_SHOWN: Facts = {
    **STAFF_MEMBER,
    "my_page": "What I like: “Trees.”\nAsk me about: “My dog.”",
    "page_ways": (("show", "Show it at a meeting"), ("hide", "Take it back from a meeting")),
    "page_shown": "“Hub rules”, Wednesday 10 June",
    "can_show_at": _TO_SHOW[1:],
    "shown_at": _TO_SHOW[:1],
}
ABOUT_ME_TAKEN_BACK: Facts = {**ABOUT_ME_SHOWN, "shown_at": (), "page_shown": ""}
_READING: Facts = {
    "pages_at": _TO_SHOW,
    "shown_by": (("4", "Kit"), ("5", "Bea")),
    "whose_name": "Kit",
    "their_page": "What I like: “Trees.”\nAsk me about: “My dog.”",
    "opener": "You could ask Kit about “My dog.”",
}
READS_PAGES: Facts = {**PERSON, **_READING}
READS_A_SHORT_PAGE: Facts = {**PERSON, **_READING, "opener": ""}
READS_TOO_LATE: Facts = {**READS_A_SHORT_PAGE, "their_page": ""}
READS_NO_PAGE: Facts = {**STAFF_MEMBER, **dict.fromkeys(_READING, ""), "pages_at": ()}

# What someone would like to learn.
LEARNS_NEW: Facts = {**PERSON, "my_learning": "", "learning_ways": (), "learn_said": "knitting"}
LEARNS: Facts = {
    **PERSON,
    "my_learning": "• How meetings work",
    "learning_ways": (("take_out", "Take it out"),),
    "learn_said": "How meetings work",
}
LEARNS_WITHOUT_A_LINK: Facts = {**LEARNS_NEW, "link": "", "own_link": ""}

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
