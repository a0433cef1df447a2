"""Someone may be in danger: one screen, and it goes at once. Words are asked for afterwards."""

from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.safety.samples import (
    NO_ONE_IS_THERE,
    NO_ONE_MAY_HEAR,
    PASSED_ALL_THE_SAME,
    PASSED_TO_NO_ONE_YET,
    PASSED_TOO_LATE,
    WORRIED,
    WORRIED_ALONE,
    WORRIED_IN_WORDS,
    WORRIED_OF_ONE_OF_THEM,
    WORRIED_OUTSIDE,
    WORRIED_OUTSIDE_BARE,
    WORRIED_STAFF,
    WORRIED_STAFF_ALONE,
    WORRY_OVER,
)
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
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


def is_open(_answers: Answers, facts: Facts) -> bool:
    """Whether more can be said of it: it is not closed."""
    return not facts.get("worry_is_over")


def leaves_some_out(answers: Answers, _facts: Facts) -> bool:
    """Whether some are to be chosen who never hear of it."""
    return "not_to" in (answers.get("safety_tell"), answers.get("safety_for"))


#: the answer under which words are kept that were typed before anyone is told
KEPT = "safety_said"
#: the choice by which words go to whom they name as well
ALL_THE_SAME = "all_the_same"


NO_ONE = (
    Say("I'm sorry. There is no one I may tell of this."),
    Say("If someone is in danger now, ring 999. “Help now” shows who can talk with you."),
)
#: they go to no one whom they name, unless that is said once more
HELD_BACK = (
    Say("What you typed names someone who may hear. So I have not passed it on."),
    Say("To leave them out, tap “Someone may be in danger”, and then “Not to …”."),
)
#: what became of them: it may have been closed before they came, or reached nobody yet
WORDS_KEPT = (
    When(
        known("worry_is_over"),
        Say("That worry is dealt with by now, so I passed nothing on."),
        Say("If someone is in danger, tap “Someone may be in danger”. If it's now, ring 999."),
        otherwise=(
            When(
                known("words_withheld"),
                *HELD_BACK,
                otherwise=(
                    When(
                        known("worry_told"),
                        Say("Thank you. They can read that now."),
                        otherwise=(Say("Thank you. I'll pass that on with it, when I can."),),
                    ),
                ),
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
    When(known("words_passed"), Say("Your words go with it.")),
    When(known("words_withheld"), *HELD_BACK),
    Say("If it's now, ring 999. I'll tell you who has seen it, and who is on it."),
    Ask(
        "safety_words",
        "Would you like to say more? If so, just type it.",
        Choice(
            "no",
            "No",
            Say("That's fine. You do not have to say more."),
            typed=(N_("no more"), N_("that is all"), N_("nothing"), N_("nothing else")),
        ),
        Choices("pass_anyway", Do("give_words"), *WORDS_KEPT, keys=(ALL_THE_SAME,)),
        reads=Reads.TEXT,
        skip=False,
        seen_by=Seen.WHO_IS_TOLD,
        again=is_open,
        then=(Do("give_words"), *WORDS_KEPT),
    ),
)
TELL = Choice(
    "tell",
    "Tell {safe_keepers}",
    typed=(
        N_("tell them"),
        N_("tell"),
        N_("please tell them"),
        N_("tell them all"),
        N_("tell everyone"),
        N_("yes tell them"),
        N_("yes tell them all"),
        N_("send it"),
        N_("go ahead"),
        N_("do it"),
        N_("please do"),
    ),
    yes=True,
)
NOT_TO = Choice("not_to", "Not to …")
I_CAN_TELL = (
    When(
        known("safe_reached"),
        Say("I can tell {safe_keepers} now, in private. You do not have to say why."),
        otherwise=(Say("I cannot reach anyone right now. I'll tell them when I can."),),
    ),
)

SAFETY = Conversation(
    "safety",
    When(
        someone_could_hear,
        When(
            known("kept_words"),
            Say("I still have what you typed before. No one has read it."),
        ),
        *I_CAN_TELL,
        Say("If nobody answers, I ask others too. They must act if someone is in danger."),
        Say("They'll try to talk to you first. If it's now, ring 999."),
        Ask(
            "safety_tell",
            "Would you like me to tell them?",
            TELL,
            NOT_TO,
            Choices(
                "told_by_voice",
                Ask("safety_rang", "Who told you?", Choices("who_rang"), skip=False),
                *I_CAN_TELL,  # whom they leave out is known now
                Ask(
                    "safety_for",
                    "Would you like me to tell them?",
                    TELL,
                    NOT_TO,
                    skip=False,
                    keeps=KEPT,
                ),
            ),
            skip=False,
            keeps=KEPT,
        ),
        When(
            leaves_some_out,
            Ask(
                "safety_out",
                "Who should not hear of this? I tell the others when you tap “Done”.",
                Choices("could_hear"),
                many=True,
                skip=False,
                seen_by=Seen.ONLY_BOT,
                misread="NO_SUCH_NAME",  # who writes “not Jo” must not have that passed on
            ),
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
        WORRIED_STAFF_ALONE,
        WORRIED_ALONE,
        WORRIED_IN_WORDS,
        WORRIED_OF_ONE_OF_THEM,
        PASSED_ALL_THE_SAME,
        PASSED_TO_NO_ONE_YET,
        PASSED_TOO_LATE,
        WORRY_OVER,
        NO_ONE_MAY_HEAR,
        NO_ONE_IS_THERE,
    ),
    command="safety",
    title=N_("Someone may be in danger"),
    urgent=True,
)
