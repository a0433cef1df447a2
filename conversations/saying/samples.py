"""Sample facts for something to be said in a meeting."""

from conversations.samples import ANY_NOTE, NO_MEETING, SIGNAL, SIGNAL_FOR_NO_ONE
from conversations.script import Facts

IN_A_MEETING: Facts = {**SIGNAL, "reader": "Ali"}
NO_ONE_THERE: Facts = {**SIGNAL_FOR_NO_ONE, "reader": ""}
NO_MEETING_ON: Facts = {**NO_MEETING, "reader": ""}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "thought": "Can we meet in the morning?",
    "regrets": "Sorry, my sister is here.",
    "say_now": "Can we slow down?",
    "say_now_named": "Can we slow down?",
    "matters": "That we are heard.",
}
