"""What this room brings."""

from __future__ import annotations

from scheduler.agreement import agreement_ideas, facts
from scheduler.agreement.answer_idea import answer_idea
from scheduler.agreement.kept import KEPT
from scheduler.agreement.kinds import KINDS
from scheduler.agreement.note_talked import note_talked
from scheduler.agreement.put_forward import put_forward
from scheduler.agreement.set_review import set_review
from scheduler.agreement.settle_idea import settle_idea
from scheduler.agreement.time import JOBS
from scheduler.seams import Room

ROOM = Room(
    "agreement",
    kinds=KINDS,
    acts=(
        answer_idea,
        note_talked,
        put_forward,
        set_review,
        settle_idea,
    ),
    facts=(
        agreement_ideas,
        facts,
    ),
    jobs=JOBS,
    kept=KEPT,
)
