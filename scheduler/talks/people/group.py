"""The group a talk is about, which is often to be found first; and who is what in it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import bindparam, select

from conversations.registry import ALL
from records.groups import Group
from records.people import RUNS, Role, memberships
from records.reading import read_once
from records.worries import worries
from scheduler.talks.about import invitation_row, meeting_row, signal_row
from scheduler.talks.known import Known, Place, fact
from scheduler.talks.people.contact_rows import contacts_of
from scheduler.talks.spoken import Name

_WITH_ROLE = read_once(
    select(memberships.c.person_id)
    .where(
        memberships.c.group_id == bindparam("group_id"), memberships.c.role == bindparam("role")
    )
    .order_by(memberships.c.id)
)
_OF_A_WORRY = select(worries.c.group_id).where(worries.c.id == bindparam("worry"))

Finder = Callable[[Known], int | None]
#: of conversations that are about one group, by what was picked in them: which
_FINDERS: dict[str, Finder] = {}


def group_in_question(*conversations: str) -> Callable[[Finder], Finder]:
    """Register how a talk that is about one group, without naming it, knows which."""

    def register(finder: Finder) -> Finder:
        _FINDERS.update(dict.fromkeys(conversations, finder))
        return finder

    return register


def group_id_of(known: Known) -> int | None:
    """The group this is about, found once; None for someone who is in none.

    That of the worry, the meeting, the invitation or the signal; the chosen one; that of what was
    picked in the talk; or else the first in which this person may have such a talk.
    """
    found: int | None = known.row("group_id", lambda: _find_group(known))
    return found


def _find_group(known: Known) -> int | None:
    if known.worry_id is not None:
        of_it = known.tx.conn.scalar(_OF_A_WORRY, {"worry": known.worry_id})
        if of_it is not None:
            return int(of_it)
    if known.meeting_id is not None:
        return int(meeting_row(known).group_id)
    if known.invitation_id is not None:
        return int(invitation_row(known).group_id)
    signal = signal_row(known)
    if signal is not None:
        return int(signal.group_id)
    said = known.answers.get("group")
    if isinstance(said, str) and said.isdecimal():
        return int(said)
    mine = known.memberships()
    if len(mine) < 2:
        return int(mine[0].group_id) if mine else None
    finder = _FINDERS.get(known.conversation())
    picked = finder(known) if finder is not None else None
    return picked or int((where_it_fits(known) or mine)[0].group_id)


def where_it_fits(known: Known, otherwise: Collection[str] = ()) -> list[Place]:
    """The memberships this talk is for: making a meeting is for those who run the group.

    Of a talk that is for everyone, those with a role that is named `otherwise`.
    """
    talk = ALL.get(known.conversation())
    roles, among = (talk.roles, talk.among_peers) if talk is not None else ((), None)
    wanted = roles or otherwise
    here = (m for m in known.memberships() if among in (None, m.peers_only))
    return [m for m in here if m.role in wanted]


def group_row(known: Known) -> Group | None:
    """The group this is about, if there is one."""
    group_id = group_id_of(known)
    if group_id is None:
        return None
    return known.row(
        "group",
        lambda: known.tx.get(Group, group_id),
    )


def home_of(known: Known) -> str:
    """The time zone of the meeting or the group this is about; else the person's own."""
    if known.meeting_id is not None:
        return str(meeting_row(known).group_zone)
    row = group_row(known)
    return str(row.zone if row is not None else known.person.zone)


@fact("group")
def group(known: Known) -> object:
    """The group's name."""
    row = group_row(known)
    if row is None:
        return ""
    return Name(known.tx.unseal(row.key_id, "group.card", row.card).get("title", ""))


@fact("peers_only")
def peers_only(known: Known) -> object:
    """Whether the group has no staff: its own people run it (SHP:275)."""
    row = group_row(known)
    return row is not None and row.peers_only


@fact("is_child_group")
def is_child_group(known: Known) -> object:
    """Whether the group uses the wording for children."""
    row = group_row(known)
    return row is not None and row.form == "child"


def facilitator_ids(known: Known) -> list[int]:
    """Who runs the group this is about."""
    return [i for role in RUNS for i in ids_with_role(known, role)]


def ids_with_role(known: Known, role: Role) -> list[int]:
    """Everyone who is this in the group this is about; or outside it, as a contact."""
    return with_role_in(known, role, group_id_of(known))


def with_role_in(known: Known, role: Role, group_id: int | None) -> list[int]:
    """Everyone who is this in a group; or outside it, as a contact."""
    if role is Role.CONTACT:
        return contacts_of(known.tx, group_id) if group_id is not None else []
    found: list[int] = known.row(
        f"staff:{group_id}:{role}",
        lambda: known.tx.scalars(_WITH_ROLE, {"group_id": group_id, "role": role}),
    )
    return found
