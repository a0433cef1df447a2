"""What a link person can do together with someone they look after, and with whom."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from conversations.phrases import N_
from records.meetings import Meeting, comings, meetings
from records.talks import ASKED_AFTER, ASKED_BEFORE
from scheduler import house
from scheduler.link_people import carers
from scheduler.phone_calls.facts import looks_after
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line
from scheduler.talks.words.names import named

#: how long one can still be asked how it was
_STILL_ASKED = timedelta(days=14)
_MOST = 3  #: meetings, so that the list fits an old phone's screen
#: what can be done together on any day
_ALWAYS = {
    "my_choices": N_("Their choices"),
    "about_me": N_("Their page about them"),
    "learning": N_("What they would like to learn"),
    "buddy": N_("Someone to go with"),
}
_OF_A_MEETING = N_("{what}: {meeting}")


@fact("looked_after")
def looked_after(known: Known) -> Pairs:
    """Whom this person looks after, and so may ask my questions for me."""
    found = carers.looked_after(known.tx, known.person.id, known.now)
    return tuple(
        (str(who), in_a_list(known, who))
        for who in dict.fromkeys(row.person_id for row in found)
        if looks_after(known, who)
    )


@fact("to_do_together")
def to_do_together(known: Known) -> Pairs:
    """Their choices, and what is theirs; what staff ask; whether they come; how it was."""
    said = str(known.answers.get("with_whom", ""))
    if not said.isdecimal() or not looks_after(known, int(said)):
        return ()
    rows = known.tx.every(
        Meeting,
        select(meetings)
        .join(comings, comings.c.meeting_id == meetings.c.id)
        .where(
            comings.c.person_id == int(said),
            meetings.c.state.in_(("planned", "held")),
            meetings.c.starts_at > known.now - _STILL_ASKED,
        )
        .order_by(meetings.c.starts_at)
        .limit(_MOST),
    )
    found: list[tuple[str, object]] = [(name, Line(words, {})) for name, words in _ALWAYS.items()]
    for name, kind in house.kinds().items():
        if kind.together is not None and kind.together(known.tx, int(said), known.now):
            found.append((name, named(name)))
    for row in rows:
        ahead = row.state == "planned" and row.starts_at > known.now
        for name in ASKED_BEFORE if ahead else ASKED_AFTER:
            about = Known(known.tx, known.person, known.now, meeting_id=row.id)
            facts = {"what": named(name), "meeting": about.get("meeting")}
            found.append((f"{name}_about_{row.id}", Line(_OF_A_MEETING, facts)))
    return tuple(found)
