"""Sample facts for a break."""

from conversations.samples import LET_DOWN, PERSON, SIGNAL, SIGNAL_BARE, UNKNOWN
from conversations.script import Facts

LET_DOWN_YESTERDAY: Facts = {**PERSON, **LET_DOWN}
LET_DOWN_AND_TALKED: Facts = {**PERSON, "let_down": True}
LET_DOWN_AND_CARED_FOR: Facts = {**LET_DOWN_YESTERDAY, "carers": "Sam"}
SIGNAL_OPENED: Facts = {**SIGNAL, "opened_by": "Jo"}
NO_MEETING_BARE: Facts = {**UNKNOWN, "running": False, "asked_before": True}
SIGNAL_AMONG_PEERS: Facts = {
    **SIGNAL_BARE,
    "facilitators": "Kit",
    "safe_keepers": "",
    "peers_only": True,
}
