"""What this room brings."""

from __future__ import annotations

from scheduler.evaluation import facts
from scheduler.evaluation.close_evaluation import close_evaluation
from scheduler.evaluation.finish_evaluation import finish_evaluation
from scheduler.evaluation.keep_thanks import keep_thanks
from scheduler.evaluation.kept import OF_MEETINGS
from scheduler.evaluation.kinds import KINDS
from scheduler.evaluation.leave_form import leave_form
from scheduler.evaluation.note_debrief import note_debrief
from scheduler.evaluation.time import JOBS
from scheduler.seams import More, Room

ROOM = Room(
    "evaluation",
    kinds=KINDS,
    acts=(
        close_evaluation,
        finish_evaluation,
        keep_thanks,
        leave_form,
        note_debrief,
    ),
    more_words={finish_evaluation: More()},  # with no name, until they are opened
    jobs=JOBS,
    facts=(facts,),
    of_meetings=OF_MEETINGS,
)
