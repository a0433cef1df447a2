"""Facts for the page about a group: what it says, and who is who."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from conversations.group_page.group_page import LINES
from conversations.group_page.plan_lines import NAMES
from conversations.phrases import N_
from records.people import Role
from scheduler.post.working_days import LOOKS
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known, Lookup, fact
from scheduler.talks.people.group import group_row, ids_with_role
from scheduler.talks.spoken import Line, Lines, Name

_DOES = {
    Role.FACILITATOR: N_("• {who} runs the meetings."),
    Role.PEER: N_("• {who} helps to run this group."),
    Role.LINK_PERSON: N_("• {who} looks after people, one to one."),
    Role.SAFEGUARDING: N_("• {who} is there if you fear for someone."),
    Role.CONTACT: N_("• {who} is outside the group, and is there if you fear for someone."),
}
_LOOKS = {
    "at_9": N_("{who} looks here at 9 am, on working days."),
    "at_12": N_("{who} looks here at noon, on working days."),
    "at_16": N_("{who} looks here at 4 pm, on working days."),
}


def page(known: Known) -> dict[str, Any]:
    """What has been put on the page of the group this is about. Raises NotAllowed."""
    row = group_row(known)
    if row is None:
        return {}
    known.allow("see", "group", row.id)
    card: dict[str, Any] = known.tx.unseal(row.key_id, "group.card", row.card)
    return card


def _says(name: str) -> Lookup:
    return lambda known: Name(page(known).get(name, ""))


for _name in LINES:
    fact(_name)(_says(_name))


@fact("page_is_empty")
def page_is_empty(known: Known) -> object:
    """Whether nothing has been put on the page yet, nor into what the group plans."""
    said = page(known)
    return not any(said.get(name) for name in (*LINES, *NAMES))


@fact("who_is_who")
def who_is_who(known: Known) -> object:
    """The staff who gave a name: what each does, and when they look here (CH:117)."""
    return Lines(_staff(known))


def _staff(known: Known) -> Iterator[Line]:
    page(known)  # who may not see the page may not see who is on it
    named: dict[int, Name] = {}
    for role, does in _DOES.items():
        for person_id in ids_with_role(known, role):
            if name := known.name_of(person_id):
                named[person_id] = name
                yield Line(does, {"who": name})
    for person_id, name in named.items():
        chosen = card_of(known.tx, known.person_row(person_id)).get("looks", ())
        yield from (Line(_LOOKS[key], {"who": name}) for key in LOOKS if key in chosen)
