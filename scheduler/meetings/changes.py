"""A change of a meeting: what would be different by someone's answers, and if that is late."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from conversations.meetings.meeting_card import (
    ASKED_ABOUT_ACCESS,
    EMPTY,
    FOR_STAFF,
    NAMES,
    NO_ROOM,
    NO_STAFF,
    NOT_RECORDED,
    NOTHING_DECIDED,
    OF_THE_PLACE,
    ON_THE_CARD,
    UNKNOWN,
)
from conversations.script import Answers
from records.access import Actor
from records.changes import changes
from records.database import Tx
from records.meetings import Meeting, meetings
from records.series import Series, series
from records.talks import talks
from scheduler.post.times import FULL_DAY, at_local
from scheduler.series.series import lengths
from scheduler.talks.about import meeting_row
from scheduler.talks.acts import Order, Refused
from scheduler.talks.cards import key_of
from scheduler.talks.known import Known
from scheduler.talks.meeting import card
from scheduler.talks.people.group import home_of
from scheduler.talks.people.persons import person_or_words

#: what people must hear: else they would set out in vain, or be late
MUST_HEAR = frozenset({"starts_at", "place"})
#: over this many minutes a break is planned (CH:107)
LONG_MINUTES = 90
#: what a card says where there is nothing of it, and nobody was told that there would be
_NOTHING_OF_IT = (NO_STAFF, NOT_RECORDED, NOTHING_DECIDED)
#: under this name a change says whether it is so for all that follow in the series too
FOR_ALL = "for_all"
_WORDS = re.compile(r"\w+")

#: The value of each thing, by its name: starts_at in ISO, minutes, break_at, or words.
Values = Mapping[str, Any]


def values_now(meeting: Meeting, written: Values) -> dict[str, Any]:
    """What a meeting is now, given the words on its card."""
    return {
        "starts_at": meeting.starts_at.isoformat(),
        "minutes": meeting.minutes,
        "break_at": meeting.break_at,
        **{name: written.get(name) or "" for name in ON_THE_CARD},
    }


def differing(known: Known, answers: Answers) -> dict[str, Any]:
    """What would be different, by these answers; without what stays.

    Days and times are typed as they are where the meeting is.
    """
    now = values_now(meeting_row(known), card(known))
    wanted = {**now, **_moment(answers, now, home_of(known)), **_length(answers, now)}
    for name in ON_THE_CARD:
        said = answers.get(f"new_{name}")
        if not isinstance(said, str) or not said:
            continue
        kept = "" if said in (EMPTY, UNKNOWN) else said
        wanted[name] = _who(known, kept, now[name]) if name in NAMES else kept
    if not same_place(wanted["place"], now["place"]):
        new = (name for name in OF_THE_PLACE if not answers.get(f"new_{name}"))
        wanted.update(dict.fromkeys(new, ""))  # how to get in there has not been said yet
    return {name: value for name, value in wanted.items() if value != now[name]}


def is_no_news(before: Any, now: Any) -> bool:
    """Whether a line that said nothing says now that there is nothing of it."""
    return not before and now in _NOTHING_OF_IT


def untold(before: Values, after: Values) -> frozenset[str]:
    """Of what is different, what nobody is told of: it is for staff, or no news."""
    no_news = {name for name, old in before.items() if is_no_news(old, after[name])}
    return FOR_STAFF | no_news


def same_place(one: Any, other: Any) -> bool:
    """Whether two wordings name one place: not where only capitals, spaces or stops differ."""
    named, also = (_WORDS.findall(str(place or "").casefold()) for place in (one, other))
    return bool(named == also)


def _on_card(after: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is different, what stands on a card."""
    return {name: value for name, value in after.items() if name in ON_THE_CARD}


def written_anew(card: Mapping[str, Any], after: Mapping[str, Any], by: int) -> dict[str, Any]:
    """A card with what is different; of a new place someone is to find out how to get in."""
    new = {**card, **_on_card(after)}
    if new.get("card_join" if new.get("place") in NO_ROOM else "card_access"):
        new.pop(ASKED_ABOUT_ACCESS, None)
    elif "place" in after:
        new[ASKED_ABOUT_ACCESS] = by
    return new


