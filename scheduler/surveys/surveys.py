"""What staff ask a group: who is asked, which of it a talk is about, and what it says (CH:200).

Nothing here reads who has not answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select

from conversations.script import Answers
from conversations.surveys.survey_for_me import QUESTIONS
from records.calls import calls
from records.database import Tx
from records.notices import notices
from records.people import Role, memberships
from records.surveys import Survey, survey_replies, surveys
from records.talks import talks
from scheduler.phone_calls.queue import drop
from scheduler.post import outbox
from scheduler.post.asking import ask_once
from scheduler.post.times import at_local
from scheduler.talks.cards import key_of
from scheduler.talks.spoken import Name

#: the talk in which people answer, and the one in which all read what came of it
NAME, RESULTS = "survey_for_me", "survey_results"
#: it is open so long, unless someone says otherwise, and closes at that time of day
USUAL, _CLOSES = timedelta(days=7), "17:00"
#: letters of a question, of an answer to pick, and of words of one's own: it fits a screen
LONGEST_QUESTION, LONGEST_PICK, LONGEST_WORDS = 160, 40, 500
#: how many answers there can be to pick from
FEWEST_PICKS, MOST_PICKS = 2, 5


class Question(NamedTuple):
    """One thing that is asked; with no `picks`, people say it in their own words."""

    words: str
    picks: tuple[str, ...] = ()

    def choices(self) -> dict[str, Name]:
        """The answers to pick from, by the key that is kept."""
        return {f"a{number}": Name(words) for number, words in enumerate(self.picks, 1)}


def picks_in(typed: str) -> tuple[str, ...]:
    """The answers that were typed, one a line or between commas: each once."""
    lines = typed.splitlines() if "\n" in typed else typed.replace("،", ",").split(",")
    return tuple(dict.fromkeys(words for line in lines if (words := line.strip(" •-\t"))))


def typed_questions(answers: Answers) -> tuple[Question, ...]:
    """What a facilitator has typed so far."""
    found = []
    for number in range(1, len(QUESTIONS) + 1):
        words = str(answers.get(f"question_{number}") or "")
        picks = str(answers.get(f"answers_{number}") or "")
        if words:
            found.append(Question(words, picks_in(picks) if picks else ()))
    return tuple(found)


def closes_on(said: str, now: datetime, zone: str) -> datetime:
    """When it closes: on the ISO day that was said, or in a week; in UTC."""
    usual = (now.astimezone(ZoneInfo(zone)) + USUAL).date().isoformat()
    return at_local(usual if said in ("", "usual") else said, _CLOSES, zone)


def ask(tx: Tx, survey: Survey, person_id: int, now: datetime) -> None:
    """Ask one person, once, without a buzz."""
    ask_once(tx, person_id, NAME, f"{key(NAME, survey.id)}{person_id}", now, survey.closes_at)


def ask_newcomer(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Ask someone who has just come in what the group is being asked."""
    survey = open_in(tx, group_id)
    if survey is not None and survey.closes_at > now:
        ask(tx, survey, person_id, now)


def ask_no_more(tx: Tx, person_id: int, group_id: int) -> None:
    """Someone is in the group no more: they are not asked."""
    survey = open_in(tx, group_id)
    if survey is not None:
        outbox.withdraw(tx, notices.c.dedupe == f"{key(NAME, survey.id)}{person_id}")
    drop(tx, calls.c.person_id == person_id, calls.c.group_id == group_id, calls.c.name == NAME)


def forget_replies(tx: Tx, person_id: int) -> None:
    """Someone is forgotten: that they have answered is not kept."""
    theirs = select(talks.c.id).where(talks.c.person_id == person_id)
    tx.conn.execute(delete(survey_replies).where(survey_replies.c.talk_id.in_(theirs)))


def key(name: str, survey_id: int) -> str:
    """How the `dedupe` of each notice about a survey begins."""
    return f"{name}:{survey_id}:"


def open_in(tx: Tx, group_id: int) -> Survey | None:
    """What a group is being asked; there is one at most."""
    mine = (surveys.c.group_id == group_id, surveys.c.state == "open")
    found: Survey | None = tx.first(Survey, select(surveys).where(*mine))
    return found


