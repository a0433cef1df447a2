"""Words about a worry, given after it has gone: sealed, and shown to those who are told of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from conversations.safety.safety import ALL_THE_SAME, KEPT
from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.people import Person
from records.talks import Talk
from records.worries import Worry, worries
from scheduler.safety.worry_circles import at_group, everyone, everyone_out
from scheduler.safety.worry_notes import tell_staff
from scheduler.safety.worry_rows import alerts, worry_row
from scheduler.safety.worry_words import LABEL, said_so_far
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.known import Known
from scheduler.talks.passing_on import held_words
from scheduler.talks.people.naming import names_any

_OPENED = ("opened", "confirmed")


def give_words(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Keep the words that were just said, after earlier ones, and pass them on.

    None once it is closed: nothing is kept. NotAllowed for anyone but whoever raised it.
    """
    worry = worry_row(tx, order.worry_id)
    if worry is None or worry.state == "closed":
        return None
    talk = tx.get(Talk, order.talk_id)
    before, typed = held_words.pairs(order.answers, KEPT), order.words("safety_words")
    sure = typed == ALL_THE_SAME or order.words("add_it") == "yes"
    said = before
    if typed and not sure:  # as the message notes it afterwards
        said = {held_words.by_message(talk, talk.turn + 1): typed}
    if not sure and withholds(tx, worry, said, now):
        return Outcome(answers={KEPT: held_words.as_answer(before | said)})
    pass_words_on(tx, actor, worry, said, now)
    return Outcome(answers={KEPT: ()} if sure else {})


def withholds(tx: Tx, worry: Worry, words: held_words.Kept, now: datetime) -> bool:
    """Whether words name someone who hears of the worry, or could: they go with a yes alone."""
    if worry.person_id is None:
        return False
    person = tx.get(Person, worry.person_id)
    known = Known(tx, person, now, worry_id=worry.id)
    here = at_group(known, worry.group_id, worry.meeting_id)
    return names_any(known, everyone(here, everyone_out(known, worry)), "\n".join(words.values()))


def pass_words_on(
    tx: Tx, actor: Actor, worry: Worry, words: held_words.Kept, now: datetime
) -> None:
    """Keep words with an open worry, each in the place of what its message said before.

    NotAllowed for anyone but whoever raised it.
    """
    if not words:
        return
    allow(tx.conn, actor, "raise", "worry", group=worry.group_id, about=worry.person_id, now=now)
    if actor.person_id != worry.person_id:
        raise NotAllowed
    _save(tx, worry, words, now)
    opened = [row.person_id or 0 for row in alerts(tx, worry.id) if row.state in _OPENED]
    to = opened if worry.taken_by is None else [worry.taken_by]
    for one in dict.fromkeys(to):  # an alert that is still covered holds the words already
        key = f"{','.join(words)}:{now.isoformat()}"
        tell_staff(tx, worry, one, "worry_more", key, now, said=list(words))


def _save(tx: Tx, worry: Worry, words: held_words.Kept, now: datetime) -> None:
    person = tx.get(Person, worry.person_id)
    known = Known(tx, person, now, worry_id=worry.id)
    said = {**said_so_far(known, worry), **words}
    sealed = tx.seal(person.key_id, LABEL, said)
    tx.conn.execute(update(worries).where(worries.c.id == worry.id).values(words=sealed))
