"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

_YOUR_PLACE_IN_THE_GROUP = N_("Your place in the group")


KINDS = (
    *alike(
        ("leaving", "deleting"),
        called=_YOUR_PLACE_IN_THE_GROUP,
        tells_at_once=True,
        aside=True,
    ),
    Kind("less_from_me", called=N_("How often I write"), tells_at_once=True, aside=True),
    *alike(
        ("place_rests", "place_ended", "place_back", "rests_now", "no_place_now"),
        called=_YOUR_PLACE_IN_THE_GROUP,
    ),
    *alike(
        ("their_place_rests", "their_place_ended", "their_place_back"),
        called=N_("Someone's place in the group"),
    ),
    Kind("decide_place", called=N_("Something to decide"), worked_out=True),
)