def open_when_begun(tx: Tx, group_id: int, talk_id: int | None, now: datetime) -> Survey | None:
    """What a group was being asked when a talk about it began, whatever has become of it."""
    began = _began(tx, talk_id) or now
    then = (surveys.c.made_at <= began, surveys.c.closes_at > began)
    found: Survey | None = tx.first(
        Survey, select(surveys).where(surveys.c.group_id == group_id, *then)
    )
    return found


def _began(tx: Tx, talk_id: int | None) -> datetime | None:
    began: datetime | None = tx.conn.scalar(select(talks.c.began_at).where(talks.c.id == talk_id))
    return began


def open_to(tx: Tx, person_id: int, at: datetime) -> list[Survey]:
    """What this person could answer at that moment, the oldest first."""
    mine = select(memberships.c.group_id).where(
        memberships.c.person_id == person_id, memberships.c.role == Role.CO_PRODUCER
    )
    then = (surveys.c.made_at <= at, surveys.c.closes_at > at, surveys.c.group_id.in_(mine))
    return tx.every(Survey, select(surveys).where(*then).order_by(surveys.c.id))


def shown(tx: Tx, person_id: int, talk_id: int | None, now: datetime) -> list[Survey]:
    """What a talk can be about, as when it began.

    It is what it was begun for; or what no other talk has answered; or all, to say it anew.
    """
    about = begun_for(tx, NAME, person_id, talk_id)
    if about is not None:
        return [about]
    found = open_to(tx, person_id, _began(tx, talk_id) or now)
    replied = (
        select(survey_replies.c.survey_id)
        .join(talks, talks.c.id == survey_replies.c.talk_id)
        .where(talks.c.person_id == person_id, talks.c.id != (talk_id or 0))
    )
    done = set(tx.conn.scalars(replied))
    return [survey for survey in found if survey.id not in done] or found


def begun_for(tx: Tx, name: str, person_id: int, talk_id: int | None) -> Survey | None:
    """The survey for which a notice began this talk, or begins it just now."""
    mine = (notices.c.person_id == person_id, notices.c.dedupe.like(f"{name}:%"))
    begun = select(notices.c.dedupe).where(*mine, notices.c.talk_id == (talk_id or 0))
    begins = select(notices.c.dedupe).where(
        *mine, notices.c.state == "sending", notices.c.talk_id.is_(None)
    )
    said = tx.conn.scalar(begun) or tx.conn.scalar(begins)
    return by_id(tx, said.split(":")[1]) if said else None


def by_id(tx: Tx, said: object) -> Survey | None:
    """The survey of this id, as a button sends it; None if that is none."""
    if not str(said).isdecimal():
        return None
    found: Survey | None = tx.find(Survey, int(str(said)))
    return found


def of_talk(
    tx: Tx, person_id: int, talk_id: int | None, answers: Answers, now: datetime
) -> Survey | None:
    """What a talk is about: what was chosen, or the only one; None before one was chosen."""
    found = shown(tx, person_id, talk_id, now)
    said = str(answers.get("survey", ""))
    only = found[0] if len(found) == 1 else None
    return next((survey for survey in found if str(survey.id) == said), only)


def _card(tx: Tx, survey: Survey) -> Mapping[str, Any]:
    card: Mapping[str, Any] = tx.unseal(key_of(tx, survey.group_id), "survey.card", survey.card)
    return card


def about_of(tx: Tx, survey: Survey) -> Name:
    """What it is about, in a few words."""
    return Name(_card(tx, survey)["about"])


def questions_of(tx: Tx, survey: Survey) -> tuple[Question, ...]:
    """What it asks."""
    return tuple(Question(words, tuple(picks)) for words, picks in _card(tx, survey)["questions"])


def how_many(tx: Tx, survey_id: int) -> int:
    """How many talks wait to be opened."""
    mine = survey_replies.c.survey_id == survey_id
    return int(tx.conn.scalar(select(func.count()).select_from(survey_replies).where(mine)) or 0)
