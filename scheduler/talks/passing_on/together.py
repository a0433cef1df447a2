"""Answers without names are opened together: in rows that lead back to no one (D:anonymous).

They are shuffled in one transaction into rows without order or person, sealed with the group's
key; the talks' own keys are destroyed, so that no old backup can join them again.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Table, insert, update

from conversations.phrases import N_
from records.database import Tx
from records.talks import Talk, talks
from scheduler.talks.spoken import Line, Name

#: a question, with what was answered
Pair = tuple[str, str | tuple[str, ...]]


def keep_shuffled(
    tx: Tx, into: Table, key_id: str, sealed_as: str, pairs: Iterable[Pair], **of: int
) -> None:
    """Keep questions with their answers as rows of a table, in an order that tells nothing."""
    shuffled = list(pairs)
    secrets.SystemRandom().shuffle(shuffled)
    rows = [
        {
            "key": secrets.token_hex(16),
            "question": question,
            "answer": tx.seal(key_id, sealed_as, said),
            **of,
        }
        for question, said in shuffled
    ]
    if rows:
        tx.conn.execute(insert(into), sorted(rows, key=lambda row: str(row["key"])))


def erase(tx: Tx, done: list[Talk]) -> None:
    """Empty the drafts of these talks and bury their keys."""
    for talk in done:
        tx.conn.execute(
            update(talks).where(talks.c.id == talk.id).values(answers=b"", state="closed")
        )
    if done:
        tx.bury(*(talk.key_id for talk in done))


def counted(labels: Mapping[str, object], answers: list[str]) -> Iterator[Line]:
    """How often each choice was picked; and what was said in words."""
    counts = Counter(answers)
    for key, label in labels.items():
        if counts[key]:
            yield Line(N_("• {choice}: {number}"), {"choice": label, "number": counts[key]})
    for words in answers:
        if words not in labels:
            yield Line(N_("• “{words}”"), {"words": Name(words)})
