"""Inviting someone: a person whom a named human has met comes in by a link (SHP:393)."""

from conversations.phrases import N_
from conversations.samples import BRINGING_IN, BRINGING_IN_FIRST
from conversations.script import (
    Ask,
    Choice,
    Choices,
    Conversation,
    Do,
    Say,
    Seen,
    When,
    chose,
    known,
)

BRING_IN = Conversation(
    "bring_in",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    Ask(
        "met",
        "Have you met this person?",
        Choice("yes", "Yes, we have met"),
        Choice(
            "not_yet",
            "Not yet",
            Say("Please meet first, or talk on the phone. Then come back to me."),
            Say("I am a bot. It is kinder if a person comes first."),
        ),
        skip=False,
    ),
    When(
        chose("met", "yes"),
        Ask(
            "role",
            "What will this person do in the group?",
            Choice(
                "co_producer",
                "Take part",
                When(
                    known("link_people"),
                    Ask(
                        "who",
                        "Who will look after this person, one to one?",
                        Choices("link_people"),
                        seen_by=Seen.STAFF,
                        skip=False,
                    ),
                    otherwise=(Say("You will look after this person, one to one."),),
                ),
            ),
            Choice("facilitator", "Run the meetings"),
            Choice("link_person", "Look after people, one to one"),
            Choice("safeguarding", "Be told when someone is at risk"),
            seen_by=Seen.STAFF,
            skip=False,
        ),
        Ask(
            "confirm",
            "Shall I make the link?",
            Choice(
                "yes",
                "Yes, make it",
                Do("make_invitation"),
                Say("Here is the link. Give it by hand, to this person only."),
                Say("{invite_link}"),
                Say("It works once, until {expires}."),
            ),
            Choice("no", "No", Say("That is fine. I have made no link.")),
            skip=False,
        ),
    ),
    samples=(BRINGING_IN, BRINGING_IN_FIRST),
    command="invite",
    title=N_("Invite someone"),
    roles=("facilitator", "link_person"),
)
