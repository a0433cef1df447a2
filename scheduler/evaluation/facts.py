"""Facts about what people answered about a meeting: how many have, and, once it is open, what."""

from __future__ import annotations

from sqlalchemy import func, select

from conversations.evaluation.few_words import FEW_WAY
from conversations.free_words import COMMENT
from conversations.offers import SKIPPED
from conversations.registry import ALL
from conversations.typed import TAKE_OUT
from records.evaluations import ENOUGH, Evaluation, Opened, evaluations, opened
from records.people import Role
from records.talks import talks
from scheduler.evaluation.finish_evaluation import in_own_words
from scheduler.evaluation.results import results_lines
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.few_write import shows_who
from scheduler.talks.people.group import group_id_of, group_row, ids_with_role

#: answers that are no words
_NO_WORDS = (SKIPPED, TAKE_OUT)


@fact("results")
def results(known: Known) -> object:
    """What was answered, counted, with comments in random order."""
    row = evaluation_row(known)
    return results_lines(row.form, opened_answers(known)) if row is not None else ""


def finished(known: Known) -> int:
    """How many co-producers have finished this meeting's evaluation and are not yet opened."""
    return int(
        known.tx.conn.scalar(
            select(func.count())
            .select_from(talks)
            .where(
                talks.c.meeting_id == known.meeting_id,
                talks.c.conversation.like("evaluation%"),
                talks.c.state == "finished",
                talks.c.person_id.in_(ids_with_role(known, Role.CO_PRODUCER)),
            )
        )
        or 0
    )


@fact("count")
def count(known: Known) -> object:
    """How many have answered so far."""
    return finished(known)


@fact("enough")
def enough(_known: Known) -> object:
    """How many it takes."""
    return ENOUGH


@fact("missing")
def missing(known: Known) -> object:
    """How many more it takes."""
    return max(0, ENOUGH - finished(known))


@fact("enough_answers")
def enough_answers(known: Known) -> object:
    """Whether this talk's answers were opened with those of others."""
    state = known.tx.conn.scalar(select(talks.c.state).where(talks.c.id == known.talk_id))
    return state == "closed"


@fact("results_out")
def results_out(known: Known) -> object:
    """Whether the answers of others have been opened."""
    row = evaluation_row(known)
    return row is not None and row.state == "open"


@fact("people_here")
def people_here(known: Known) -> object:
    """How many could answer."""
    return len(ids_with_role(known, Role.CO_PRODUCER))


@fact("too_few_here")
def too_few_here(known: Known) -> object:
    """Whether so few could that no answer would be opened."""
    return len(ids_with_role(known, Role.CO_PRODUCER)) < ENOUGH


@fact("words_show_who")
def words_show_who(known: Known) -> object:
    """Whether something that was typed on the form could show who it is."""
    group_id, talk = group_id_of(known), known.conversation()
    if group_id is None or talk not in ALL:
        return False
    typed = [known.answers.get(name) for name in in_own_words(talk)]
    if FEW_WAY not in known.answers:  # else it is kept out in any case, and that was said
        typed.append(held_words.in_words(known.answers, COMMENT))
    said = (one for one in typed if isinstance(one, str))
    return any(shows_who(known.tx, group_id, one) for one in said if one not in _NO_WORDS)


@fact("opens")
def opens(known: Known) -> object:
    """The day on which answers are opened or deleted."""
    row = evaluation_row(known)
    return Day(row.opens_until) if row is not None else ""


def evaluation_row(known: Known) -> Evaluation | None:
    """The evaluation of this meeting, if there is one."""
    return known.tx.first(
        Evaluation, select(evaluations).where(evaluations.c.meeting_id == known.meeting_id)
    )


def opened_answers(known: Known) -> list[tuple[str, str]]:
    """The opened answers of this meeting's evaluation, as (question, answer), in random order."""
    row, group = evaluation_row(known), group_row(known)
    if row is None or group is None:
        return []
    known.allow("see", "results", group.id)
    return [
        (a.question, known.tx.unseal(group.key_id, "evaluation.answer", a.answer))
        for a in known.tx.every(
            Opened, select(opened).where(opened.c.evaluation_id == row.id).order_by(opened.c.key)
        )
    ]
