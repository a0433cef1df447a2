"""What a room posts has words, and both stand where a reader looks for them."""

from __future__ import annotations

from conversations.conversation import Conversation
from conversations.folders import modules
from conversations.registry import ALL
from conversations.script import Tell
from scheduler import house
from scheduler.rooms import ROOMS

STEPS = [step for talk in ALL.values() for step in talk.by_path.values()]


def test_all_about_the_notices_of_a_talk_stands_with_the_talk() -> None:
    """But for talks that the trunk plans and a leaf goes on with: their kinds are the trunk's."""
    brings = {kind.name: room.name for room in ROOMS for kind in room.kinds}

    elsewhere = {
        f"{name} is in conversations/{folder}/, and its Kind in scheduler/{brings[name]}/kinds.py"
        for folder, module in modules()
        for name in (one.name for one in vars(module).values() if isinstance(one, Conversation))
        if brings.get(name, folder) != folder
    }
    assert elsewhere == set()


def test_each_sort_of_notice_has_words() -> None:
    """Of its own, of its talk, of what a talk tells with it, or worked out when it is said."""
    noted = {name for _, module in modules() for name in getattr(module, "NOTES", {})}
    said = {
        *noted,
        *ALL,
        *house.decisions(),
        *(one.task for one in STEPS if isinstance(one, Tell)),
    }

    wordless = {
        f"{kind.name}: conversations/{room.name}/notes.py has no words for it in `NOTES`"
        for room in ROOMS
        for kind in room.kinds
        if kind.name not in said and not (kind.says or kind.first_lines)
    }
    assert wordless == set()
