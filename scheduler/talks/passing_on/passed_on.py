"""To whom the words of an answer have gone, and whether more of them can go the same way."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select

from conversations.registry import ALL
from conversations.script import ADDS_TO, Answers, Ask, Do, Tell
from conversations.walk import walk
from records.database import Tx
from records.notices import Notice, notices
from records.talks import Talk
from scheduler import house
from scheduler.seams import More
from scheduler.talks.answers import answers_of
from scheduler.talks.digest.digest_facts import in_its_group
from scheduler.talks.known import Known
from scheduler.talks.passing_on.heard_in import heard_in
from scheduler.talks.passing_on.readers import receivers
from scheduler.talks.people.circle import but_not, works_for
from scheduler.talks.people.group import group_id_of
from scheduler.talks.running import running_meeting
from scheduler.talks.spoken import named_in

#: states of a message that never reached anyone
NOT_GONE = ("withdrawn", "missed", "failed")


def adds_to(talk: Talk, question: str) -> str:
    """To which answer words are to be added, as it is kept with the talk that asks."""
    return f"{talk.id}:{question}"


def target_of(tx: Tx, answers: Answers, name: str = ADDS_TO) -> tuple[Talk, str] | None:
    """The talk and question to which words are to be added (or as `name` says); None if none."""
    said = answers.get(name, "")
    talk_id, _, question = said.partition(":") if isinstance(said, str) else ("", "", "")
    if not talk_id.isdecimal():
        return None
    row = tx.find(Talk, int(talk_id))
    return None if row is None else (row, question)


def done_since(known: Known, talk: Talk, question: str) -> list[Do | Tell]:
    """What has been done and told because of an answer, as the script has it."""
    walked = [step for _, step in walk(ALL[talk.conversation], known.answers, known)]
    found = [i for i, step in enumerate(walked) if isinstance(step, Ask) and step.name == question]
    return [step for step in walked[found[-1] :] if isinstance(step, Do | Tell)] if found else []


@house.asked_once
def _more_words() -> Mapping[str, More]:
    """The acts after which more words can follow, by their names."""
    return {act.__name__: how for room in house.rooms() for act, how in room.more_words.items()}


def can_be_added(known: Known, talk: Talk, question: str) -> bool:
    """Whether more words can go the way in which the first went, to the same people."""
    more = _more_words()
    acts = [step.act for step in done_since(known, talk, question) if isinstance(step, Do)]
    found = [more[act] for act in acts if act in more]
    if any(one.in_meeting for one in found) and running_meeting(known) != talk.meeting_id:
        return False
    return bool(talk.answers) and len(found) == len(acts)


def notices_of(tx: Tx, talk: Talk, question: str) -> list[Notice]:
    """The rows that tell others what was answered there, sent or still to be sent."""
    others = (notices.c.talk_id == talk.id, notices.c.act == "send")
    which = (*others, notices.c.kind.in_(("tell", "note")), notices.c.state.not_in(NOT_GONE))
    rows = tx.every(Notice, select(notices).where(*which).order_by(notices.c.id))
    told_with_it = {row.parts for row in rows if _is_of(row, talk, _turn_of(tx, talk, question))}
    newest: dict[tuple[int, str, str], Notice] = {}
    for row in rows:
        of_it = row.kind == "tell" and row.parts in told_with_it
        if row.person_id is not None and (of_it or _quotes(talk, row, question)):
            newest[row.person_id, row.name, row.parts] = row
    return list(newest.values())


def _turn_of(tx: Tx, talk: Talk, question: str) -> int | None:
    """How far a talk was when its newest answer came, if it is the answer to this question."""
    heard = heard_in(answers_of(tx, talk))
    return heard.turn if heard is not None and heard.question == question else None


def _is_of(row: Notice, talk: Talk, turn: int | None) -> bool:
    """Whether a line was told with the answer that brought a talk so far."""
    began = f"tell:{talk.id}:{turn - 1 if turn is not None else ''}:"
    return row.kind == "tell" and (row.dedupe or "").startswith(began)


def _quotes(talk: Talk, row: Notice, question: str) -> bool:
    if row.kind == "note":
        return house.kind(row.name).quotes == question
    step = ALL[talk.conversation].by_path.get(json.loads(row.parts).get("path", ""))
    if not isinstance(step, Tell):
        return False
    return question in named_in(step.words)


def told_still(known: Known, talk: Talk, question: str) -> list[Notice]:
    """Those rows that more may follow: as if it were told now, for who may hear of it by now."""
    rows = notices_of(known.tx, talk, question)
    here = but_not(known, (row.person_id or 0 for row in rows))
    here = [one for one in here if known.person_row(one).state == "here"]
    return [row for row in rows if row.person_id in here and _would_be_told(known, talk, row)]


def reaches_no_one(known: Known, talk: Talk, question: str) -> bool:
    """Whether an answer is for others to hear, and more of it would come to none of them."""
    done = done_since(known, talk, question)
    telling = {act for act, more in _more_words().items() if more.told}
    tells = any(isinstance(step, Tell) or step.act in telling for step in done)
    return tells and not told_still(known, talk, question)


def _would_be_told(known: Known, talk: Talk, row: Notice) -> bool:
    """Whether what this row tells would go to its reader if it were told now."""
    parts = json.loads(row.parts)
    at = _as_asked(known, talk, parts)
    still_told = house.kind(row.name).still_told
    if still_told is not None:
        return still_told(at, row)
    group_id = group_id_of(at)
    if group_id not in {one.group_id for one in at.memberships()}:
        return False
    step = ALL[talk.conversation].by_path.get(parts.get("path", ""))
    if isinstance(step, Tell):
        return row.person_id in receivers(at, step.role)
    return works_for(at, row.person_id or 0)


def _as_asked(known: Known, talk: Talk, parts: Mapping[str, object]) -> Known:
    """What is known where the answer was given, whichever talk asks about it now."""
    answers = {**answers_of(known.tx, talk), **in_its_group(parts)}
    return Known(
        known.tx,
        known.person,
        known.now,
        meeting_id=talk.meeting_id,
        invitation_id=talk.invitation_id,
        talk_id=talk.id,
        answers=answers,
    )


def went_to(known: Known, talk: Talk, question: str) -> list[int]:
    """Who has been told, or will be, what was answered there, and may be told more."""
    return list(dict.fromkeys(row.person_id or 0 for row in told_still(known, talk, question)))
