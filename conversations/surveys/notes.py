"""Notes about what a group was asked."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "survey_in": Say(
        "The answers about “{survey_about}” are in. To read them, tap “About our group”, then "
        "“What people answered”."
    ),
    "survey_too_few": Say(
        "Too few people answered about “{survey_about}”. I have deleted the answers. "
        "No one saw them."
    ),
}
