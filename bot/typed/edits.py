"""A message that was changed: a call is heard, the newest answer is replaced, the rest is told.

Telegram tells of a change also when nothing new can be seen, as when a link gets its preview.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from bot.incoming import Incoming
from bot.tapped import coming_again
from bot.typed import edited_offers, parts
from bot.typed.edited_worry import OFFERED, said_of_a_worry
from bot.typed.in_need import in_need
from bot.typed.open_question import as_answer
from bot.typed.typing import typed
from bot.words.asks import command_of
from bot.words.clean import Unread, cleaned
from conversations.engine import NotAnAnswer, NotOpen, NoWayBack, can_go_back
from conversations.offers import SKIPPED
from conversations.registry import ALL
from conversations.script import Answer, Answers
from records.access import NotAllowed
from records.database import Tx
from records.messages import Message
from records.people import Person
from records.signals import signals
from records.talks import LIVE, Talk, talks
from scheduler.link_people.facts import link_ids
from scheduler.post import messages, outbox
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.passing_on.heard_in import heard_in, later
from scheduler.talks.people.circle import reader_ids
from scheduler.talks.people.naming import names_any
from scheduler.talks.turns import changed_answers
from scheduler.talks.turns.played import chat_of, owner_of
from scheduler.talks.words.turn_words import known_for

_ANONYMOUS = tuple(name for name, conversation in ALL.items() if conversation.anonymous)
_GOES_ON = ("raised", "seen", "unanswered")


def edited(tx: Tx, person: Person, incoming: Incoming, sent_at: datetime, now: datetime) -> None:
    """Take a message as it is after a change. `sent_at` is when it was first sent."""
    row = messages.found(tx, incoming.chat_id or 0, incoming.message_id or 0)
    if row is not None and not _is_new(tx, person, row, incoming, now):
        return
    called = row is not None and row.called
    answered = row.question if row is not None else None
    again = called and command_of(incoming.text, person.language) not in ("help", "hide")
    if in_need(tx, person, incoming.text, now, answered) and not again:
        row = row or _kept(tx, person, incoming, sent_at)
        called = typed(tx, person, incoming.text, now).called or called
        _is_offered_no_more(tx, row)
        messages.looks_now(tx, person, row, incoming.shows, called=called)
        return
    if row is None and now - sent_at >= messages.KEPT:
        return  # nobody can tell any more whether it looks other than it did
    if row is None:
        row = _kept(tx, person, incoming, sent_at)
    if not called and _kept_for_now(tx, person, row, incoming.text, now):
        messages.looks_now(tx, person, row, incoming.shows)
        return
    going = called and _goes_on(tx, person)
    if going or _replaced(tx, person, row, incoming.text, now):
        messages.looks_now(tx, person, row, incoming.shows)
        return
    if not row.told and not _asks_about_coming(tx, person, row, now):
        _say_so(tx, person, row, incoming.text, now)
    messages.looks_now(tx, person, row, incoming.shows, told=True)


def _kept(tx: Tx, person: Person, incoming: Incoming, sent_at: datetime) -> Message:
    """A message that nothing was known of is known from now on."""
    chat_id, message_id = incoming.chat_id or 0, incoming.message_id or 0
    keep = (chat_id, message_id, incoming.shows, sent_at)
    return tx.get(Message, messages.keep(tx, person, *keep, dice=incoming.dice))


def _is_new(tx: Tx, person: Person, row: Message, incoming: Incoming, now: datetime) -> bool:
    """Whether there is something new to see in a message."""
    same = messages.shows_the_same(tx, person, row, incoming.shows)
    return not _said_without_a_name(tx, person, incoming.text, now) if same is None else not same


def _said_without_a_name(tx: Tx, person: Person, text: str, now: datetime) -> bool:
    """Whether someone's answers that will bear no name hold just these words."""
    said = cleaned(text)
    if said is None:
        return False
    theirs = select(talks).where(
        talks.c.person_id == person.id,
        talks.c.conversation.in_(_ANONYMOUS),
        talks.c.last_at > now - messages.KEPT - timedelta(hours=1),
    )
    return any(_holds(answers_of(tx, talk), said) for talk in tx.every(Talk, theirs))


