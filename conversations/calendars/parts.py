"""What this room brings to “My meetings”: a meeting, or all of a series, in one's own calendar."""

from collections.abc import Mapping

from conversations.script import Answers, Choice, Choices, Do, Facts, Say, Step, When


def takes_all(answers: Answers, _facts: Facts) -> bool:
    """Whether to send the whole series for their calendar."""
    return "calendar_all" in (answers.get("for_staff"), answers.get("coming_again"))


CHOICES: Mapping[str, tuple[Choice | Choices, ...]] = {
    "my_meetings": (
        Choice(
            "calendar",
            "Put it in my calendar",
            Do("send_calendar"),
            Say("You have the file. “My choices” has what it may show."),
        ),
        Choices("calendar_of_all"),
    ),
}
STEPS: Mapping[str, tuple[Step, ...]] = {
    "my_meetings": (
        When(
            takes_all,
            Do("send_calendar"),
            Say("You have the files. If one changes, I send a new file when you know."),
        ),
    ),
}
