"""Which times suit someone, asked before a meeting is set; no reason is asked (CH:106)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Facts, Say, Seen, Tell, When, chose
from conversations.times.samples import ASKED_FOR_TIMES, NOT_ASKED_FOR_TIMES


def is_asked(answers: Answers, facts: Facts) -> bool:
    """Whether there are times to pick from; still so once that was answered."""
    return "could" in answers or bool(facts.get("times_to_pick"))


TIMES_FOR_ME = Conversation(
    "times_for_me",
    When(
        is_asked,
        Say("{times_asked}"),
        Say("Staff see how many could come, and no names. You need not say why."),
        Ask(
            "could",
            "Which of these could you come to?",
            Choices("times_to_pick"),
            Choice("none", "None of these"),
            Choice(
                "other",
                "I need a time that suits me",
                THE_ONE_LIMIT,
                Ask(
                    "own_time",
                    "When would suit you? Your words go to staff, with your name.",
                    seen_by=Seen.FACILITATORS,
                    then=(Tell("facilitators", "{name} needs a time like this: “{own_time}”"),),
                ),
            ),
            many=True,
        ),
        fine_if_skipped("could"),
        When(
            chose("could", ""),
            otherwise=(
                Say("Thank you. I have that. When a time is set, you get an invitation."),
                Say("To change it: tap “About our group”, then “Times that suit me”."),
            ),
        ),
        otherwise=(Say("No time is being looked for right now."),),
    ),
    samples=(ASKED_FOR_TIMES, NOT_ASKED_FOR_TIMES),
    each="keep_times",
    title=N_("Times that suit me"),
    roles=("co_producer",),
    under="about_group",
)
