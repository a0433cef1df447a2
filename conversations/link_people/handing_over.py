"""A link person who leaves passes people on: first the next one says yes, then each person."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.link_people.samples import HANDS_OVER, HANDS_OVER_NO_ONE
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choices, Do, Facts, Say, Seen, When, known


def has_people(answers: Answers, facts: Facts) -> bool:
    """Whether there is anyone to pass on."""
    return "successor" in answers or bool(facts.get("to_pass_on"))


HANDING_OVER = Conversation(
    "handing_over",
    When(
        known("many_groups"),
        Ask("group", "In which group is it?", Choices("my_groups"), skip=False),
    ),
    When(
        has_people,
        Say("You look after {to_pass_on}."),
        Say("If you leave, someone else can do it. Each person is asked if that is fine."),
        Ask(
            "successor",
            "Who could it be? I ask them first.",
            Choices(
                "could_cover",
                Do("hand_people_over"),
                Say("Thank you. I am asking {successor}."),
                Say("Until each person says yes, all stays as it is, and nothing is shown."),
            ),
            seen_by=Seen.STAFF,
        ),
        otherwise=(Say("You look after no one there. There is nothing to pass on."),),
    ),
    fine_if_skipped("successor"),
    samples=(HANDS_OVER, HANDS_OVER_NO_ONE),
    title=N_("When I leave"),
    roles=("link_person", "facilitator"),
)
