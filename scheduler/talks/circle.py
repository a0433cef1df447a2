"""Whom a person's call for a break reaches, step by step, and whom it never does.

`asker` is what is known of the person who calls, with the meeting it happens in.
"""

from __future__ import annotations

from collections.abc import Iterable

from conversations.phrases import SOMEONE
from records.people import RUNS, Role
from scheduler.link_people.facts import elsewhere, link_ids, own_link_id
from scheduler.meetings.gatherings import card
from scheduler.talks.known import Known, fact
from scheduler.talks.naming import names_any
from scheduler.talks.persons import facilitator_ids, ids_with_role
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


def asked_at_once(asker: Known) -> list[int]:
    """Those in the room; where the asker left them all out, the first in their circle."""
    return in_the_room(asker) or circle(asker)[:1]


def circle(asker: Known) -> list[int]:
    """Who is asked next, as the asker agreed: whom they named, the link person, then others."""
    agreed = asker.card().get("circle", "only_link")
    links = _next_to_ask(asker) if agreed != "no_one" else []
    others = ids_with_role(asker, Role.LINK_PERSON) if links and agreed == "yes" else []
    return but_not(asker, (*_named_instead(asker), *links, *others))


def _next_to_ask(asker: Known) -> list[int]:
    """Who covers for the link person, or they; facilitators have heard of it in the room."""
    if asker.get("peers_only"):
        return elsewhere(asker)
    room, own = facilitator_ids(asker), own_link_id(asker)
    return [i for i in link_ids(asker) if i not in room or i == own] or [
        i for i in (own,) if i is not None
    ]


def carer_ids(asker: Known) -> list[int]:
    """Who gets in touch: their link person, who covers, or the next whom they allow.

    Peers do not ring for each other: that is for those who hear for them in another group.
    """
    peers = asker.get("peers_only")
    for ids in (
        elsewhere(asker) if peers else link_ids(asker),
        _named_instead(asker),
        [] if peers else facilitator_ids(asker),
        ids_with_role(asker, Role.SAFEGUARDING),
    ):
        if found := but_not(asker, ids):
            return found
    return []


def reader_ids(asker: Known, words: str) -> list[int]:
    """Whom words can be passed to: who gets in touch with the asker, but nobody the words name.

    Then those who run the group, and then the other staff.
    """
    here = (Role.LINK_PERSON, Role.SAFEGUARDING)
    for ids in (
        carer_ids(asker),
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
    return list(dict.fromkeys((*carer_ids(asker), *everyone)))


def with_roles(asker: Known, *roles: Role) -> list[int]:
    """Those of the asker's group who are one of these, in this order; no one left out."""
    return but_not(asker, (i for role in roles for i in ids_with_role(asker, role)))


def but_not(asker: Known, ids: Iterable[int]) -> list[int]:
    """These people, each once, without the asker and without those whom they left out."""
    out = _picked(asker, "not_to") | {asker.person.id}
    return [i for i in dict.fromkeys(ids) if i not in out]


def _named_instead(asker: Known) -> list[int]:
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


@fact("can_be_told")
def can_be_told(known: Known) -> Pairs:
    """Those whom a signal of this person's may reach, to choose from."""
    here = _everywhere(known)
    return to_choose(known, (i for at in here for r in _REACHED for i in ids_with_role(at, r)))


@fact("no_one_left")
def no_one_left(known: Known) -> object:
    """Whether leaving these people out leaves a group with no facilitator to tell."""
    return any(not but_not(at, facilitator_ids(at)) for at in _everywhere(known))


@fact("others_to_tell")
def others_to_tell(known: Known) -> Pairs:
    """Other staff, whom this person has not left out, to ask in their place."""
    others = (Role.LINK_PERSON, Role.SAFEGUARDING)
    return to_choose(known, (i for at in _everywhere(known) for i in with_roles(at, *others)))
