"""How many could come when, and making the meeting at one of these times (CH:106)."""

from conversations.conversation import Conversation
from conversations.meetings.new_meeting import HOW_OFTEN, WHAT_IT_IS, WHERE_AND_WHO, send_it
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Say, When, known
from conversations.times.samples import (
    NO_TIMES_TO_SET,
    SETTING_A_TIME,
    SETTING_A_TIME_SHORT,
    SETTING_TIMES_THAT_REPEAT,
)


def has_any(answers: Answers, facts: Facts) -> bool:
    """Whether a time is being looked for; still so once one was picked."""
    return "poll" in answers or "chosen_time" in answers or bool(facts.get("my_polls"))


SET_THE_TIME = Conversation(
    "set_the_time",
    When(
        has_any,
        When(
            known("many_polls"),
            Ask("poll", "Which one is it?", Choices("my_polls"), skip=False),
        ),
        Say("{times_counted}"),
        Ask(
            "chosen_time",
            "Which time shall it be?",
            Choices(
                "times_left",
                Do("take_time"),
                *WHAT_IT_IS,
                *HOW_OFTEN,
                *WHERE_AND_WHO,
                *send_it(Do("settle_times")),
            ),
            Choice("not_yet", "Not yet", Say("That is fine. You can choose on any day.")),
            Choice(
                "drop",
                "Stop looking for a time",
                Do("drop_times"),
                Say("That is fine. Those who answered hear so, without a buzz."),
            ),
            skip=False,
        ),
        otherwise=(Say("No time is being looked for right now."),),
    ),
    samples=(SETTING_A_TIME, SETTING_TIMES_THAT_REPEAT, SETTING_A_TIME_SHORT, NO_TIMES_TO_SET),
    title=N_("Choose the time"),
    roles=("facilitator", "peer"),
    under="more_about",
)
