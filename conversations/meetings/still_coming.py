"""A mind is changed with an old button: the meeting as it is now, and what is said about coming.

The same act as in “My meetings”: the same people hear of it, and nothing is done twice.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.coming_in_part import FOR_A_PART, INSTEAD
from conversations.meetings.samples import ASKED_AGAIN, EACH_WEEK, YES_TO_THE_REST
from conversations.meetings.saying_no import AFTER_NO, LAST_OF_NO, SAID_NO
from conversations.meetings.unwell import A_THOUGHT_AND_A_STAND_IN, LAST_OF_UNWELL
from conversations.samples import MEETING
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, chose, known

_NO_LINK: Facts = {**ASKED_AGAIN, "link": "", "all_links": "", "own_link": ""}
_MOVED: Facts = {**MEETING, "has_moved": "yes"}
_SAYS_AGAIN: Facts = {**MEETING, "says_again": "yes"}
_SAID_YES: Facts = {**_SAYS_AGAIN, "you_said": "You said that you come."}
_MOVED_SINCE_A_YES: Facts = {**_MOVED, "you_said": "You said that you come."}


def knows_of_the_move(answers: Answers, facts: Facts) -> bool:
    """Whether they have answered for the new time: nobody need ring them about it."""
    return bool(answers.get("coming_again")) and bool(facts.get("has_moved"))


STILL_COMING = Conversation(
    "still_coming",
    When(
        known("has_moved"),
        Say("“{meeting}” was moved. It is on {day} now, {time} to {until}, at {place}."),
        When(known("you_said"), Say("{you_said}")),
        otherwise=(
            Say("This is about “{meeting}”, {day} at {time}."),
            When(
                known("says_again"),
                When(known("you_said"), Say("{you_said}")),
                Say("You can change that here."),
            ),
        ),
    ),
    Ask(
        "coming_again",
        "Would you like to come?",
        Choice(
            "yes",
            "Yes, I will come",
            Do("answer_invitation"),
            Say("Thank you. I have noted that you come."),
        ),
        Choice(
            "no",
            "No, thank you",
            Do("answer_invitation"),
            Say("Thank you for telling us. I have noted that you do not come."),
            Say("No is a good answer. You need not say why."),
        ),
        Choice(
            "unsure",
            "Not sure yet",
            Do("answer_invitation"),
            Say("Thank you for telling us. I have noted that you are not sure yet."),
        ),
        Choice(
            "unwell",
            "I am unwell",
            Do("answer_invitation"),
            Say("I have noted it. I am sorry you are unwell. We keep your place."),
        ),
        FOR_A_PART,
        INSTEAD,
        seen_by=Seen.HOW_MANY,
    ),
    When(knows_of_the_move, Do("confirm_change")),
    When(SAID_NO, *AFTER_NO),
    When(chose("coming_again", "unwell"), *A_THOUGHT_AND_A_STAND_IN),
    fine_if_skipped("coming_again", *LAST_OF_NO, *LAST_OF_UNWELL, "part"),
    samples=(
        MEETING,
        EACH_WEEK,
        YES_TO_THE_REST,
        _NO_LINK,
        _MOVED,
        _MOVED_SINCE_A_YES,
        _SAYS_AGAIN,
        _SAID_YES,
    ),
)
