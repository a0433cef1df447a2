"""Notes about what people asked for, or ask a colleague for."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "task_done": Say("{task_done} If that is not so, please ask again."),
    "task_too_late": Say(
        "You asked for this before “{meeting}”: {what}. No one has told me that it was done. "
        "I am sorry. If you still need it, please ask again."
    ),
    # To staff.
    "task_taken_back": Say("{person} no longer needs this: {what}. Thank you."),
    "word_wanted": Say("{person} would like a word with you, when you can."),
}
