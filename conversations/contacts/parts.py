"""What this room brings to joining a group without staff: who outside it is told of a worry."""

from collections.abc import Mapping

from conversations.script import Say, Step, When, known

STEPS: Mapping[str, tuple[Step, ...]] = {
    "joining": (
        When(
            known("contacts"),
            Say("If one of us fears for someone's safety, I can tell {contacts}."),
            Say("That is someone outside the group, who sees nothing else of it."),
        ),
    ),
}
