"""Who could go together: staff see those who said they would, and ask two of them (SHP:397)."""

from conversations.buddies.samples import NO_ONE_TO_PAIR, PAIRS, PAIRS_NONE_CAN
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choices, Do, Facts, Say, Seen, When, known


def someone_wants(answers: Answers, facts: Facts) -> bool:
    """Whether anyone would like someone to go with."""
    return "pair_want" in answers or bool(facts.get("buddy_wants"))


def someone_can(answers: Answers, facts: Facts) -> bool:
    """Whether there is someone who could go with the one who was picked."""
    return "pair_can" in answers or bool(facts.get("buddy_cans"))


PAIR_UP = Conversation(
    "pair_up",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    When(
        known("buddy_cans_said"),
        Say("Who said they can go with someone new: {buddy_cans_said}."),
    ),
    When(
        someone_wants,
        Ask(
            "pair_want",
            "These people would like someone to go with. Who is it for?",
            Choices(
                "buddy_wants",
                When(
                    someone_can,
                    Ask(
                        "pair_can",
                        "Who could go with them?",
                        Choices(
                            "buddy_cans",
                            Do("propose_pair"),
                            Say("Thank you. I ask them both. A name is told once both say yes."),
                        ),
                        seen_by=Seen.STAFF,
                    ),
                    otherwise=(Say("No one has said that they can, for now."),),
                ),
            ),
            seen_by=Seen.STAFF,
        ),
        otherwise=(Say("No one is looking for someone to go with right now."),),
    ),
    fine_if_skipped("pair_want", "pair_can"),
    samples=(PAIRS, PAIRS_NONE_CAN, NO_ONE_TO_PAIR),
    title=N_("Who could go together"),
    roles=("facilitator", "link_person"),
    under="run_group",
)
