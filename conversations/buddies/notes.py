"""Notes to two who go together, and to their staff."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "buddy_is": Say(
        "You and {buddy_name} go together now. Staff can help you to meet. "
        "Each of you can stop on any day."
    ),
    "buddy_off": Say(
        "It did not work out this time with the one we thought of. Staff can look again."
    ),
    "buddy_over": Say(
        "The two of you do not go together for now. It is no one's fault. "
        "You can ask for someone else on any day."
    ),
    # To staff.
    "pair_is": Say("{person} has someone to go with now. Both said yes."),
    "pair_off": Say("{person} has no one to go with yet. Please do not ask why."),
}
