"""Typed words for the question that is open: they answer it, are kept with it, or offered."""

from __future__ import annotations

import json
from datetime import datetime

from bot.giving import done_picking, give, is_asked_again, say_no
from bot.starting import SAFETY
from bot.typed import asides, breaks, kept_words, says_little, unread, which_is_meant, whom
from bot.typed.buttons import ask_of
from bot.typed.open_question import read_typed
from bot.words.choosing import is_asked_back
from bot.words.clean import LONGEST_TEXT, Unread
from bot.words.moments import is_a_moment
from bot.words.not_coming import says_they_cannot
from bot.words.reading import says_done
from conversations.engine import NotAnAnswer, NotOpen, NoWayBack
from conversations.free_words import COMMENT
from conversations.meetings.cannot_come import CANNOT_COME
from conversations.offers import SKIPPED, picked
from conversations.registry import ALL
from conversations.script import BESIDE, Answer, Choice, Reads
from conversations.talks.digest import SENDS, SENT
from locales.plain import plain
from records.access import NotAllowed
from records.database import Tx
from records.people import Person
from records.talks import TALK, Talk
from scheduler.post import on_screen
from scheduler.post.messages import Became
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.turns import changed_answers, open_talks, taking_up, talking
from scheduler.talks.turns.half_done import is_half_done
from scheduler.talks.turns.played import owner_of


def filed(tx: Tx, person: Person, file: str, now: datetime) -> bool:
    """Take a file as the answer to the question that asks for one; False if none does."""
    shown = on_screen.newest_question(tx, person.id)
    talk = tx.get(Talk, shown.talk_id) if shown is not None else None
    if not file or shown is None or talk is None or talk.state != "open":
        return False
    ask = ALL[talk.conversation].questions.get(talk.question or "")
    if talk.question != shown.asks or ask is None or ask.reads is not Reads.FILE:
        return False
    if is_half_done(tx, person, talk, now):
        taking_up.offer(tx, person, talk, now)
        return True
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        return False
    try:
        give(tx, owner, talk, file, now)
    except (NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)
    return True


def answer(
    tx: Tx,
    person: Person,
    owner: Person,
    talk: Talk,
    text: str,
    command: str | None,
    now: datetime,
) -> Became:
    """Take words for the open question: they answer it, or are kept with it, or offered."""
    ask = ask_of(talk)
    answered, said = Became(talk, talk.question), Became(talk)
    try:
        if command == "back":
            changed_answers.back(tx, owner, talk, now)
        elif command == "stop":
            talking.stop(tx, owner, talk, now)
        elif command == "skip":
            talking.reply(tx, owner, talk, talk.question or "", SKIPPED, now)
            return answered
        elif ask.many and says_done(text, person.language):
            done_picking(tx, owner, talk, ask, now)
            return answered
        elif ask.many:
            more = read_typed(tx, person, owner, talk, text, now)
            picks = tuple(dict.fromkeys((*picked(ask, answers_of(tx, talk)), *more)))
            if not ask.skip:  # what follows can't be undone: only “Done” does that
                changed_answers.tick(tx, owner, talk, ask.name, picks, now, "TICKED")
                return said
            give(tx, owner, talk, picks, now)
            return answered
        else:
            took = _give_one(tx, person, owner, talk, text, now)
            return Became(talk, took) if took else said
    except Unread as why:
        return _unread(tx, person, owner, talk, text, command, why, now)
    except (NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed) as refusal:
        in_words = command is None and ask.reads in (Reads.TEXT, Reads.OWN_WORDS)
        return _not_taken(tx, person, owner, talk, text if in_words else "", refusal, now)
    return said


def _give_one(tx: Tx, person: Person, owner: Person, talk: Talk, text: str, now: datetime) -> str:
    """Give what was typed as the one answer; which question took it.

    None did, where a yes to what was shown long ago is asked for once more. Raises Unread for what
    is none, and as `give`.
    """
    ask = ask_of(talk)
    if ask.no_moment and _is_a_moment(tx, person, talk, text, now):
        raise Unread("JUST_A_MOMENT")
    value = read_typed(tx, person, owner, talk, text, now)
    if ask.name in SENDS and value in SENT and _has_waited(talk, now):
        talking.ask_again(tx, owner, talk, now, "ONCE_MORE")
        return ""
    if not any(isinstance(one, Choice) and one.key == value for one in ask.choices):
        if ask.again is not None and says_little.says_nothing(text, person):
            raise Unread("ANYTHING_MORE")  # “ok”, “thanks”
        how = ask.reads is Reads.OWN_WORDS
        if how and whom.is_held_back(tx, person, owner, talk, text, now):
            raise Unread("NOT_AN_ANSWER")  # it is offered to someone, or to no one
        cannot = says_they_cannot(text, person.language) if how else ""
        if cannot and CANNOT_COME in ALL[talk.conversation].remembers:
            beside = {CANNOT_COME: cannot}
            talking.reply(tx, owner, talk, ask.name, value, now, beside)
            return ask.name
    give(tx, owner, talk, value, now)
    return _which_took(tx, talk, value) if ask.words_for else ask.name


