"""What facilitators are asked to decide about the meetings to come: at most three, soonest first.

Each is asked in a digest, and settled there with a tap, by whoever of them is the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from conversations.phrases import N_
from records.meetings import meetings
from records.people import RUNS, Row
from scheduler.contacts.no_contact import (
    CONTACT,
    contact_asks,
    contact_options,
    contact_thanks,
    without_one,
)
from scheduler.help.facts import HELP, help_asks, help_options, help_thanks, to_look_at
from scheduler.leaving.facts import PLACE, place_asks, place_options, place_thanks
from scheduler.leaving.rest_rows import waiting
from scheduler.link_people.swap_facts import WISH, wish_options, wish_words
from scheduler.link_people.swap_rows import wishes
from scheduler.meetings.gatherings import card, card_field, day, starts_at
from scheduler.meetings.risks import nobody_holds, out_of_reach, staff_within_reach
from scheduler.post.times import FULL_DAY
from scheduler.talks.circle import names
from scheduler.talks.digest_facts import lines_told
from scheduler.talks.known import Known, fact
from scheduler.talks.spoken import Line, Name

Pairs = tuple[tuple[str, object], ...]
MOST = 3
_WISH_THANKS = N_("Thank you. I am asking {who}.")
SEEN_TO = "seen_to"  #: on a meeting's card: what somebody has said is seen to, and who


class Decision(NamedTuple):
    """One kind: from when before the start, whether it is to be made, and the words for it."""

    before: timedelta
    needed: Callable[[Known], bool]
    asks: str
    thanks: str
    options: Callable[[Known], Pairs]


def _staff(known: Known) -> Pairs:
    ids = staff_within_reach(known)
    return tuple((str(i), name) for i in ids if (name := known.name_of(i)))


def _who_sees_to_it(_known: Known) -> Pairs:
    return (("me", N_("I will")), ("other", N_("Someone else has")))


def _as_it_is(_known: Known) -> Pairs:
    return (("fine", N_("Fine as it is")),)


def _unreached(known: Known) -> bool:
    return meeting_at(known) - known.now > FULL_DAY and bool(out_of_reach(known))


def meeting_at(known: Known) -> datetime:
    """When the meeting starts."""
    start = starts_at(known)
    assert start is not None  # noqa: S101 - it is always about a meeting that is saved
    return start


#: In this order where two meetings start at once.
KINDS: Mapping[str, Decision] = {
    "decide_reach": Decision(
        timedelta(days=5),
        _unreached,
        N_("I cannot reach {who} here before “{meeting}” on {day}. Who gets in touch?"),
        N_("Thank you. I leave that with you."),
        _who_sees_to_it,
    ),
    "decide_phone": Decision(
        timedelta(days=4),
        nobody_holds,
        N_("Nobody can hold the phone at “{meeting}” on {day}. Who will?"),
        N_("Thank you. I will ask {holder}."),
        _staff,
    ),
    "decide_door": Decision(
        timedelta(days=7),
        lambda known: not card(known).get("who"),
        N_("Nobody is named to meet people at “{meeting}” on {day}. Who will?"),
        N_("Thank you. I am telling people that {who_meets} will meet them."),
        _staff,
    ),
    "decide_purpose": Decision(
        timedelta(days=7),
        lambda known: not card(known).get("purpose"),
        N_(
            "“{meeting}” on {day} does not say what it is for. "
            "You can add it with “Change a meeting”."
        ),
        N_("That is fine. It stays as it is."),
        _as_it_is,
    ),
}


#: every name a decision can have in a digest
NAMES = (*KINDS, PLACE, WISH, CONTACT, HELP)


class ToDecide(NamedTuple):
    """One thing to decide: of which kind, and about which meeting, person or group."""

    name: str
    meeting_id: int | None = None
    about_id: int | None = None
    group_id: int | None = None


def to_decide(known: Known) -> list[ToDecide]:
    """What this person is asked to decide now, at most three.

    First the people: whose place rests, and who would like another link person. They wait for
    nobody's meeting; who is told of a worry about safety, and help near here, can.
    """
    me = known.person.id
    resting = [
        ToDecide(PLACE, about_id=row.person_id, group_id=row.group_id)
        for row in waiting(known.tx, me)
    ]
    swaps = wishes(known.tx, me, known.now)
    wished = [ToDecide(WISH, about_id=swap.person_id) for swap in swaps]
    found = [*resting, *wished, *(ToDecide(*one) for one in decisions(known))]
    if len(found) < MOST:
        found += [ToDecide(CONTACT, group_id=group_id) for group_id in without_one(known)]
    if len(found) < MOST:
        found += [ToDecide(HELP, group_id=group_id) for group_id in to_look_at(known)]
    return found[:MOST]


def decisions(known: Known) -> list[tuple[str, int]]:
    """What this person is asked to decide now, as (kind, meeting)."""
    mine = [m.group_id for m in known.memberships() if m.role in RUNS]
    rows = known.tx.conn.execute(
        select(meetings.c.id)
        .where(
            meetings.c.group_id.in_(mine),
            meetings.c.state == "planned",
            meetings.c.starts_at > known.now,
            meetings.c.starts_at < known.now + max(kind.before for kind in KINDS.values()),
        )
        .order_by(meetings.c.starts_at, meetings.c.id)
    )
    found = ((name, row.id) for row in rows.all() for name in KINDS if needed(known, name, row.id))
    return [one for one, _ in zip(found, range(MOST), strict=False)]


def about(known: Known, meeting_id: int) -> Known:
    """The same person, about a meeting."""
    return Known(known.tx, known.person, known.now, meeting_id=meeting_id)


def needed(known: Known, name: str, meeting_id: int) -> bool:
    """Whether it is to be decided, and nobody has settled it yet."""
    this, kind = about(known, meeting_id), KINDS[name]
    if not known.now < meeting_at(this) < known.now + kind.before:
        return False
    return name not in card(this).get(SEEN_TO, {}) and kind.needed(this)


def asked(known: Known) -> list[Row]:
    """The decisions that this digest asks for, in its order."""
    return [row for row in lines_told(known) if row.name in NAMES]


def asked_last(known: Known) -> tuple[Row, str]:
    """The decision that was answered last in this digest, and the answer."""
    rows = asked(known)
    said = [(i, known.answers.get(f"decision_{i + 1}", "")) for i in range(len(rows))]
    number, answer = max((i, str(answer)) for i, answer in said if answer)
    return rows[number], answer


def _wish_thanks(known: Known, answer: str) -> Line:
    picked = known.name_of(int(answer)) if answer.isdecimal() else Name("")
    return Line(_WISH_THANKS, {"who": picked})


class _Else(NamedTuple):
    """What a decision that is about no meeting says."""

    words: Callable[[Known, Row], object]
    options: Callable[[Known, Row], Pairs]
    thanks: Callable[[Known, str], object]


_ELSE = {
    PLACE: _Else(place_asks, place_options, place_thanks),
    WISH: _Else(wish_words, wish_options, _wish_thanks),
    CONTACT: _Else(contact_asks, contact_options, contact_thanks),
    HELP: _Else(help_asks, help_options, help_thanks),
}


def _facts(this: Known) -> Mapping[str, object]:
    return {
        "meeting": card_field(this, "title"),
        "day": day(this),
        "who": names(this, out_of_reach(this)),
        "holder": card_field(this, "holder"),
        "who_meets": card_field(this, "who"),
    }


def _number(number: int) -> None:
    """The facts of one decision of a digest: 1, 2 or 3."""

    def this_one(known: Known) -> tuple[Row, Known] | None:
        rows = asked(known)[number - 1 : number]
        return (rows[0], about(known, rows[0].meeting_id)) if rows else None

    def words(known: Known) -> object:
        found = this_one(known)
        if found is not None and found[0].name in _ELSE:
            return _ELSE[found[0].name].words(known, found[0])
        return Line(KINDS[found[0].name].asks, _facts(found[1])) if found else ""

    def options(known: Known) -> Pairs:
        found = this_one(known)
        if found is not None and found[0].name in _ELSE:
            return _ELSE[found[0].name].options(known, found[0])
        if found is None or not needed(known, found[0].name, found[0].meeting_id):
            return ()
        return KINDS[found[0].name].options(found[1])

    def thanks(known: Known) -> object:
        found = this_one(known)
        if found is not None and found[0].name in _ELSE:
            return _ELSE[found[0].name].thanks(known, asked_last(known)[1])
        return Line(KINDS[found[0].name].thanks, _facts(found[1])) if found else ""

    fact(f"decision_{number}")(words)
    fact(f"options_{number}")(options)
    fact(f"thanks_{number}")(thanks)


for _n in range(1, MOST + 1):
    _number(_n)
