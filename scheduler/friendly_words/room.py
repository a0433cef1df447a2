"""What this room brings."""

from __future__ import annotations

from scheduler.friendly_words import facts, to_learn
from scheduler.friendly_words.hears import ON
from scheduler.friendly_words.kept import KEPT
from scheduler.friendly_words.kinds import KINDS
from scheduler.friendly_words.note_touch import note_touch
from scheduler.friendly_words.send_word import send_word
from scheduler.friendly_words.time import JOBS
from scheduler.seams import More, Room

ROOM = Room(
    "friendly_words",
    kinds=KINDS,
    acts=(
        note_touch,
        send_word,
    ),
    more_words={send_word: More(told=True)},
    facts=(facts, to_learn),
    jobs=JOBS,
    on=ON,
    kept=KEPT,
)
