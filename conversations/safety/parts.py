"""What this room brings: a look at a worry to the list of tasks; and who is told of one."""

from collections.abc import Mapping

from conversations.phrases import N_
from conversations.script import Do, Say, Seen, Step, When, chose

STEPS: Mapping[str, tuple[Step, ...]] = {
    "to_do": (
        When(
            chose("task_then", "look"),
            Do("look_at_worry"),
            Say("I have shown it to you, in a message of its own."),
        ),
    ),
}
SEEN: Mapping[Seen, tuple[str, str]] = {
    Seen.WHO_IS_TOLD: (
        N_("{worry_told} will see this. So will others, if I have to ask them."),
        N_("Those I tell of this will see it."),
    ),
}
