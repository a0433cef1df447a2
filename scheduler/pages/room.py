"""What this room brings."""

from __future__ import annotations

from scheduler.pages import facts, group_pages, learning, plans, small_things
from scheduler.pages.hide_page import hide_page
from scheduler.pages.keep_begin import keep_begin
from scheduler.pages.keep_learning import keep_learning
from scheduler.pages.keep_my_page import keep_my_page
from scheduler.pages.keep_page import keep_page
from scheduler.pages.keep_small_thing import keep_small_thing
from scheduler.pages.kinds import KINDS
from scheduler.pages.show_page import show_page
from scheduler.seams import Room

ROOM = Room(
    "pages",
    kinds=KINDS,
    acts=(
        hide_page,
        keep_begin,
        keep_learning,
        keep_my_page,
        keep_page,
        keep_small_thing,
        show_page,
    ),
    facts=(
        facts,
        group_pages,
        learning,
        plans,
        small_things,
    ),
)
