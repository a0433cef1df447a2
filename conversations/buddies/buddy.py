"""Someone to go with: a co-producer says what they would like, and can stop (SHP:397)."""

from conversations.buddies.samples import BUDDY_NEW, BUDDY_SAID, BUDDY_TOGETHER
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Ask, Choices, Do, Say, Seen, When, chose, known

BUDDY = Conversation(
    "buddy",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    When(
        known("buddy_name"),
        Say("You and {buddy_name} go together."),
        otherwise=(
            Say("Some people like to go to meetings with someone."),
            Say("Staff think of two who could. No one hears a name before both say yes."),
        ),
    ),
    When(known("buddy_said"), Say("I have what you said before. You can change it.")),
    Ask("what", "What would you like to say?", Choices("buddy_ways"), seen_by=Seen.STAFF),
    When(
        chose("what", "want", "can"),
        Do("wish_buddy"),
        Say("Thank you. I write to you when staff have thought of someone."),
        Say("You can stop on any day. No one asks why."),
    ),
    When(
        chose("what", "no_more"),
        Do("end_buddy"),
        Say("That is fine. I have taken it out. No one asks why."),
    ),
    When(
        chose("what", "stop"),
        Do("end_buddy"),
        Say("That is fine. No one asks why. I say that it is over, and no more."),
    ),
    fine_if_skipped("what"),
    samples=(BUDDY_NEW, BUDDY_SAID, BUDDY_TOGETHER),
    title=N_("Someone to go with"),
    roles=("co_producer",),
    under="more_for_me",
    among_peers=False,
)