def _which_took(tx: Tx, talk: Talk, value: Answer) -> str:
    """The question that has these words now: they may be for another than was asked."""
    ask, said = ask_of(talk), str(value).partition(BESIDE)[0]
    answers = answers_of(tx, tx.get(Talk, talk.id))
    names = (name for those in ask.words_for.values() for name in those)
    return next((name for name in names if answers.get(name) == said), ask.name)


def _is_a_moment(tx: Tx, person: Person, talk: Talk, text: str, now: datetime) -> bool:
    """Whether what was typed is just a day or a time, and was not asked about already."""
    if "JUST_A_MOMENT" in _led_by(tx, person, talk):
        return False
    return is_a_moment(text, now=now, zone=person.zone, language=person.language)


def _led_by(tx: Tx, person: Person, talk: Talk) -> tuple[str, ...]:
    """What was said before the question when it was asked last."""
    before = on_screen.newest_of_talk(tx, person.id, talk.id)
    return tuple(json.loads(before.parts).get("lead", ())) if before is not None else ()


def _not_taken(
    tx: Tx,
    person: Person,
    owner: Person,
    talk: Talk,
    words: str,
    refusal: Exception,
    now: datetime,
) -> Became:
    """An answer that can't be taken now; what it said in words is offered to a person."""
    over = bool(words) and not is_asked_again(refusal)
    asks = unread.offer(tx, person, words, now) if over else None
    if asks is not None:
        TALK.change(tx.conn, talk.id, "closed")
    else:
        say_no(tx, owner, talk, refusal, now)
    return asks or Became(talk)


def _unread(
    tx: Tx,
    person: Person,
    owner: Person,
    talk: Talk,
    text: str,
    command: str | None,
    why: Unread,
    now: datetime,
) -> Became:
    """Keep words that are no answer, or offer to; else a kind word, and the question again."""
    phrase, said = why.phrase, Became(talk)
    if command is None and phrase == "NOT_AN_ANSWER":
        ask = ask_of(talk)
        phrase = _not_twice(tx, person, talk, text)
        note = says_little.answer_small_talk(person, text)
        if note is not None:
            if note == "small_ok":  # nobody has answered by that
                note = "small_tap" if ask.choices else phrase
            talking.ask_again(tx, owner, talk, now, note)
            return said
        if asides.answers_what_it_broke_into(tx, person, talk, text, now):
            return said
        if (took := _taken_all_the_same(tx, person, owner, talk, text, now)) is not None:
            return took
    if command is None:  # else “show”, and nothing is covered
        of_another = talk.played_by is None and talk.conversation not in (SAFETY, breaks.ASKS)
        if of_another and says_little.is_for_a_person(text, why.phrase):
            asks = unread.offer(tx, person, text, now)
            if asks is not None:
                return asks
        if phrase == "NOT_AN_ANSWER" and says_little.is_for_a_person(text):
            phrase = "CANNOT_READ" if len(text) <= LONGEST_TEXT else "TOO_LONG"
    talking.ask_again(tx, owner, talk, now, phrase)
    return said


def _has_waited(talk: Talk, now: datetime) -> bool:
    """Whether a question was asked so long ago that words may be about anything."""
    return bool(talk.last_at < now - open_talks.IN_THE_MIDDLE)


def _not_twice(tx: Tx, person: Person, talk: Talk, text: str) -> str:
    """That it was not read, or else how to answer: the same is not said twice in a row."""
    ask = ask_of(talk)
    said = _led_by(tx, person, talk)
    how = "TAP_ONE" if ask.choices and ask.misread == "NOT_AN_ANSWER" else ask.misread
    asks_how = not plain(text) and is_asked_back(text)
    if asks_how or ask.misread in said:
        return ask.misread if how in said else how
    return ask.misread


def _taken_all_the_same(
    tx: Tx, person: Person, owner: Person, talk: Talk, text: str, now: datetime
) -> Became | None:
    """Words that are no answer count as the unclear one, or are kept, or may mean a choice."""
    ask = ask_of(talk)
    if ask.unclear:
        talking.reply(tx, owner, talk, ask.name, ask.unclear, now)
        return Became(talk, talk.question)
    if ask.keeps == COMMENT and _has_waited(talk, now):
        return which_is_meant.ask_where_to_put(tx, person, talk, text, now)
    if kept_words.keep(tx, person, owner, talk, text, now):
        return Became(talk, talk.question)
    return which_is_meant.ask_which_is_meant(tx, person, talk, text, now)
