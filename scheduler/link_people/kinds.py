"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

_A_CHANGE_OF_LINK_PERSON = N_("A change of link person")


KINDS = (
    *alike(("asked_to_look_after", "yours_now", "yours_no_more"), called=_A_CHANGE_OF_LINK_PERSON),
    Kind("new_link", called=_A_CHANGE_OF_LINK_PERSON, planned=N_("who could look after you")),
    Kind("link_is_new", called=_A_CHANGE_OF_LINK_PERSON, planned=N_("who looks after you now")),
    Kind("decide_link", called=N_("Something to decide"), worked_out=True),
)
