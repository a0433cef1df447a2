"""What people answered, for those to whom the question said it would be shown."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from conversations.phrases import N_
from records.access import As, may, roles_towards
from records.meetings import comings
from records.people import people
from scheduler.facts import Known, card_of, fact
from scheduler.facts.gatherings import chosen
from scheduler.facts.persons import group_id_of
from scheduler.spoken import Line, Lines, Name

_COMING = {
    "yes": N_("• {person}: coming"),
    "no": N_("• {person}: not coming"),
    "unsure": N_("• {person}: not sure yet"),
    "unwell": N_("• {person}: unwell, place kept"),
    None: N_("• {person}: no answer yet"),
}
_BRINGS = N_("   brings someone along")
_NOTES = N_("   would like the notes")
_SIGN = N_("   sign for a break: “{sign}”")
_FEELS = {
    "unsure": N_("   not sure how they feel about it"),
    "worried": N_("   worried about it"),
}
_NAMELESS = Line(N_("Someone with no name yet"), {})


@fact("coming_list")
def coming_list(known: Known) -> object:
    """Who said what about coming: to facilitators; how they feel, to their link person."""
    group_id = group_id_of(known)
    if chosen(known) is None or group_id is None:
        return ""
    rows = known.tx.conn.execute(
        select(comings, people.c.key_id)
        .join(people, people.c.id == comings.c.person_id)
        .where(comings.c.meeting_id == known.meeting_id)
        .order_by(comings.c.id)
    )
    lines: list[Line] = []
    for row in rows:
        roles = roles_towards(known.tx.conn, known.person.id, group_id, row.person_id)
        if row.person_id != known.person.id and may(roles, "see", "coming"):
            lines += _lines_about(known, row, roles)
    return Lines(lines)


def _lines_about(known: Known, row: Any, roles: frozenset[As]) -> list[Line]:
    card = card_of(known.tx, known.person_row(row.person_id))
    lines = [Line(_COMING[row.answer], {"person": Name(card.get("called", "")) or _NAMELESS})]
    needs = known.tx.unseal(row.key_id, "coming.needs", row.needs)
    if needs.get("bring") == "yes" and As.FACILITATOR in roles:
        lines.append(Line(_BRINGS, {}))
    if needs.get("no_more") == "notes" and As.FACILITATOR in roles:
        lines.append(Line(_NOTES, {}))
    sign = card.get("sign", "")
    if sign and As.FACILITATOR in roles:
        lines.append(Line(_SIGN, {"sign": Name(sign)}))
    if needs.get("feeling") in _FEELS and As.OWN_LINK in roles:
        lines.append(Line(_FEELS[needs["feeling"]], {}))
    return lines
