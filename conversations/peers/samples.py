"""What is known when people of a group for peers only talk, for the tests to walk with."""

from conversations.samples import (
    ABOUT_GROUP_EMPTY,
    BRINGING_IN,
    JOINING_SOON,
    SIGNAL_BARE,
    UNKNOWN,
)
from conversations.script import Facts

_TABLES = (("g3", "Our table"), ("g4", "The other table"))
OTHERS_DO: Facts = {
    "group": "Our table",
    "many_groups": True,
    "my_groups": _TABLES,
    "others_run_it": "Kit",
    "peers_only": True,
}
NO_ONE_DOES: Facts = {"group": "Our table", "peers_only": True}
HELPS: Facts = {**OTHERS_DO, "runs_this_group": True}
ALONE: Facts = {**NO_ONE_DOES, "runs_this_group": True}
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
ABOUT_PEERS: Facts = {**ABOUT_GROUP_EMPTY, "peers_only": True}
BRINGING_IN_PEERS: Facts = {
    **BRINGING_IN,
    "peers_only": True,
    "link_people": (),
    "a_contact_too": (("contact", "Someone outside, for worries about safety"),),
}
#: there are enough contacts outside already
BRINGING_IN_PEERS_ONLY: Facts = {**BRINGING_IN_PEERS, "a_contact_too": ()}
ASKED_OUTSIDE: Facts = {**UNKNOWN, "name": "Dee", "met_by": "Kit", "expires": "5 June"}
ASKED_OUTSIDE_UNNAMED: Facts = {**ASKED_OUTSIDE, "name": ""}
OUTSIDE: Facts = {**UNKNOWN, "name": "Dee", "stands_outside": True}
OUTSIDE_NO_MORE: Facts = {**UNKNOWN, "name": "Dee"}
SOMEONE_OUTSIDE: Facts = {
    **OTHERS_DO,
    "contacts_here": (("p6", "Dee"), ("p7", "Mo")),
    "whose_word": "Dee",
}
NO_ONE_OUTSIDE: Facts = {**NO_ONE_DOES, "contacts_here": ()}
SIGNAL_AMONG_PEERS: Facts = {
    **SIGNAL_BARE,
    "facilitators": "Kit",
    "safe_keepers": "",
    "peers_only": True,
}
