"""For each of the staff: what people have asked them for, until it is done (P:one-list, CH:49)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.parts import steps_for
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
from conversations.tasks.samples import A_FEW_TASKS, A_WORRY, NO_TASKS, ONE_TASK


def has_tasks(answers: Answers, facts: Facts) -> bool:
    """Whether anything was on the list: once it is done, it is not."""
    return "task" in answers or bool(facts.get("tasks"))


SETTLED = When(
    known("done_already"),
    Say("That is not on your list any more. There is nothing more to do."),
    otherwise=(Say("Thank you. I have taken it off the list."),),
)

TO_DO = Conversation(
    "to_do",
    Do("open_to_do"),
    When(
        has_tasks,
        Say("People wait for this, the most urgent first:"),
        Say("{task_list}"),
        Ask(
            "task",
            "Which one would you like to see to?",
            Choices(
                "tasks",
                Say("{task_card}"),
                Ask(
                    "task_then",
                    "What would you like to do?",
                    Choices("task_ways"),
                    Choice("later", "Not yet", Say("That is fine. It stays on your list.")),
                    seen_by=Seen.NOBODY,
                ),
                When(chose("task_then", "done"), Do("settle_task"), SETTLED),
                *steps_for("to_do"),
                When(
                    chose("task_then", "ring"),
                    Do("ring_for_task"),
                    Say("I have sent you the number, and what is safe."),
                ),
                When(
                    chose("task_then", "pass"),
                    Ask(
                        "task_to",
                        "Who could see to it instead?",
                        Choices(
                            "can_take_task",
                            Do("pass_task"),
                            Say("Thank you. It is on the list of {task_to_name} now."),
                        ),
                        seen_by=Seen.STAFF,
                    ),
                ),
            ),
        ),
        otherwise=(Say("No one waits for you right now. Thank you."),),
    ),
    fine_if_skipped("task", "task_then", "task_to"),
    samples=(A_FEW_TASKS, ONE_TASK, A_WORRY, NO_TASKS),
    command="todo",
    title=N_("To do"),
    roles=("facilitator", "link_person", "safeguarding", "contact"),
    outside=True,
)
