"""For staff, once a signal has ended: let it rest; and how they are themselves (SHP:203)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.samples import SIGNAL, SIGNAL_BARE
from conversations.script import Ask, Choice, Choices, Do, Say, Seen

AFTER_A_SIGNAL = Conversation(
    "after_a_signal",
    Say("{person} is OK now. Please do not bring it up, unless {person} does."),
    Ask(
        "how",
        "How are you?",
        Choice("fine", "I am fine", Say("That is good. Thank you for being there.")),
        Choices("colleagues", Do("ask_for_word"), Say("Thank you. I am letting them know.")),
        seen_by=Seen.ONLY_BOT,
    ),
    fine_if_skipped("how"),
    samples=(SIGNAL, SIGNAL_BARE),
    urgent=True,
)