def _holds(answers: Answers, said: str) -> bool:
    """Whether an answer is just these words, or one of the messages that make it up is."""
    heard = heard_in(answers)
    parts = (*(heard.parts if heard is not None else ()), *later(answers))
    return said in answers.values() or any(part.words == said for part in parts)


def _goes_on(tx: Tx, person: Person) -> bool:
    """Whether a signal of theirs is not over: they hear of it without our asking."""
    mine = (signals.c.person_id == person.id, signals.c.state.in_(_GOES_ON))
    return tx.conn.scalar(select(signals.c.id).where(*mine).limit(1)) is not None


def _kept_for_now(tx: Tx, person: Person, row: Message, text: str, now: datetime) -> bool:
    """Whether words were changed that nobody has read yet, or that are of a worry."""
    offered = edited_offers.take(tx, person, row, text, now)
    return offered or said_of_a_worry(tx, person, row, text, now)


def _asks_about_coming(tx: Tx, person: Person, row: Message, now: datetime) -> bool:
    """Ask about coming to a meeting once more, if that is what the message had answered."""
    talk = tx.get(Talk, row.talk_id) if row.question is not None else None
    return talk is not None and coming_again.asks_about_coming(
        tx, person, talk, row.question or "", now
    )


def _is_offered_no_more(tx: Tx, row: Message) -> None:
    """What was offered to a person has become a call: it is not passed on as well."""
    if row.question == OFFERED:
        live = talks.c.state.in_(LIVE)
        over = update(talks).where(talks.c.id == row.talk_id, live)
        tx.conn.execute(over.values(state="closed"))


def _say_so(tx: Tx, person: Person, row: Message, text: str, now: datetime) -> None:
    """Say that it came too late, with a door: “Back” where it leads, or someone to tell.

    It is no one whom the new words name.
    """
    name, about = "edit_of_answer", None
    if row.question in (None, OFFERED) and row.shows:
        name = "edit_seen"
    elif _back_leads_on(tx, person, row, now):
        name = "edit_back"
    elif (known := Known(tx, person, now)).get("link"):
        name = "edit_tell"
        if names_any(known, link_ids(known), text):
            about = next(iter(reader_ids(known, text)), None)
            name = "edit_tell_other" if about is not None else "edit_of_answer"
    outbox.post(tx, to=person.id, kind="note", name=name, now=now, about_id=about)


def _back_leads_on(tx: Tx, person: Person, row: Message, now: datetime) -> bool:
    """Whether the talk that a message was said in goes on, and nothing was done in it since."""
    if row.talk_id is None:
        return False
    talk = tx.get(Talk, row.talk_id)
    owner = owner_of(tx, talk, person, now) if talk.state == "open" else None
    if owner is None:
        return False
    answers = answers_of(tx, talk)
    known = known_for(tx, talk, owner, now, answers)
    return can_go_back(ALL[talk.conversation], answers, known)


def _replaced(tx: Tx, person: Person, row: Message, text: str, now: datetime) -> bool:
    """Put new words in the place of the newest answer of a talk that goes on, if that may be."""
    if row.question is None:
        return False
    talk = tx.get(Talk, row.talk_id)
    newest = talk.state == "open" and talk.turn == row.turn and chat_of(talk) == person.id
    owner = owner_of(tx, talk, person, now) if newest else None
    if owner is None:
        return False

    whole, heard = parts.as_edited(answers_of(tx, talk), row, text)

    def read(known: Known) -> Answer:
        command = command_of(whole, person.language)
        if command == "skip":
            return SKIPPED
        if command is not None:
            raise NotAnAnswer(row.question)
        return as_answer(whole, person, owner, row.question or "", talk, known, now)

    try:
        changed_answers.replace(tx, owner, talk, row.question, read, now)
    except (Unread, NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed):
        return False
    if heard is None:
        messages.note(tx, row.id, messages.Became(talk, row.question), now)
    else:
        parts.note_again(tx, person, talk.id, heard, now)
    return True
