"""Help now: who is there at this hour. The list is data, checked and dated."""

from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.samples import HELP
from conversations.script import Say

HELP_NOW = Conversation(
    "help_now",
    Say("I am a bot. No one watches this chat all day. These people can help now:"),
    Say("{help_list}"),
    samples=(HELP,),
    command="helpnow",
    title=N_("Help now"),
    urgent=True,
    outside=True,
)
