"""Whom someone reaches in a group: who is in the room, who is staff; never who is left out.

`asker` is what is known of the person who asks, with the meeting it happens in.
"""

from __future__ import annotations

from collections.abc import Iterable

from conversations.phrases import SOMEONE
from records.people import RUNS, Role
from scheduler import ports
from scheduler.talks.about import signal_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import card
from scheduler.talks.people.group import facilitator_ids, ids_with_role
from scheduler.talks.people.naming import names_any
from scheduler.talks.spoken import Line, Name, Names

STAFF = (*RUNS, Role.LINK_PERSON, Role.SAFEGUARDING)
#: outside a group without staff too: a worry about safety reaches them, unless they are left out
_REACHED = (*STAFF, Role.CONTACT)
Pairs = tuple[tuple[str, object], ...]


def in_the_room(asker: Known) -> list[int]:
    """Whoever holds the phone at the asker's meeting, then the other facilitators.

    Not the asker, and no one they left out.
    """
    holder = card(asker).get("holder")
    first = [holder] if isinstance(holder, int) else []
    return but_not(asker, (*first, *facilitator_ids(asker)))


def asker_of(known: Known) -> Known | None:
    """What is known of whoever raised the signal; None once it has faded."""
    row = signal_row(known)
    if row is None or row.person_id is None:
        return None
    person = known.person_row(row.person_id)
    here = {"group": str(row.group_id)}
    return Known(known.tx, person, known.now, meeting_id=row.meeting_id, answers=here)


def reader_ids(asker: Known, words: str) -> list[int]:
    """Whom words can be passed to: who gets in touch with the asker, but nobody the words name.

    Then those who run the group, and then the other staff.
    """
    here = (Role.LINK_PERSON, Role.SAFEGUARDING)
    for ids in (
        ports.gets_in_touch(asker),
        but_not(asker, facilitator_ids(asker)),
        with_roles(asker, *here),
    ):
        if found := [i for i in ids if not names_any(asker, [i], words)]:
            return found
    return []


def works_for(asker: Known, person_id: int) -> bool:
    """Whether someone is of the staff of the asker's group, and not left out by the asker."""
    return person_id in with_roles(asker, *STAFF)


def group_with(asker: Known, person_id: int) -> str:
    """The group of the asker's in which that is so, as its id; none if it is so in none."""
    found = (at for at in _everywhere(asker) if works_for(at, person_id))
    return next((str(at.answers["group"]) for at in found), "")


def staff_of(asker: Known) -> list[int]:
    """The staff of all groups of the asker's, who gets in touch first; no one left out."""
    everyone = [i for at in _everywhere(asker) for i in with_roles(at, *STAFF)]
    return list(dict.fromkeys((*ports.gets_in_touch(asker), *everyone)))


def with_roles(asker: Known, *roles: Role) -> list[int]:
    """Those of the asker's group who are one of these, in this order; no one left out."""
    return but_not(asker, (i for role in roles for i in ids_with_role(asker, role)))


def but_not(asker: Known, ids: Iterable[int]) -> list[int]:
    """These people, each once, without the asker and without those whom they left out."""
    out = _picked(asker, "not_to") | {asker.person.id}
    return [i for i in dict.fromkeys(ids) if i not in out]


def named_instead(asker: Known) -> list[int]:
    """Whom the asker named to be told in the place of others, where they work."""
    named = _picked(asker, "also")
    return [i for i in with_roles(asker, *STAFF) if i in named] if named else []


def _picked(asker: Known, choice: str) -> set[int]:
    return {int(key) for key in asker.card().get(choice, ()) if str(key).isdecimal()}


def _everywhere(known: Known) -> list[Known]:
    """The same person, seen from each of their groups."""
    groups = dict.fromkeys(str(m.group_id) for m in known.memberships())
    return [known.with_answers({"group": group}) for group in groups]


def to_choose(known: Known, ids: Iterable[int]) -> Pairs:
    """People as choices, each once; not oneself, and no one who gave no name."""
    others = (i for i in dict.fromkeys(ids) if i != known.person.id)
    return tuple((str(i), name) for i in others if (name := known.name_of(i)))


def called(known: Known, person_id: int | None) -> Name | Line:
    """What someone is called, or “Someone”."""
    return known.name_of(person_id) or Line(SOMEONE, {})


def names(known: Known, ids: Iterable[int]) -> Names:
    """What people are called, as a list; without those who gave no name."""
    return Names(filter(None, (known.name_of(i) for i in ids)))


@fact("others_who_run")
def others_who_run(known: Known) -> object:
    """The names of those who run the group this is about, without this person."""
    return names(known, (i for i in facilitator_ids(known) if i != known.person.id))


@fact("can_be_told")
def can_be_told(known: Known) -> Pairs:
    """Those whom a signal of this person's may reach, to choose from."""
    here = _everywhere(known)
    return to_choose(known, (i for at in here for r in _REACHED for i in ids_with_role(at, r)))


@fact("can_know_signs")
def can_know_signs(known: Known) -> Pairs:
    """Those whom this person can tell before a meeting how it shows that it is getting hard."""
    staff = (*RUNS, Role.LINK_PERSON)
    return to_choose(known, (i for at in _everywhere(known) for i in with_roles(at, *staff)))


@fact("no_one_left")
def no_one_left(known: Known) -> object:
    """Whether leaving these people out leaves a group with no facilitator to tell."""
    return any(not but_not(at, facilitator_ids(at)) for at in _everywhere(known))


@fact("others_to_tell")
def others_to_tell(known: Known) -> Pairs:
    """Other staff, whom this person has not left out, to ask in their place."""
    others = (Role.LINK_PERSON, Role.SAFEGUARDING)
    return to_choose(known, (i for at in _everywhere(known) for i in with_roles(at, *others)))
