"""Words that wait for a yes, and more of them: all of it stands in the one question."""

from __future__ import annotations

from datetime import datetime

from bot.typed import asides, buttons, says_little, unread
from bot.typed.buttons import ask_of
from bot.typed.in_need import in_need
from bot.typed.open_question import as_answer
from bot.typed.quick import is_quick, is_unseen
from bot.words.clean import LONGEST_TEXT, Unread
from bot.words.yes_and_no import refuses
from conversations.friendly_words import word_back
from conversations.offers import offered
from conversations.registry import ALL
from conversations.script import ADDS_TO, Answers
from conversations.talks.unread_words import TYPED, UNREAD_WORDS
from records.database import Tx
from records.messages import Message
from records.notices import Notice
from records.people import Person
from records.talks import Talk
from scheduler.post import messages, on_screen, outbox
from scheduler.post.messages import Became
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on import adding, held_words
from scheduler.talks.passing_on.heard_in import (
    Heard,
    Part,
    heard_in,
    in_one,
    in_order,
    later,
    with_heard,
)
from scheduler.talks.passing_on.passed_on import (
    adds_to,
    can_be_added,
    done_since,
    reaches_no_one,
    target_of,
)
from scheduler.talks.passing_on.readers import as_asked
from scheduler.talks.turns import open_talks, talk_messages, talking
from scheduler.talks.words.turn_words import known_for

_ADD = "add_words"
_OFFERS = (UNREAD_WORDS.name, word_back.NAME)
#: it was typed before the talk began, so no turn of the talk answers it
_NO_TURN = -1


def ask_about(
    tx: Tx, person: Person, talk: Talk, heard: Heard, part: Part, now: datetime
) -> Became | None:
    """Ask whether words are to be added to an answer that was passed on, or offer them anew."""
    question = heard.question
    if talk.played_by is not None:
        return None
    answers = answers_of(tx, talk)
    known = known_for(tx, talk, person, now, answers)
    if not done_since(known, talk, question):
        return None
    more = (*later(answers), part)
    fits = len(in_one((*heard.parts, *more))) <= LONGEST_TEXT
    can = can_be_added(known, talk, question) and not reaches_no_one(known, talk, question)
    if not fits or not can:
        became = unread.offer(tx, person, part.words, now, adds_to(talk, question))
        if became is None:
            outbox.post(tx, to=person.id, kind="note", name="late_words", now=now)
        return became or messages.NOTHING
    adding.hold(tx, talk, more)
    asks = talking.begin(tx, person, _ADD, now, answers={ADDS_TO: adds_to(talk, question)})
    return _became(tx, talk, question, asks)


def _became(tx: Tx, talk: Talk, question: str, asks: int) -> Became:
    """What waits to be added: of an answer without a name nothing joins it to the question."""
    if ALL[talk.conversation].anonymous:
        return Became(talk, question)
    return asides.asks_in(tx, asks)


def with_what_waits(
    tx: Tx, person: Person, newest: list[Talk], part: Part, now: datetime
) -> Became | None:
    """Still more for an answer, while its sender is asked whether the rest is to be added."""
    asked = newest[0] if newest and newest[0].conversation == _ADD else None
    target = target_of(tx, answers_of(tx, asked)) if asked is not None else None
    if asked is None or asked.state != "open" or target is None or not target[0].answers:
        return None
    talk, question = target
    answers = answers_of(tx, talk)
    waiting, shown = later(answers), on_screen.newest_of_talk(tx, person.id, asked.id)
    if not waiting or not (is_quick(waiting, part) or is_unseen(shown, part)):
        return None
    if not _is_more(tx, person, asked, part, now):
        return None
    more = (*waiting, part)
    if len(in_one((*adding.whole(answers, question), *more))) > LONGEST_TEXT:
        return None
    adding.hold(tx, talk, more)
    if shown is not None:
        talk_messages.look_again(tx, shown, now)
    return _became(tx, talk, question, asked.id)


