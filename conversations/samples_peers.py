"""What is known when people of a group for peers only talk, for the tests to walk with."""

from conversations.samples import ABOUT_GROUP_EMPTY, BRINGING_IN, JOINING_SOON, SIGNAL_BARE
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
JOINING_PEERS: Facts = {**JOINING_SOON, "peers_only": True, "own_link": "Sam"}
JOINING_TO_HELP: Facts = {
    **JOINING_SOON,
    "peers_only": True,
    "own_link": "",
    "name": "",
    "is_to_help": True,
}
ABOUT_PEERS: Facts = {**ABOUT_GROUP_EMPTY, "peers_only": True}
BRINGING_IN_PEERS: Facts = {**BRINGING_IN, "peers_only": True, "link_people": ()}
SIGNAL_AMONG_PEERS: Facts = {
    **SIGNAL_BARE,
    "facilitators": "Kit",
    "safe_keepers": "",
    "peers_only": True,
}
