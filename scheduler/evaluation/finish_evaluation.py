"""Someone has finished the evaluation. At five co-producers the answers are opened together.

How they lead back to no one is in `talks/passing_on/together.py`. Late answers wait for five more.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from conversations.evaluation.few_words import FEW_WAY, MORE
from conversations.free_words import COMMENT
from conversations.registry import ALL
from conversations.script import Answers, Reads, Seen
from conversations.typed import TAKE_OUT
from records.access import Actor, allow
from records.database import Tx
from records.evaluations import ENOUGH, EVALUATION, Evaluation, evaluations, opened
from records.meetings import Meeting
from records.notices import Lane, notices
from records.people import Role, memberships
from records.talks import TALK, Talk, talks
from scheduler.meetings.planner import EVALUATION_DAYS
from scheduler.post import outbox
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.answers import answers_of, sealed
from scheduler.talks.cards import key_of
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.few_write import shows_who
from scheduler.talks.passing_on.together import erase, keep_shuffled
from scheduler.talks.people.members import everyone


def finish_evaluation(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Count this talk as finished, and open the answers if that makes enough. NotAllowed."""
    meeting = tx.get(Meeting, order.meeting_id)
    allow(tx.conn, actor, "evaluate", "meeting", group=meeting.group_id)
    talk = tx.get(Talk, order.talk_id)
    evaluation = _evaluation(tx, meeting, talk, now)
    said = _held_back(tx, meeting.group_id, talk.conversation, order)
    answers = {**order.answers, **said}
    tx.conn.execute(
        update(talks)
        .where(talks.c.id == talk.id)
        .values(answers=sealed(tx, talk.key_id, answers, anonymous=True), question=None)
    )
    TALK.change(tx.conn, talk.id, "finished")
    done = _finished(tx, meeting)
    if len(done) >= ENOUGH and evaluation.state in ("waiting", "open"):
        open_together(tx, evaluation, meeting, done, now)
    return Outcome(answers=said)


def _held_back(tx: Tx, group_id: int, conversation: str, order: Order) -> dict[str, str]:
    """All that was typed, without what could show who it is.

    Into the comment goes what was typed beside the buttons before it; both may be taken out.
    """
    typed = {name: order.words(name) for name in in_own_words(conversation)}
    so_far = "" if FEW_WAY in order.answers else held_words.in_words(order.answers, COMMENT)
    safe = {
        name: "" if shows_who(tx, group_id, words) else words
        for name, words in {**typed, COMMENT: so_far}.items()
    }
    both = filter(None, (safe.pop(COMMENT), safe[MORE.name]))
    comment = "" if typed[MORE.name] == TAKE_OUT else "\n".join(both)
    given = {name: words for name, words in safe.items() if name in order.answers}
    return {**given, MORE.name: comment, COMMENT: ""}


def in_own_words(conversation: str) -> list[str]:
    """The questions of a form that are answered in words alone, without a name."""
    asked = ALL[conversation].questions.values()
    return [ask.name for ask in asked if ask.reads is Reads.TEXT and ask.seen_by is Seen.ANONYMOUS]


def _evaluation(tx: Tx, meeting: Meeting, talk: Talk, now: datetime) -> Evaluation:
    found = select(evaluations).where(evaluations.c.meeting_id == meeting.id)
    row = tx.first(Evaluation, found)
    if row is None:
        tx.conn.execute(
            insert(evaluations).values(
                meeting_id=meeting.id,
                form=talk.conversation,
                opens_until=now + timedelta(days=EVALUATION_DAYS),
                state="waiting",
            )
        )
        row = tx.one(Evaluation, found)
    return row


def _finished(tx: Tx, meeting: Meeting) -> list[Talk]:
    """Finished talks of co-producers whose answers are still shut."""
    co_producers = select(memberships.c.person_id).where(
        memberships.c.group_id == meeting.group_id, memberships.c.role == Role.CO_PRODUCER
    )
    return tx.every(
        Talk,
        select(talks).where(
            talks.c.meeting_id == meeting.id,
            talks.c.conversation.like("evaluation%"),
            talks.c.state == "finished",
            talks.c.person_id.in_(co_producers),
        ),
    )


def open_together(
    tx: Tx, evaluation: Evaluation, meeting: Meeting, done: list[Talk], now: datetime
) -> None:
    """Shuffle what these talks hold into rows that lead back to no one, and tell everyone."""
    key_id = key_of(tx, meeting.group_id)
    pairs = [
        (question, said)
        for talk in done
        for question, said in _kept(talk.conversation, answers_of(tx, talk))
        if question not in in_own_words(talk.conversation)  # more may have been added since
        or not shows_who(tx, meeting.group_id, said)
    ]
    keep_shuffled(tx, opened, key_id, "evaluation.answer", pairs, evaluation_id=evaluation.id)
    erase(tx, done)
    # who finished in this same instant gets the results, not how few have answered
    outbox.withdraw(tx, notices.c.talk_id.in_([t.id for t in done]), notices.c.kind == "turn")
    EVALUATION.change(tx.conn, evaluation.id, "open")
    _tell_everyone(tx, meeting, len(done), evaluation.id, now)


def _kept(conversation: str, answers: Answers) -> list[tuple[str, str]]:
    """The answers that all may read together, without what was skipped.

    What was asked of one alone, such as in which language they would say more, tells who it was.
    """
    asked = ALL[conversation].questions.items()
    together = {name for name, question in asked if question.seen_by is Seen.ANONYMOUS}
    return [
        (q, said)
        for q, said in answers.items()
        if q in together and isinstance(said, str) and said
    ]


def _tell_everyone(
    tx: Tx, meeting: Meeting, number: int, evaluation_id: int, now: datetime
) -> None:
    """Facilitators and co-producers see the results at the same time (CH:187)."""
    theirs = {person.id for person in everyone(tx, meeting.group_id, Role.CO_PRODUCER)}
    for person in everyone(tx, meeting.group_id):
        outbox.post(
            tx,
            to=person.id,
            kind="begin",
            name="results",
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"results:{evaluation_id}:{number}:{person.id}:{now.isoformat()}",
            budgeted=True,
            silent=person.id not in theirs,
            meeting_id=meeting.id,
        )
