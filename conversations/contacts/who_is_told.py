"""Who outside a group for peers only is told if someone may be in danger, for who runs it."""

from conversations.contacts.samples import NO_ONE_OUTSIDE, SOMEONE_OUTSIDE
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Say, Seen, When
from conversations.which_group import WHICH_GROUP


def has_one(answers: Answers, facts: Facts) -> bool:
    """Whether there was someone when the talk began."""
    return "whose" in answers or bool(facts.get("contacts_here"))


WHO_IS_TOLD = Conversation(
    "who_is_told",
    WHICH_GROUP,
    When(
        has_one,
        Say("These people are outside “{group}”. I can tell them if someone may be in danger."),
        Say("They see nothing else of the group."),
        Ask(
            "whose",
            "Is there someone I should stop telling?",
            Choices(
                "contacts_here",
                Ask(
                    "sure",
                    "Shall I stop telling {whose_word}?",
                    Choice(
                        "yes",
                        "Yes, please stop",
                        Do("end_contact"),
                        Say("That's done. I'll let {whose_word} know, with thanks."),
                        Say("I'll let the group know too, without a buzz."),
                    ),
                    Choice("no", "No, it stays", Say("That is fine. It stays as it is.")),
                    skip=False,
                ),
            ),
            Choice("none", "No one, leave it as it is", Say("That is fine. It stays as it is.")),
            seen_by=Seen.ONLY_BOT,
        ),
        otherwise=(
            Say("No one outside “{group}” is told if someone may be in danger."),
            Say("Do you all trust someone outside? Please talk with them first."),
            Say("Then tap “What I can do”, and “Invite someone”."),
        ),
    ),
    fine_if_skipped("whose"),
    samples=(SOMEONE_OUTSIDE, NO_ONE_OUTSIDE),
    title=N_("Who I tell outside the group"),
    roles=("peer",),
    under="run_group",
    among_peers=True,
)
