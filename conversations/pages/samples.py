"""Sample facts for what is there for each person themself. Names are made up."""

from conversations.samples import PERSON, STAFF_MEMBER, UNKNOWN
from conversations.script import Facts

AT_MORE_FOR_ME: Facts = {
    **PERSON,
    "more_here": (("about_me", "My page about me"), ("learning", "What I would like to learn")),
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
WOULD_LEARN: Facts = {
    **STAFF_MEMBER,
    "would_learn": (("4", "Kit"),),
    "word_to": "Kit",
    "their_wish": "Kit would like to learn: Speaking up",
    "can_write": True,
}
WOULD_LEARN_BY_VOICE: Facts = {**WOULD_LEARN, "can_write": False}
WOULD_LEARN_NO_MORE: Facts = {**WOULD_LEARN, "their_wish": ""}
NONE_WOULD_LEARN: Facts = {**WOULD_LEARN, "would_learn": (), "their_wish": "", "word_to": ""}

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

# Someone to go with.
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
