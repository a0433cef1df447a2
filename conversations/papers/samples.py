"""Sample facts for papers and notes of a meeting."""

from conversations.meetings.samples import CANCELLING
from conversations.samples import ANY_NOTE, STAFF_MEMBER
from conversations.script import Facts

NOTES_OF_A_MEETING: Facts = {
    **CANCELLING,
    "meetings_over": (("m1", "Hub rules, 10 June"), ("m2", "Food, 17 June")),
}
NOTHING_OVER: Facts = {**STAFF_MEMBER, "meetings_over": ()}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "paper": "Rules.pdf", "minutes": "We chose three rules."}
