"""Helping to run a group for peers only: whoever wants to does, as long as they like (SHP:275)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.peers.samples import ALONE, HELPS
from conversations.phrases import N_
from conversations.samples import NO_ONE_DOES, OTHERS_DO
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, known
from conversations.which_group import WHICH_GROUP

ALREADY_DOES = (
    Say("You help to run “{group}”."),
    When(
        known("others_run_it"),
        Say("{others_run_it} can go on if you stop."),
        otherwise=(Say("No one else does now. If you stop, I ask the others."),),
    ),
    Ask(
        "go_on",
        "Would you like to go on?",
        Choice("yes", "Yes, I go on", Say("Thank you.")),
        Choice(
            "stop",
            "No, I would like to stop",
            Do("stop_running"),
            Say("That is fine. Thank you for all you did. You stay in the group."),
        ),
        seen_by=Seen.GROUP,
    ),
)

COULD_HELP = (
    Say("“{group}” is for peers only. No staff are in it."),
    When(
        known("others_run_it"),
        Say("Now it is run by {others_run_it}."),
        otherwise=(Say("No one runs it now."),),
    ),
    Say("If you help, you can set meetings, change them, and invite people."),
    Say("In a meeting, someone may ask for a break. Then I write to you at once."),
    Ask(
        "help_run",
        "Would you like to help to run it?",
        Choice(
            "yes",
            "Yes, I will help",
            Do("help_run"),
            Say("Thank you. You find it all under “What I can do”."),
            Say("You can stop on any day. No one asks why."),
        ),
        Choice("no", "No, thank you", Say("That is fine. No is a good answer.")),
        seen_by=Seen.GROUP,
    ),
)


def helps_already(answers: Answers, facts: Facts) -> bool:
    """Whether they did when the talk began: an answer changes it."""
    if "go_on" in answers or "help_run" in answers:
        return "go_on" in answers
    return bool(facts.get("runs_this_group"))


RUN_IT = Conversation(
    "run_it",
    WHICH_GROUP,
    When(helps_already, *ALREADY_DOES, otherwise=COULD_HELP),
    fine_if_skipped("go_on", "help_run"),
    samples=(OTHERS_DO, NO_ONE_DOES, HELPS, ALONE),
    title=N_("Who runs our group"),
    roles=("co_producer",),
    under="about_group",
    among_peers=True,
)
