"""What this room brings."""

from __future__ import annotations

from scheduler.seams import More, Room
from scheduler.surveys import facts, survey_results
from scheduler.surveys.ask_survey import ask_survey
from scheduler.surveys.check_survey import check_survey
from scheduler.surveys.close_survey import close_survey
from scheduler.surveys.finish_survey import finish_survey
from scheduler.surveys.hears import ON
from scheduler.surveys.kept import KEPT
from scheduler.surveys.kinds import KINDS
from scheduler.surveys.time import JOBS

ROOM = Room(
    "surveys",
    kinds=KINDS,
    acts=(
        ask_survey,
        check_survey,
        close_survey,
        finish_survey,
    ),
    more_words={finish_survey: More()},  # with no name, until they are opened
    facts=(
        facts,
        survey_results,
    ),
    jobs=JOBS,
    on=ON,
    kept=KEPT,
)
