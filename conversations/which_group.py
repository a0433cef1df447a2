"""Which group something is for: asked of who is in several."""

from conversations.script import Ask, Choices, When, known

WHICH_GROUP = When(
    known("many_groups"),
    Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
)
