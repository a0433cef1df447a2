"""To leave, to hear less, or to be forgotten: who can see to it, and a yes or no.

Nobody asks why, or whether they are sure. Whoever is asked has it on their list until it is done.
"""

from conversations.conversation import Conversation
from conversations.passing_on import ON_THEIR_LIST_TODAY
from conversations.samples import PERSON
from conversations.script import Ask, Choice, Choices, Facts, Say, Step, Tell, When, known
from conversations.talks.unread_words import NOT_TO_OTHERS

_ASKED: Facts = {
    **PERSON,
    "readers": "Sam",
    "readers_changed": False,
    "others_who_run": "Jo and Ali",
    "many_groups": False,
}
_CHANGED: Facts = {**_ASKED, "readers_changed": True}
_IN_TWO_GROUPS: Facts = {
    **_ASKED,
    "many_groups": True,
    "my_groups": (("1", "the hub"), ("2", "the garden")),
    "group": "the hub",
    "all_my_groups": "the hub and the garden",
}
_NO_ONE: Facts = {**_ASKED, "readers": "", "others_who_run": ""}
#: to be forgotten is about all of one's groups at once
FORGETS = "deleting"
_NO = Choice("no", "No, thank you", Say("That is fine. I have asked no one."))


def _conversation(name: str, *said: Step, question: Ask) -> Conversation:
    """One of the three: what is so today, and whether to ask those who can see to it.

    Of several groups it is asked first which is meant, unless it is about all of them.
    """
    which = Ask("group", "Which group do you mean?", Choices("my_groups"), skip=False)
    here = [] if name == FORGETS else [When(known("many_groups"), which)]
    return Conversation(
        name,
        *here,
        *said,
        When(
            known("readers"),
            question,
            otherwise=(
                Say("There is no one I may ask here. “Help now” shows who can talk with you."),
            ),
        ),
        samples=(_ASKED, _IN_TWO_GROUPS, _CHANGED, _NO_ONE),
        roles=("co_producer",),
        each="note_who_is_asked",
        urgent=True,
    )


def _yes(told: Step, *then: Step) -> Choice:
    """A yes tells those who stood in the question, and no one else."""
    done = (told, Say("I have asked {readers}."), *ON_THEIR_LIST_TODAY, *then)
    return Choice(
        "yes", "Yes, please", When(known("readers_changed"), NOT_TO_OTHERS, otherwise=done)
    )


LEAVING = _conversation(
    "leaving",
    When(
        known("many_groups"),
        Say("You can leave “{group}” on any day. You need not say why."),
        otherwise=(Say("You can leave the group on any day. You need not say why."),),
    ),
    When(
        known("others_who_run"),
        Say("{others_who_run} can end your place there."),
        otherwise=(Say("Those who run the group can end your place there."),),
    ),
    Say("Then you hear no more of its meetings. What is owed to you stays owed."),
    question=Ask(
        "shall_leave",
        "Shall I ask {readers} to see to it?",
        _yes(
            When(
                known("many_groups"),
                Tell(
                    "readers",
                    "{name} would like to leave “{group}”. Please get in touch, and see to it.",
                    "needs_you",
                ),
                otherwise=(
                    Tell(
                        "readers",
                        "{name} would like to leave the group. "
                        "Please get in touch, and see to it.",
                        "needs_you",
                    ),
                ),
            ),
            Say("They may talk with you first. You can bring someone you trust."),
        ),
        _NO,
        skip=False,
    ),
)

LESS_FROM_ME = _conversation(
    "less_from_me",
    Say("“My choices” has when I may write, and how often a friendly word comes."),
    When(
        known("many_groups"),
        Say("To hear nothing more of “{group}”, you can leave it."),
        otherwise=(Say("To hear nothing more from me, you can leave the group."),),
    ),
    question=Ask(
        "shall_write_less",
        "Shall I ask {readers} to help you with that?",
        _yes(
            When(
                known("many_groups"),
                Tell(
                    "readers",
                    "{name} would like fewer messages about “{group}”, or none. "
                    "Please get in touch.",
                    "needs_you",
                ),
                otherwise=(
                    Tell(
                        "readers",
                        "{name} would like fewer messages from me, or none. Please get in touch.",
                        "needs_you",
                    ),
                ),
            )
        ),
        _NO,
        skip=False,
    ),
)

DELETING = _conversation(
    FORGETS,
    Say("All that I keep about you can be deleted for good."),
    When(
        known("many_groups"),
        Say("Whoever runs my computer does that. Your places end with it: {all_my_groups}."),
        otherwise=(
            Say("Whoever runs my computer does that. Your place in the group ends with it."),
        ),
    ),
    Say("I cannot take back what others have read."),
    question=Ask(
        "shall_delete",
        "Shall I ask {readers} to see to it?",
        _yes(
            Tell(
                "readers",
                "{name} would like all that I keep about them to be deleted. Please see to it.",
                "needs_you",
            )
        ),
        _NO,
        skip=False,
    ),
)
