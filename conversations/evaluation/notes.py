"""Notes about what people said of a meeting."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "results_deleted": Say(
        "Too few people answered about our meetings. I have deleted the answers. No one saw them."
    ),
}
