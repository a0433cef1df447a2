"""Taking part in a meeting's work without being there (CH:200).

In writing, in a call, or one to one. It takes the place of the pre-brief, as many days before.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.meetings.meeting_card import WHAT_IT_IS_FOR, lines_of
from conversations.meetings.samples import FULL_CARD
from conversations.passing_on import ASKED_TO_RING, ON_THEIR_LIST, PASSED_ON
from conversations.samples import BARE_MEETING, MEETING
from conversations.saying.parts import GIVEN_ON
from conversations.script import Ask, Choice, Do, Say, Seen, Tell, When, known

OTHER_WAY = Conversation(
    "other_way",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("“{meeting}” is on {day} at {time}. You take part in another way."),
    When(known("purpose"), Say("What it is for: “{purpose}”")),
    *lines_of(WHAT_IT_IS_FOR),
    Say("Share only what you want to. You can stop at any time."),
    Ask(
        "how_else",
        "How would you like to say what you think?",
        Choice(
            "write",
            "Here, in my own words",
            THE_ONE_LIMIT,
            Ask(
                "thought",
                "What do you think about it?",
                seen_by=Seen.FACILITATORS,
                then=(Do("send_thought"), GIVEN_ON),
            ),
            Ask(
                "matters",
                "What matters most to you in this?",
                seen_by=Seen.FACILITATORS,
                then=(Do("send_what_matters"), GIVEN_ON),
            ),
        ),
        Choice(
            "call",
            "In a call",
            Tell(
                "link_person",
                "{name} would like to say in a call what they think about “{meeting}”.",
                "ring_me",
            ),
            ASKED_TO_RING,
        ),
        Choice(
            "one_to_one",
            "One to one, with someone",
            Tell(
                "link_person",
                "{name} would like to talk about “{meeting}”, one to one.",
                "one_to_one",
            ),
            PASSED_ON,
            *ON_THEIR_LIST,
        ),
        Choice("no", "No, thank you", Say("That is fine. No is a good answer.")),
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("how_else", "thought", "matters"),
    samples=(MEETING, BARE_MEETING, FULL_CARD),
)
