"""What is left in a chat that was hidden."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "signs_shared": Say(
        "{person} would like you to know when it gets hard. It shows like this: “{signs}”\n"
        "Please look out for it, and tell no one else."
    ),
    # After “hide”: what stays is said for a minute; then one line is left that tells nothing.
    "hidden": Say("Hello. You can write to me at any time."),
    "hidden_old": Say(
        "I've cleared what I can. What is more than two days old stays. "
        "You can clear it: press and hold it, then tap “Delete”."
    ),
    "hidden_later": Say(
        "I've cleared what I can. One thing stays until {goes_day}, {goes_at}. "
        "I'll clear it then. Or you can: press and hold it, then tap “Delete”."
    ),
    "hidden_both": Say(
        "I've cleared what I can. What is more than two days old stays. "
        "One newer thing stays until {goes_day}, {goes_at}. I'll clear that then. "
        "You can clear it all: press and hold it, then tap “Delete”."
    ),
}
