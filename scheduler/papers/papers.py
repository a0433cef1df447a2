"""Papers and notes of a meeting: on its sealed card, and sent to each person as what they are.

A file stays at Telegram, under the id that it gave it there; the card holds that id and the
file's name. Words that were typed instead are sent as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from conversations.phrases import N_
from records.database import Tx
from records.notices import Notice
from records.people import Person
from scheduler.meetings.planner import gets_no_pre_brief
from scheduler.post import outbox
from scheduler.talks.answers import Paper
from scheduler.talks.cards import read_card, write_on_card
from scheduler.talks.known import Known
from scheduler.talks.spoken import Line, Name
from scheduler.talks.words.names import A_PICTURE

#: how someone without a phone hears of it: words are read out, a file is offered
_READ_OUT = {
    ("paper", False): N_("A paper for “{meeting}” says: “{words}”"),
    ("paper", True): N_("There is a paper for “{meeting}”. Offer to read it out, or to post it."),
    ("minutes", False): N_("The notes of “{meeting}” say: “{words}”"),
    ("minutes", True): N_(
        "There are notes of “{meeting}” now. Offer to read them out, or to post them."
    ),
}


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


def follow(tx: Tx, pre_brief: Notice, _person: Person, now: datetime) -> None:
    """Send someone the papers of a meeting after the word on what to expect there."""
    meeting_id, reader_id = pre_brief.meeting_id or 0, pre_brief.person_id or 0
    for number, (name, *_) in enumerate(read_card(tx, meeting_id).get("papers", ())):
        if name == "paper":
            send(tx, meeting_id, name, number, reader_id, now)


def follow_at_once(tx: Tx, invitation: Notice, person: Person, now: datetime) -> None:
    """The same after an invitation, where nothing else comes before the day."""
    if gets_no_pre_brief(tx, invitation.meeting_id or 0, person.id):
        follow(tx, invitation, person, now)


def paper_of(tx: Tx, row: Notice, number: int) -> Paper:
    """The paper that a notice carries."""
    _, *paper = read_card(tx, row.meeting_id or 0)["papers"][number]
    return Paper(*paper)


def file_with(tx: Tx, row: Notice) -> Paper | None:
    """The file that a notice carries; None where words were typed instead."""
    paper = paper_of(tx, row, json.loads(row.parts)["paper"])
    return paper if paper.kind else None


def what_it_is(known: Known, row: Notice, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """What the file is called, or the words, for whoever gets it."""
    paper = paper_of(known.tx, row, parts["paper"])
    return {row.name: Name(paper.said) or A_PICTURE}


def read_out(name: str, about: Known, _theirs: Known) -> Iterator[Line]:
    """What whoever rings someone says of a meeting's papers."""
    for one, *rest in read_card(about.tx, about.meeting_id or 0).get("papers", ()):
        paper = Paper(*rest)
        facts = {"meeting": about.get("meeting"), "words": Name(paper.said)}
        if one == name:
            yield Line(_READ_OUT[name, bool(paper.kind)], facts)
