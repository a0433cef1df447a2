"""What this room brings."""

from __future__ import annotations

from scheduler.group_chat.group_card import say
from scheduler.group_chat.hears import ON
from scheduler.group_chat.kinds import KINDS
from scheduler.group_chat.time import JOBS
from scheduler.seams import Room

ROOM = Room(
    "group_chat",
    kinds=KINDS,
    jobs=JOBS,
    on=ON,
    say_in_group=say,
)