def there(after: Mapping[str, Any], place: object, other: object) -> dict[str, Any]:
    """Of what is different at one place, what is so at another: not how one gets in there."""
    if "place" in after or same_place(place, other):
        return dict(after)
    return {name: value for name, value in after.items() if name not in OF_THE_PLACE}


def keep_for_new_ones(
    tx: Tx, meeting: Meeting, after: Mapping[str, Any], place: object, by: int
) -> None:
    """What meetings of the series that are still to be made begin with."""
    row = tx.get(Series, meeting.series_id)
    key = key_of(tx, meeting.group_id)
    card = tx.unseal(key, "series.card", row.card)
    card = written_anew(card, there(after, place, card.get("place")), by)
    tx.conn.execute(
        update(series)
        .where(series.c.id == row.id)
        .values(card=tx.seal(key, "series.card", card), **lengths(after))
    )


def so_for_all(known: Known, after: Values) -> bool:
    """Whether all of it is so for those that follow: how to get in is, where the place is one."""
    if "place" in after or not set(OF_THE_PLACE).intersection(after):
        return True
    row, place = meeting_row(known), card(known).get("place")
    later = known.tx.conn.scalars(
        select(meetings.c.card).where(
            meetings.c.series_id == row.series_id,
            meetings.c.state == "planned",
            meetings.c.starts_at > row.starts_at,
        )
    )
    theirs = (known.tx.unseal(row.group_key_id, "meeting.card", one).get("place") for one in later)
    return all(same_place(place, other) for other in theirs)


def _who(known: Known, said: str, before: Any) -> int | str:
    """Who is named: a person who was picked, or words; a name typed again is who it was."""
    named = known.name_of(abs(before)) if isinstance(before, int) else ""
    if named and said.strip().casefold() == named.casefold():
        return abs(int(before))
    return person_or_words(known.tx, said)


def _moment(answers: Answers, now: Values, zone: str) -> dict[str, str]:
    day, clock = answers.get("new_day"), answers.get("new_time")
    if not isinstance(day, str) or not isinstance(clock, str) or not day or not clock:
        return {}
    before = datetime.fromisoformat(now["starts_at"]).astimezone(ZoneInfo(zone))
    day = before.date().isoformat() if day == "same_day" else day
    clock = before.strftime("%H:%M") if clock == "same_time" else clock
    return {"starts_at": at_local(day, clock, zone).isoformat()}


def _length(answers: Answers, now: Values) -> dict[str, int | None]:
    said, pause = answers.get("new_minutes"), answers.get("new_break")
    if not isinstance(said, str) or not said.isdecimal():
        return {}
    minutes = int(said)
    if isinstance(pause, str) and pause.isdecimal() and minutes > LONG_MINUTES:
        return {"minutes": minutes, "break_at": int(pause)}
    kept = now["break_at"]
    return {"minutes": minutes, "break_at": kept if kept and kept < minutes else None}


def first_of(*moments: str) -> datetime:
    """The first of some moments in ISO."""
    return min(datetime.fromisoformat(moment) for moment in moments)


def is_late(before: Values, after: Values, start: datetime, now: datetime) -> bool:
    """Whether fewer than 24 real hours are left for those who would set out in vain."""
    if not MUST_HEAR.intersection(before):
        return False
    if "starts_at" in before:
        start = first_of(before["starts_at"], after["starts_at"])
    return start - now < FULL_DAY


def since_of(dedupe: str) -> int:
    """The first change that a notice tells of, from its key: `changed:3-4:17` tells of 3 and 4."""
    return int(dedupe.split(":")[1].split("-", maxsplit=1)[0])


def look_for_another(tx: Tx, meeting_id: int, order: Order, actor: Actor) -> None:
    """Raises Refused where two change one meeting at once: the second looks again."""
    last_at = tx.conn.scalar(select(talks.c.last_at).where(talks.c.id == order.talk_id))
    if last_at is None:
        return
    other = tx.conn.scalar(
        select(changes.c.id)
        .where(
            changes.c.meeting_id == meeting_id,
            changes.c.made_at > last_at,
            changes.c.made_by != actor.person_id,
        )
        .limit(1)
    )
    if other is not None:
        raise Refused("CHANGED_MEANWHILE")
