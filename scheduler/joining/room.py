"""What this room brings."""

from __future__ import annotations

from scheduler.joining import facts
from scheduler.joining.add_member import add_member
from scheduler.joining.decline_invitation import decline_invitation
from scheduler.joining.join import join
from scheduler.joining.kept import KEPT
from scheduler.joining.kinds import KINDS
from scheduler.joining.make_group import make_group
from scheduler.joining.make_invitation import make_invitation
from scheduler.seams import Room

ROOM = Room(
    "joining",
    kinds=KINDS,
    acts=(
        add_member,
        decline_invitation,
        join,
        make_group,
        make_invitation,
    ),
    facts=(facts,),
    kept=KEPT,
)
