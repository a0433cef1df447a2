"""My meetings: what is planned, and a way to change one's mind about each."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.coming_in_part import FOR_A_PART, INSTEAD
from conversations.meetings.meeting_card import ONCE_I_KNOW
from conversations.meetings.samples_of_lists import (
    MY_MEETINGS,
    MY_MEETINGS_BARE,
    MY_MEETINGS_NAMED,
    MY_MEETINGS_ONLINE,
    MY_MEETINGS_ONLINE_BARE,
    MY_MEETINGS_STAFF,
    MY_MEETINGS_STAFF_WELL,
    NOTHING_PLANNED_BUT_ONE_OVER,
)
from conversations.meetings.saying_no import AFTER_NO, LAST_OF_NO, NO_IS_GOOD
from conversations.meetings.timeline import THE_PLAN
from conversations.meetings.unwell import LAST_OF_UNWELL, UNWELL
from conversations.parts import choices_for, steps_for
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Say,
    Seen,
    When,
    chose,
    known,
)
from conversations.talks.samples import NOTHING_PLANNED


def has_any(answers: Answers, facts: Facts) -> bool:
    """Whether there was a meeting to look at, even if it has been called off since."""
    return "which" in answers or bool(facts.get("meetings_list"))


def wants_all(answers: Answers, _facts: Facts) -> bool:
    """Whether to show all that is on the card."""
    return "card" in (answers.get("for_staff"), answers.get("coming_again"))


FOR_STAFF = Ask(
    "for_staff",
    "Is there anything you would like?",
    Choices("plan_of_it"),
    Choices("more_of_it"),
    *choices_for("my_meetings"),
)

FOR_THOSE_WHO_COME = Ask(
    "coming_again",
    "Would you like to come?",
    Choice(
        "yes",
        "Yes, I will come",
        Do("answer_invitation"),
        Say("Thank you. I have saved your answer."),
    ),
    Choice(
        "no",
        "No, thank you",
        Do("answer_invitation"),
        *NO_IS_GOOD,
        *AFTER_NO,
    ),
    Choice(
        "unsure",
        "Not sure yet",
        Do("answer_invitation"),
        Say("Thank you for telling us. That is fine."),
    ),
    Choice(
        "unwell",
        "I am unwell",
        Do("answer_invitation"),
        *UNWELL,
    ),
    FOR_A_PART,
    INSTEAD,
    Choices("more_of_it"),
    Choices("my_name_there"),
    *choices_for("my_meetings"),
    seen_by=Seen.HOW_MANY,
)

ONE_MEETING = (
    Say("“{meeting}” is on {day}, {time} to {until}. We meet at {place}."),
    When(known("how_often"), Say("{how_often}")),
    When(known("purpose"), Say("What it is for: “{purpose}”")),
    When(known("who"), Say("{who} will meet you there.")),
    When(known("break_at"), Say("We take a break at {break_at}.")),
    When(known("quiet_room"), Say("There is a quiet room: {quiet_room}.")),
    When(known("access_waits"), ONCE_I_KNOW),
    When(known("others_coming"), Say("{others_coming}")),
    When(known("coming_list"), Say("{coming_list}")),
    When(
        known("staff_there"),
        FOR_STAFF,
        otherwise=(
            When(
                known("you_said"),
                Say("{you_said}"),
                otherwise=(Say("You have not answered this one yet. That is fine."),),
            ),
            FOR_THOSE_WHO_COME,
        ),
    ),
    When(chose("for_staff", "plan"), *THE_PLAN),
    When(wants_all, Say("{card_list}")),
    *steps_for("my_meetings"),
    When(
        chose("coming_again", "by_name"),
        Do("show_name"),
        Say("Thank you. Those who come can read your name."),
    ),
    When(
        chose("coming_again", "no_name"),
        Do("show_name"),
        Say("Thank you. They read a number, and not your name."),
    ),
)


def was_at_one(answers: Answers, facts: Facts) -> bool:
    """Whether they say that they came to one that is over; asked at once if none is planned."""
    only_those = not has_any(answers, facts) and bool(facts.get("was_at_one"))
    return "was_at" in answers or answers.get("which") == "over" or only_those


WAS_THERE = Ask(
    "was_at",
    "Which one were you at?",
    Choices(
        "meetings_of_late",
        Do("note_was_there"),
        Say("Thank you for telling me. I will ask you how it was."),
    ),
)

MY_MEETINGS_TALK = Conversation(
    "my_meetings",
    When(
        has_any,
        Say("These are your meetings:"),
        Say("{meetings_list}"),
        Ask(
            "which",
            "Which one would you like to see?",
            Choices("my_meetings", *ONE_MEETING),
            Choices("was_at_one"),
        ),
        fine_if_skipped(
            "which", "coming_again", *LAST_OF_NO, *LAST_OF_UNWELL, "part", "for_staff"
        ),
        otherwise=(Say("Nothing is planned right now. I will write when something is."),),
    ),
    When(was_at_one, WAS_THERE, fine_if_skipped("was_at")),
    samples=(
        MY_MEETINGS,
        MY_MEETINGS_BARE,
        MY_MEETINGS_NAMED,
        MY_MEETINGS_ONLINE,
        MY_MEETINGS_ONLINE_BARE,
        MY_MEETINGS_STAFF,
        MY_MEETINGS_STAFF_WELL,
        NOTHING_PLANNED,
        NOTHING_PLANNED_BUT_ONE_OVER,
    ),
    command="meetings",
    title=N_("My meetings"),
)
