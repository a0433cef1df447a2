"""What was typed fits nowhere: small talk gets a small answer, the rest is offered to a person."""

from __future__ import annotations

from datetime import datetime

from bot import kept_words
from bot.choosing import half_meant
from bot.polite import is_hard, not_addressed, small_sign, small_talk
from bot.reading import cleaned, command_of, shows_nothing
from conversations.did_you_mean import MEANT_KEY, MEANT_WORDS, NAME, SAYS_MORE
from conversations.registry import ALL
from conversations.script import ADDS_TO, ASKED, Answers, Ask, Reads
from conversations.unread_words import FOR, TYPED
from locales.plain import plain, spelled_out, symbols
from locales.sounds import sounds_like
from records.database import Tx
from records.people import Role, Row
from records.talks import TALK
from scheduler import kept, talking
from scheduler.asked_back import offered
from scheduler.carers import looked_after
from scheduler.contact_rows import roles_of
from scheduler.facts import Known
from scheduler.facts.circle import group_with, staff_of
from scheduler.facts.looks import as_asked
from scheduler.facts.naming import called, names_any
from scheduler.messages import Became
from scheduler.spoken import Voice
from scheduler.turn_words import known_for, label_words
from scheduler.wrote import who_wrote_last

#: words that are missing only a form: what they were meant for is said with an example
_NO_FORM = ("NOT_A_DAY", "NOT_A_TIME", "NOT_A_NUMBER", "NOT_AN_ADDRESS", "NOT_A_PHONE")
_A_STORY = 4  #: so many words without a digit are none of these


def is_for_a_person(text: str, phrase: str = "NOT_AN_ANSWER") -> bool:
    """Whether words that could not be read are more than an answer with a slip in it."""
    words = [word for word in spelled_out(text).split() if not word.isdigit()]
    if not words and phrase == "NOT_AN_ANSWER" and is_hard(symbols(text)):
        return True
    if phrase in _NO_FORM:
        return len(words) >= _A_STORY and not any(char.isdigit() for char in text)
    return phrase == "NOT_AN_ANSWER" and bool(words) and not shows_nothing(text)


def answer_small_talk(person: Row, text: str) -> str | None:
    """The note that answers small talk, or a sign such as 👍; None if it is none."""
    said = spelled_out(text)
    kind = small_talk(said, person.language) if said else small_sign(symbols(text))
    return f"small_{kind}" if kind is not None else None


def answers_what_it_broke_into(tx: Tx, person: Row, aside: Row, text: str, now: datetime) -> bool:
    """Whether words are just those on a button of the question that was broken into: that counts.

    Nothing else typed counts there: it is not what is asked now.
    """
    if aside.conversation not in talking.ASIDES:
        return False
    talk = talking.broken_into(tx, aside, now)
    if talk is None or talk.question not in ALL[talk.conversation].questions:
        return False
    key = key_of_a_label(tx, person, person, talk, text, now)
    if key is None or talk.played_by is not None:
        return False
    TALK.change(tx.conn, aside.id, "closed")
    talking.reply(tx, person, talk, talk.question, key, now)
    return True


def stands_for_the_unclear(tx: Tx, owner: Row, talk: Row, now: datetime) -> bool:
    """Whether the question has a choice for whatever is no clear answer: that is taken now."""
    ask = ALL[talk.conversation].questions[talk.question]
    if ask.unclear:
        talking.reply(tx, owner, talk, talk.question, ask.unclear, now)
    return bool(ask.unclear)


def ask_which_is_meant(tx: Tx, person: Row, talk: Row, text: str, now: datetime) -> Became | None:
    """Ask whether a longer sentence means one of the choices of the open question.

    The talk that asks; None where words are kept, or asked about already, or none is meant.
    """
    conversation = ALL[talk.conversation]
    ask = conversation.questions[talk.question]
    can_wait = not (conversation.urgent or ask.keeps or ask.many)
    if ask.reads is not Reads.CHOICE or not can_wait or talk.played_by is not None:
        return None
    known, words = known_for(tx, talk, person, now), cleaned(text)
    buttons = buttons_of(ask, known, person)
    meant = half_meant(text, buttons, person.language) if words else None
    if meant is None:
        return None
    key, says_more = meant
    return _asks_whether(tx, person, buttons, key, words or "", now, says_more=says_more)


def ask_whether(
    tx: Tx, person: Row, talk: Row, keys: tuple[str, ...], text: str, now: datetime
) -> Became | None:
    """Ask whether words mean the first of these choices that the open question has.

    The talk that asks; None if it has none of them.
    """
    ask = ALL[talk.conversation].questions[talk.question]
    buttons = buttons_of(ask, known_for(tx, talk, person, now), person)
    key = next((key for key in keys if key in dict(buttons)), None)
    words = cleaned(text)
    if key is None or words is None:
        return None
    return _asks_whether(tx, person, buttons, key, words, now, says_more=False)


