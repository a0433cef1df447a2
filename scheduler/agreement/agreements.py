"""A group's agreement in the records: what is in force, a new version of it, and its reviews."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update

from conversations.agreement.agreement_lines import EXAMPLE
from records.agreements import Agreement, Idea, agreements, ideas
from records.database import Tx
from records.groups import Group
from records.notices import is_of_group, notices, of_group
from records.people import RUNS
from scheduler.post import outbox
from scheduler.post.times import local_day, next_awake
from scheduler.talks.cards import key_of
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone

#: news that comes within this time is told as one
TOGETHER = timedelta(hours=3)
#: how long an agreement stands before the group is asked to look at it again (CH:180)
HALF_A_YEAR = timedelta(days=182)
_NINE = timedelta(hours=9)


class AgreedLine(NamedTuple):
    """One line. `words` are the group's own; without them it is the example's line of that id."""

    id: str
    part: str
    words: str = ""


def newest(tx: Tx, group_id: int) -> Agreement | None:
    """The version that is in force; None for a group without an agreement."""
    mine = select(agreements).where(agreements.c.group_id == group_id)
    return tx.first(Agreement, mine.order_by(agreements.c.number.desc()).limit(1))


def lines_of(tx: Tx, version: Agreement | None) -> tuple[AgreedLine, ...]:
    """The lines of a version; none for none."""
    if version is None:
        return ()
    kept = tx.unseal(key_of(tx, version.group_id), "agreement.lines", version.lines)
    return tuple(AgreedLine(*line) for line in kept["lines"])


def words_of_idea(tx: Tx, idea: Idea) -> str:
    """What an idea would put there; empty where it has no words of its own."""
    found = tx.unseal(key_of(tx, idea.group_id), "idea.words", idea.words)
    return str(found.get("words", ""))


def open_ideas(tx: Tx, group_id: int) -> list[Idea]:
    """What is put forward and not settled, oldest first."""
    mine = (ideas.c.group_id == group_id, ideas.c.state == "open")
    return tx.every(Idea, select(ideas).where(*mine).order_by(ideas.c.id))


def keep_idea(tx: Tx, group_id: int, words: str, now: datetime, **values: Any) -> None:
    """Keep what someone put forward."""
    sealed = tx.seal(key_of(tx, group_id), "idea.words", {"words": words})
    tx.conn.execute(insert(ideas).values(group_id=group_id, words=sealed, made_at=now, **values))


def with_idea(tx: Tx, lines: Iterable[AgreedLine], idea: Idea) -> tuple[AgreedLine, ...]:
    """The lines as they are with this idea."""
    words = words_of_idea(tx, idea)
    if idea.kind == "add":
        return (*lines, AgreedLine(f"idea{idea.id}", idea.part, words))
    if idea.kind == "change":
        return tuple(one._replace(words=words) if one.id == idea.line else one for one in lines)
    if idea.kind == "remove":
        return tuple(one for one in lines if one.id != idea.line)
    have = tuple(lines)
    there = {one.id for one in have}
    example = (AgreedLine(name, part) for name, (part, _) in EXAMPLE.items() if name not in there)
    return (*have, *example)


def make_version(tx: Tx, group_id: int, lines: Iterable[AgreedLine], now: datetime) -> None:
    """Put a new version in force; the ones before stay as they were."""
    group = tx.get(Group, group_id)
    before = newest(tx, group_id)
    mine = agreements.c.group_id == group_id
    tx.conn.execute(update(agreements).where(mine).values(review_at=None))
    tx.conn.execute(
        insert(agreements).values(
            group_id=group_id,
            number=before.number + 1 if before is not None else 1,
            agreed_at=now,
            review_at=review_in(HALF_A_YEAR, group.zone, now),
            lines=tx.seal(group.key_id, "agreement.lines", {"lines": [*map(list, lines)]}),
        )
    )


def review_in(span: timedelta, zone: str, now: datetime) -> datetime:
    """When a group looks at it again: on the day that is so far ahead, in the morning."""
    return local_day(now + span, zone) + _NINE


def tell_news(tx: Tx, group_id: int, but: int | None, now: datetime) -> None:
    """A silent word to each person of the group, once for all that is new by then."""
    for person in everyone(tx, group_id):
        waiting = select(notices.c.id).where(
            notices.c.person_id == person.id,
            notices.c.name == "agreement_news",
            is_of_group(group_id),
            notices.c.state == "planned",
        )
        if person.id == but or tx.conn.scalar(waiting.limit(1)) is not None:
            continue
        outbox.tell(
            tx,
            person.id,
            "agreement_news",
            now,
            due_at=next_awake(now + TOGETHER, person.hours, person.zone),
            parts=of_group(group_id),
            silent=True,
        )


def to_review(tx: Tx, now: datetime) -> list[Agreement]:
    """Agreements that it is time to look at again."""
    due = select(agreements).where(agreements.c.review_at <= now)
    return tx.every(Agreement, due.order_by(agreements.c.id))


def ask_to_review(tx: Tx, version: Agreement, now: datetime) -> None:
    """Ask the facilitators, with their digest, to look at it with the group (CH:180)."""
    tx.conn.execute(update(agreements).where(agreements.c.id == version.id).values(review_at=None))
    tell_facilitators(tx, version.group_id, "agreement_review", now)


def tell_facilitators(tx: Tx, group_id: int, note: str, now: datetime) -> None:
    """A line about the group to each facilitator, that names no one."""
    for person in everyone(tx, group_id, *RUNS):
        digests.post(tx, to=person.id, kind="note", name=note, now=now, parts=of_group(group_id))
