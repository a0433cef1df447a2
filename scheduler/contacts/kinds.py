"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.contacts.facts import who_they_are
from scheduler.kinds import Kind, alike

_WHO_IS_TOLD_OF_A_WORRY = N_("Who is told of a worry")


KINDS = (
    Kind("contact_is", called=_WHO_IS_TOLD_OF_A_WORRY, beside=who_they_are),
    *alike(
        (
            "contact_is_gone",
            "contact_over",
            "named_safeguarding",
        ),
        called=_WHO_IS_TOLD_OF_A_WORRY,
    ),
    Kind("decide_contact", called=N_("Something to decide"), worked_out=True),
)
