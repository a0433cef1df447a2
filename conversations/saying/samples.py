"""Sample facts for something to be said in a meeting."""

from conversations.samples import NO_MEETING, SIGNAL, SIGNAL_FOR_NO_ONE
from conversations.script import Facts

IN_A_MEETING: Facts = {**SIGNAL, "reader": "Ali"}
NO_ONE_THERE: Facts = {**SIGNAL_FOR_NO_ONE, "reader": ""}
NO_MEETING_ON: Facts = {**NO_MEETING, "reader": ""}
