"""Someone on the staff is asked to be a link person. Nobody is without having said yes."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.link_people.samples import (
    ASKED_TO_FOLLOW,
    ASKED_TO_LOOK_AFTER,
    ASKED_TOO_LATE,
    NOBODY_TO_LOOK_AFTER,
)
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, known


def is_asked(answers: Answers, facts: Facts) -> bool:
    """Whether there is still someone to look after."""
    return "can_look" in answers or bool(facts.get("to_look_after"))


SETTLED = Say("That is settled by now. There is nothing more to do.")

ASKED_TO_BE_A_LINK = Conversation(
    "asked_to_look_after",
    When(
        is_asked,
        When(
            known("leaves"),
            Say("{leaves} will leave. These people need a new link person: {to_look_after}."),
            otherwise=(Say("There is need of a new link person for {to_look_after}."),),
        ),
        Ask(
            "can_look",
            "Would you do that?",
            Choice(
                "yes",
                "Yes, I will",
                Do("answer_looking_after"),
                When(
                    known("too_late"),
                    SETTLED,
                    otherwise=(Say("Thank you. I write to you as soon as it is settled."),),
                ),
            ),
            Choice(
                "no",
                "No, I cannot",
                Do("answer_looking_after"),
                When(
                    known("too_late"),
                    SETTLED,
                    otherwise=(Say("That is fine. Someone else will be asked."),),
                ),
            ),
            seen_by=Seen.STAFF,
        ),
        otherwise=(SETTLED,),
    ),
    fine_if_skipped("can_look"),
    samples=(ASKED_TO_FOLLOW, ASKED_TO_LOOK_AFTER, ASKED_TOO_LATE, NOBODY_TO_LOOK_AFTER),
)
