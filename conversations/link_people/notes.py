"""Notes about who looks after whom."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "link_is_new": Say("{away_link} looks after you from now on. You can ask for a word any day."),
    # To staff.
    "yours_now": Say("You look after {person} from now on. {person} knows."),
    "yours_no_more": Say(
        "{person} has someone else to look after them now. Thank you for all you did."
    ),
}
