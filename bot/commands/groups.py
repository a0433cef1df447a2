"""Make groups, and list them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import func, select, update

from bot.opening import opened, ready
from bot.settings import load
from bot.trouble import CantDo
from records.database import Tx
from records.groups import Group, groups
from records.people import Role, memberships
from scheduler.joining.make_group import make_group
from scheduler.talks.people.contact_rows import contacts_of

LONGEST_TITLE = 80
FORMS = ("adult", "child")
#: someone waits for an answer meanwhile
LONGEST_WAIT_MINUTES = 15


def add(
    title: str, zone: str, form: str, evaluate_every: int, *, peers_only: bool
) -> Iterator[str]:
    """Make a group."""
    title = " ".join(title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise CantDo(f"A group needs a title, of {LONGEST_TITLE} letters at most.")
    check_zone(zone)
    if form not in FORMS:
        raise CantDo(f"There is no form “{form}”. Choose one of: {', '.join(FORMS)}.")
    if evaluate_every < 0:
        raise CantDo(
            "--evaluate-every counts meetings: 1 for each, 3 for every third, 0 for none."
        )
    settings, warning = ready(load())
    if warning:
        yield warning
    with opened(settings) as database, database.transaction() as tx:
        group_id = make_group(
            tx,
            title,
            datetime.now(UTC),
            zone=zone,
            form=form,
            evaluate_every=evaluate_every,
            peers_only=peers_only,
        )
    role = Role.PEER if peers_only else Role.FACILITATOR
    yield f"Group {group_id} is made: {title}."
    yield (
        "Now bring in someone who runs it: "
        f"alongside invite --group {group_id} --role {role} --met-by YOUR-NAME"
    )
    if peers_only:
        yield (
            "Then someone outside it, for worries about safety: "
            f"alongside invite --group {group_id} --role {Role.CONTACT} --met-by YOUR-NAME"
        )


def change(group_id: int, pass_on_after: int) -> Iterator[str]:
    """Say after how many minutes a signal that nobody has seen is passed on."""
    if not 1 <= pass_on_after <= LONGEST_WAIT_MINUTES:
        raise CantDo(f"--pass-on-after is 1 to {LONGEST_WAIT_MINUTES} minutes.")
    settings, _ = ready(load())
    with opened(settings) as database, database.transaction() as tx:
        done = tx.conn.execute(
            update(groups)
            .where(groups.c.id == group_id)
            .values(escalate_after_seconds=pass_on_after * 60)
        )
    if done.rowcount != 1:
        raise CantDo(f"There is no group {group_id}. See: alongside group list")
    yield f"Group {group_id}: a signal is passed on after {pass_on_after} minutes."


def listed() -> Iterator[str]:
    """Every group: its id, title, zone, and how many are in it."""
    settings, _ = ready(load())
    with opened(settings) as database, database.transaction() as tx:
        found = tx.every(Group, select(groups).order_by(groups.c.id))
        for row in found:
            title = tx.unseal(row.key_id, "group.card", row.card).get("title", "")
            count = ", ".join(f"{_members(tx, row.id, role)} {role}" for role in Role)
            form = f"{row.form}, peers only" if row.peers_only else row.form
            yield f"{row.id}  {title}  {row.zone}  {form}  {count}"
    if not found:
        yield 'There is no group yet. Make one: alongside group add "Our group"'


def check_zone(zone: str) -> None:
    """Raises CantDo, with the nearest zone, if there is none of this name."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        names = available_timezones()
        like = {name.rpartition("/")[2].casefold(): name for name in sorted(names)}
        near = get_close_matches(zone.casefold(), like, 1)
        example = like[near[0]] if near else "Europe/London"
        raise CantDo(f"There is no time zone “{zone}”. Write it like {example}.") from None


def _members(tx: Tx, group_id: int, role: Role) -> int:
    if role is Role.CONTACT:
        return len(contacts_of(tx, group_id))
    found = select(func.count()).where(
        memberships.c.group_id == group_id, memberships.c.role == role
    )
    return int(tx.conn.scalar(found.select_from(memberships)) or 0)
