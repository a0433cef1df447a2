"""Facts about a signal, for those who may see it."""

from __future__ import annotations

from sqlalchemy import select

from records.people import Role, Row
from records.signals import signals
from scheduler.facts import Known, card_of, fact
from scheduler.facts.gatherings import running_meeting
from scheduler.facts.persons import facilitator_ids, group_id_of, ids_with_role, link_id_of
from scheduler.spoken import Name, Names


def signal_row(known: Known) -> Row | None:
    """The signal this is about."""
    if known.signal_id is None:
        return None
    return known.row(
        "signal",
        lambda: known.tx.conn.execute(
            select(signals).where(signals.c.id == known.signal_id)
        ).first(),
    )


@fact("running")
def running(known: Known) -> object:
    """Whether the signal was raised in a meeting; before it is raised, whether one is running."""
    row = signal_row(known)
    if row is not None:
        return row.meeting_id is not None
    return running_meeting(known) is not None


@fact("person")
def person(known: Known) -> object:
    """The other person this is about: who asked, or who can't be reached."""
    row = signal_row(known)
    if row is not None:
        if row.person_id is None:
            return Name("")
        known.allow("see", "signal", row.group_id, row.person_id)
        return known.name_of(row.person_id)
    if known.about_id is None:
        return Name("")
    group_id = group_id_of(known)
    if group_id is not None:
        known.allow("see", "name", group_id, known.about_id)
    return known.name_of(known.about_id)


@fact("by")
def by(known: Known) -> object:
    """Who has seen it."""
    row = signal_row(known)
    return known.name_of(row.answered_by) if row is not None else Name("")


@fact("helps")
def helps(known: Known) -> object:
    """What helps this person, in their own words, as far as they chose to share it."""
    row = signal_row(known)
    if row is None or row.person_id is None:
        return Name("")
    known.allow("see", "helps", row.group_id, row.person_id)
    return Name(card_of(known.tx, known.person_row(row.person_id)).get("helps_break", ""))


@fact("ago_minutes")
def ago_minutes(known: Known) -> object:
    """How many whole minutes ago it was raised."""
    row = signal_row(known)
    return int((known.now - row.raised_at).total_seconds() // 60) if row is not None else 0


def asked_first(known: Known) -> list[int]:
    """The facilitators who are told of a signal: not the asker, and no one they left out."""
    row = signal_row(known)
    if row is None or row.person_id is None:
        return []
    out = left_out(known, row.person_id)
    asker = Known(known.tx, known.person_row(row.person_id), known.now, meeting_id=row.meeting_id)
    return [
        i for i in ids_with_role(asker, Role.FACILITATOR) if i not in out and i != row.person_id
    ]


@fact("facilitators")
def facilitators(known: Known) -> object:
    """The facilitators' names; about a signal, of those who are told of it and can hear it."""
    ids = facilitator_ids(known)
    if signal_row(known) is not None:
        told = asked_first(known)
        ids = [i for i in told if known.person_row(i).blocked_at is None] or told
    return Names(filter(None, (known.name_of(i) for i in ids)))


def safe_keeper_ids(known: Known) -> list[int]:
    """The safeguarding contacts; where a group has none, its link persons and facilitators."""
    row = signal_row(known)
    if row is None or row.person_id is None:
        return []
    asker = Known(known.tx, known.person_row(row.person_id), known.now, meeting_id=row.meeting_id)
    out = left_out(known, row.person_id) | {row.person_id}
    for roles in ((Role.SAFEGUARDING,), (Role.LINK_PERSON, Role.FACILITATOR)):
        found = [i for role in roles for i in ids_with_role(asker, role) if i not in out]
        if found:
            return list(dict.fromkeys(found))
    return []


@fact("safe_keepers")
def safe_keepers(known: Known) -> object:
    """The names of those who are told of a worry about someone's safety."""
    return Names(filter(None, (known.name_of(i) for i in safe_keeper_ids(known))))


@fact("can_be_told")
def can_be_told(known: Known) -> tuple[tuple[str, object], ...]:
    """Those whom a signal of this person's may reach, to choose from."""
    link = link_id_of(known)
    ids = [*facilitator_ids(known), *([link] if link is not None else [])]
    named = ((str(i), known.name_of(i)) for i in dict.fromkeys(ids) if i != known.person.id)
    return tuple((key, name) for key, name in named if name)


@fact("no_one_left")
def no_one_left(known: Known) -> object:
    """Whether leaving these people out leaves no facilitator to tell."""
    out = left_out(known, known.person.id)
    return not [i for i in facilitator_ids(known) if i not in out and i != known.person.id]


def left_out(known: Known, asker_id: int) -> set[int]:
    """Whom the asker would rather not have told, ever (my choices, “not to”)."""
    card = card_of(known.tx, known.person_row(asker_id))
    return {int(key) for key in card.get("not_to", ()) if str(key).isdecimal()}


def circle(known: Known) -> list[int]:
    """Who is asked next, as the person agreed: the link person, then other link persons."""
    row = signal_row(known)
    if row is None or row.person_id is None:
        return []
    asker = Known(known.tx, known.person_row(row.person_id), known.now, meeting_id=row.meeting_id)
    agreed = card_of(known.tx, asker.person).get("circle", "only_link")
    link = link_id_of(asker)
    if agreed == "no_one" or link is None:
        return []
    others = ids_with_role(asker, Role.LINK_PERSON) if agreed == "yes" else []
    out = left_out(known, row.person_id) | {row.person_id}
    return [i for i in dict.fromkeys((link, *others)) if i not in out]


@fact("next_in_circle")
def next_in_circle(known: Known) -> object:
    """Who is being asked at this step."""
    row = signal_row(known)
    step = row.step if row is not None else 0
    return next((known.name_of(i) for i in circle(known)[max(0, step - 1) : step]), Name(""))


@fact("left_minutes")
def left_minutes(known: Known) -> object:
    """In how many minutes the bot writes again; 0 if it won't."""
    row = signal_row(known)
    if row is None or row.next_at is None:
        return 0
    return max(1, round((row.next_at - known.now).total_seconds() / 60))
