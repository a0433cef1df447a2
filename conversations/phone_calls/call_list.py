"""For whoever is to ring: one person at a time, what to say, what is safe, what came of it.

Those who can't be told here are told by voice (CH:111, CH:146). A list is one message.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phone_calls.samples import (
    CALLING,
    CALLING_ALONE,
    CALLING_IN_VAIN,
    CALLING_TOO_LATE,
    NO_ONE_TO_RING,
)
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Say,
    SayMany,
    Seen,
    When,
    chose,
    known,
)


def rings_someone(answers: Answers, facts: Facts) -> bool:
    """Whether there was someone to ring: once they are told, they are not on the list."""
    return "went" in answers or bool(facts.get("who_to_ring"))


DONE_ALREADY = Say("That is done already. There is no need to ring.")
THANK_YOU = When(
    known("done_already"), DONE_ALREADY, otherwise=(Say("Thank you. I have noted it."),)
)
WHOM_AND_WHAT = (
    When(
        known("more_to_ring"),
        Say("Please ring these people, one at a time:"),
        Say("{ring_list}"),
        Say("First is {who_to_ring}."),
        otherwise=(Say("Please ring {who_to_ring}."),),
    ),
    Say("{ring_care}"),
    Say("You could say:"),
    Say("{ring_script}"),
    When(
        known("tries"),
        SayMany(
            "You have rung {tries} time, with no answer.",
            "You have rung {tries} times, with no answer.",
            "tries",
        ),
    ),
)
COMES_BACK = (
    Do("record_call"),
    When(
        known("done_already"),
        DONE_ALREADY,
        otherwise=(
            Say("Thank you for trying. I will ask you again on {again_day} at {again_time}."),
            When(known("many_tries"), Say("I have told {facilitators} how often you tried.")),
        ),
    ),
)
PASS_IT_ON = (
    Do("pass_call"),
    When(
        known("done_already"),
        DONE_ALREADY,
        otherwise=(
            When(
                known("passed_to"),
                Say("That is fine. I have asked {passed_to}."),
                otherwise=(
                    Say("That is fine. I have told {facilitators} that someone must ring."),
                ),
            ),
        ),
    ),
)

CALL_LIST = Conversation(
    "call_list",
    Do("open_list"),
    When(
        rings_someone,
        *WHOM_AND_WHAT,
        Ask(
            "went",
            "How did it go?",
            Choice("told", "I have told {who_to_ring}", Do("record_call"), THANK_YOU),
            Choice("not_reached", "No answer", *COMES_BACK),
            Choices("may_leave"),
            Choices("may_play"),
            Choice("cannot", "I cannot ring now", *PASS_IT_ON),
            Choices("if_more"),
            seen_by=Seen.STAFF,
        ),
        When(chose("went", "left_message"), *COMES_BACK),
        When(
            chose("went", "play"),
            Do("do_with"),
            Say("I will ask you the questions now."),
        ),
        When(
            chose("went", "other"),
            Ask(
                "whom",
                "Whom would you like to ring first?",
                Choices("others_to_ring", Say("That is fine.")),
            ),
        ),
        When(
            chose("went", "several"),
            Ask(
                "told",
                "Whom have you told? Pick all of them.",
                Choices("to_ring"),
                seen_by=Seen.STAFF,
                many=True,
                then=(Do("record_told"), THANK_YOU),
            ),
        ),
        otherwise=(Say("No one is left to ring. Thank you."),),
    ),
    fine_if_skipped("went", "whom", "told"),
    samples=(CALLING, CALLING_ALONE, CALLING_IN_VAIN, CALLING_TOO_LATE, NO_ONE_TO_RING),
    title=N_("People to ring"),
    roles=("link_person",),
    urgent=True,
)
