"""Sample facts for pages about oneself."""

from conversations.samples import PERSON, STAFF_MEMBER, UNKNOWN
from conversations.script import Facts

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
