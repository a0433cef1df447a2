"""What this room brings."""

from __future__ import annotations

from scheduler.seams import Room
from scheduler.talks import lists, meeting, running
from scheduler.talks.digest import decisions, digest_facts
from scheduler.talks.digest.settle_decision import settle_decision
from scheduler.talks.hears import ON
from scheduler.talks.kept import KEPT
from scheduler.talks.kinds import KINDS
from scheduler.talks.passing_on import adding_facts, few_write
from scheduler.talks.passing_on import readers as looks
from scheduler.talks.passing_on.add_words import add_words
from scheduler.talks.passing_on.note_who_is_asked import note_who_is_asked
from scheduler.talks.people import circle, group, persons, who
from scheduler.talks.turns import from_before, half_way
from scheduler.talks.turns.leave_half_done import leave_half_done
from scheduler.talks.turns.taking_up import take_up_paused

ROOM = Room(
    "talks",
    kinds=KINDS,
    acts=(
        add_words,
        leave_half_done,
        note_who_is_asked,
        settle_decision,
    ),
    facts=(
        adding_facts,
        circle,
        decisions,
        digest_facts,
        few_write,
        from_before,
        group,
        half_way,
        lists,
        looks,
        meeting,
        persons,
        running,
        who,
    ),
    goes_back=take_up_paused,
    kept=KEPT,
    on=ON,
)
