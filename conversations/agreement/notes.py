"""Notes about a group's agreement."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "agreement_news": Say(
        "There is news about our agreement in “{group}”. Look when you like. "
        "Tap “What I can do”, then “About our group”, then “Our agreement”."
    ),
    "talk_first": Say(
        "Someone would like to talk first about an idea for the agreement of “{group}”. "
        "Please make time for it at a meeting. I do not say who it is."
    ),
    "agreement_review": Say(
        "It is time to look at the agreement of “{group}” again, all together. "
        "Please look at how you work together, too. Then set the next day for it."
    ),
}