def _asks_whether(
    tx: Tx,
    person: Row,
    buttons: list[tuple[str, str]],
    key: str,
    words: str,
    now: datetime,
    *,
    says_more: bool,
) -> Became:
    """Begin the talk that asks whether this choice was meant by these words."""
    answers: Answers = {
        MEANT_KEY: key,
        MEANT_WORDS: dict(buttons)[key],
        SAYS_MORE: "yes" if says_more else "",
        TYPED: kept.as_answer({"": words}),
    }
    asked = as_asked(Known(tx, person, now, answers=answers))
    about: Answers = {**answers, ASKED: asked}
    return kept_words.asks_in(tx, talking.begin(tx, person, NAME, now, answers=about))


def key_of_a_label(
    tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime
) -> str | None:
    """The choice whose button has just these words; None if none has."""
    ask = ALL[talk.conversation].questions[talk.question]
    buttons = buttons_of(ask, known_for(tx, talk, owner, now), person)
    labels = {spelled_out(words): key for key, words in buttons}
    return None if ask.many else labels.get(spelled_out(text))


def buttons_of(ask: Ask, known: Known, reader: Row) -> list[tuple[str, str]]:
    """The choices of a question as its reader sees them: each key, and the words on it."""
    voice = Voice(reader.language, reader.zone).about(known)
    return [(key, label_words(label, known, voice)) for key, label in offered(ask, known)]


def offer(
    tx: Tx,
    person: Row,
    text: str,
    now: datetime,
    after: str | None = None,
    wrote: int | None = None,
) -> Became | None:
    """Offer to pass words on: with an open worry, to whoever wrote, or to who gets in touch.

    They may have come `after` an answer to which they can't be added, or reply to whoever `wrote`.
    The talk that asks. What was offered before, and not answered, is offered with it. None for who
    looks after others, unless one of those wrote; and for words that say nothing.
    """
    if (asks := kept_words.offer_to_worry(tx, person, text, now)) is not None:
        return asks
    words = cleaned(text)
    if words is None or kept_words.says_nothing(text, person):
        return None
    wrote = wrote or who_wrote_last(tx, person.id, now) or _asked_for(tx, person, words, now)
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        return _offer_back(tx, person, wrote, words, now) if wrote is not None else None
    before = kept.unanswered(tx, person.id, TYPED, now)
    answers: Answers = {
        TYPED: kept.as_answer({**before, "": words}),
        **(_for(tx, person, wrote, words, now) if wrote is not None else {}),
    }
    asked = as_asked(Known(tx, person, now, answers=answers))
    about: Answers = {**answers, ASKED: asked, **({ADDS_TO: after} if after else {})}
    return kept_words.asks_in(tx, talking.begin(tx, person, "unread_words", now, answers=about))


def offer_to_who_wrote(tx: Tx, person: Row, text: str, now: datetime) -> Became | None:
    """The same, only where someone's words came last, after the question: they are not for it."""
    if who_wrote_last(tx, person.id, now) is None:
        return None
    return offer(tx, person, text, now)


def _for(tx: Tx, person: Row, wrote: int, words: str, now: datetime) -> Answers:
    """Whom words are for, and in which group, unless these speak of them, or they may not hear."""
    known = Known(tx, person, now)
    group = group_with(known, wrote)
    speaks_of = names_any(known, [wrote], _not_to_them(known, wrote, words))
    return {FOR: str(wrote), "group": group} if group and not speaks_of else {}


def _asked_for(tx: Tx, person: Row, words: str, now: datetime) -> int | None:
    """The one of the staff who is asked for by these words, which say nothing of them."""
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        return None
    known = Known(tx, person, now)
    for one in (i for i in staff_of(known) if names_any(known, [i], words)):
        rest = _not_to_them(known, one, words).strip()
        if not rest or command_of(rest, person.language) == "person":
            return one
    return None


def _not_to_them(known: Known, staff_id: int, words: str) -> str:
    """The words without what only speaks to one of the staff, or asks for them."""
    name, them = str(known.name_of(staff_id)), called(roles_of(known.tx, staff_id))
    ways = [way for one in them for way in (one, f"my {one}", f"the {one}")]
    ways += [word for word in plain(words).split() if sounds_like(word, plain(name))]
    return not_addressed(words, name, known.person.language, *ways)


def _offer_back(tx: Tx, staff: Row, wrote: int, words: str, now: datetime) -> Became | None:
    """Offer one of the staff to send what they typed to someone of theirs, who wrote to them."""
    mine = {row.person_id for row in looked_after(tx, staff.id, now)}
    if wrote not in mine:
        return None
    about: Answers = {"own_words": words, "word_to": str(wrote)}
    return kept_words.asks_in(tx, talking.begin(tx, staff, "word_back", now, answers=about))
