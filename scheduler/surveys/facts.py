"""Facts about what staff ask a group: for those who answer, and for those who ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from conversations.phrases import N_
from conversations.surveys.survey_for_me import NAMED
from records.evaluations import ENOUGH
from records.notices import Notice
from records.people import Role
from records.surveys import Survey
from scheduler.surveys.surveys import (
    Question,
    about_of,
    closes_on,
    how_many,
    of_talk,
    open_when_begun,
    questions_of,
    shown,
    typed_questions,
)
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.group import group_id_of, group_in_question
from scheduler.talks.people.members import everyone
from scheduler.talks.spoken import Line, Lines, Name

_TITLE = N_("{number}. {question}")


def _shown(known: Known) -> list[Survey]:
    """What this person's talk can be about."""
    found: list[Survey] = known.row("surveys_shown", lambda: _find(known))
    return found


def _find(known: Known) -> list[Survey]:
    found = shown(known.tx, known.person.id, known.talk_id, known.now)
    for survey in found:
        known.allow("see", "survey", survey.group_id)
    return found


def _this(known: Known) -> Survey | None:
    """The one this talk is about."""
    if not _shown(known):
        return None
    return of_talk(known.tx, known.person.id, known.talk_id, known.answers, known.now)


@group_in_question("survey_for_me")
def _group_asked(known: Known) -> int | None:
    survey = _this(known)
    return survey.group_id if survey is not None else None


@fact("surveys_open")
def surveys_open(known: Known) -> Pairs:
    """Whatever this person can answer."""
    return tuple((str(row.id), about_of(known.tx, row)) for row in _shown(known))


@fact("many_surveys")
def many_surveys(known: Known) -> object:
    """Whether there is a choice of them."""
    return len(_shown(known)) > 1


@fact("survey_about")
def survey_about(known: Known) -> object:
    """What it is about."""
    survey = _this(known)
    return about_of(known.tx, survey) if survey is not None else ""


@fact("survey_day")
def survey_day(known: Known) -> object:
    """The last day on which one can answer."""
    survey = _this(known)
    return Day(survey.closes_at) if survey is not None else ""


def _question(known: Known, number: int) -> Question:
    survey = _this(known)
    found = questions_of(known.tx, survey) if survey is not None else ()
    return found[number - 1] if number <= len(found) else Question("")


def _register(number: int) -> None:
    """The words of a question, and what one can pick."""

    @fact(f"survey_q{number}")
    def words(known: Known) -> object:
        return Name(_question(known, number).words)

    @fact(f"survey_a{number}")
    def picks(known: Known) -> Pairs:
        return tuple(_question(known, number).choices().items())


for _number in (1, 2, 3):
    _register(_number)


@fact("survey_said")
def survey_said(known: Known) -> object:
    """What was said with a name: each answer under its question."""
    survey = _this(known)
    questions = questions_of(known.tx, survey) if survey is not None else ()
    lines: list[Line] = []
    for name, question in zip(NAMED, questions, strict=False):
        said = known.answers.get(name)
        if isinstance(said, str) and said:
            words = question.choices().get(said, Name(said))
            facts = {"question": Name(question.words), "words": words}
            lines.append(Line(N_("{question} “{words}”"), facts))
    return Lines(lines)


def asked_to_say(known: Known) -> Lines:
    """What staff ask, in words to read out."""
    words = N_("The group is asked about “{survey_about}”. You can answer until {survey_day}.")
    asked = [
        Line(words, {"survey_about": about_of(known.tx, row), "survey_day": Day(row.closes_at)})
        for row in _shown(known)
    ]
    return Lines([*asked, Line(N_("You can answer with no name, or skip any of it."), {})])


def about_in(known: Known, survey_id: int) -> Name:
    """What a survey is about, by its id."""
    row = known.tx.get(Survey, survey_id)
    return about_of(known.tx, row)


def _being_asked(known: Known) -> Survey | None:
    """What the chosen group was being asked when this was begun, for whoever runs it."""
    group_id = group_id_of(known)
    if group_id is None:
        return None
    known.allow("close", "survey", group_id)
    return open_when_begun(known.tx, group_id, known.talk_id, known.now)


@fact("open_survey")
def open_survey(known: Known) -> object:
    """Whether the group is being asked something."""
    return _being_asked(known) is not None


@fact("open_about")
def open_about(known: Known) -> object:
    """What that is about."""
    survey = _being_asked(known)
    return about_of(known.tx, survey) if survey is not None else ""


@fact("open_until")
def open_until(known: Known) -> object:
    """The day on which that closes."""
    survey = _being_asked(known)
    return Day(survey.closes_at) if survey is not None else ""


@fact("open_enough")
def open_enough(known: Known) -> object:
    """Whether so many have answered that it can be opened; never how many, nor who."""
    survey = _being_asked(known)
    return survey is not None and how_many(known.tx, survey.id) >= ENOUGH


def _is_small(known: Known, group_id: int) -> bool:
    """Whether so few are in a group that nothing with no name can be opened."""
    return len(everyone(known.tx, group_id, Role.CO_PRODUCER)) < ENOUGH


@fact("group_is_small")
def group_is_small(known: Known) -> object:
    """Whether that is so in the chosen group."""
    group_id = group_id_of(known)
    return group_id is not None and _is_small(known, group_id)


@fact("survey_small")
def survey_small(known: Known) -> object:
    """Whether that is so in the group that is asked."""
    survey = _this(known)
    return survey is not None and _is_small(known, survey.group_id)


@fact("survey_close")
def survey_close(known: Known) -> Pairs:
    """The usual day on which it closes, as a choice."""
    moment = closes_on("usual", known.now, known.person.zone)
    return (("usual", Line(N_("{day}, {time}"), {"day": Day(moment), "time": Time(moment)})),)


@fact("survey_draft")
def survey_draft(known: Known) -> object:
    """What was typed, as it will look."""
    lines: list[Line] = []
    for number, question in enumerate(typed_questions(known.answers), 1):
        lines.append(Line(_TITLE, {"number": number, "question": Name(question.words)}))
        lines += [Line(N_("• {choice}"), {"choice": Name(words)}) for words in question.picks]
        if not question.picks:
            lines.append(Line(N_("• In their own words"), {}))
    return Lines(lines)


def questions_to_read_out(_about: Known, theirs: Known) -> Iterable[Line]:
    """The questions, for whoever reads them out to someone who is asked."""
    return asked_to_say(theirs)


def what_about(known: Known, _row: Notice, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """What a survey was about, in a note of it."""
    return {"survey_about": about_in(known, parts["survey"])} if "survey" in parts else {}
