"""What this room brings."""

from __future__ import annotations

from scheduler.link_people import facts, swap_facts
from scheduler.link_people.answer_looking_after import answer_looking_after
from scheduler.link_people.answer_new_link import answer_new_link
from scheduler.link_people.ask_new_link import ask_new_link
from scheduler.link_people.carers import carers_of, looked_after_by
from scheduler.link_people.decisions import DECISIONS, to_decide
from scheduler.link_people.hand_people_over import hand_people_over
from scheduler.link_people.hears import ON
from scheduler.link_people.kept import KEPT
from scheduler.link_people.kinds import KINDS
from scheduler.seams import Room

ROOM = Room(
    "link_people",
    kinds=KINDS,
    acts=(
        answer_looking_after,
        answer_new_link,
        ask_new_link,
        hand_people_over,
    ),
    facts=(
        facts,
        swap_facts,
    ),
    who_hears=carers_of,
    looked_after_by=looked_after_by,
    gets_in_touch=facts.gets_in_touch,
    link_ids=facts.link_ids,
    to_decide=to_decide,
    decisions=DECISIONS,
    kept=KEPT,
    on=ON,
)
