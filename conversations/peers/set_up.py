"""Starting a group for peers only, from the chat: its own people run it (SHP:275, SHP:397)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.peers.samples import HELPS
from conversations.phrases import N_
from conversations.script import Ask, Do, Say, Seen

SET_UP_PEERS = Conversation(
    "set_up_peers",
    Say("A group for peers only has no staff in it. Its own people run it."),
    Say("You would help to run it. You can stop on any day."),
    THE_ONE_LIMIT,
    Ask(
        "peers_title",
        "What shall we call it? A few words.",
        seen_by=Seen.GROUP,
        then=(
            Do("set_up_peers"),
            Say("Thank you. “{group}” is there now, and you are in it."),
            Say("To ask others in, tap “Invite someone”. Please meet them first."),
            Say("Who hears of a worry about safety there? Tap “Who I tell outside the group”."),
        ),
    ),
    fine_if_skipped("peers_title"),
    samples=(HELPS,),
    title=N_("Start a group for peers"),
    roles=("co_producer",),
    under="more_for_me",
)
