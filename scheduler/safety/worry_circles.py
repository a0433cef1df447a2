"""Who hears of a worry about someone's safety, step by step; and who never does."""

from __future__ import annotations

from collections.abc import Collection

from records.access import NotAllowed
from records.groups import is_peers_only
from records.people import RUNS, Role
from records.worries import Worry
from scheduler.link_people.carers import away_ids
from scheduler.link_people.facts import elsewhere, link_ids
from scheduler.post import reach
from scheduler.safety.worry_rows import left_out, standing, worry_row
from scheduler.talks.about import meeting_row
from scheduler.talks.answers import picked_id
from scheduler.talks.cards import card_of, left_out_on, read_card
from scheduler.talks.known import Known
from scheduler.talks.people.circle import STAFF
from scheduler.talks.people.group import ids_with_role
from scheduler.talks.people.naming import names_any


def the_worry(known: Known) -> Worry | None:
    """The worry this is about; None while it has not been raised."""
    found: Worry | None = known.row("worry", lambda: worry_row(known.tx, known.worry_id))
    return found


def at_group(known: Known, group_id: int, meeting_id: int | None = None) -> Known:
    """The same person, seen from one of their groups."""
    answers = {"group": str(group_id)}
    return Known(known.tx, known.person, known.now, meeting_id=meeting_id, answers=answers)


def circles(asker: Known, group_id: int, out: Collection[int]) -> list[list[int]]:
    """Who can hear of a worry, those first who are told at once; each person once.

    The safeguarding contacts, and whoever runs the meeting it happens in. Without a contact, the
    link persons, then the facilitators. Never one of those left `out`. Who is away comes last.
    """
    peers = is_peers_only(asker.tx.conn, group_id)
    links = elsewhere(asker) if peers else [*link_ids(asker), *who_are(asker, Role.LINK_PERSON)]
    staff = [] if peers else who_are(asker, Role.FACILITATOR)
    rest = [] if peers else who_are(asker, *STAFF)
    safe = who_are(asker, Role.SAFEGUARDING, Role.CONTACT) or links or staff
    away = away_ids(asker.tx, group_id, asker.now)
    seen = {asker.person.id, *out}
    found: list[list[int]] = []
    for ids in ([*safe, *_there(asker)], links, staff, rest, [*safe, *links, *staff, *rest]):
        new = [i for i in dict.fromkeys(ids) if i not in seen]
        if len(found) < _WITHOUT_THE_AWAY:
            new = [i for i in new if i not in away]
        seen.update(new)
        found.append(new)
    return [ids for ids in found if ids]


#: so many circles hold no one who is away
_WITHOUT_THE_AWAY = 4


def who_are(asker: Known, *roles: Role) -> list[int]:
    """Everyone in the group who is one of these, in this order; outside it too, as a contact."""
    return [i for role in roles for i in ids_with_role(asker, role)]


def _there(asker: Known) -> list[int]:
    """Whoever runs the meeting it happens in, the one who holds the phone first."""
    if asker.meeting_id is None:
        return []
    holder = read_card(asker.tx, asker.meeting_id).get("holder")
    run = who_are(asker, *RUNS)
    return [*([holder] if holder in run else []), *run]


def first_told(known: Known, found: list[list[int]]) -> list[int]:
    """Who is told at once, of those who can be reached: outside a meeting, the next ones too."""
    here = [able for ids in found if (able := _able(known, ids))]
    return [i for ids in here[: 1 if known.meeting_id is not None else 2] for i in ids]


def _able(known: Known, ids: list[int]) -> list[int]:
    return reach.reachable_of(known.tx, ids)


def own_left_out(known: Known) -> set[int]:
    """Those whom someone has left out for good (my choices, “who not to tell”)."""
    return left_out_on(known.card())


def left_out_by(known: Known, about: int | None) -> set[int]:
    """Whom a member leaves out for whom a worry is raised; and that member, who knows of it."""
    if about is None:
        return set()
    return left_out_on(card_of(known.tx, known.person_row(about))) | {about}


def out_of_it(known: Known, here: Known) -> set[int]:
    """Who hears of it at no step, as far as that is known before it is raised.

    Also whoever is left out of what they have raised already, and on which nobody is yet.
    """
    about = picked_id(known.answers, "safety_rang")

    def find() -> set[int]:
        worry = standing(known.tx, known.person.id, group_of(here), about)
        never = left_out(worry) if worry is not None else set()
        return own_left_out(here) | left_out_by(known, about) | never

    found: set[int] = known.row(f"worries_out:{about}", find)
    return found


def everyone(here: Known, out: Collection[int]) -> list[int]:
    """Everyone who could hear of it at any step."""
    return [i for circle in circles(here, group_of(here), out) for i in circle]


def names_one_who_hears(known: Known, words: str) -> bool:
    """Whether words name someone who could hear of a worry of this person's."""
    here = where_from(known)
    return here is not None and names_any(known, everyone(here, out_of_it(known, here)), words)


def where_from(known: Known) -> Known | None:
    """Whose worry it would be, seen from the group where someone can be told; None: no group.

    In the meeting the talk began in; else where there is a safeguarding contact, or anyone.
    """
    found: Known | None = known.row("worries_from", lambda: _where_from(known))
    return found


def _where_from(known: Known) -> Known | None:
    if known.meeting_id is not None:
        return at_group(known, int(meeting_row(known).group_id), known.meeting_id)
    mine = [at_group(known, i) for i in dict.fromkeys(m.group_id for m in known.memberships())]
    out = own_left_out(known)
    ranked = sorted(mine, key=lambda here: _rank(here, out))
    return ranked[0] if ranked else None


def _rank(here: Known, out: Collection[int]) -> int:
    found = first_told(here, circles(here, group_of(here), out))
    safe = set(who_are(here, Role.SAFEGUARDING, Role.CONTACT))
    return 0 if safe & set(found) else 1 if found else 2


def group_of(here: Known) -> int:
    """The group that `at_group` was asked for."""
    return int(str(here.answers["group"]))


def raiser_of(known: Known) -> Known | None:
    """What is known of whoever raised the worry; None once it names no one."""
    row = the_worry(known)
    if row is None or row.person_id is None:
        return None
    person = known.person_row(row.person_id)
    return at_group(Known(known.tx, person, known.now), row.group_id, row.meeting_id)


def everyone_out(known: Known, worry: Worry) -> set[int]:
    """Those who are never to hear of a worry, as its raiser has chosen then and since."""
    raiser = raiser_of(known)
    return left_out(worry) | (own_left_out(raiser) if raiser is not None else set())


def may_read(known: Known) -> bool:
    """Whether this person may read of the worry: not if they were left out."""
    row = the_worry(known)
    if row is None:
        return False
    if known.person.id == row.person_id:
        return True
    if known.person.id in everyone_out(known, row):
        return False
    try:
        known.allow("see", "worry", row.group_id, row.person_id)
    except NotAllowed:
        return bool(known.person.id == row.taken_by)
    return True


def keeper_ids(known: Known) -> list[int]:
    """Who would be told at once of a worry of this person's."""
    here = where_from(known)
    if here is None:
        return []
    return first_told(here, circles(here, group_of(here), out_of_it(known, here)))
