"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

KINDS = (
    *alike(("joining", "joining_outside"), called=N_("Joining")),
    Kind("first_talk", called=N_("A first talk")),
    *alike(("contact_inside", "contacts_enough"), called=N_("Who is told of a worry")),
    *alike(("not_me", "not_me_again", "not_me_but_help", "link_old", "link_used")),
)
