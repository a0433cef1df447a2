"""What this room brings."""

from __future__ import annotations

from scheduler.pages import facts, learning
from scheduler.pages.hears import ON
from scheduler.pages.hide_page import hide_page
from scheduler.pages.keep_learning import keep_learning
from scheduler.pages.keep_my_page import keep_my_page
from scheduler.pages.kept import KEPT, OF_MEETINGS
from scheduler.pages.show_page import show_page
from scheduler.seams import Room

ROOM = Room(
    "pages",
    acts=(
        hide_page,
        keep_learning,
        keep_my_page,
        show_page,
    ),
    facts=(
        facts,
        learning,
    ),
    kept=KEPT,
    of_meetings=OF_MEETINGS,
    on=ON,
)
