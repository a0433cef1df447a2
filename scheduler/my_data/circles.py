"""The groups a person is in, what they are there, and who asked them in."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, func, select

from conversations.joining.bring_in import BRING_IN
from conversations.phrases import N_, SOMEONE
from conversations.script import Choice, Seen
from records.agreements import ideas
from records.buddies import pairs
from records.calls import calls
from records.changes import changes
from records.claims import claims
from records.groups import groups
from records.links import absences, swaps, touches
from records.meetings import meetings
from records.people import Role, Row, invitations, memberships
from records.rests import rests
from records.series import series
from records.signals import signals
from records.talks import talks
from records.tasks import task_owners, tasks
from records.worries import worries
from scheduler.link_people.swap_rows import open_swap
from scheduler.my_data.item import Item, Part, SeenBy, line, moment
from scheduler.talks.known import Known
from scheduler.talks.moments import Day
from scheduler.talks.people.contact_rows import stands_outside
from scheduler.talks.spoken import Name

_ROLES = {c.key: c.label for c in BRING_IN.questions["role"].choices if isinstance(c, Choice)}
_ROLES[Role.PEER] = N_("Help to run it")
_RESTS = {
    "resting": N_("Your place in “{group}” rests since"),
    "back": N_("Your place in “{group}” rested, from"),
    "ended": N_("Your place in “{group}” ended. It rested from"),
}
_OTHER_ROLE = N_("Something else")


def circles(known: Known) -> Iterator[Part]:
    """Each group, and what was done there as one of its staff."""
    items = [one for member in known.memberships() for one in _member(known, member)]
    items += [*_outside(known), *_resting(known), *_came_in(known), *_done(known)]
    yield Part(line(N_("Your groups")), tuple(items))


def _member(known: Known, member: Row) -> Iterator[Item]:
    group = known.tx.conn.execute(select(groups).where(groups.c.id == member.group_id)).one()
    title = known.tx.unseal(group.key_id, "group.card", group.card).get("title", "")
    role = line(_ROLES.get(member.role, _OTHER_ROLE))
    known = known.with_answers({"group": str(member.group_id)})
    yield Item(Name(title), role, SeenBy(Seen.STAFF, known))
    wish = open_swap(known.tx, known.person.id, member.group_id)
    if wish is not None and not wish.leaving:
        asked = moment(wish.made_at)
        yield Item(line(N_("You asked for someone else")), asked, SeenBy(Seen.FACILITATORS, known))
    if member.link_id is not None:
        link = known.name_of(member.link_id)
        yield Item(line(N_("Who looks after you")), link, SeenBy(Seen.STAFF, known))


def _outside(known: Known) -> Iterator[Item]:
    """That they are told of worries in a group they are not in: since when, and no more."""
    for row in stands_outside(known.tx, known.person.id):
        what = line(N_("You are told if someone in a group may be in danger, since"))
        yield Item(what, moment(row.since), SeenBy(Seen.GROUP, known))


def _resting(known: Known) -> Iterator[Item]:
    """Places that rest, or did, to keep someone safe."""
    mine = select(rests).where(rests.c.person_id == known.person.id).order_by(rests.c.id)
    for row in known.tx.conn.execute(mine).all():
        there = known.with_answers({"group": str(row.group_id)})
        what = line(_RESTS[row.state], group=there.get("group"))
        yield Item(what, moment(row.made_at), SeenBy(Seen.FACILITATORS, there))


def _came_in(known: Known) -> Iterator[Item]:
    used = select(invitations.c.id).where(invitations.c.used_by == known.person.id)
    for invitation_id in list(known.tx.conn.scalars(used)):
        about = Known(known.tx, known.person, known.now, invitation_id=invitation_id)
        who = line("{met_by}", met_by=about.get("met_by"))
        yield Item(line(N_("Who asked you in")), who, SeenBy(Seen.STAFF, known))


def _done(known: Known) -> Iterator[Item]:
    mine = known.person.id
    for what, number in (
        (N_("People you look after"), _count(known, memberships.c.link_id == mine)),
        (N_("Links you made"), _count(known, invitations.c.made_by == mine)),
        (N_("Links to people you will look after"), _count(known, _open_links(mine))),
        (N_("Meetings you made"), _count(known, meetings.c.made_by == mine)),
        (N_("Meetings you made that repeat"), _count(known, series.c.made_by == mine)),
        (N_("Times you changed a meeting"), _count(known, changes.c.made_by == mine)),
        (N_("Meetings where you are named"), _named(known)),
        (N_("People you rang for me"), _count(known, _rung_by(mine))),
        (N_("People you are to ring"), _count(known, _to_ring_by(mine))),
        (N_("Talks you wrote down for someone"), _count(known, talks.c.played_by == mine)),
        (N_("Times you said you are away"), _count(known, absences.c.person_id == mine)),
        (N_("People you passed on"), _count(known, swaps.c.old_id == mine)),
        (N_("People you were asked to look after"), _count(known, swaps.c.new_id == mine)),
        (N_("Times you thought of two to go together"), _count(known, pairs.c.made_by == mine)),
        (N_("Places you had rest"), _count(known, rests.c.by_id == mine)),
        (N_("People you looked after whose place rests"), _count(known, rests.c.link_id == mine)),
        (N_("Words you had with people"), _count(known, _with_others(mine))),
        (N_("Times you were asked to cover"), _count(known, absences.c.cover_id == mine)),
        (N_("Ideas for our agreement with your name"), _count(known, ideas.c.proposed_by == mine)),
        (N_("Calls for a break you answered"), _count(known, signals.c.answered_by == mine)),
        (N_("Fares you paid back"), _count(known, claims.c.paid_by == mine)),
        (N_("Things on your list to do"), _count(known, task_owners.c.person_id == mine)),
        (N_("Things people asked you for by name"), _count(known, tasks.c.wanted_id == mine)),
        (N_("Things people asked for that you did"), _count(known, tasks.c.ended_by == mine)),
        (N_("Worries about safety you were on"), _count(known, worries.c.taken_by == mine)),
        (N_("Worries about safety you saw"), _count(known, worries.c.seen_by == mine)),
        (N_("Worries about safety you told by voice"), _count(known, worries.c.about_id == mine)),
    ):
        if number:
            yield Item(line(what), Name(number), SeenBy(Seen.STAFF, known))


def _count(known: Known, which: ColumnElement[bool]) -> int:
    return known.tx.conn.scalar(select(func.count()).where(which)) or 0


def _rung_by(caller_id: int) -> ColumnElement[bool]:
    return (calls.c.caller_id == caller_id) & (calls.c.tried_at.is_not(None))


def _to_ring_by(caller_id: int) -> ColumnElement[bool]:
    return (calls.c.caller_id == caller_id) & (calls.c.state == "open")


def _open_links(link_id: int) -> ColumnElement[bool]:
    return (invitations.c.link_id == link_id) & (invitations.c.state == "open")


def _with_others(by: int) -> ColumnElement[bool]:
    return (touches.c.by_id == by) & (touches.c.person_id != by)


def words_had(known: Known) -> Iterator[Part]:
    """When staff had a word with the person, or a one-to-one; and their own supervisions."""
    mine = select(touches).where(touches.c.person_id == known.person.id)
    items = [
        Item(
            line(_WORDS_HAD.get(row.kind, _WORDS_HAD["word"])),
            line(N_("{day}, with {who}"), day=Day(row.at), who=_who(known, row)),
            SeenBy(Seen.STAFF, known),
        )
        for row in list(known.tx.conn.execute(mine.order_by(touches.c.id)))
    ]
    if items:
        yield Part(line(N_("When we had a word")), tuple(items))


def _who(known: Known, row: Row) -> object:
    return known.name_of(row.by_id) or line(SOMEONE)


_WORDS_HAD = {
    "word": N_("A friendly word"),
    "one_to_one": N_("A one-to-one"),
    "supervision": N_("Your own supervision"),
}


def _named(known: Known) -> int:
    """At how many meetings this person was to meet people, or to be at the door."""
    mine = [member.group_id for member in known.memberships()]
    rows = known.tx.conn.execute(
        select(meetings.c.card, groups.c.key_id)
        .join(groups, groups.c.id == meetings.c.group_id)
        .where(meetings.c.group_id.in_(mine))
    )
    cards = [known.tx.unseal(row.key_id, "meeting.card", row.card) for row in rows]
    return sum(known.person.id in (card.get("who"), card.get("door")) for card in cards)
