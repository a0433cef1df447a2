"""Someone may be in danger: one screen, and it goes at once. Words are asked for afterwards."""

from conversations.phrases import N_
from conversations.samples_safety import (
    NO_ONE_IS_THERE,
    NO_ONE_MAY_HEAR,
    WORRIED,
    WORRIED_ALONE,
    WORRIED_OUTSIDE,
    WORRIED_OUTSIDE_BARE,
    WORRIED_STAFF,
    WORRY_OVER,
)
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Conversation,
    Do,
    Facts,
    Reads,
    Say,
    Seen,
    When,
    known,
)


def someone_could_hear(answers: Answers, facts: Facts) -> bool:
    """Whether there was anyone to tell: once it is answered, that is not asked again."""
    return "safety_tell" in answers or bool(facts.get("could_hear"))


def has_said(answers: Answers, _facts: Facts) -> bool:
    """Whether words were given."""
    return answers.get("safety_words", "no") not in ("no", "")


NO_ONE = (
    Say("I'm sorry. There is no one I may tell of this."),
    Say("If someone is in danger now, ring 999. “Help now” shows who can talk with you."),
)
#: what became of them: it may have been closed before they came, or reached nobody yet
WORDS_KEPT = (
    When(
        known("worry_is_over"),
        Say("That worry is dealt with by now, so I passed nothing on."),
        Say("If someone is in danger, tap “Someone may be in danger”. If it's now, ring 999."),
        otherwise=(
            When(
                known("worry_told"),
                Say("Thank you. They can read that now."),
                otherwise=(Say("Thank you. I'll pass that on with it, when I can."),),
            ),
        ),
    ),
)
IT_IS_OUT = (
    When(
        known("worry_told"),
        Say("Thank you for telling me. I'm telling {worry_told} now, in private."),
        otherwise=(
            Say("Thank you for telling me. I'm sorry. I cannot reach anyone right now."),
            Say("I'll keep trying. I'll write when I can."),
        ),
    ),
    When(
        known("worry_outside"),
        When(
            known("worry_look_time"),
            Say("{worry_look_by} may not look before {worry_look_time} on {worry_look_day}."),
            otherwise=(Say("I do not know how soon they'll look."),),
        ),
    ),
    Say("If it's now, ring 999. I'll tell you who has seen it, and who is on it."),
    Ask(
        "safety_words",
        "Would you like to say more? If so, just type it.",
        Choice("no", "No", Say("That's fine. They know enough to act.")),
        reads=Reads.TEXT,
        skip=False,
        seen_by=Seen.WHO_IS_TOLD,
    ),
    When(has_said, Do("give_words"), *WORDS_KEPT),
)

SAFETY = Conversation(
    "safety",
    When(
        someone_could_hear,
        When(
            known("safe_reached"),
            Say("I can tell {safe_keepers} now, in private. You do not have to say why."),
            otherwise=(Say("I cannot reach anyone right now. I'll tell them when I can."),),
        ),
        Say("If nobody answers, I ask others too. They must act if someone is in danger."),
        Say("They'll try to talk to you first. If it's now, ring 999."),
        Ask(
            "safety_tell",
            "Would you like me to tell them?",
            Choice("tell", "Tell {safe_keepers}"),
            Choice(
                "not_to",
                "Not to …",
                Ask(
                    "safety_out",
                    "Who should not hear of this? I tell the others when you tap “Done”.",
                    Choices("could_hear"),
                    many=True,
                    skip=False,
                    seen_by=Seen.ONLY_BOT,
                ),
            ),
            Choices(
                "told_by_voice",
                Ask("safety_rang", "Who told you?", Choices("who_rang"), skip=False),
            ),
            skip=False,
        ),
        Do("raise_worry"),
        When(known("worry_is_on"), *IT_IS_OUT, otherwise=NO_ONE),
        otherwise=NO_ONE,
    ),
    samples=(
        WORRIED,
        WORRIED_OUTSIDE,
        WORRIED_OUTSIDE_BARE,
        WORRIED_STAFF,
        WORRIED_ALONE,
        WORRY_OVER,
        NO_ONE_MAY_HEAR,
        NO_ONE_IS_THERE,
    ),
    command="safety",
    title=N_("Someone may be in danger"),
    urgent=True,
)
