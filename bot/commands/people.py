"""Bring people in by a link, and list those who are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import select

from bot.opening import opened, ready
from bot.settings import load
from bot.trouble import CantDo
from records.access import Actor, Chat
from records.database import Tx
from records.groups import groups, is_peers_only
from records.people import Membership, Person, Role, memberships, people
from records.programs import programs
from scheduler.joining.make_invitation import fits, make_invitation
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order, Refused
from scheduler.talks.cards import card_of
from scheduler.talks.people.contact_rows import MOST, stands_outside


def invite(group: int, role: str, met_by: str, link_person: int | None) -> Iterator[str]:
    """Make a one-time link for someone whom a named human has met."""
    if role not in set(Role):
        raise CantDo(f"There is no role “{role}”. Choose one of: {', '.join(Role)}.")
    if not met_by.strip():
        raise CantDo("--met-by needs a name: people come in by someone they have met.")
    settings, _ = ready(load())
    with opened(settings) as database, database.transaction() as tx:
        link = make_link(tx, group, Role(role), met_by.strip(), link_person)
    yield "Give this link by hand, to this person only. It works once, for 14 days:"
    yield link


def forget_one(person: int, *, sure: bool) -> Iterator[str]:
    """Destroy someone's keys and let go of them. Raises CantDo."""
    if not sure:
        raise CantDo(
            "This can't be taken back. It is for those who asked for it themselves; "
            "whose place is to end is talked with first, by facilitators (SHP, 297). "
            "If they asked, add: --sure"
        )
    settings, _ = ready(load())
    with opened(settings) as database:
        with database.transaction() as tx:
            if tx.conn.scalar(select(people.c.id).where(people.c.id == person)) is None:
                raise CantDo(f"There is no person {person}. See: alongside people")
            order = Order(answers={"person": str(person)})
            forget(tx, Actor(None, Chat.TERMINAL), order, datetime.now(UTC))
        database.sweep_keys()
    yield f"Person {person} is forgotten. Only the newest copy of the key store may be kept."


def make_link(tx: Tx, group: int, role: Role, met_by: str, link_person: int | None = None) -> str:
    """A link for a role in a group. Raises CantDo."""
    if tx.conn.scalar(select(groups.c.id).where(groups.c.id == group)) is None:
        raise CantDo(f"There is no group {group}. See: alongside group list")
    if not tx.conn.scalar(select(programs.c.bot_name).limit(1)):
        raise CantDo("The bot’s name is not known yet. Start it once: alongside run")
    if link_person is not None and not _is_link_person(tx, group, link_person):
        raise CantDo(f"{link_person} is no link person of this group. See: alongside people")
    if not fits(role, peers_only=is_peers_only(tx.conn, group)):
        raise CantDo(f"{role} is no role in group {group}. See: alongside group list")
    answers = {"group": str(group), "role": role.value, "met": "yes", "met_by": met_by}
    if link_person is not None:
        answers["who"] = str(link_person)
    try:
        outcome = make_invitation(
            tx, Actor(None, Chat.TERMINAL), Order(answers=answers), datetime.now(UTC)
        )
    except Refused:
        raise CantDo(f"Group {group} has as many contacts as it can have: {MOST}.") from None
    return outcome.say["invite_link"]


def _is_link_person(tx: Tx, group: int, person: int) -> bool:
    found = tx.conn.scalar(
        select(memberships.c.id).where(
            memberships.c.group_id == group,
            memberships.c.person_id == person,
            memberships.c.role == Role.LINK_PERSON,
        )
    )
    return found is not None


def listed(*, names: bool) -> Iterator[str]:
    """Everyone, as ids, roles and states. Names only when they are asked for."""
    settings, _ = ready(load())
    with opened(settings) as database, database.transaction() as tx:
        rows = tx.every(Person, select(people).order_by(people.c.id))
        for row in rows:
            state = f"{row.state}, can’t be reached" if row.blocked_at else row.state
            called = card_of(tx, row).get("called") or "(no name)" if names else ""
            yield "  ".join(
                part for part in (str(row.id), state, _roles(tx, row.id), called) if part
            )
    if not rows:
        yield "There is nobody yet. Bring someone in: alongside invite --help"


def _roles(tx: Tx, person_id: int) -> str:
    mine = select(memberships).where(memberships.c.person_id == person_id)
    found = tx.every(Membership, mine.order_by(memberships.c.id))
    roles = [f"{row.role} in group {row.group_id}" for row in found]
    outside = stands_outside(tx, person_id)
    return ", ".join([*roles, *(f"contact for group {row.group_id}" for row in outside)])
