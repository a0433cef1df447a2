"""What this room brings."""

from __future__ import annotations

from scheduler.fares import facts
from scheduler.fares.ask_for_fare import ask_for_fare
from scheduler.fares.hears import ON
from scheduler.fares.kept import KEPT, OF_MEETINGS
from scheduler.fares.kinds import KINDS
from scheduler.fares.make_claim import make_claim
from scheduler.fares.pay_claim import pay_claim
from scheduler.fares.sorts import SORTS
from scheduler.fares.time import JOBS
from scheduler.seams import Room

ROOM = Room(
    "fares",
    kinds=KINDS,
    acts=(
        ask_for_fare,
        make_claim,
        pay_claim,
    ),
    facts=(facts,),
    jobs=JOBS,
    sorts=SORTS,
    on=ON,
    kept=KEPT,
    of_meetings=OF_MEETINGS,
)
