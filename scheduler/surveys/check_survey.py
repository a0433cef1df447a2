"""What is typed for a survey, or in it, fits its place: else that is said at once."""

from __future__ import annotations

from datetime import datetime

from conversations.surveys.survey_for_me import NAMED, QUESTIONS
from records.access import Actor
from records.database import Tx
from records.people import zone_of
from scheduler.surveys.surveys import (
    FEWEST_PICKS,
    LONGEST_PICK,
    LONGEST_QUESTION,
    LONGEST_WORDS,
    MOST_PICKS,
    closes_on,
    picks_in,
)
from scheduler.talks.acts import Order, Refused


def check_survey(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Let it pass. Refused if it is too long, or no choice, or its day is over."""
    numbers = range(1, len(QUESTIONS) + 1)
    asked = [order.words("about"), *(order.words(f"question_{n}") for n in numbers)]
    if any(len(words) > LONGEST_QUESTION for words in asked):
        raise Refused("LONG_ANSWER")
    if any(len(order.words(question)) > LONGEST_WORDS for question in (*QUESTIONS, *NAMED)):
        raise Refused("LONG_ANSWER")
    for typed in filter(None, (order.words(f"answers_{n}") for n in numbers)):
        picks = picks_in(typed)
        short = all(len(words) <= LONGEST_PICK for words in picks)
        if not short or not FEWEST_PICKS <= len(picks) <= MOST_PICKS:
            raise Refused("TWO_TO_FIVE")
    said = order.words("closes")
    if said and closes_on(said, now, zone_of(tx.conn, actor.person_id)) <= now:
        raise Refused("TIME_IS_OVER")
