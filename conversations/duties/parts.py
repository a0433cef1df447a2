"""What this room brings to the talks about a meeting: whose turn it is, and giving it back."""

from collections.abc import Mapping

from conversations.script import Choices, Do, Say, Step, When, known

STEPS: Mapping[str, tuple[Step, ...]] = {
    "check_in": (When(known("my_turn"), Say("{my_turn}")),),
    "changed": (
        When(
            known("turn_gone"),
            Say("{turn_gone}"),
            Say("Thank you for your offer."),
            When(
                known("facilitators"),
                Say("If you would like to talk about it, ask {facilitators}."),
                otherwise=(Say("If you would like to talk about it, ask staff."),),
            ),
        ),
    ),
}
CHOICES: Mapping[str, tuple[Choices, ...]] = {
    "check_in": (
        Choices(
            "turn_back",
            Do("give_turn_back"),
            Say("That is fine. You need not say why. See you there."),
            keys=("no_turn",),
        ),
    ),
}
