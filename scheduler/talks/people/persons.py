"""Facts about the person themself, their link person and their groups."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import bindparam, select

from conversations.phrases import N_
from conversations.registry import ALL
from records.database import Tx
from records.groups import groups
from records.meetings import meetings
from records.people import RUNS, Role, Row, invitations, memberships, people
from records.signals import signals
from records.worries import worries
from scheduler.talks.cards import key_of
from scheduler.talks.known import Known, fact
from scheduler.talks.people.contact_rows import contacts_of
from scheduler.talks.spoken import Day, Line, Name

STAFF = frozenset({Role.FACILITATOR, Role.LINK_PERSON, Role.SAFEGUARDING})
_MEETING = (
    select(meetings, groups.c.key_id.label("group_key_id"), groups.c.zone.label("group_zone"))
    .join(groups, groups.c.id == meetings.c.group_id)
    .where(meetings.c.id == bindparam("meeting_id"))
)
_WITH_ROLE = (
    select(memberships.c.person_id)
    .where(
        memberships.c.group_id == bindparam("group_id"), memberships.c.role == bindparam("role")
    )
    .order_by(memberships.c.id)
)
_GROUP = select(groups).where(groups.c.id == bindparam("group_id"))
_OF_A_WORRY = select(worries.c.group_id).where(worries.c.id == bindparam("worry"))


Finder = Callable[[Known], int | None]
#: of conversations that are about one group, by what was picked in them: which
_FINDERS: dict[str, Finder] = {}

NAMELESS = Line(N_("Someone with no name yet"), {})


def in_a_list(known: Known, person_id: int) -> Name | Line:
    """What someone is called where people are listed or picked: never nothing."""
    return known.name_of(person_id) or NAMELESS


@fact("name")
def name(known: Known) -> object:
    """What the person would like to be called."""
    return Name(known.card().get("called", ""))


@fact("word")
def word(known: Known) -> object:
    """The person's own signal word."""
    return Name(known.card().get("word", ""))


@fact("zone")
def zone(known: Known) -> object:
    """The person's time zone."""
    return known.person.zone


@fact("is_facilitator")
def is_facilitator(known: Known) -> object:
    """Whether the person runs meetings in any group."""
    return any(m.role == Role.FACILITATOR for m in known.memberships())


@fact("is_link_person")
def is_link_person(known: Known) -> object:
    """Whether the person looks after anyone."""
    return any(m.role == Role.LINK_PERSON for m in known.memberships())


@fact("is_co_producer")
def is_co_producer(known: Known) -> object:
    """Whether the person is a co-producer in any group."""
    return any(m.role == Role.CO_PRODUCER for m in known.memberships())


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


def where_it_fits(known: Known, otherwise: Collection[str] = ()) -> list[Row]:
    """The memberships this talk is for: making a meeting is for those who run the group.

    Of a talk that is for everyone, those with a role that is named `otherwise`.
    """
    talk = ALL.get(known.conversation())
    roles, among = (talk.roles, talk.among_peers) if talk is not None else ((), None)
    wanted = roles or otherwise
    here = (m for m in known.memberships() if among in (None, m.peers_only))
    return [m for m in here if m.role in wanted]


def meeting_row(known: Known) -> Row:
    """The meeting this is about, with its group's `group_key_id`, which seals its card, and zone.

    Its times are said and typed as they are in that `group_zone`.
    """
    return known.row(
        "meeting",
        lambda: known.tx.conn.execute(_MEETING, {"meeting_id": known.meeting_id}).one(),
    )


def invitation_row(known: Known) -> Row:
    """The invitation this is about."""
    return known.row(
        "invitation",
        lambda: known.tx.conn.execute(
            select(invitations).where(invitations.c.id == known.invitation_id)
        ).one(),
    )


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


def group_row(known: Known) -> Row | None:
    """The group this is about, if there is one."""
    group_id = group_id_of(known)
    if group_id is None:
        return None
    return known.row(
        "group",
        lambda: known.tx.conn.execute(_GROUP, {"group_id": group_id}).one(),
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
        lambda: list(known.tx.conn.scalars(_WITH_ROLE, {"group_id": group_id, "role": role})),
    )
    return found


@fact("met_by")
def met_by(known: Known) -> object:
    """Who met the person and gave them the link."""
    row = invitation_row(known)
    if row.made_by is not None:
        return known.name_of(row.made_by)
    group_key = key_of(known.tx, row.group_id)
    return Name(known.tx.unseal(group_key, "invitation.met_by", row.met_by).get("name", ""))


@fact("expires")
def expires(known: Known) -> object:
    """Until when the link works."""
    if known.invitation_id is not None:
        return Day(invitation_row(known).expires_at)
    said = known.answers.get("invite_until")
    return Day(datetime.fromisoformat(said)) if isinstance(said, str) else ""


@fact("is_staff_role")
def is_staff_role(known: Known) -> object:
    """Whether the invitation is for a facilitator or a link person."""
    return known.invitation_id is not None and invitation_row(known).role in STAFF


def person_or_words(tx: Tx, said: str) -> int | str:
    """A person picked from a list, as an id: names are kept only with their owner's key.

    Or the words that were typed.
    """
    if not said.isdecimal() or len(said) > 18:
        return said
    known = tx.conn.scalar(select(people.c.id).where(people.c.id == int(said)))
    return int(known) if known is not None else said
