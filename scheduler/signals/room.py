"""What this room brings."""

from __future__ import annotations

from scheduler.seams import Room
from scheduler.signals import facts
from scheduler.signals.answer_signal import answer_signal
from scheduler.signals.ask_for_word import ask_for_word
from scheduler.signals.call_for_someone import call_for_someone, take_back_call
from scheduler.signals.end_signal import end_signal, fade_signal, take_back_signal
from scheduler.signals.escalate import escalate
from scheduler.signals.hears import ON
from scheduler.signals.hold_signal import drop_signal, hold_signal, raise_held
from scheduler.signals.kept import KEPT, OF_MEETINGS
from scheduler.signals.kinds import KINDS
from scheduler.signals.note_tomorrow import note_tomorrow
from scheduler.signals.raise_signal import raise_signal
from scheduler.signals.say_more import answer_come_over, ask_to_ring, note_where, say_more
from scheduler.signals.sorts import SORTS
from scheduler.signals.time import JOBS

ROOM = Room(
    "signals",
    kinds=KINDS,
    acts=(
        answer_come_over,
        answer_signal,
        ask_to_ring,
        ask_for_word,
        call_for_someone,
        drop_signal,
        end_signal,
        escalate,
        fade_signal,
        hold_signal,
        note_tomorrow,
        note_where,
        raise_held,
        raise_signal,
        say_more,
        take_back_call,
        take_back_signal,
    ),
    facts=(facts,),
    told_of_signal=facts.told_at_once,
    sorts=SORTS,
    jobs=JOBS,
    kept=KEPT,
    of_meetings=OF_MEETINGS,
    on=ON,
)
