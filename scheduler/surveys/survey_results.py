"""What people answered when staff asked the group, in pages that fit a message."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations.phrases import N_
from conversations.surveys.survey_for_me import QUESTIONS
from records.people import Role
from records.surveys import Survey, SurveyAnswer, survey_answers, surveys
from scheduler.surveys.surveys import RESULTS, about_of, begun_for, by_id, questions_of
from scheduler.talks.cards import key_of
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.passing_on.together import counted
from scheduler.talks.people.group import group_in_question
from scheduler.talks.spoken import Line, Lines, Name, Voice

_MOST = 8  #: surveys that fit an old phone's screen
#: letters of a page; a message holds 4096
_FIT = 2000
_READERS = (Role.CO_PRODUCER, Role.FACILITATOR, Role.LINK_PERSON)


def _closed(known: Known) -> list[Survey]:
    """Those with answers, the newest first; or the one for which this talk was begun."""
    found: list[Survey] = known.row("surveys_closed", lambda: _find(known))
    return found


def _find(known: Known) -> list[Survey]:
    about = begun_for(known.tx, RESULTS, known.person.id, known.talk_id)
    mine = [m.group_id for m in known.memberships() if m.role in _READERS]
    closed = select(surveys).where(surveys.c.state == "closed", surveys.c.group_id.in_(mine))
    newest = closed.order_by(surveys.c.closes_at.desc(), surveys.c.id.desc()).limit(_MOST)
    found: list[Survey] = [about] if about is not None else known.tx.every(Survey, newest)
    for survey in found:
        known.allow("see", "results", survey.group_id)
    return found


def _this(known: Known) -> Survey | None:
    """The one that was chosen, or the only one."""
    found = _closed(known)
    said = by_id(known.tx, known.answers.get("survey", ""))
    if said is not None and any(one.id == said.id for one in found):
        return said
    return found[0] if len(found) == 1 else None


@group_in_question("survey_results")
def _group_asked(known: Known) -> int | None:
    survey = _this(known)
    return survey.group_id if survey is not None else None


@fact("closed_surveys")
def closed_surveys(known: Known) -> Pairs:
    """What this person can read answers to."""
    return tuple((str(row.id), about_of(known.tx, row)) for row in _closed(known))


@fact("many_closed")
def many_closed(known: Known) -> object:
    """Whether there is a choice of them."""
    return len(_closed(known)) > 1


@fact("survey_title")
def survey_title(known: Known) -> object:
    """What it was about."""
    survey = _this(known)
    return about_of(known.tx, survey) if survey is not None else ""


def _lines(known: Known, survey: Survey) -> Iterator[Line]:
    """Each question with its counts, then words in random order. Skipped answers were not kept."""
    key_id = key_of(known.tx, survey.group_id)
    rows = known.tx.every(
        SurveyAnswer,
        select(survey_answers)
        .where(survey_answers.c.survey_id == survey.id)
        .order_by(survey_answers.c.key),
    )
    questions = zip(QUESTIONS, questions_of(known.tx, survey), strict=False)
    for number, (name, question) in enumerate(questions, 1):
        said = [
            known.tx.unseal(key_id, "survey.answer", row.answer)
            for row in rows
            if row.question == name
        ]
        if said:
            facts = {"number": number, "question": Name(question.words)}
            yield Line(N_("{number}. {question}"), facts)
            yield from counted(question.choices(), said)


def _pages(known: Known) -> list[Lines]:
    survey = _this(known)
    if survey is None:
        return []
    voice = Voice(known.person.language, known.person.zone)
    pages: list[list[Line]] = [[]]
    room = _FIT
    for line in _lines(known, survey):
        room -= len(line.in_words(voice))
        if room < 0 and pages[-1]:
            pages.append([])
            room = _FIT - len(line.in_words(voice))
        pages[-1].append(line)
    return [Lines(page) for page in pages]


@fact("survey_pages")
def survey_pages(known: Known) -> Pairs:
    """The pages, to choose from."""
    numbers = range(1, len(_pages(known)) + 1)
    return tuple((f"p{n}", Line(N_("Part {number}"), {"number": n})) for n in numbers)


@fact("many_pages")
def many_pages(known: Known) -> object:
    """Whether one page does not hold it all."""
    return len(_pages(known)) > 1


@fact("survey_page")
def survey_page(known: Known) -> object:
    """The page that was chosen, or the first."""
    found = _pages(known)
    number = int(str(known.answers.get("page") or "p1")[1:])
    return found[number - 1] if number <= len(found) else ""
