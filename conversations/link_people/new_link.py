"""A link person leaves. Whoever follows looks after someone only with that person's yes."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.link_people.samples import (
    NEW_LINK,
    NEW_LINK_GONE,
    NEW_LINK_SETTLED,
    NEW_LINK_TOO_LATE,
)
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, known


def is_asked(answers: Answers, facts: Facts) -> bool:
    """Whether there is still something to say yes or no to."""
    return "fine" in answers or bool(facts.get("next_link"))


SETTLED = Say("That is settled by now. There is nothing more to do.")

NEW_LINK_TALK = Conversation(
    "new_link",
    When(
        is_asked,
        When(
            known("old_link"),
            Say("{old_link} is leaving. {next_link} could look after you."),
            otherwise=(Say("{next_link} could look after you from now on."),),
        ),
        Say("Nothing of yours is shown to {next_link} before you say yes."),
        Ask(
            "fine",
            "Is it fine if {next_link} looks after you now?",
            Choice(
                "yes",
                "Yes, that is fine",
                Do("answer_new_link"),
                When(
                    known("too_late"),
                    SETTLED,
                    otherwise=(Say("Thank you. I am letting them know."),),
                ),
            ),
            Choice(
                "no",
                "No, someone else please",
                Do("answer_new_link"),
                When(
                    known("too_late"),
                    SETTLED,
                    otherwise=(
                        Say("Thank you for telling us. No one asks why."),
                        Say("I am asking {facilitators} to find someone else."),
                    ),
                ),
            ),
            seen_by=Seen.STAFF,
        ),
        otherwise=(SETTLED,),
    ),
    fine_if_skipped("fine"),
    samples=(NEW_LINK, NEW_LINK_GONE, NEW_LINK_SETTLED, NEW_LINK_TOO_LATE),
)
