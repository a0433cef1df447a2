"""What the bot remembers, what phones got, and where that differs from a life without kills."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from sqlalchemy import Row, Table, select

from conversations.notes import NOTES
from conversations.script import Say
from records.database import Tx
from records.evaluations import evaluations, opened
from records.groups import groups
from records.meetings import comings, meetings
from records.messages import messages
from records.notices import Lane, notices
from records.people import invitations, memberships, people
from records.programs import dead_keys, quarantined, taken
from records.sealing import KeyGone
from records.signals import signals
from records.talks import talks
from records.tasks import tasks
from records.worries import worries
from scheduler.talks.passing_on.heard_in import HEARD
from tests.crash.stage import CHAT, Stage

Memory = dict[str, Any]
_CODE = re.compile(r"start=\S+")
#: said only because the bot was away; the clock of a simulator makes every pause a long one
AWAY = ("away", "away_staff")
_GOT = {"opened": "accepted", "confirmed": "accepted"}


def remembered(stage: Stage) -> Memory:
    """The database in plain words: no ids that depend on the order of work."""
    try:
        with stage.database.transaction() as tx:
            memory = _read(tx, stage)
    finally:
        stage.database.engine.dispose()
    in_the_group = {text for _, chat, text in sent(stage) if chat == CHAT}
    return {**memory, "said in the group": sorted(in_the_group)}


def _rows(tx: Tx, table: Table) -> list[Row[Any]]:
    return list(tx.conn.execute(select(table)))


def _read(tx: Tx, stage: Stage) -> Memory:
    names = {phone: name for name, phone in stage.example.phones.items()}
    who: dict[int | None, str] = {None: ""}
    who |= {row.id: names[row.telegram_id] for row in _rows(tx, people)}
    group_key = _rows(tx, groups)[0].key_id
    kept = [row for row in _rows(tx, notices) if row.name not in AWAY]
    spoken = _rows(tx, talks)
    came = _rows(tx, comings)
    return {
        "talks": Counter(
            (who[row.person_id], row.conversation, row.state, row.question, _answers(tx, row))
            for row in spoken
        ),
        "notices": Counter(
            (
                who[row.person_id],
                row.act,
                row.lane,
                row.kind,
                row.name,
                row.asks,
                row.silent,
                _GOT.get(row.state, row.state),
            )
            for row in kept
        ),
        "comings": {who[row.person_id]: row.answer for row in came},
        "rows of comings": len(came),
        "told": sorted(who[row.person_id] for row in came if row.confirmed_at is not None),
        "signals": [
            (who[row.person_id], row.state, who[row.answered_by], row.answer)
            for row in _rows(tx, signals)
        ],
        "worries": [
            (
                who[row.person_id],
                row.state,
                who[row.seen_by],
                who[row.taken_by],
                [who[i] for i in json.loads(row.left_out)],
                _said(tx, row),
            )
            for row in _rows(tx, worries)
        ],
        "tasks": Counter((who[row.person_id], row.kind, row.state) for row in _rows(tx, tasks)),
        "messages of people": Counter(
            (who[row.person_id], row.question, row.called) for row in _rows(tx, messages)
        ),
        "steps of worries": [row.step for row in _rows(tx, worries)],
        "steps of signals": [row.step for row in _rows(tx, signals)],
        "talks of signals": sum(row.signal_id is not None for row in spoken),
        "notices of signals": sum(row.signal_id is not None for row in kept),
        "meetings": [row.state for row in _rows(tx, meetings)],
        "invitations": [(row.state, who[row.used_by]) for row in _rows(tx, invitations)],
        "memberships of Ren": sum(who[row.person_id] == "Ren" for row in _rows(tx, memberships)),
        "people here": sum(row.state == "here" for row in _rows(tx, people)),
        "cards": {
            who[row.id]: tx.unseal(row.key_id, "person.card", row.card)
            for row in _rows(tx, people)
        },
        "evaluations": [row.state for row in _rows(tx, evaluations)],
        "opened": Counter(
            (row.question, tx.unseal(group_key, "evaluation.answer", row.answer))
            for row in _rows(tx, opened)
        ),
        "buried keys": len(_rows(tx, dead_keys)),
        "set aside": len(_rows(tx, quarantined)),
    }


def _said(tx: Tx, row: Row[Any]) -> list[str]:
    """The words of a worry."""
    if row.words is None:
        return []
    key = tx.conn.scalar(select(people.c.key_id).where(people.c.id == row.person_id))
    return list(tx.unseal(str(key), "worry.words", row.words).values())


def _answers(tx: Tx, row: Row[Any]) -> str:
    if not row.answers:
        return "erased"
    try:
        said = tx.unseal(row.key_id, "talk.answers", row.answers)
    except KeyGone:
        return "unreadable"
    said.pop("invite_link", None)
    said.pop(HEARD, None)  # messages have other numbers once one was doubled
    return json.dumps(said, sort_keys=True)


def not_taken(stage: Stage) -> set[int]:
    """Updates that people sent and the database does not know: lost."""
    try:
        with stage.database.transaction() as tx:
            return stage.update_ids - set(tx.conn.scalars(select(taken.c.update_id)))
    finally:
        stage.database.engine.dispose()


Sent = tuple[int, int, str]  #: message id, chat, the words as they were sent


def sent(stage: Stage) -> list[Sent]:
    """Every message that the simulator accepted from the bot, in order."""
    return sorted(
        (entry["message_id"], int(entry["params"]["chat_id"]), entry["params"]["text"])
        for entry in stage.get("log")
        if entry["method"] == "sendMessage" and entry["ok"]
    )


def got(stage: Stage) -> Counter[tuple[int, str]]:
    """What each phone got, without what was only said because the bot was away."""
    away, said_once = _messages_of(stage, *AWAY), NOTES["link_used"]
    assert isinstance(said_once, Say)  # to whoever comes with an old link: best effort
    return Counter(
        (chat, "\n".join(sorted(_CODE.sub("start=", text).split("\n"))))  # results are shuffled
        for number, chat, text in sent(stage)
        if number not in away and text != said_once.words
    )


def _messages_of(stage: Stage, *names: str) -> set[int]:
    try:
        with stage.database.transaction() as tx:
            return set(
                tx.conn.scalars(
                    select(notices.c.message_id).where(
                        notices.c.name.in_(names), notices.c.act == "send"
                    )
                )
            )
    finally:
        stage.database.engine.dispose()


def doubled(stage: Stage) -> Counter[tuple[int, int, str]]:
    """Messages that were sent again: how many for each death, chat and lane.

    A message that no notice owns was sent just before a death, and again in the next life.
    """
    try:
        with stage.database.transaction() as tx:
            rows = _rows(tx, notices)
    finally:
        stage.database.engine.dispose()
    lanes = {row.message_id: row.lane for row in rows if row.act == "send" and row.message_id}
    everything = sent(stage)
    counted: Counter[tuple[int, int, str]] = Counter()
    for number, chat, text in everything:
        if number in lanes:
            continue
        twins = [
            Lane(lanes[later]).name
            for later, to, words in everything
            if later > number and later in lanes and (to, words) == (chat, text)
        ]
        death = sum(newest < number for newest in stage.deaths)
        counted[death, chat, twins[0] if twins else "nobody's"] += 1
    return counted
