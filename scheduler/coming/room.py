"""What this room brings."""

from __future__ import annotations

from scheduler.coming.answer_invitation import answer_invitation
from scheduler.coming.answer_invitation_no import answer_invitation_no
from scheduler.coming.answer_no import answer_no
from scheduler.coming.change_mind import change_mind
from scheduler.coming.kept import KEPT, OF_MEETINGS
from scheduler.coming.note_needs import note_needs
from scheduler.coming.note_part import note_part
from scheduler.coming.note_was_there import note_was_there
from scheduler.coming.show_name import show_name
from scheduler.seams import Room

ROOM = Room(
    "coming",
    acts=(
        answer_invitation,
        answer_invitation_no,
        answer_no,
        change_mind,
        note_needs,
        note_part,
        note_was_there,
        show_name,
    ),
    kept=KEPT,
    of_meetings=OF_MEETINGS,
)
