"""Cancelling a meeting: three taps. When it is late, it says plainly what follows (CH:146)."""

from conversations.conversation import Conversation
from conversations.meetings.samples import (
    CANCELLING,
    CANCELLING_A_SERIES,
    CANCELLING_LATE,
    CANCELLING_LATE_ONLINE,
    CANCELLING_ONLINE_NO_NUMBER,
    CANCELLING_WITH_A_DOOR,
    NOTHING_TO_CANCEL,
)
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Reads,
    Say,
    Seen,
    When,
    known,
)


def has_any(answers: Answers, facts: Facts) -> bool:
    """Whether there was a meeting to call off: once it is off, it is not among them."""
    return "which" in answers or bool(facts.get("coming_meetings"))


def must_have_a_door(answers: Answers, facts: Facts) -> bool:
    """Whether someone can't be told by voice; still so once it was said who is at the door."""
    return "door_must" in answers or bool(facts.get("door_needed"))


def at_a_door(answers: Answers, facts: Facts) -> bool:
    """Whether people come to a door at all: not online; still so once it is off, or changed."""
    asked, sent = {"door", "door_must"}, {"sure", "shall_i_tell"}
    return bool(asked & set(answers)) or not (sent & set(answers) or facts.get("in_no_room"))


def of_a_series(answers: Answers, facts: Facts) -> bool:
    """Whether more of them follow; once that is asked, it was so."""
    return "how_many" in answers or bool(facts.get("in_series"))


WHY = Ask(
    "why",
    "Why is it off? Tap one, or type it.",
    Choice("ill", "Someone is ill"),
    Choice("venue", "We cannot use the place", unless="in_no_room"),
    Choice("other", "Something else"),
    reads=Reads.TEXT,
    seen_by=Seen.GROUP,
)

WHO_IS_AT_THE_DOOR = (
    Say("So each person must be told by voice, or someone must be at the door."),
    When(
        must_have_a_door,
        Say("I have no safe number for some. So someone must be at the door."),
        Ask(
            "door_must",
            "Who will be at the door? Tap a name, or type one. It can be the front desk.",
            Choices("staff"),
            reads=Reads.TEXT,
            seen_by=Seen.GROUP,
            skip=False,
        ),
        otherwise=(
            Ask(
                "door",
                "Who will be at the door, for those on the way? Tap a name, or type one.",
                Choices("staff"),
                Choice("no_one", "No one can", Say("Then I will not say that someone is there.")),
                reads=Reads.TEXT,
                seen_by=Seen.GROUP,
                skip=False,
            ),
        ),
    ),
)
IF_LATE = (
    Say("It starts in less than a full day. We said people would get a full day's notice."),
    When(
        at_a_door,
        *WHO_IS_AT_THE_DOOR,
        otherwise=(
            Say("So each person must be told by voice."),
            When(
                known("door_needed"),
                Say("I have no safe number for some. Please find some other way to tell them."),
            ),
        ),
    ),
    Say("I will tell them it is late, and say sorry."),
)

#: nothing goes to people before whoever sends it has seen just what they will read
BEFORE_IT_GOES = (Say("This is what people will read:"),)

THAT_IS_ALL = Say("That is all they will read.")

IT_IS_OFF = (
    Do("cancel_meeting"),
    Say("It is off. I am telling each person now."),
    When(
        known("late"),
        Say("It stays open until each one knows. Who has not tapped “I know” is rung."),
        Say("I will tell you how it went."),
        otherwise=(Say("If someone does not tap “I know”, I ask staff to ring."),),
    ),
)

CANCELLING_IT = Conversation(
    "cancelling",
    When(
        has_any,
        Ask("which", "Which meeting is off?", Choices("coming_meetings"), skip=False),
        When(
            of_a_series,
            Ask(
                "how_many",
                "It is one of a series. How many are off?",
                Choice("one", "Only this one"),
                Choice("all", "This one, and all after it"),
                skip=False,
            ),
        ),
        When(known("late"), *IF_LATE),
        WHY,
        *BEFORE_IT_GOES,
        Say("{cancel_preview}"),
        THAT_IS_ALL,
        Ask(
            "sure",
            "Shall I send it to each person now? To change the words, tap “Back”.",
            Choice("yes", "Send it", *IT_IS_OFF),
            Choice("no", "No, keep it", Say("That is fine. The meeting stays. I told no one.")),
            skip=False,
        ),
        otherwise=(Say("There is no meeting to cancel."),),
    ),
    samples=(
        CANCELLING,
        CANCELLING_A_SERIES,
        CANCELLING_LATE,
        CANCELLING_LATE_ONLINE,
        CANCELLING_ONLINE_NO_NUMBER,
        CANCELLING_WITH_A_DOOR,
        NOTHING_TO_CANCEL,
    ),
    command="cancel",
    title=N_("Cancel a meeting"),
    roles=("facilitator", "peer"),
)
