"""What this room brings."""

from __future__ import annotations

from scheduler.peers import facts
from scheduler.peers.hears import ON
from scheduler.peers.help_run import help_run
from scheduler.peers.kinds import KINDS
from scheduler.peers.set_up_peers import set_up_peers
from scheduler.peers.stop_running import stop_running
from scheduler.seams import Room

ROOM = Room(
    "peers",
    kinds=KINDS,
    acts=(
        help_run,
        set_up_peers,
        stop_running,
    ),
    facts=(facts,),
    on=ON,
)
