"""The results of an evaluation: for staff and group at the same time (CH:187)."""

from conversations.conversation import Conversation
from conversations.evaluation.samples import RESULTS
from conversations.script import Say

RESULTS_TALK = Conversation(
    "results",
    Say("Here is what people said. Staff and group get this at the same time."),
    Say("{results}"),
    Say("No names are kept with the answers. Thank you to all who answered."),
    samples=(RESULTS,),
    urgent=True,  # all at the same time, whatever else is going on
)
