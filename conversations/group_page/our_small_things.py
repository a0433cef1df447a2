"""The group's own small things that can help: facilitators add and take them out (SHP:398)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.group_page.samples import OUR_SMALL_THINGS_FULL, OUR_SMALL_THINGS_NONE
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


def has_some(answers: Answers, facts: Facts) -> bool:
    """Whether there is one to take out."""
    return "which_small" in answers or bool(facts.get("our_smalls"))


OUR_SMALL_THINGS = Conversation(
    "our_small_things",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    When(
        known("our_small_list"),
        Say("This is from our group, under “Small things that can help”:"),
        Say("{our_small_list}"),
        otherwise=(Say("Nothing from our group is under “Small things that can help” yet."),),
    ),
    Ask(
        "what",
        "What would you like to do?",
        Choice(
            "add",
            "Add one",
            Ask(
                "new_small",
                "What helps? Keep it short, and fine for anyone.",
                seen_by=Seen.ON_A_PAGE,
                reads=Reads.TEXT,
                then=(Do("keep_small_thing"), Say("Thank you. The group can read it now.")),
            ),
        ),
        Choice(
            "take_out",
            "Take one out",
            When(
                has_some,
                Ask(
                    "which_small",
                    "Which one would you like to take out?",
                    Choices("our_smalls", Do("keep_small_thing"), Say("I have taken it out.")),
                    seen_by=Seen.ON_A_PAGE,
                ),
                otherwise=(Say("There is none to take out."),),
            ),
        ),
    ),
    fine_if_skipped("what", "new_small", "which_small"),
    samples=(OUR_SMALL_THINGS_FULL, OUR_SMALL_THINGS_NONE),
    title=N_("Our small things that can help"),
    roles=("facilitator", "peer"),
    under="run_group",
)
