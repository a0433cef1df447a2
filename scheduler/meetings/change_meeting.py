"""Change a meeting, and tell those concerned what changed, old and new (CH:139).

A new time makes a new plan, in the same transaction: what had not gone is taken back, and each is
asked again whether they can come. Their earlier answer stands until they say.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, update

from conversations.meetings.meeting_card import ASKED_ABOUT_ACCESS, OF_THE_PLACE
from records.access import Actor, allow
from records.changes import changes
from records.database import Tx
from records.meetings import OTHER_WAY, STAYS_AWAY, Meeting, meetings
from records.people import Person, Role
from scheduler.events import Changed, Moved
from scheduler.meetings.changes import (
    FOR_ALL,
    MUST_HEAR,
    differing,
    first_of,
    is_late,
    keep_for_new_ones,
    look_for_another,
    so_for_all,
    there,
    untold,
    values_now,
    written_anew,
)
from scheduler.meetings.news import News, close_talks, nobody_knows_yet, ring, take_back, tell
from scheduler.meetings.pass_phone import hand_over, holder_of
from scheduler.meetings.planner import plan_again, plan_other_way
from scheduler.meetings.rota import lost
from scheduler.meetings.schedule_meeting import LONGEST_MINUTES
from scheduler.meetings.who_comes import (
    asked_with_another,
    not_heard,
    reads_it_later,
    uninvited,
    what_they_say,
    who_say_no,
    would_read_it_later,
)
from scheduler.post.events import happened
from scheduler.series.series import (
    begin_rule_at,
    following,
    lengths,
    new_times,
)
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.cards import key_of, read_card
from scheduler.talks.known import Known
from scheduler.talks.meeting import card
from scheduler.talks.people.members import everyone
from scheduler.talks.people.persons import person_or_words
from scheduler.talks.running import AROUND


def change_meeting(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Save what is different and tell people. Refused when it can't be changed. NotAllowed."""
    meeting_id = order.meeting
    meeting = tx.find(Meeting, meeting_id)
    if meeting is None:
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "change", "meeting", group=meeting.group_id)
    if meeting.state != "planned" or meeting.starts_at <= now:
        raise Refused("MEETING_IS_OFF")
    look_for_another(tx, meeting_id, order, actor)
    maker = tx.get(Person, actor.person_id)
    after = differing(Known(tx, maker, now, meeting_id=meeting_id), order.answers)
    _check(meeting, after, now)
    if after:
        _change(tx, meeting, after, order, maker, now)
    if after and order.words("how_many") == "all" and meeting.series_id is not None:
        _change_the_rest(tx, meeting, after, order, maker, now)
    return Outcome(meeting_id=meeting_id)


def _check(meeting: Meeting, after: dict[str, Any], now: datetime) -> None:
    if "starts_at" in after:
        if datetime.fromisoformat(after["starts_at"]) <= now:
            raise Refused("TIME_IS_OVER")
        if meeting.starts_at - now <= AROUND:
            raise Refused("TOO_SOON_TO_MOVE")
    if not 10 <= after.get("minutes", meeting.minutes) <= LONGEST_MINUTES:
        raise Refused("ODD_LENGTH")
    pause = after.get("break_at")
    if pause is not None and not 0 < pause < after.get("minutes", meeting.minutes):
        raise Refused("BREAK_OUTSIDE")


def _change_the_rest(
    tx: Tx, meeting: Meeting, after: dict[str, Any], order: Order, maker: Person, now: datetime
) -> None:
    """The same for all that follow, those still to be made too; it is said with this one."""
    lasting = {name: value for name, value in after.items() if name != "starts_at"}
    card_now = read_card(tx, meeting.id)
    place = card_now.get("place") or ""
    if "place" in after:  # whatever was known of their own places goes too
        lasting |= {name: card_now.get(name) or "" for name in OF_THE_PLACE}
    new_start = datetime.fromisoformat(after["starts_at"]) if "starts_at" in after else None
    times = new_times(tx, meeting, new_start) if new_start else {}
    for later in following(tx, meeting):
        was = values_now(later, card(Known(tx, maker, now, meeting_id=later.id)))
        wanted = {
            **there(lasting, place, was["place"]),
            **({"starts_at": times[later.id]} if later.id in times else {}),
        }
        differs = {name: value for name, value in wanted.items() if value != was[name]}
        if differs:
            _change(tx, later, differs, order, maker, now, tells=False)
    keep_for_new_ones(tx, meeting, lasting, place, maker.id)
    if new_start:
        begin_rule_at(tx, meeting, new_start, now)


