"""Changing a meeting: old and new side by side, then people are told (CH:139)."""

from conversations.conversation import Conversation
from conversations.meetings.cancelling import (
    BEFORE_IT_GOES,
    IF_LATE,
    THAT_IS_ALL,
    has_any,
    of_a_series,
)
from conversations.meetings.fill_card import FOR_HOW_MANY
from conversations.meetings.meeting_card import BY_PHONE, ONLINE, UNKNOWN
from conversations.meetings.new_meeting import FIND_OUT, too_long
from conversations.meetings.samples import (
    CHANGING,
    CHANGING_A_SERIES,
    CHANGING_LATE,
    CHANGING_LATE_ONLINE,
    CHANGING_NOTHING,
    CHANGING_ONLINE_NO_NUMBER,
    CHANGING_WITH_A_DOOR,
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
    chose,
)


def differs(answers: Answers, facts: Facts) -> bool:
    """Whether anything is different; once it is saved, that was so."""
    return "shall_i_tell" in answers or bool(facts.get("change_draft"))


def is_late(answers: Answers, facts: Facts) -> bool:
    """Whether it comes late; once it is saved, that was so."""
    return bool({"door", "door_must"} & set(answers)) or bool(facts.get("late_draft"))


def at_a_new_place(answers: Answers, facts: Facts) -> bool:
    """Whether it is to be at another place; once that is saved, it was so."""
    asked = {"new_card_access", "new_card_join"}.intersection(answers)
    return bool(asked) or bool(facts.get("place_differs"))


def about_a_quiet_room(answers: Answers, _facts: Facts) -> bool:
    """Whether to ask where the quiet room is: it is another one, or that of a new place."""
    return any("quiet_room" in answers.get(name, ()) for name in ("what", "new_there_is"))


QUIET_ROOM = Ask("new_quiet_room", "Where is the quiet room now?", seen_by=Seen.GROUP)
#: of a new place it is asked as when a meeting is made: nothing that was true of the old one stays
HOW_TO_GET_IN = (
    When(
        chose("new_place", ONLINE, BY_PHONE),
        Ask(
            "new_card_join",
            "How do people join? Put a link, or a number to ring.",
            seen_by=Seen.GROUP,
        ),
        otherwise=(
            Say("What I said about the old place no longer counts. So I ask you again."),
            Ask(
                "new_card_access",
                "How do people get in? Say if there are steps or a lift.",
                Choice(UNKNOWN, "I do not know yet", FIND_OUT),
                reads=Reads.TEXT,
                seen_by=Seen.GROUP,
                skip=False,
            ),
            Ask(
                "new_there_is",
                "Pick only what the place has said yes to. People will count on it.",
                Choice("quiet_room", "A quiet room"),
                Choice(
                    "front_desk",
                    "A front desk that helps",
                    Ask("new_desk_place", "Where is the front desk?", seen_by=Seen.GROUP),
                    Ask("new_front_desk", "What is its phone number?", seen_by=Seen.STAFF),
                ),
                seen_by=Seen.GROUP,
                many=True,
            ),
        ),
    ),
)

WHEN_IT_IS = Choice(
    "when",
    "The day or the time",
    Ask(
        "new_day",
        "Which day is it now?",
        Choice("same_day", "The same day"),
        reads=Reads.DATE,
        seen_by=Seen.GROUP,
        skip=False,
    ),
    Ask(
        "new_time",
        "What time does it start now?",
        Choice("same_time", "The same time"),
        reads=Reads.TIME,
        seen_by=Seen.GROUP,
        skip=False,
    ),
)

HOW_LONG = Choice(
    "minutes",
    "How long it is",
    Ask(
        "new_minutes",
        "How long is it now? Tap one, or type the minutes.",
        Choice("60", "1 hour"),
        Choice("90", "1 and a half hours"),
        Choice("120", "2 hours"),
        reads=Reads.NUMBER,
        seen_by=Seen.GROUP,
        skip=False,
    ),
    When(
        too_long("new_minutes"),
        Ask(
            "new_break",
            "That is long. People need a break. After how many minutes?",
            Choice("45", "After 45 minutes"),
            Choice("60", "After 60 minutes"),
            reads=Reads.NUMBER,
            seen_by=Seen.GROUP,
            skip=False,
        ),
    ),
)

WHAT = Ask(
    "what",
    "What is different?",
    WHEN_IT_IS,
    HOW_LONG,
    Choice(
        "place",
        "The place",
        Ask(
            "new_place",
            "Where is it now? Say how to find it, or tap one.",
            Choice(ONLINE, "It is online"),
            Choice(BY_PHONE, "It is by phone"),
            reads=Reads.TEXT,
            seen_by=Seen.GROUP,
            no_moment=True,
        ),
        When(at_a_new_place, *HOW_TO_GET_IN),
    ),
    Choice(
        "who",
        "Who meets people",
        Ask(
            "new_who",
            "Who will meet people there now? Tap a name, or type one.",
            Choices("staff"),
            reads=Reads.TEXT,
            seen_by=Seen.GROUP,
        ),
    ),
    Choice("quiet_room", "The quiet room"),
    Choice(
        "title",
        "What it is called, or what it is for",
        Ask("new_title", "What shall we call it now?", seen_by=Seen.GROUP, no_moment=True),
        Ask(
            "new_purpose",
            "What is it for now? One plain line.",
            seen_by=Seen.GROUP,
            no_moment=True,
        ),
    ),
    many=True,
)

IT_IS_CHANGED = (
    Do("change_meeting"),
    Say("It is changed. I am telling people now."),
    When(chose("what", "when"), Say("I ask them if they can still come.")),
    When(
        chose("what", "when", "place"),
        When(
            is_late,
            Say("Those who do not tap go on a list to ring now."),
            otherwise=(Say("If someone does not tap, I ask staff to ring."),),
        ),
    ),
)

CHANGING_IT = Conversation(
    "changing",
    When(
        has_any,
        Ask("which", "Which meeting is it about?", Choices("coming_meetings"), skip=False),
        Say("“{meeting}” is on {day}, {time} to {until}. We meet at {place}."),
        WHAT,
        When(about_a_quiet_room, QUIET_ROOM),
        When(
            differs,
            When(of_a_series, FOR_HOW_MANY),
            Say("{change_draft}"),
            When(
                is_late,
                *IF_LATE,
                *BEFORE_IT_GOES,
                Say("{late_preview}"),
                THAT_IS_ALL,
                Say("To change the words, tap “Back”."),
            ),
            Ask(
                "shall_i_tell",
                "Shall I change it, and tell people now?",
                Choice("yes", "Yes, change it", *IT_IS_CHANGED),
                Choice("no", "No, leave it", Say("That is fine. All stays as it was.")),
                skip=False,
            ),
            otherwise=(Say("Nothing is different. I have told no one."),),
        ),
        otherwise=(Say("There is no meeting to change."),),
    ),
    samples=(
        CHANGING,
        CHANGING_A_SERIES,
        CHANGING_LATE,
        CHANGING_LATE_ONLINE,
        CHANGING_ONLINE_NO_NUMBER,
        CHANGING_WITH_A_DOOR,
        CHANGING_NOTHING,
        NOTHING_TO_CANCEL,
    ),
    command="change",
    title=N_("Change a meeting"),
    roles=("facilitator", "peer"),
)
