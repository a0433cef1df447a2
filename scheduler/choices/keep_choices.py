"""Keep what a person chose about themselves. Runs after every answer, and may run again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import select, update

from locales.catalogue import languages
from records.access import Actor
from records.database import Tx
from records.notices import notices
from records.people import Hours, Person, Way, people
from scheduler.choices.in_their_hours import move_to_their_hours
from scheduler.events import LeavesOut
from scheduler.friendly_words import word_lists
from scheduler.friendly_words.hello import plan_hello
from scheduler.meetings.planner import move_pre_briefs
from scheduler.phone_calls.queue import note_not_safe
from scheduler.post.events import happened
from scheduler.talks.acts import Order
from scheduler.talks.cards import card_of

RHYTHM_DAYS = {"week": 7, "fortnight": 14, "month": 30, "never": 0}
THE_WORD = "break"
#: the parts of a plan for a break
PLAN = ("helps_break", "plan_not", "plan_signs", "plan_call")
#: where someone can be reached, and what is safe there
CONTACT = (
    *("email", "safe_write", "mail_subject", "answers_to"),
    *("phone", "safe_ring", "safe_message", "safe_other"),
)


_SAID = (
    *("called", "calendar", "news", "circle", "helps_other", "sign", "hard_topics", "before"),
    *(*PLAN, *CONTACT),
)


def keep_choices(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write to the person's row, and to their sealed card, what was answered so far."""
    person = tx.get(Person, actor.person_id)
    before = card_of(tx, person)
    card = {**before, **_card(order)}
    values = _columns(order)
    if card != before:
        values["card"] = tx.seal(person.key_id, "person.card", card)
    if values:
        tx.conn.execute(update(people).where(people.c.id == person.id).values(**values))
    follows = list(_follows(order, person, before, card, values))
    if follows:
        changed = tx.get(Person, person.id)
        for follow in follows:
            follow(tx, changed, now)


def _follows(
    order: Order,
    person: Person,
    before: dict[str, Any],
    card: dict[str, Any],
    values: dict[str, Any],
) -> Iterator[Callable[[Tx, Person, datetime], None]]:
    """What is to be done because of what has changed."""
    if card.get("before") != before.get("before"):
        yield move_pre_briefs
    if card.get("safe_ring") == "no" != before.get("safe_ring"):
        yield note_not_safe
    if set(card.get("not_to", ())) - set(before.get("not_to", ())):
        yield _say_that_some_are_left_out
    elsewhere = values.get("zone", person.zone) != person.zone
    if "looks" in order.answers or elsewhere:
        yield _at_the_new_time
    if elsewhere or values.get("hours", person.hours) != person.hours:
        yield move_to_their_hours
    if "rhythm_days" in values and values["rhythm_days"] != person.rhythm_days:
        yield plan_hello


def _say_that_some_are_left_out(tx: Tx, person: Person, now: datetime) -> None:
    happened(tx, LeavesOut(person.id), now)


def _at_the_new_time(tx: Tx, person: Person, now: datetime) -> None:
    """A list that is planned for someone comes when they look here."""
    if tx.conn.scalar(select(notices.c.id).where(*word_lists.planned(person.id))) is not None:
        word_lists.plan(tx, person, now)


def _columns(order: Order) -> dict[str, Any]:
    values: dict[str, Any] = {}
    language = order.words("language")
    if language in {known.code for known in languages()}:
        values["language"] = language
    if order.words("shared_phone"):
        values["covered"] = order.words("shared_phone") == "yes"
    if order.words("hours") in set(Hours):
        values["hours"] = order.words("hours")
    if order.words("city") in available_timezones():
        values["zone"] = order.words("city")
    if order.words("rhythm") in RHYTHM_DAYS:
        values["rhythm_days"] = RHYTHM_DAYS[order.words("rhythm")]
    if ways := [way for way in order.answers.get("ways", ()) if way in set(Way)]:
        values["ways"] = ",".join(ways)
    return values


def _card(order: Order) -> dict[str, Any]:
    card: dict[str, Any] = order.said(_SAID)
    if "email" in card:
        card["email_fails"] = False
    for several in ("helps", "not_to", "also", "looks", "signs_to"):
        if several in order.answers:
            card[several] = list(order.answers[several])
    if order.words("word") == "break":
        card["word"] = THE_WORD
    elif order.words("own_word"):
        card["word"] = order.words("own_word")
    return card
