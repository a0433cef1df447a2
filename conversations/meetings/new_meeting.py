"""Making a meeting. Asks for what people need to know before they say yes or no."""

from collections.abc import Callable

from conversations.conversation import Conversation
from conversations.meetings.meeting_card import BY_PHONE, ONLINE
from conversations.meetings.samples import MAKING_A_MEETING, MAKING_A_SERIES, MAKING_IT_SHORT
from conversations.parts import steps_for
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
    Step,
    When,
    chose,
    known,
)


def too_long(question: str) -> Callable[[Answers, Facts], bool]:
    """Whether it lasts more than 90 minutes, by this answer: then it needs a break (CH:107)."""

    def test(answers: Answers, _facts: Facts) -> bool:
        minutes = answers.get(question, "")
        return isinstance(minutes, str) and minutes.isdecimal() and int(minutes) > 90

    return test


def can_copy(answers: Answers, facts: Facts) -> bool:
    """Whether there was a meeting to copy when this one was begun."""
    return "like_last" in answers or ("title" not in answers and bool(facts.get("last_title")))


def holidays_hit(answers: Answers, facts: Facts) -> bool:
    """Whether it falls on public holidays; once that is asked, it did."""
    return "holidays" in answers or bool(facts.get("holidays_hit"))


FOR_WHOM: tuple[Step, ...] = (
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    When(
        can_copy,
        Ask(
            "like_last",
            "Shall it be like the last one, “{last_title}”? Then I ask only for the day and time.",
            Choice("yes", "Yes, copy it", Do("copy_last")),
            Choice("no", "No, a new one"),
            skip=False,
        ),
    ),
)

WHAT_IT_IS: tuple[Step, ...] = (
    Ask(
        "title",
        "What shall we call it? A few words.",
        seen_by=Seen.GROUP,
        skip=False,
        no_moment=True,
    ),
    Ask("purpose", "What is it for? One plain line.", seen_by=Seen.GROUP, no_moment=True),
    Ask("day", "Which day is it?", reads=Reads.DATE, seen_by=Seen.GROUP, skip=False),
    Ask("time", "What time does it start?", reads=Reads.TIME, seen_by=Seen.GROUP, skip=False),
    Ask(
        "minutes",
        "How long is it? Tap one, or type the minutes.",
        Choice("60", "1 hour"),
        Choice("90", "1 and a half hours"),
        Choice("120", "2 hours"),
        reads=Reads.NUMBER,
        seen_by=Seen.GROUP,
        skip=False,
    ),
    When(
        too_long("minutes"),
        Ask(
            "break_at",
            "That is long. People need a break. After how many minutes?",
            Choice("45", "After 45 minutes"),
            Choice("60", "After 60 minutes"),
            reads=Reads.NUMBER,
            seen_by=Seen.GROUP,
            skip=False,
        ),
    ),
)

HOW_OFTEN: tuple[Step, ...] = (
    Ask(
        "repeats",
        "Does it repeat?",
        Choice("once", "No, just this once"),
        Choice("week", "Each week"),
        Choice("fortnight", "Every two weeks"),
        Choice("month", "Each month, on that weekday"),
        seen_by=Seen.GROUP,
    ),
    When(
        chose("repeats", "week", "fortnight", "month"),
        Ask(
            "until",
            "Until when? Tap one, or type the last day.",
            Choice("open", "Until I say"),
            reads=Reads.DATE,
            seen_by=Seen.GROUP,
            skip=False,
        ),
        When(
            holidays_hit,
            Say("Many are off on {holidays_hit}."),
            Ask(
                "holidays",
                "What shall I do on those days?",
                Choice("leave_out", "Leave them out"),
                Choice("keep", "Keep them in"),
                seen_by=Seen.GROUP,
            ),
        ),
    ),
)

WHAT_THE_PLACE_HAS = Ask(
    "there_is",
    "Pick only what the place has said yes to. People will count on it.",
    Choice(
        "quiet_room",
        "A quiet room",
        Ask("quiet_room", "Where is the quiet room?", seen_by=Seen.GROUP, no_moment=True),
    ),
    Choice(
        "front_desk",
        "A front desk that helps",
        Ask("desk_place", "Where is the front desk?", seen_by=Seen.GROUP, no_moment=True),
        Ask("front_desk", "What is its phone number?", seen_by=Seen.STAFF),
    ),
    seen_by=Seen.GROUP,
    many=True,
)
FIND_OUT = Say("Please find out. You can put it in later.")
in_no_room = chose("place", ONLINE, BY_PHONE)

WHERE_AND_WHO: tuple[Step, ...] = (
    Ask(
        "place",
        "Where is it? Say how to find it, or tap one.",
        Choice(ONLINE, "It is online"),
        Choice(BY_PHONE, "It is by phone"),
        reads=Reads.TEXT,
        seen_by=Seen.GROUP,
        skip=False,
        no_moment=True,
    ),
    When(
        in_no_room,
        Ask(
            "card_join",
            "How do people join? Put a link, or a number to ring.",
            seen_by=Seen.GROUP,
        ),
        otherwise=(
            Ask(
                "card_access",
                "How do people get in? Say if there are steps or a lift.",
                Choice("unknown", "I do not know yet", FIND_OUT),
                reads=Reads.TEXT,
                seen_by=Seen.GROUP,
                skip=False,
                no_moment=True,
            ),
        ),
    ),
    Ask(
        "who",
        "Who will meet people there? Tap a name, or type one.",
        Choices("staff"),
        reads=Reads.TEXT,
        seen_by=Seen.GROUP,
    ),
    When(
        known("many_staff"),
        Ask(
            "holder",
            "Who holds the phone there? I write to them first when someone asks for a break.",
            Choices("staff"),
            seen_by=Seen.STAFF,
            skip=False,
        ),
    ),
    When(in_no_room, otherwise=(WHAT_THE_PLACE_HAS,)),
)


def send_it(*first: Step) -> tuple[Step, ...]:
    """What people will get, and sending it; `first` is done before the meeting is made."""
    return (
        Say("This is what people will get:"),
        Say("{draft}"),
        When(
            known("short_notice"),
            Say("It is less than a full day from now. I will say that it is short notice."),
        ),
        Ask(
            "send",
            "Shall I ask people to come?",
            Choice(
                "yes",
                "Yes, ask them",
                *first,
                Do("schedule_meeting"),
                Say("The meeting is set. Each person gets this in their own hours."),
                When(
                    known("short_notice"),
                    otherwise=(
                        Say("Before the day, I tell them what to expect. I remind them too."),
                    ),
                ),
                Say("The day after, I thank them and ask how it was."),
                Say("When you have time, tap “Add to a meeting”."),
                *steps_for("new_meeting"),
            ),
            Choice("no", "No", Say("That is fine. I have sent nothing.")),
            skip=False,
        ),
    )


NEW_MEETING = Conversation(
    "new_meeting",
    *FOR_WHOM,
    *WHAT_IT_IS,
    *HOW_OFTEN,
    *WHERE_AND_WHO,
    *send_it(),
    samples=(MAKING_A_MEETING, MAKING_A_SERIES, MAKING_IT_SHORT),
    command="newmeeting",
    title=N_("Make a meeting"),
    roles=("facilitator", "peer"),
)
