"""A voice note or a picture came. It can't be read yet; a person can be asked instead."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.passing_on import ASKED_TO_GET_IN_TOUCH, CAN_ASK
from conversations.samples import PERSON, UNKNOWN
from conversations.script import Ask, Choice, Say, Seen, Tell

VOICE_OR_PICTURE = Conversation(
    "voice_or_picture",
    Say("Thank you for that. I am sorry. I cannot hear voice notes or see pictures yet."),
    Say("You can type it. Or you can tell a person."),
    CAN_ASK,
    Ask(
        "pass_on",
        "Would you like that?",
        Choice(
            "yes",
            "Yes, please",
            Tell(
                "link_person",
                "{name} sent a voice note or a picture. Please get in touch.",
                "get_in_touch",
            ),
            ASKED_TO_GET_IN_TOUCH,
        ),
        Choice("no", "No, thank you", Say("That is fine.")),
        seen_by=Seen.LINK_PERSON,
    ),
    fine_if_skipped("pass_on"),
    samples=(PERSON, UNKNOWN),
)
