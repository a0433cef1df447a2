"""Facts about link persons who are away, and who covers for them."""

from __future__ import annotations

from datetime import timedelta

from conversations.phrases import N_
from records.links import Absence
from scheduler.cover.absence_rows import absence_of, asked_to_cover
from scheduler.link_people.carers import linked_to
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day
from scheduler.talks.people.circle import called
from scheduler.talks.people.group import group_id_of
from scheduler.talks.spoken import Line, Name, Side

_DAYS = N_("It is from {first_day} to {last_day}.")


def _mine(known: Known) -> Absence | None:
    """This person's own absence, now or to come."""
    found: Absence | None = known.row(
        "my_absence",
        lambda: absence_of(known.tx, known.person.id, group_id_of(known), known.now),
    )
    return found


def _theirs(known: Known) -> Absence | None:
    """The absence of the one this is about, in a group that this person is in too."""
    groups = {m.group_id for m in known.memberships()}
    found = (absence_of(known.tx, known.about_id, group, known.now) for group in sorted(groups))
    return next((one for one in found if one is not None), None)


def _days(absence: Absence) -> Line:
    last = absence.ends_at - timedelta(seconds=1)
    return Line(_DAYS, {"first_day": Day(absence.first_at), "last_day": Day(last)})


@fact("away_last_day")
def away_last_day(known: Known) -> object:
    """The last day on which they are away."""
    absence = _theirs(known)
    return Day(absence.ends_at - timedelta(seconds=1)) if absence is not None else ""


@fact("away_days")
def away_days(known: Known) -> object:
    """From which day to which day this person is away; empty if they are not."""
    absence = _mine(known)
    return _days(absence) if absence is not None else ""


@fact("covers_me")
def covers_me(known: Known) -> object:
    """Who has said yes to cover for this person."""
    absence = _mine(known)
    if absence is None or absence.state != "covered":
        return Name("")
    return called(known, absence.cover_id)


@fact("cover_days")
def cover_days(known: Known) -> object:
    """The days for which this person is asked to cover for another."""
    asked = asked_to_cover(known.tx, known.about_id, known.person.id, known.now)
    different = {(one.first_at, one.ends_at): one for one in asked}
    return Side(_days(one) for one in different.values()) if asked else ""


@fact("cover")
def cover(known: Known) -> object:
    """What the one who was picked to cover is called."""
    said = str(known.answers.get("cover_else") or known.answers.get("cover") or "")
    return known.name_of(int(said)) if said.isdecimal() else Name("")


@fact("looks_after_any")
def looks_after_any(known: Known) -> object:
    """Whether this person is the link person of anyone in the group this is about."""
    return bool(linked_to(known.tx, known.person.id, group_id_of(known)))