def with_what_is_offered(
    tx: Tx, person: Person, newest: list[Talk], part: Part, now: datetime
) -> Became | None:
    """Still more that fits nowhere, while it is offered: both are quoted in the one question."""
    asked = newest[0] if newest and newest[0].conversation in _OFFERS else None
    if asked is None or asked.state != "open" or asked.question is None:
        return None
    shown = on_screen.newest_of_talk(tx, person.id, asked.id)
    row = _last_kept(tx, person, asked, part)
    if shown is None or row is None or shown.asks != asked.question or asked.played_by is not None:
        return None
    before = (Part(row.message_id, int(row.sent_at.timestamp()), ""),)
    if not (is_quick(before, part) or is_unseen(shown, part)):
        return None
    if not talk_messages.is_first(shown) or not _is_more(tx, person, asked, part, now):
        return None
    if asked.conversation == word_back.NAME:
        return _sent_too(tx, asked, before[0], part, shown, now)
    return _kept_too(tx, person, asked, part, shown, now)


def _is_more(tx: Tx, person: Person, asked: Talk, part: Part, now: datetime) -> bool:
    """Whether words at a question about words are more of them, and no answer to it."""
    words, language = part.words, person.language
    if says_little.says_nothing(words, person) or refuses(words, language):
        return False
    if buttons.key_of_a_label(tx, person, person, asked, words, now) is not None:
        return False
    ask, known = (
        ask_of(asked),
        known_for(tx, asked, person, now),
    )
    try:
        value = as_answer(words, person, person, ask.name, asked, known, now)
    except Unread:
        return not in_need(tx, person, words, now)
    return value not in dict(offered(ask, known)) and not in_need(tx, person, words, now)


def _last_kept(tx: Tx, person: Person, asked: Talk, part: Part) -> Message | None:
    """The newest message before this one, if its words are kept with the talk that is open."""
    sent = [row for row in messages.sent_by(tx, person.id) if row.message_id != part.message]
    last = sent[-1] if sent else None
    here = last is not None and last.talk_id == asked.id and last.turn == asked.turn
    return last if here else None


def _kept_too(
    tx: Tx, person: Person, asked: Talk, part: Part, shown: Notice, now: datetime
) -> Became | None:
    """Keep words beside those that are offered; None if others would read them then."""
    answers = answers_of(tx, asked)
    held = held_words.pairs(answers, TYPED)
    numbers = {
        held_words.by_message(asked, row.turn): row.message_id
        for row in messages.sent_by(tx, person.id)
        if row.talk_id == asked.id and row.turn is not None
    }
    key = held_words.by_message(asked, asked.turn + 1)
    numbers |= {"": numbers.get(held_words.by_message(asked, 1), 0), key: part.message}
    held = {**held, key: part.words}
    held = dict(sorted(held.items(), key=lambda pair: numbers.get(pair[0], 0)))
    more: Answers = {**answers, TYPED: held_words.as_answer(held)}
    if as_asked(known_for(tx, asked, person, now, more)) != as_asked(
        known_for(tx, asked, person, now, answers)
    ):
        return None
    open_talks.keep_beside(tx, asked, more, now)
    talk_messages.look_again(tx, shown, now)
    return Became(tx.get(Talk, asked.id), asked.question)


def to_send(answers: Answers, first: int) -> tuple[Part, ...]:
    """The messages of words that one of the staff may send; all is one where that is not known."""
    heard = heard_in(answers)
    if heard is not None and heard.question == word_back.WORDS:
        return heard.parts
    return (Part(first, 0, str(answers.get(word_back.WORDS, ""))),)


def with_words(answers: Answers, parts: tuple[Part, ...]) -> Answers:
    """The answers of that talk, with these words to be sent."""
    changed: Answers = {**answers, word_back.WORDS: in_one(parts)}
    return with_heard(changed, Heard(word_back.WORDS, _NO_TURN, parts))


def _sent_too(
    tx: Tx, asked: Talk, first: Part, part: Part, shown: Notice, now: datetime
) -> Became | None:
    """Words of one of the staff beside those that may be sent; None if it is too much for one."""
    answers = answers_of(tx, asked)
    parts = in_order((*to_send(answers, first.message), part))
    if len(in_one(parts)) > LONGEST_TEXT:
        return None
    open_talks.keep_beside(tx, asked, with_words(answers, parts), now)
    talk_messages.look_again(tx, shown, now)
    return Became(tx.get(Talk, asked.id), asked.question)
