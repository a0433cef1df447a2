"""What this room brings."""

from __future__ import annotations

from scheduler.safety import facts, worry_words
from scheduler.safety.answer_worry import answer_worry, look_at_worry
from scheduler.safety.close_worry import close_worry
from scheduler.safety.give_words import give_words
from scheduler.safety.hears import ON
from scheduler.safety.kept import KEPT, OF_MEETINGS
from scheduler.safety.kinds import KINDS
from scheduler.safety.pass_worry_on import pass_worry_on
from scheduler.safety.raise_worry import raise_worry
from scheduler.safety.sorts import SORTS
from scheduler.safety.time import JOBS
from scheduler.seams import Room

ROOM = Room(
    "safety",
    kinds=KINDS,
    acts=(
        answer_worry,
        close_worry,
        give_words,
        look_at_worry,
        pass_worry_on,
        raise_worry,
    ),
    facts=(facts, worry_words),
    jobs=JOBS,
    on=ON,
    sorts=SORTS,
    kept=KEPT,
    of_meetings=OF_MEETINGS,
)
