"""A facilitator writes the lines on help near a group where a digest asked if they still hold."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from records.notices import group_of
from records.people import Person
from scheduler.group_page.help_facts import TYPED
from scheduler.group_page.help_near import WORDS
from scheduler.group_page.keep_page import keep_page
from scheduler.talks.acts import Order
from scheduler.talks.digest.decisions import asked_last
from scheduler.talks.known import Known


def keep_help(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Put what was typed last on that group's page. NotAllowed."""
    person = tx.get(Person, actor.person_id)
    row, _ = asked_last(Known(tx, person, now, talk_id=order.talk_id, answers=order.answers))
    typed = [words for name in TYPED if (words := order.words(name))]
    said = {"group": str(group_of(row)), WORDS: typed[-1] if typed else ""}
    keep_page(tx, actor, Order(talk_id=order.talk_id, answers=said), now)
