"""Notes about who helps to run a group."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "helps_to_run": Say("{person} helps to run “{group}” too now."),
    "no_one_runs_it": Say(
        "No one runs “{group}” now. Would you like to help? "
        "Tap “What I can do”, then “About our group”, then “Who runs our group”."
    ),
}
