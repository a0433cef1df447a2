"""Inviting someone: a person whom a named human has met comes in by a link (SHP:393)."""

from conversations.conversation import Conversation
from conversations.joining.samples import (
    BRINGING_IN,
    BRINGING_IN_FIRST,
    BRINGING_IN_PEERS,
    BRINGING_IN_PEERS_ONLY,
)
from conversations.phrases import N_
from conversations.script import Ask, Choice, Choices, Do, Say, Seen, When, chose, known

WHO_LOOKS_AFTER_THEM = When(
    known("link_people"),
    Ask(
        "who",
        "Who will look after this person, one to one?",
        Choices("link_people"),
        seen_by=Seen.STAFF,
        skip=False,
    ),
    otherwise=(Say("You will look after this person, one to one."),),
)

BY_A_LINK = Ask(
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
)

BY_VOICE = (
    Say("Please read this to them:"),
    Say("You choose what you share. You never have to tell your story."),
    Say("One limit: staff must act if someone is in danger. They will try to talk to you first."),
    Say("Staff will ring you about the meetings. You can leave on any day."),
    Ask(
        "agreed",
        "Do they say yes to joining?",
        Choice(
            "yes",
            "Yes, they say yes",
            Do("add_member"),
            Say("They are in. A first talk with them comes to who looks after them."),
        ),
        Choice("no", "No, they do not", Say("That is fine. No is a good answer. I keep nothing.")),
        seen_by=Seen.STAFF,
        skip=False,
    ),
)

#: of a group without staff: its people, or the few outside it (joining_outside.py)
AMONG_PEERS = Ask(
    "as_what",
    "What will this person do?",
    Choice("co_producer", "Take part"),
    Choices("a_contact_too"),
    seen_by=Seen.GROUP,
    skip=False,
)

ONE_OUTSIDE = (
    When(
        chose("as_what", "contact"),
        Say("They stay outside the group. I can tell them if someone may be in danger."),
        Say("They see nothing else. When they say yes, I'll let the group know who it is."),
    ),
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
        When(
            known("peers_only"),
            Say("“{group}” is for peers only. They come in to take part, and no staff do."),
            When(known("a_contact_too"), AMONG_PEERS, *ONE_OUTSIDE),
            otherwise=(
                Ask(
                    "role",
                    "What will this person do in the group?",
                    Choice("co_producer", "Take part"),
                    Choice("without", "Take part, without Telegram"),
                    Choice("facilitator", "Run the meetings"),
                    Choice("link_person", "Look after people, one to one"),
                    Choice("safeguarding", "Be told when someone is at risk"),
                    seen_by=Seen.STAFF,
                    skip=False,
                ),
                When(chose("role", "co_producer", "without"), WHO_LOOKS_AFTER_THEM),
            ),
        ),
        When(chose("role", "without"), *BY_VOICE, otherwise=(BY_A_LINK,)),
    ),
    samples=(BRINGING_IN, BRINGING_IN_FIRST, BRINGING_IN_PEERS, BRINGING_IN_PEERS_ONLY),
    command="invite",
    title=N_("Invite someone"),
    roles=("facilitator", "link_person", "peer"),
)
