"""What was typed fits nowhere: small talk gets a small answer, the rest is offered to a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.starting import begin_safety
from bot.typed import kept_words
from bot.words.asks import command_of
from bot.words.choosing import half_meant
from bot.words.clean import LONGEST_TEXT, cleaned, shows_nothing
from bot.words.polite import (
    asks_for_silence,
    is_hard,
    polite_words,
    resumes,
    small_sign,
    small_talk,
    without,
)
from bot.words.speaking_to import not_addressed
from bot.words.yes_and_no import refuses, says_no, says_yes
from conversations.phrases import SOMEONE
from conversations.registry import ALL
from conversations.script import ADDS_TO, ANSWERS_THERE, AS_ANSWER, ASKED, Answers, Ask, Reads
from conversations.talks.did_you_mean import MEANT_WORDS, NAME, SAYS_MORE
from conversations.talks.unread_words import FOR, NO_NAME, TYPED
from locales.catalogue import load
from locales.plain import plain, spelled_out, symbols
from locales.sounds import sounds_like
from records.database import Tx
from records.people import Role, Row, memberships
from records.talks import TALK, in_chat, talks
from scheduler.link_people.carers import looked_after
from scheduler.post import outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.talks import held_words
from scheduler.talks.asked_back import offered
from scheduler.talks.circle import but_not, group_with, staff_of
from scheduler.talks.contact_rows import roles_of
from scheduler.talks.known import Known
from scheduler.talks.looks import as_asked
from scheduler.talks.naming import called, names_any
from scheduler.talks.passed_on import adds_to
from scheduler.talks.spoken import Voice
from scheduler.talks.telling import named_in
from scheduler.talks.turn_words import known_for, label_words
from scheduler.talks.turns import open_talks, taking_up, talking
from scheduler.talks.wrote import who_wrote_last

#: words that are missing only a form: what they were meant for is said with an example
_NO_FORM = ("NOT_A_DAY", "NOT_A_TIME", "NOT_A_NUMBER", "NOT_AN_ADDRESS", "NOT_A_PHONE")
#: what is said to small talk under what someone wrote: it was for them, perhaps
_NOT_PASSED = {
    "thanks": "thanks_not_passed",
    "hello": "hello_not_passed",
    "who": "small_who",
}
_ANONYMOUS = tuple(name for name, conversation in ALL.items() if conversation.anonymous)
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


def only_goes_on(text: str, person: Row) -> bool:
    """Whether it says no more than that they go on, or would rather not; or is small talk."""
    if kept_words.says_nothing(text, person) or refuses(text, person.language):
        return True
    bare = without(spelled_out(text), polite_words(person.language))
    return bare in resumes(person.language) or answer_small_talk(person, text) is not None


def is_too_long(text: str) -> bool:
    """Whether there is more in a message than can be kept, or passed on."""
    return len(text) > LONGEST_TEXT and cleaned(text) is None


def not_read(tx: Tx, person: Row, text: str) -> str | None:
    """The note for words that go to no one from here; None for who can have them passed on."""
    roles = roles_of(tx, person.id)
    can = not roles or Role.CO_PRODUCER in roles or kept_words.says_nothing(text, person)
    return None if can else "not_read"


def answers_what_it_broke_into(tx: Tx, person: Row, aside: Row, text: str, now: datetime) -> bool:
    """Whether words are just those on a button of the question that was broken into: that counts.

    Nothing else typed counts there: it is not what is asked now.
    """
    if aside.conversation not in taking_up.ASIDES:
        return False
    talk = taking_up.broken_into(tx, aside, now)
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
    there = adds_to(talk, ask.name)
    return _asks_whether(tx, person, there, buttons, key, words or "", now, says_more=says_more)


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
    there = adds_to(talk, ask.name)
    return _asks_whether(tx, person, there, buttons, key, words, now, says_more=False)


def _asks_whether(
    tx: Tx,
    person: Row,
    there: str,
    buttons: list[tuple[str, str]],
    key: str,
    words: str,
    now: datetime,
    *,
    says_more: bool,
) -> Became:
    """Begin the talk that asks whether this choice was meant by these words."""
    answers: Answers = {
        ANSWERS_THERE: there,
        AS_ANSWER: key,
        MEANT_WORDS: dict(buttons)[key],
        SAYS_MORE: "yes" if says_more else "",
        TYPED: held_words.as_answer({"": words}),
    }
    return _begin(tx, person, NAME, answers, now)


def ask_where_to_put(tx: Tx, person: Row, talk: Row, text: str, now: datetime) -> Became | None:
    """Ask whether words are for the comment of a form, or for a person, or for no one.

    The talk that asks; None where they say nothing, or where no form asks.
    """
    words = cleaned(text)
    if words is None or kept_words.says_nothing(text, person) or talk.played_by is not None:
        return None
    answers: Answers = {
        ANSWERS_THERE: adds_to(talk, talk.question),
        TYPED: held_words.as_answer({"": words}),
    }
    return _begin(tx, person, "for_the_form", answers, now)


def _begin(
    tx: Tx,
    person: Row,
    name: str,
    answers: Answers,
    now: datetime,
    beside: Answers | None = None,
) -> Became:
    """Begin an aside, whose words are for those whom its question names as it is asked now.

    The talk that asks. What stands `beside` its answers plays no part in whom it names.
    """
    asked = as_asked(Known(tx, person, now, answers=answers))
    about: Answers = {**answers, **(beside or {}), ASKED: asked}
    return kept_words.asks_in(tx, talking.begin(tx, person, name, now, answers=about))


def is_held_back(tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime) -> bool:
    """Whether words on how someone is must not go to whom the question named without a yes.

    They name one of them, or ask that it be told to no one; one of them was left out; or others
    would get them than those who stood in the question.
    """
    ask, known = ALL[talk.conversation].questions[talk.question], known_for(tx, talk, owner, now)
    told = named_in(known, ask)
    ids = [int(one) for one in told]
    rest = text
    for one in ids:
        rest = _not_to_them(known, one, rest)
    return (
        known.answers.get(ASKED, told) != told
        or but_not(known, ids) != ids
        or names_any(known, ids, rest)
        or asks_for_silence(text)
    )


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
    wrote = wrote or who_wrote_last(tx, person.id, now)
    if wrote is None and words is not None:
        wrote = _asked_for(tx, person, words, now)
    says_it = _answers_them if wrote is not None else _says_something
    if words is None or not says_it(text, person):
        return None
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        if _tells_of_danger(tx, person, text, now):
            begin_safety(tx, person, now)
            return Became(called=True)
        return _offer_back(tx, person, wrote, words, now) if wrote is not None else None
    before = held_words.unanswered(tx, person.id, TYPED, now)
    answers: Answers = {
        TYPED: held_words.as_answer({**before, "": words}),
        **(_for(tx, person, wrote, words, now) if wrote is not None else {}),
    }
    beside: Answers = {
        **({NO_NAME: "yes"} if _after_no_name(tx, person, now) else {}),
        **({ADDS_TO: after} if after else {}),
    }
    return _begin(tx, person, "unread_words", answers, now, beside)


def _after_no_name(tx: Tx, person: Row, now: datetime) -> bool:
    """Whether someone has just said something without a name: these words may be for that."""
    which = (in_chat(person.id), talks.c.conversation.in_(_ANONYMOUS), talks.c.turn > 1)
    newest = select(talks.c.id).where(*which, talks.c.last_at > now - open_talks.IN_THE_MIDDLE)
    return tx.conn.scalar(newest.limit(1)) is not None


def answer_who_wrote(
    tx: Tx, person: Row, text: str, now: datetime, wrote: int | None = None
) -> Became | None:
    """Offer words to whoever wrote, as short as they are; None where no one's words came last.

    Thanks and a greeting get their small answer, and that it was not passed on.
    """
    wrote = wrote or who_wrote_last(tx, person.id, now)
    if wrote is None:
        return None
    if not is_too_long(text) and not _answers_them(text, person):
        if Role.CO_PRODUCER not in roles_of(tx, person.id):
            return None
        kind = small_talk(spelled_out(text), person.language) or "thanks"
        outbox.post(tx, to=person.id, kind="note", name=_NOT_PASSED[kind], now=now)
        return NOTHING
    return offer(tx, person, text, now, wrote=wrote)


def _says_something(text: str, person: Row) -> bool:
    return not kept_words.says_nothing(text, person)


def _answers_them(text: str, person: Row) -> bool:
    """Whether it can be an answer to what someone wrote: a yes, a thumb, a number; no thanks."""
    kind, language = small_talk(spelled_out(text), person.language), person.language
    if kind is not None or shows_nothing(text):
        return kind in ("ok", "how")
    only_polite = bool(plain(text)) and not without(plain(text), polite_words(language))
    return not only_polite or says_yes(text, language) or says_no(text, language)


def _tells_of_danger(tx: Tx, person: Row, text: str, now: datetime) -> bool:
    """Whether it is a plain word of danger that names someone of one's own groups."""
    known, language = Known(tx, person, now), person.language
    said = without(spelled_out(text), polite_words(language))
    here = [place.group_id for place in known.memberships()]
    near = select(memberships.c.person_id).where(memberships.c.group_id.in_(here)).distinct()
    for one in tx.conn.scalars(near):
        name = spelled_out(str(known.name_of(one)))
        rest = said.removeprefix(f"{name}s ") if name else said
        rest = f"is {rest}" if rest != said else said.removeprefix(f"{name} ")
        who = (SOMEONE, load(language).gettext(SOMEONE), "")
        if rest != said and any(command_of(f"{w} {rest}", language) == "safety" for w in who):
            return True
    return False


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
    mine = {row.person_id: row.group_id for row in looked_after(tx, staff.id, now)}
    if wrote not in mine:
        return None
    about: Answers = {"own_words": words, "word_to": str(wrote), "group": str(mine[wrote])}
    return kept_words.asks_in(tx, talking.begin(tx, staff, "word_back", now, answers=about))
