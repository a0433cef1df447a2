"""What was read in what someone typed: said above the next question, or asked about in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from conversations import offers, phrases
from conversations.conversation import Conversation
from conversations.script import Answer, Answers, Ask, Reads
from scheduler.talks.known import Known
from scheduler.talks.moments import Clock, FullDay
from scheduler.talks.spoken import Either, Line, Name, Spoken, Voice, in_words
from scheduler.talks.words.lines import hint, question_words, seen_of, who_will_see, words_of

_NIGHT_ENDS = "06:00"
_OF_A_MOMENT = (Reads.DATE, Reads.TIME, Reads.NUMBER)
_SAID_BACK = frozenset({Reads.DATE, Reads.TIME, Reads.PHONE})
Pairs = tuple[tuple[str, object], ...]


def newly_read(conversation: Conversation, before: Answers, answers: Answers) -> list[str]:
    """The questions whose answers were read just now, if the next question says them back."""
    added = {
        name: conversation.questions[name]
        for name in answers
        if name not in before and name in conversation.questions
    }
    found = [n for n, ask in added.items() if ask.reads in _SAID_BACK and _read(ask, answers[n])]
    timed = any(added[name].reads is Reads.TIME for name in found)
    lasts = [name for name, ask in added.items() if timed and ask.reads is Reads.NUMBER]
    return [*found, *lasts]


def _read(ask: Ask, answer: Answer) -> bool:
    """Whether an answer was read in what someone typed: none of the buttons, and no skip."""
    keys = {getattr(choice, "key", "") for choice in ask.choices}
    if answer in keys or not isinstance(answer, str) or answer == offers.SKIPPED:
        return False
    return ask.reads is Reads.PHONE or answer[:1].isdigit()


def read_so_far(
    conversation: Conversation, names: Iterable[str], answers: Answers, voice: Voice
) -> str:
    """The line that says what was read, if those answers are still there."""
    by_kind = {
        conversation.questions[name].reads: str(answers[name])
        for name in names
        if name in conversation.questions and answers.get(name)
    }
    phone = by_kind.get(Reads.PHONE)
    if phone is not None:
        return _said(phrases.READ_PHONE, {"number": Name(phone)}, voice)
    day, clock, minutes = (by_kind.get(kind, "") for kind in _OF_A_MOMENT)
    return _in_words(day, clock, minutes).in_words(voice) if day or clock else ""


def _in_words(day: str, clock: str, minutes: str, *, year: bool = True) -> Spoken:
    """A day, a time, from when to when, or all of these."""
    on = FullDay(date.fromisoformat(day), year) if day else None
    if not clock and on is not None:
        return on
    facts: dict[str, object] = {"day": on, "time": Clock(clock)}
    if not minutes:
        return Line(phrases.READ_DAY_AND_TIME, facts) if day else Clock(clock)
    facts["until"] = Clock(_later(clock, int(minutes)))
    return Line(phrases.READ_DAY_AND_TIMES if day else phrases.READ_TIMES, facts)


def _later(clock: str, minutes: int) -> str:
    """The clock's face so many minutes later."""
    hours, past = divmod(int(clock[:2]) * 60 + int(clock[3:]) + minutes, 60)
    return f"{hours % 24:02}:{past:02}"


def _said(words: str, facts: Mapping[str, object], voice: Voice) -> str:
    return words_of(words, voice).format_map(in_words(facts, voice))


def asked_words(question: Ask, known: Known, voice: Voice, *, unread: bool = False) -> str:
    """A question in words; while an answer to it is in doubt, which of these was meant."""
    may_be = offers.doubt(question, known.answers)
    if not may_be:
        return question_words(question, known, voice, unread=unread)
    words = phrases.WHICH_IS_IT if len(may_be) > 1 else phrases.IS_IT_THIS
    said = [_said(words, {"may_be": Either(_labels(question, may_be, known))}, voice)]
    said += [hint(question, voice)] if unread else []
    return "\n".join(filter(None, [*said, who_will_see(seen_of(question, known), known, voice)]))


def offered(question: Ask, known: Known) -> Pairs:
    """The choices of a question as (key, label): while an answer is in doubt, what it may be."""
    may_be = offers.doubt(question, known.answers)
    if not may_be:
        return offers.offered(question, known)
    if len(may_be) == 1:
        return ((may_be[0], phrases.YES), (offers.NEITHER, phrases.NO))
    return tuple(zip(may_be, _labels(question, may_be, known), strict=True))


def _labels(question: Ask, may_be: tuple[str, ...], known: Known) -> list[Spoken]:
    """Days, times or both, in words: with the year only where it is not this one."""
    if question.reads is Reads.DATE:
        this_year = str(known.now.astimezone(ZoneInfo(known.person.zone)).year)
        year = any(not value.startswith(this_year) for value in may_be)
        parts = [(*value.split(), "", "")[:3] for value in may_be]
        return [_in_words(*each, year=year) for each in parts]
    at_night = any(value < _NIGHT_ENDS for value in may_be)
    return [_time_label(value, at_night=at_night) for value in may_be]


def _time_label(value: str, *, at_night: bool) -> Spoken:
    clock, minutes = (*value.split(), "")[:2]
    if minutes or not at_night:
        return _in_words("", clock, minutes)
    words = phrases.AT_NIGHT if clock < _NIGHT_ENDS else phrases.BY_DAY
    return Line(words, {"time": Clock(clock)})
