"""Papers and notes of a meeting: on its sealed card, and sent to each person as what they are.

A file stays at Telegram, under the id that it gave it there; the card holds that id and the
file's name. Words that were typed instead are sent as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from records.database import Tx
from records.people import Person, Row
from scheduler.post import outbox
from scheduler.talks.answers import Paper
from scheduler.talks.cards import read_card, write_on_card
from scheduler.talks.known import Known
from scheduler.talks.spoken import Name
from scheduler.talks.words.names import A_PICTURE


def keep(tx: Tx, meeting_id: int, name: str, paper: Paper) -> int:
    """Put it on the meeting's card; its number there."""
    kept = [*read_card(tx, meeting_id).get("papers", ()), [name, *paper]]
    write_on_card(tx, meeting_id, papers=kept)
    return len(kept) - 1


def send(tx: Tx, meeting_id: int, name: str, number: int, person_id: int, now: datetime) -> None:
    """Post one of a meeting's papers to a person, once, without a buzz."""
    outbox.tell(
        tx,
        person_id,
        name,
        now,
        parts={"paper": number},
        dedupe=f"{name}:{meeting_id}:{number}:{person_id}",
        silent=True,
        meeting_id=meeting_id,
    )


def follow(tx: Tx, pre_brief: Row, _person: Person, now: datetime) -> None:
    """Send someone the papers of a meeting after the word on what to expect there."""
    for number, (name, *_) in enumerate(read_card(tx, pre_brief.meeting_id).get("papers", ())):
        if name == "paper":
            send(tx, pre_brief.meeting_id, name, number, pre_brief.person_id, now)


def paper_of(tx: Tx, row: Row, number: int) -> Paper:
    """The paper that a notice carries."""
    _, *paper = read_card(tx, row.meeting_id)["papers"][number]
    return Paper(*paper)


def file_with(tx: Tx, row: Row) -> Paper | None:
    """The file that a notice carries; None where words were typed instead."""
    paper = paper_of(tx, row, json.loads(row.parts)["paper"])
    return paper if paper.kind else None


def what_it_is(known: Known, row: Row, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """What the file is called, or the words, for whoever gets it."""
    paper = paper_of(known.tx, row, parts["paper"])
    return {row.name: Name(paper.said) or A_PICTURE}
