"""What this room brings."""

from __future__ import annotations

from scheduler.meetings import (
    answers_seen,
    card_facts,
    change_facts,
    gatherings,
    lists,
    needs_seen,
    previews,
    timelines,
    told_report,
)
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.confirm_cancelled import confirm_cancelled
from scheduler.meetings.confirm_change import confirm_change
from scheduler.meetings.copy_last import copy_last
from scheduler.meetings.decisions import DECISIONS, to_decide
from scheduler.meetings.gatherings import invite_again, was_invited
from scheduler.meetings.kept import KEPT, OF_MEETINGS, SHOWS
from scheduler.meetings.kinds import KINDS
from scheduler.meetings.news import ON
from scheduler.meetings.pass_phone import pass_phone
from scheduler.meetings.planner import ask_anew
from scheduler.meetings.schedule_meeting import make_meeting, schedule_meeting
from scheduler.meetings.time import JOBS
from scheduler.meetings.told_report import note_door
from scheduler.seams import Room

ROOM = Room(
    "meetings",
    kinds=KINDS,
    acts=(
        cancel_meeting,
        change_meeting,
        confirm_cancelled,
        confirm_change,
        copy_last,
        note_door,
        pass_phone,
        schedule_meeting,
    ),
    facts=(
        answers_seen,
        card_facts,
        change_facts,
        gatherings,
        lists,
        needs_seen,
        previews,
        timelines,
        told_report,
    ),
    jobs=JOBS,
    to_decide=to_decide,
    decisions=DECISIONS,
    kept=KEPT,
    of_meetings=OF_MEETINGS,
    shows=SHOWS,
    on=ON,
    make_meeting=make_meeting,
    ask_anew=ask_anew,
    invite_again=invite_again,
    was_invited=was_invited,
)
