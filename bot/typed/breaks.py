"""Whether what was typed asks for a break: at once, perhaps, beside a command, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from functools import cache, partial

from sqlalchemy import select

from bot.typed.open_question import would_answer
from bot.words.asks import asks_for_a_break_too
from bot.words.own_word import nearly, same_word, why_unfit, without_polite_words
from conversations.offers import offered
from conversations.registry import ALL
from conversations.script import Choice
from conversations.signals.need_a_break import OK_NOW
from locales.catalogue import load
from locales.plain import spelled_out
from records.database import Tx
from records.people import Person
from records.signals import Signal, signals
from records.talks import LIVE, Talk, in_chat, talks
from scheduler.post import on_screen
from scheduler.signals.raise_signal import held_for, is_the_same
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known
from scheduler.talks.running import meeting_to_raise_in
from scheduler.talks.turns import open_talks, talking

#: questions to which the word itself is an answer
NAMES_THE_WORD = ("word", "own_word")
#: questions while a signal stands: a word for a break never answers “I am OK now” there
_WHILE_IT_STANDS = ("now_what", "ok_now")
ASKS = "unsure_break"


class Heard(Enum):
    """What was heard."""

    NOTHING = "nothing"
    BREAK = "break"
    BOTH = "both"  #: their word is a command too: the signal goes first
    PERHAPS = "perhaps"  #: it looks like their word: they are asked, and time raises it


def heard(tx: Tx, person: Person, text: str, command: str | None, now: datetime) -> Heard:
    """What this is, beside the `command` that it is by itself."""
    answers = partial(would_answer, tx, person, text, now)
    if command == "break" or not asks_for_a_break_too(text, person.language):
        return _heard(tx, person, text, command, now, answers)
    called = _heard(tx, person, text, "break", now, answers) is Heard.BREAK
    return Heard.BOTH if called else Heard.NOTHING


def _heard(
    tx: Tx,
    person: Person,
    text: str,
    command: str | None,
    now: datetime,
    answers: Callable[[], bool],
) -> Heard:
    """The same of one ask. `answers` says whether it answers the question that is open."""
    word, language = str(card_of(tx, person).get("word", "")), person.language
    exact = same_word(text, word, language)
    own = exact or same_word(without_polite_words(text, language), word, language)
    close = command is None and not own and nearly(text, word, language)
    if command != "break" and not own and not close:
        return Heard.NOTHING
    here = meeting_to_raise_in(Known(tx, person, now))
    if here is None:
        return _outside(tx, person, word, command, own=exact, answers=answers)
    if close:
        return _perhaps(tx, person, here, now, answers)
    if own and command not in (None, "break"):
        return Heard.BOTH
    if command == "break" or why_unfit(word, language) is None:
        return Heard.BREAK
    return _may_be_an_answer(tx, person, now, answers)


def _outside(
    tx: Tx,
    person: Person,
    word: str,
    command: str | None,
    *,
    own: bool,
    answers: Callable[[], bool],
) -> Heard:
    """No meeting is on: not where they have just been asked for a word, and no mere answer."""
    if command != "break" and (not own or command is not None):
        return Heard.NOTHING
    shown = on_screen.newest_question(tx, person.id)
    asked = shown is not None and tx.get(Talk, shown.talk_id).question == shown.asks
    if shown is not None and asked and shown.asks in NAMES_THE_WORD:
        return Heard.NOTHING
    if command is None and why_unfit(word, person.language) is not None and answers():
        return Heard.NOTHING
    return Heard.BREAK


def _perhaps(
    tx: Tx, person: Person, meeting_id: int, now: datetime, answers: Callable[[], bool]
) -> Heard:
    """Their word with a slip in it: asked about, unless it is on its way, or is an answer."""
    mine = (signals.c.person_id == person.id, signals.c.meeting_id == meeting_id)
    theirs = tx.every(Signal, select(signals).where(*mine))
    if any(is_the_same(signal, now) for signal in theirs):
        return Heard.NOTHING
    return Heard.NOTHING if _just_asked(tx, person, now) and answers() else Heard.PERHAPS


def _may_be_an_answer(tx: Tx, person: Person, now: datetime, answers: Callable[[], bool]) -> Heard:
    """Their word is one that people answer with: to a question asked just now, it is an answer."""
    shown = on_screen.newest_question(tx, person.id)
    talk = tx.get(Talk, shown.talk_id) if shown is not None else None
    if talk is not None and talk.conversation == ASKS and talk.state == "open":
        return Heard.NOTHING if answers() else Heard.BREAK
    if talk is not None and talk.signal_id is not None and talk.question in _WHILE_IT_STANDS:
        return Heard.BREAK
    if not answers():
        return Heard.BREAK
    return Heard.NOTHING if _just_asked(tx, person, now) else Heard.PERHAPS


def _just_asked(tx: Tx, person: Person, now: datetime) -> bool:
    """Whether they are in the middle of a talk: one of yesterday waits for no answer now."""
    shown = on_screen.newest_question(tx, person.id)
    if shown is None:
        return False
    talk = tx.get(Talk, shown.talk_id)
    return bool(talk.last_at > now - open_talks.IN_THE_MIDDLE)


def ended_by(tx: Tx, person: Person, text: str) -> Talk | None:
    """The talk of a break to which someone says “I am OK now” while another question is open."""
    if spelled_out(text) not in _ok_words(person.language):
        return None
    talk: Talk | None = tx.first(
        Talk,
        select(talks)
        .where(
            in_chat(person.id),
            talks.c.signal_id.is_not(None),
            talks.c.question.in_(_WHILE_IT_STANDS),
            talks.c.conversation.in_(_ends_with_ok()),
            talks.c.state.in_(("open", "paused")),
        )
        .order_by(talks.c.id.desc())
        .limit(1),
    )
    shown = on_screen.newest_question(tx, person.id)
    if talk is None or shown is None or shown.talk_id == talk.id:
        return None
    return talk


@cache
def _ends_with_ok() -> tuple[str, ...]:
    """The talks of a break that can be ended by “I am OK now”."""
    found = []
    for one in ALL.values():
        asked = [one.questions[name] for name in _WHILE_IT_STANDS if name in one.questions]
        if any(key == "ok" for ask in asked for key, _ in offered(ask, {})):
            found.append(one.name)
    return tuple(found)


@cache
def _ok_words(language: str) -> frozenset[str]:
    labels = [choice.label for choice in OK_NOW.choices if isinstance(choice, Choice)]
    return frozenset(
        spelled_out(one) for label in labels for one in (label, load(language).gettext(label))
    )


def ask(tx: Tx, person: Person, now: datetime) -> None:
    """Ask whether a break is meant; two slips in a row are one question and one minute."""
    held = held_for(tx, person.id)
    standing = None
    if held is not None:
        standing = tx.first(
            Talk,
            select(talks).where(
                in_chat(person.id),
                talks.c.signal_id == held.id,
                talks.c.conversation == ASKS,
                talks.c.state.in_(LIVE),
            ),
        )
    if standing is not None:
        talking.ask_again(tx, person, standing, now)
    else:
        talking.begin(tx, person, ASKS, now)
