"""Words on how someone is that say too that they can't come: whether that is meant is asked."""

from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, known

#: the answer that holds what the words say beside how they are: no, or unwell
CANNOT_COME = "cannot_come"


def comes_still(answers: Answers, _facts: Facts) -> bool:
    """Whether they have not just said that they can't come."""
    return answers.get("means_no") != "yes"


IF_THEY_CANNOT = When(
    known(CANNOT_COME),
    Ask(
        "means_no",
        "Does that mean that you cannot come?",
        Choice(
            "yes",
            "Yes, I cannot come",
            Do("answer_invitation_no"),
            Say("I have noted that you do not come. We keep your place. Take care."),
        ),
        Choice("no", "No, I still hope to come", Say("That is fine. I have changed nothing.")),
        seen_by=Seen.HOW_MANY,
    ),
)
