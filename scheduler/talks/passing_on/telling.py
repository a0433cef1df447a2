"""What a talk tells others: posted with it, taken back with it, corrected if it has gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from conversations.registry import ALL
from conversations.script import Ask, Tell
from records.access import NotAllowed, may
from records.database import Tx, as_json
from records.notices import Lane, notices
from records.people import memberships
from records.roles import As
from records.talks import Talk
from scheduler import house, ports
from scheduler.events import NoMore
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.talks.digest import digests
from scheduler.talks.known import Known
from scheduler.talks.passing_on import told_together
from scheduler.talks.passing_on.readers import in_groups, receivers
from scheduler.talks.people.group import group_id_of


class _Gone(NamedTuple):
    """What has gone to whom, and in which lane."""

    id: int
    person_id: int
    lane: int


def named_in(known: Known, ask: Ask) -> tuple[str, ...]:
    """Who gets words in which a question is answered, as they stand in it; as ids."""
    tells = [step for step in ask.then if isinstance(step, Tell)]
    told = (receivers(at, step.role) for step in tells for at in in_groups(known, step))
    return tuple(str(i) for i in sorted({i for ids in told for i in ids}))


def tell(known: Known, talk: Talk, path: str, step: Tell, turn: int) -> None:
    """Post the line to everyone it is for, in each group it is about. Raises NotAllowed."""
    first = group_id_of(known)
    for at in in_groups(known, step):
        key = f"tell:{talk.id}:{turn}:{path}"
        _tell(at, talk, path, step, key, "" if group_id_of(at) == first else f":{group_id_of(at)}")


def _tell(known: Known, talk: Talk, path: str, step: Tell, key: str, more: str) -> None:
    """In one group; who is told in two of them hears of it once."""
    group_id = group_id_of(known)
    roles = {
        As(role)
        for role in known.tx.conn.scalars(
            select(memberships.c.role).where(
                memberships.c.person_id == known.person.id, memberships.c.group_id == group_id
            )
        )
    }
    if not may(roles, "tell", step.role):
        if step.waits:
            return  # staff say the same of themselves, and no one looks after them here
        raise NotAllowed
    to = receivers(known, step.role)
    if step.ends and talk.meeting_id is not None:
        happened(known.tx, NoMore(known.person.id, talk.meeting_id, step.ends), known.now)
    if step.task and group_id is not None:
        ports.ask_for(
            known.tx,
            step.task,
            person_id=known.person.id,
            group_id=group_id,
            now=known.now,
            key=key + more,
            meeting_id=talk.meeting_id,
            talk_id=talk.id,
            path=path,
            **({"wanted_id": to[0]} if step.role == "readers" and to else {}),
        )
    links = ports.looked_after_by(known.tx, known.person.id, known.now, group_id)
    for person_id in to:
        if step.waits and person_id == talk.played_by:
            continue  # they have just written it down themself
        posted: dict[str, Any] = {
            "to": person_id,
            "kind": "tell",
            "name": talk.conversation,
            "parts": {"path": path},
            "now": known.now,
            "dedupe": f"{key}:{person_id}",
            "talk_id": talk.id,
            "meeting_id": known.meeting_id,
            "about_id": known.person.id,
        }
        if step.waits:
            told_together.post(known.tx, **posted)
        elif person_id in links or house.kind(talk.conversation).tells_at_once:
            outbox.post(known.tx, lane=Lane.NOTICE, **posted)
        else:
            digests.post(known.tx, **posted)


def take_back(tx: Tx, talk: Talk, paths: tuple[str, ...], now: datetime) -> None:
    """Back: withdraw what has not gone, and correct what has."""
    for path in paths:
        ports.ask_no_more(tx, talk.id, path, now)
        mine = (notices.c.talk_id == talk.id, notices.c.kind == "tell")
        here = notices.c.parts == f'{{"path":"{path}"}}'
        outbox.withdraw(tx, *mine, here)
        gone = select(notices.c.id, notices.c.person_id, notices.c.lane).where(
            *mine, here, notices.c.state.in_(("sending", "accepted", "opened", "confirmed"))
        )
        for row in tx.every(_Gone, gone):
            correct(tx, row, talk, now)


def only_waits(tx: Tx, talk: Talk, paths: tuple[str, ...]) -> bool:
    """Whether all that these lines of a talk tell waits still, to go with its others."""
    steps = (ALL[talk.conversation].by_path.get(path) for path in paths)
    if not all(isinstance(step, Tell) and step.waits for step in steps):
        return False
    mine = (notices.c.talk_id == talk.id, notices.c.kind == "tell")
    said = notices.c.parts.in_([as_json({"path": path}) for path in paths])
    gone = select(notices.c.id).where(
        *mine, said, notices.c.state.not_in(("planned", "withdrawn"))
    )
    return tx.conn.scalar(gone.limit(1)) is None


def correct(tx: Tx, row: _Gone, talk: Talk, now: datetime) -> None:
    """What went is corrected the way it went: in a note, or in the next digest."""
    posted: dict[str, Any] = {
        "to": row.person_id,
        "kind": "note",
        "name": "correction",
        "now": now,
        "dedupe": f"correction:{row.id}",
        "about_id": talk.person_id,
        "meeting_id": talk.meeting_id,
    }
    if row.lane == Lane.DIGEST:
        digests.post(tx, **posted)
    else:
        outbox.post(tx, lane=Lane.NOTICE, **posted)
