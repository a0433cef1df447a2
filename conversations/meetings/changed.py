"""For each person: what is different about a meeting, old and new (CH:139)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.meeting_card import ONCE_I_KNOW
from conversations.meetings.samples import (
    HAS_CHANGED,
    HAS_CHANGED_A_LITTLE,
    HAS_CHANGED_BARE,
    HAS_GONE_ONLINE,
    HAS_GONE_ONLINE_BARE,
    HAS_MOVED,
    HAS_MOVED_AND_STAYS,
    HAS_MOVED_IN_A_SERIES,
    HAS_MOVED_LATE,
    MY_TURN_IS_GONE,
    MY_TURN_IS_GONE_UNNAMED,
    NOT_CHANGED_AFTER_ALL,
)
from conversations.meetings.saying_no import AFTER_NO, LAST_OF_NO, NO_IS_GOOD
from conversations.meetings.unwell import LAST_OF_UNWELL, UNWELL
from conversations.parts import steps_for
from conversations.passing_on import ASKED_TO_RING
from conversations.script import Ask, Choice, Do, Say, Seen, Tell, When, known

PLEASE_RING = Choice(
    "ring",
    "Please ring me",
    Tell(
        "link_person", "Please ring {name}. It is about “{meeting}”, which has changed.", "ring_me"
    ),
    ASKED_TO_RING,
)

CAN_YOU_COME = (
    When(known("said_yes"), Say("You said that you come. I keep that until you say.")),
    When(
        known("changed_for_all"),
        Say("Your answer counts for all of them. You can say no to any one."),
    ),
    Ask(
        "come_then",
        "Can you come then?",
        Choice(
            "yes", "Yes, I will come", Do("confirm_change"), Say("Thank you. I have saved it.")
        ),
        Choice(
            "no",
            "No, thank you",
            Do("confirm_change"),
            *NO_IS_GOOD,
            *AFTER_NO,
        ),
        Choice(
            "unsure",
            "Not sure yet",
            Do("confirm_change"),
            Say("Thank you for telling us. That is fine. You can choose in “My meetings”."),
        ),
        Choice(
            "unwell",
            "I am unwell",
            Do("confirm_change"),
            *UNWELL,
        ),
        PLEASE_RING,
        seen_by=Seen.HOW_MANY,
    ),
)

WHAT_IS_DIFFERENT = (
    When(
        known("moved"),
        Say("“{meeting}” is moved. We are sorry if that is hard for you."),
        otherwise=(Say("Something is different about “{meeting}”."),),
    ),
    Say("{changes}"),
    When(known("new_place_waits"), ONCE_I_KNOW),
    *steps_for("changed"),
    When(
        known("moved"),
        otherwise=(Say("It is on {day} at {time}, at {place}."),),
    ),
    When(
        known("late_change"),
        Say("We said you would get a full day's notice, and you did not. We are sorry."),
        When(known("change_door"), Say("{change_door} will be at the door, if you set out.")),
    ),
    When(
        known("moved"),
        *CAN_YOU_COME,
        otherwise=(
            When(
                known("must_hear"),
                Ask(
                    "got_change",
                    "Tap “I know” and no one needs to ring you.",
                    Choice("know", "I know", Do("confirm_change"), Say("Thank you.")),
                    PLEASE_RING,
                    seen_by=Seen.STAFF,
                ),
            ),
        ),
    ),
)

CHANGED = Conversation(
    "changed",
    When(
        known("changes"),
        *WHAT_IS_DIFFERENT,
        otherwise=(
            Say("“{meeting}” is as it was before: {day}, {time}, at {place}."),
            Say("We are sorry for the back and forth."),
        ),
    ),
    fine_if_skipped("come_then", *LAST_OF_NO, *LAST_OF_UNWELL, "got_change"),
    samples=(
        HAS_MOVED,
        HAS_MOVED_AND_STAYS,
        HAS_MOVED_IN_A_SERIES,
        HAS_MOVED_LATE,
        HAS_CHANGED,
        HAS_CHANGED_BARE,
        HAS_GONE_ONLINE,
        HAS_GONE_ONLINE_BARE,
        HAS_CHANGED_A_LITTLE,
        NOT_CHANGED_AFTER_ALL,
        MY_TURN_IS_GONE,
        MY_TURN_IS_GONE_UNNAMED,
    ),
    urgent=True,
)
