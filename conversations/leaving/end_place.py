"""Someone's place in the group: it never ends without a talk with them (SHP:297).

To keep someone safe it can rest at once; then the talk follows, and the digest asks about it.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.leaving.samples import NO_ONE_HERE, PEOPLE_HERE
from conversations.phrases import N_
from conversations.script import Ask, Choice, Choices, Do, Say, Seen, When, chose, known
from conversations.which_group import WHICH_GROUP

TALK_FIRST = (
    Say("Please talk with {whose_place} first. Ask how they see it. Decide it together."),
    Say("They can bring someone they trust."),
    Say("“When things are hard between us” can help you. It is in “About our group”."),
)

IT_ENDS = Ask(
    "sure",
    "Shall the place of {whose_place} in “{group}” end now?",
    Choice(
        "yes",
        "Yes, it ends",
        Do("end_place"),
        Say("It has ended. I tell {whose_place}, with thanks. What is owed to them stays owed."),
    ),
    Choice("no", "No, it stays", Say("That is fine. It stays as it is.")),
    skip=False,
)

IT_RESTS = (
    Say("Then their place can rest from now. It does not end."),
    Say("I tell them that it rests, and that you will talk with them."),
    Say("Each working day I ask if you have talked, until you have."),
    Ask(
        "sure_rest",
        "Shall the place of {whose_place} in “{group}” rest now?",
        Choice(
            "yes",
            "Yes, it rests",
            Do("end_place"),
            Say("It rests now. I am telling {whose_place}. Please talk with them soon."),
        ),
        Choice("no", "No, it stays", Say("That is fine. It stays as it is.")),
        skip=False,
    ),
)

END_PLACE = Conversation(
    "end_place",
    WHICH_GROUP,
    When(
        known("members_here"),
        Say("No one's place ends without a talk with them."),
        Ask(
            "whose",
            "Whose place is it about?",
            Choices("members_here"),
            seen_by=Seen.ONLY_BOT,
            skip=False,
        ),
        Ask(
            "talked",
            "Have you talked with {whose_place} about it?",
            Choice("wants", "Yes, they would like to stop"),
            Choice("agreed", "Yes, we agreed that it ends"),
            Choice("not_yet", "Not yet", *TALK_FIRST),
            Choice("safe", "No, I must keep someone safe now"),
            seen_by=Seen.ONLY_BOT,
        ),
        When(chose("talked", "wants", "agreed"), IT_ENDS),
        When(chose("talked", "safe"), *IT_RESTS),
        otherwise=(Say("There is no one else here yet."),),
    ),
    fine_if_skipped("talked"),
    samples=(PEOPLE_HERE, NO_ONE_HERE),
    title=N_("Someone's place in the group"),
    roles=("facilitator", "peer"),
    under="run_group",
)
