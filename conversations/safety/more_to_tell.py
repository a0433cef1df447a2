"""More was typed about a worry, where nothing asked for it: it goes on with a yes alone."""

from conversations.conversation import Conversation
from conversations.safety.safety import KEPT, WORDS_KEPT
from conversations.safety.samples import WORRIED, WORRIED_ALONE, WORRIED_OF_ONE_OF_THEM, WORRY_OVER
from conversations.script import Ask, Choice, Do, Say, Seen, When, known

_TYPED = {"kept_words": "He is at the door again."}

MORE_TO_TELL = Conversation(
    "more_to_tell",
    Say("You typed: “{kept_words}”"),
    When(
        known("names_a_reader"),
        Say("It names someone who would read it."),
        Say("To leave them out, tap “Someone may be in danger”, and then “Not to …”."),
    ),
    Ask(
        "add_it",
        "Shall I pass that on with your worry about safety?",
        Choice("yes", "Yes, pass it on", Do("give_words"), *WORDS_KEPT),
        Choice("no", "No, thank you", Say("That's fine. I have not passed it on.")),
        seen_by=Seen.WHO_IS_TOLD,
        skip=False,
        keeps=KEPT,
    ),
    samples=tuple(
        {**sample, **_TYPED}
        for sample in (WORRIED, WORRIED_OF_ONE_OF_THEM, WORRIED_ALONE, WORRY_OVER)
    ),
    urgent=True,
)
