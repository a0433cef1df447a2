"""What this room brings to the list of tasks: a look at a worry."""

from collections.abc import Mapping

from conversations.script import Do, Say, Step, When, chose

STEPS: Mapping[str, tuple[Step, ...]] = {
    "to_do": (
        When(
            chose("task_then", "look"),
            Do("look_at_worry"),
            Say("I have shown it to you, in a message of its own."),
        ),
    ),
}