def _change(
    tx: Tx,
    meeting: Meeting,
    after: dict[str, Any],
    order: Order,
    maker: Person,
    now: datetime,
    *,
    tells: bool = True,
) -> None:
    known = Known(tx, maker, now, meeting_id=meeting.id)
    for_all = order.words("how_many") == "all" and so_for_all(known, after)
    key = key_of(tx, meeting.group_id)
    written = tx.unseal(key, "meeting.card", meeting.card)
    was = values_now(meeting, written)
    before = {name: was[name] for name in after}
    late = is_late(before, after, meeting.starts_at, now)
    door = (order.words("door_must") or order.words("door")) if late else ""
    told = {
        **before,
        "door": "" if door == "no_one" else person_or_words(tx, door),
        FOR_ALL: for_all,
    }
    done = tx.conn.execute(
        insert(changes).values(
            meeting_id=meeting.id,
            made_by=maker.id,
            made_at=now,
            before=tx.seal(key, "meeting.change", told),
            late=late,
        )
    )
    (change_id,) = done.inserted_primary_key or (0,)
    promised = ASKED_ABOUT_ACCESS in written
    written = written_anew(written, after, maker.id)
    promised = promised and ASKED_ABOUT_ACCESS not in written
    columns = lengths(after)
    if "starts_at" in after:
        columns["starts_at"] = datetime.fromisoformat(after["starts_at"])
    tx.conn.execute(
        update(meetings)
        .where(meetings.c.id == meeting.id)
        .values(card=tx.seal(key, "meeting.card", written), **columns)
    )
    changed = tx.get(Meeting, meeting.id)
    _thank(tx, changed, change_id, set(lost(before, after).values()) - {maker.id}, now)
    if tells:
        how = _How(late, for_all, promised, untold(before, after))
        _tell(tx, meeting, changed, before, change_id, maker, now, how)
        return
    if changed.starts_at != meeting.starts_at or "minutes" in after:
        _plan_again(tx, meeting, changed, uninvited(tx, meeting), now)
    happened(tx, Changed(changed.id), now)


def _thank(tx: Tx, meeting: Meeting, change_id: int, volunteers: set[int], now: datetime) -> None:
    """Whose turn is gone hears it in any case; all others as they hear of any change."""
    news = News("changed", f"{change_id}-{change_id}", meeting.id, meeting.starts_at)
    for person in everyone(tx, meeting.group_id):
        if person.id in volunteers:
            tell(tx, news, person, now, silent=True)


class _How(NamedTuple):
    """How people are told: late, of all that follow too, and what they were promised to hear."""

    late: bool
    for_all: bool
    promised: bool  #: how to get in, of which they read that it would be said
    untold: frozenset[str]  #: what is for staff, or is no news


def _tell(
    tx: Tx,
    old: Meeting,
    meeting: Meeting,
    before: dict[str, Any],
    change_id: int,
    maker: Person,
    now: datetime,
    how: _How,
) -> None:
    must_hear = bool(MUST_HEAR.intersection(before))
    moved = meeting.starts_at != old.starts_at
    unasked = uninvited(tx, meeting)
    since = not_heard(tx, meeting.id, change_id) if must_hear else {}
    if must_hear:
        nobody_knows_yet(tx, meeting.id, maker.id, now)
        take_back(tx, "changed", meeting.id)
    if moved or meeting.minutes != old.minutes:
        _plan_again(tx, old, meeting, unasked, now)
    if before.keys() <= how.untold:
        return
    at_once = how.promised or any(before.values())
    waits = (
        set() if at_once else reads_it_later(tx, meeting.id) | would_read_it_later(tx, old, now)
    )
    known_by = first_of(old.starts_at.isoformat(), meeting.starts_at.isoformat())
    stay_away = who_say_no(tx, old, for_all=how.for_all)
    news = News("changed", "", meeting.id, known_by)
    for person in everyone(tx, meeting.group_id):
        if person.id == maker.id or person.id in unasked | waits:
            continue
        mine = news._replace(key=f"{since.get(person.id, change_id)}-{change_id}")
        if must_hear or person.id not in stay_away:
            silent = person.id in stay_away or not must_hear
            tell(tx, mine, person, now, silent=silent)
    if must_hear:
        ring(tx, news._replace(key=f"change-{change_id}"), meeting.group_id, now, late=how.late)
    happened(tx, Changed(meeting.id), now)


def _plan_again(tx: Tx, old: Meeting, meeting: Meeting, unasked: set[int], now: datetime) -> None:
    if meeting.starts_at != old.starts_at:
        close_talks(tx, meeting.id)
        hand_over(tx, meeting, holder_of(tx, meeting), now)
    answers = what_they_say(tx, meeting.id)
    away = {who for who, answer in answers.items() if answer in STAYS_AWAY}
    to_ask = unasked - asked_with_another(tx, meeting)
    for person in everyone(tx, meeting.group_id, Role.CO_PRODUCER):
        if person.id not in away:
            plan_again(tx, meeting, person, now, invited=person.id not in to_ask)
        elif answers[person.id] == OTHER_WAY:
            plan_other_way(tx, meeting, person, now)
    if meeting.starts_at != old.starts_at:  # what rooms plan for the new time stays
        happened(tx, Moved(meeting.group_id, meeting.id, old.starts_at), now)
