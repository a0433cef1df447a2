"""What will I get, and when? Every note that is planned for this person (STK:31)."""

from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.script import Say, When, known
from conversations.talks.samples import NOTHING_PLANNED, PLANNED, PLANNED_HERE

WHAT_WILL_I_GET = Conversation(
    "what_will_i_get",
    When(
        known("plan_list"),
        Say("This is what I plan to send you:"),
        Say("{plan_list}"),
        When(known("comes_here"), Say("It all comes here, in this chat.")),
        otherwise=(Say("I have no notes planned for you right now."),),
    ),
    Say("If a meeting changes, I write more."),
    samples=(PLANNED, PLANNED_HERE, NOTHING_PLANNED),
    command="plan",
    title=N_("What will I get, and when?"),
)
