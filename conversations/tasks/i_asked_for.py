"""For each person: what they have asked for, who has it, and since when. They can take it back."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Say, Seen, When, known
from conversations.tasks.samples import ASKED_FOR_NOTHING, ASKED_FOR_ONE_DONE, ASKED_FOR_SOME


def has_asked(answers: Answers, facts: Facts) -> bool:
    """Whether anything was open: once it is taken back, it is not.

    A worry about safety and a fare that is owed are among it, though nobody can take them back.
    """
    return "asked_for" in answers or bool(facts.get("i_wait"))


I_ASKED_FOR = Conversation(
    "i_asked_for",
    When(
        has_asked,
        Say("You asked for this, and it is not done yet:"),
        Say("{my_task_list}"),
        Ask(
            "asked_for",
            "Is there one that you no longer need?",
            Choice("keep", "No, I need them all", Say("That is fine. They stay on the list.")),
            Choices(
                "my_tasks",
                Do("take_task_back"),
                When(
                    known("done_already"),
                    Say("That is over by now. It is on no list."),
                    otherwise=(Say("That is fine. I have taken it back, and said so."),),
                ),
            ),
            seen_by=Seen.NOBODY,
        ),
        otherwise=(Say("Nothing that you asked for is open right now."),),
    ),
    fine_if_skipped("asked_for"),
    samples=(ASKED_FOR_SOME, ASKED_FOR_ONE_DONE, ASKED_FOR_NOTHING),
    title=N_("What I asked for"),
    roles=("co_producer", "facilitator", "link_person"),
    under="more_for_me",
)
