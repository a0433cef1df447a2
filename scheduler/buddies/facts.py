"""Facts about going together, for the two and for the staff who think of them."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.buddies.buddies import free, goes_with, newest_pair, other, pair_of, wishes_of
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.people.group import group_id_of
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line, Names

_WANT = N_("I would like someone to go with")
_CAN = N_("I can go with someone new")
_NO_MORE = N_("I would rather not, for now")
_STOP = N_("I would like to stop going together")


@fact("buddy_name")
def buddy_name(known: Known) -> object:
    """With whom this person goes: only once both have said yes."""
    mine = known.person.id
    if known.about_id not in (None, mine):  # a note says who it is
        pair = goes_with(known.tx, mine, int(known.about_id or 0))
    else:
        pair = pair_of(known.tx, mine, "together", group_id_of(known))
    if pair is None:
        return ""
    known.allow("see", "buddy", pair.group_id)
    return in_a_list(known, other(pair, known.person.id))


@fact("buddy_ways")
def buddy_ways(known: Known) -> Pairs:
    """What this person can say or take back, as far as it goes."""
    group_id = group_id_of(known) or 0
    if pair_of(known.tx, known.person.id, "together", group_id) is not None:
        return (("stop", Line(_STOP, {})),)
    said = wishes_of(known.tx, known.person.id, group_id)
    ways = [(key, words) for key, words in (("want", _WANT), ("can", _CAN)) if key not in said]
    ways += [("no_more", _NO_MORE)] if said else []
    return tuple((key, Line(words, {})) for key, words in ways)


@fact("buddy_said")
def buddy_said(known: Known) -> object:
    """Whether this person has said anything of the kind."""
    return bool(wishes_of(known.tx, known.person.id, group_id_of(known) or 0))


@fact("could_go_along")
def could_go_along(known: Known) -> object:
    """Whether this person, when they were asked last, was the one who can go with someone new."""
    pair = newest_pair(known.tx, known.person.id)
    return pair is not None and pair.can_id == known.person.id


def _ids(known: Known, kind: str) -> list[int]:
    group_id = group_id_of(known)
    if group_id is None:
        return []
    known.allow("see", "buddies", group_id)
    return free(known.tx, group_id, kind, known.now)


def _pairs(known: Known, ids: list[int]) -> Pairs:
    return tuple((str(i), in_a_list(known, i)) for i in ids)


@fact("buddy_wants")
def buddy_wants(known: Known) -> Pairs:
    """Who would like someone to go with, and is free."""
    return _pairs(known, _ids(known, "want"))


@fact("buddy_cans")
def buddy_cans(known: Known) -> Pairs:
    """Who can go with someone new, and is free: not the one it is for."""
    said = str(known.answers.get("pair_want", ""))
    return _pairs(known, [i for i in _ids(known, "can") if str(i) != said])


@fact("buddy_cans_said")
def buddy_cans_said(known: Known) -> object:
    """The same in words."""
    ids = _ids(known, "can")
    return Names(str(known.name_of(i)) for i in ids if known.name_of(i))
