"""Sample facts for joining, and bringing in."""

from conversations.samples import GROUPS, PERSON, STAFF_MEMBER, UNKNOWN
from conversations.script import Facts

JOINING_SOON: Facts = {
    **PERSON,
    "met_by": "Sam",
    "expires": "5 June",
    "first_note": "Sunday 7 June, 10 am: what to expect at “Hub rules”",
    "page_for": "To make the room ours.",
    "page_sharing": "So that others learn from it.",
    "page_ends": "In March.",
    "page_budget": "500 pounds.",
    "page_steering": "We do.",
    "page_private": "What is said here stays here.",
    "page_help": "The Hub, 01632 960 111.",
    "page_reach": "Ring Jo.",
    "who_is_who": "Jo runs the meetings.",
    "agreed_lines": "1. One speaks at a time.",
}
JOINING_UNKNOWN: Facts = {
    **JOINING_SOON,
    "name": "",
    "first_note": "",
    "page_is_empty": True,
    "who_is_who": "",
    "agreed_lines": "",
}
JOINING_AS_STAFF: Facts = {
    **UNKNOWN,
    "met_by": "Dee",
    "expires": "5 June",
    "is_staff_role": True,
}
BRINGING_IN: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": GROUPS,
    "link_people": (("p1", "Sam"), ("p2", "Dee")),
    "invite_link": "https://t.me/example_bot?start=abcd-efgh",
    "expires": "5 June",
}
BRINGING_IN_FIRST: Facts = {**BRINGING_IN, "many_groups": False, "link_people": ()}

# A group for peers only.
JOINING_PEERS: Facts = {
    **JOINING_SOON,
    "peers_only": True,
    "own_link": "Sam",
    "contacts": "Dee",
}
JOINING_TO_HELP: Facts = {
    **JOINING_SOON,
    "peers_only": True,
    "own_link": "",
    "name": "",
    "is_to_help": True,
}
BRINGING_IN_PEERS: Facts = {
    **BRINGING_IN,
    "peers_only": True,
    "link_people": (),
    "a_contact_too": (("contact", "Someone outside, for worries about safety"),),
}
#: there are enough contacts outside already
BRINGING_IN_PEERS_ONLY: Facts = {**BRINGING_IN_PEERS, "a_contact_too": ()}

# Someone outside it, to be told of worries.
ASKED_OUTSIDE: Facts = {**UNKNOWN, "name": "Dee", "met_by": "Kit", "expires": "5 June"}
ASKED_OUTSIDE_UNNAMED: Facts = {**ASKED_OUTSIDE, "name": ""}
