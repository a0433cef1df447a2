"""In a meeting: words that another says or reads out, for whoever would rather not (STK:98)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.phrases import N_
from conversations.saying.samples import IN_A_MEETING, NO_MEETING_ON, NO_ONE_THERE
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, known


def can_be_said(answers: Answers, facts: Facts) -> bool:
    """Whether there is someone in the room to say it; once something was typed, there was."""
    return "to_say" in answers or bool(facts.get("reader"))


SAY_FOR_ME = Conversation(
    "say_for_me",
    When(
        can_be_said,
        Say("I can pass your words to {reader} now, to say or to read out."),
        THE_ONE_LIMIT,
        Ask(
            "to_say",
            "What shall be said? Just type it here.",
            seen_by=Seen.WHO_GETS_IT,
            then=(
                Ask(
                    "by_name",
                    "May {reader} know that it comes from you?",
                    Choice("yes", "Yes, you may say so"),
                    Choice("no", "No, leave my name out"),
                    seen_by=Seen.WHO_GETS_IT,
                    skip=False,
                ),
                Do("say_now"),
                Say("I have given it to {reader}. You need not do a thing."),
            ),
        ),
        fine_if_skipped("to_say"),
        otherwise=(
            When(
                known("running"),
                Say("I am sorry. There is no one whom I may ask right now."),
                otherwise=(
                    Say("No meeting is on right now."),
                    Say("Days before each one, I ask if you want something said for you."),
                ),
            ),
        ),
    ),
    samples=(IN_A_MEETING, NO_ONE_THERE, NO_MEETING_ON),
    command="sayforme",
    title=N_("Say it for me"),
    roles=("co_producer",),
    while_running=True,
)
