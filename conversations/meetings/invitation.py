"""The invitation. No is as easy as yes; who is unwell keeps the place (CH:80, CH:149)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.coming_in_part import FOR_A_PART, INSTEAD
from conversations.meetings.meeting_card import BEFORE_THE_YES, lines_of
from conversations.meetings.samples import (
    ALL_AT_ONCE,
    ASKED_AGAIN,
    BY_VOICE,
    EACH_WEEK,
    FULL_CARD,
    READ_TO_THEM,
    SHORT_NOTICE,
    YES_TO_THE_REST,
)
from conversations.meetings.saying_no import AFTER_NO, LAST_OF_NO, NO_IS_GOOD
from conversations.meetings.unwell import LAST_OF_UNWELL, UNWELL
from conversations.meetings.what_to_expect import STILL_TO_KNOW, THE_REST_OF_IT
from conversations.samples import BARE_MEETING, MEETING
from conversations.script import Ask, Choice, Do, Say, Seen, Step, When, known

WHAT_IT_IS: tuple[Step, ...] = (
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("You are invited to “{meeting}”."),
    Say("It is on {day}, {time} to {until}. We meet at {place}."),
    When(known("how_often"), Say("{how_often}")),
    When(known("purpose"), Say("What it is for: “{purpose}”")),
    *lines_of(BEFORE_THE_YES),
    *STILL_TO_KNOW,
    When(known("nothing_before"), *THE_REST_OF_IT),
    When(known("break_at"), Say("We take a break at {break_at}.")),
    When(known("who"), Say("{who} will meet you there.")),
    When(known("short_notice"), Say("This is short notice. We are sorry. It is fine to say no.")),
    When(
        known("invited_before"),
        Say("I have asked you to these before. No is still a good answer."),
    ),
)

#: a no said by voice is known to who took it, and goes no further
WHO_READS_IT_OUT = When(
    known("read_out"),
    Say("Who reads this out hears the answer. A no goes no further."),
)

IF_YES = (
    Do("answer_invitation"),
    Say("Thank you. I have saved your answer."),
    When(
        known("how_often"),
        Say("It counts for each of these meetings. You can say no to any one."),
    ),
    When(
        known("short_notice"),
        otherwise=(
            When(known("by_voice"), otherwise=(Say("I will write again before the day."),)),
        ),
    ),
)

IF_NO = (Do("answer_invitation"), *NO_IS_GOOD, *AFTER_NO)

IF_UNWELL = (Do("answer_invitation"), *UNWELL)

INVITATION = Conversation(
    "invitation",
    *WHAT_IT_IS,
    WHO_READS_IT_OUT,
    Ask(
        "coming",
        "Would you like to come?",
        Choice("yes", "Yes, I will come", *IF_YES),
        Choice("no", "No, thank you", *IF_NO),
        Choice(
            "unsure",
            "Not sure yet",
            Do("answer_invitation"),
            Say("Thank you for telling us. That is fine. You can choose in “My meetings”."),
        ),
        Choice("unwell", "I am unwell", *IF_UNWELL),
        FOR_A_PART,
        INSTEAD,
        seen_by=Seen.HOW_MANY,
    ),
    fine_if_skipped("coming", *LAST_OF_NO, *LAST_OF_UNWELL, "part"),
    samples=(
        *ALL_AT_ONCE,
        MEETING,
        BARE_MEETING,
        SHORT_NOTICE,
        EACH_WEEK,
        YES_TO_THE_REST,
        ASKED_AGAIN,
        READ_TO_THEM,
        FULL_CARD,
        BY_VOICE,
    ),
)
