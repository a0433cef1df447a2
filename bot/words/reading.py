"""What was typed becomes a value: a choice, several, words, a number, a day or a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from babel import UnknownLocaleError
from babel.units import format_unit

from bot.words.choosing import chosen, is_asked_back, several
from bot.words.cities import NoPlace, zone_in
from bot.words.clean import Unread, clean
from bot.words.contact import address_in, phone_in
from bot.words.cries import topics
from bot.words.day_times import NoTime, times_in
from bot.words.days import NoDay, PastDay
from bot.words.few_words import read_few, reads_few
from bot.words.moments import moment
from bot.words.names import name_in
from bot.words.other_words import in_each_clause, in_other_words
from bot.words.own_word import why_unfit
from bot.words.polite import small_talk, trimmed
from bot.words.yes_and_no import is_clear_no, says_no, says_yes
from conversations import phrases
from conversations.offers import NEITHER
from conversations.script import Answer, Ask, Choice, Reads
from locales.catalogue import load
from locales.plain import digits, plain, spelled_out, symbols
from scheduler.post.help_now import region

#: so much out of so much
_OUT_OF = re.compile(r"\d{1,3}([.,]\d)?\s*(/|out of|من|على)\s*\d{1,3}\W*|\d{1,3} ?%\W*")
_LONGEST_CHOICE = 200


def read(
    text: str,
    ask: Ask,
    offered: Sequence[tuple[str, str]],
    *,
    now: datetime,
    zone: str,
    language: str,
) -> Answer:
    """The answer that was typed. `offered` are (key, words on the button). Raises Unread.

    A day or a time may carry more than was asked, and may be in doubt (conversations/script).
    """
    if ask.many:
        return _many(text, ask, offered, language)
    if ask.reads is Reads.WORD:
        return _own_word(text, language)
    if reads_few(ask, dict(offered)):
        return read_few(text, offered, language)
    own_words = ask.reads is Reads.OWN_WORDS
    counts = own_words or ask.reads in {Reads.CHOICE, Reads.TEXT, Reads.CITY}
    if offered and len(text) <= _LONGEST_CHOICE and not _is_open(text, ask, offered, language):
        exactly = ask.reads is Reads.TEXT  # “Sam” may be another than Samantha
        key = chosen(
            text,
            offered,
            language,
            numbered=counts,
            exactly=exactly,
            whole=own_words,  # half of a button, or a “no”, may be the beginning of anything
            yes=_yes_of(ask, offered),
        )
        key = key or in_other_words(text, ask, language)
        if not exactly:
            yes = _yes_of(ask, offered)
            key = key or in_each_clause(text, ask, offered, language, whole=own_words, yes=yes)
        if key is not None:
            return key
    if ask.reads not in {Reads.DATE, Reads.TIME}:
        return _value(text, ask, language)
    return _moment(text, ask, offered, now, zone, language)


def _is_open(text: str, ask: Ask, offered: Sequence[tuple[str, str]], language: str) -> bool:
    """Whether it leaves open what is meant: “good?”, or no clear no where only that counts."""
    if ask.unclear and says_no(text, language) and not is_clear_no(text, language):
        return True
    labels = {plain(label) for _, label in offered}
    asked_back = is_asked_back(text) and ask.reads in {Reads.CHOICE, Reads.OWN_WORDS}
    return asked_back and not (plain(text) in labels and any("?" in label for _, label in offered))


def _yes_of(ask: Ask, offered: Sequence[tuple[str, str]]) -> str:
    """The choice that a “yes” means; of an answer in doubt, the one beside “no”."""
    if ask.reads in {Reads.DATE, Reads.TIME}:
        keys = [key for key, _ in offered]
        return keys[0] if keys[1:] == [NEITHER] else ""
    return next((c.key for c in ask.choices if isinstance(c, Choice) and c.yes), "")


def _value(text: str, ask: Ask, language: str) -> Answer:
    if ask.reads is Reads.OWN_WORDS and not says_how_it_is(text, language):
        raise Unread("NOT_AN_ANSWER")
    if ask.reads is Reads.NAME:
        return name_in(clean(text), language)
    if ask.reads in {Reads.TEXT, Reads.FILE, Reads.OWN_WORDS}:
        return clean(text)
    if ask.reads is Reads.EMAIL:
        return _email(trimmed(text, language))
    if ask.reads is Reads.PHONE:
        return _phone(trimmed(text, language))
    if ask.reads is Reads.NUMBER:
        return _number(text, language)
    if ask.reads is Reads.CITY:
        return _city(text, language)
    raise Unread("NOT_AN_ANSWER")


def _moment(
    text: str,
    ask: Ask,
    offered: Sequence[tuple[str, str]],
    now: datetime,
    zone: str,
    language: str,
) -> Answer:
    try:
        return moment(text, ask, offered, now=now, zone=zone, language=language)
    except PastDay:
        raise Unread("DAY_IS_PAST") from None
    except NoDay:
        raise Unread("NOT_A_DAY") from None
    except NoTime:
        raise Unread("NOT_A_TIME") from None


def says_how_it_is(text: str, language: str) -> bool:
    """Whether words say something of how someone is: no greeting, yes, no, thanks or number."""
    kind = small_talk(spelled_out(text), language)
    if kind is not None:
        return kind == "ok"
    if _OUT_OF.fullmatch(digits(text)):  # “10/10”
        return True
    says_little = says_yes(text, language) or says_no(text, language)
    return not says_little and (any(map(str.isalpha, text)) or bool(symbols(text)))


def may_be_an_answer(text: str, language: str) -> bool:
    """Whether it is just the name of a topic: where words are asked for, it may be an answer."""
    translated = load(language).gettext
    forms = (form for one in phrases.TYPED_SAFETY_WORDS for form in (one, translated(one)))
    return plain(text) in {*map(plain, forms), *topics(language)}


def says_done(text: str, language: str) -> bool:
    """Whether this is the word on the button that ends picking."""
    return plain(text) in {plain(phrases.DONE), plain(load(language).gettext(phrases.DONE))}


def _own_word(text: str, language: str) -> str:
    word = clean(text)
    if (why := why_unfit(word, language)) is not None:
        raise Unread(why)
    return word


def _many(text: str, ask: Ask, offered: Sequence[tuple[str, str]], language: str) -> Answer:
    if not ask.skip and (says_yes(text, language) or says_no(text, language)):
        raise Unread("NOT_AN_ANSWER")  # of a single name, a yes would pick it
    keys = several(text, offered, language) if len(text) <= _LONGEST_CHOICE else None
    keys = keys or _by_the_clock(text, offered, language)
    if keys is None:
        raise Unread("NOT_AN_ANSWER")
    return keys


def _by_the_clock(
    text: str, offered: Sequence[tuple[str, str]], language: str
) -> tuple[str, ...] | None:
    """The choices that are times, by those that were typed: “12 pm” is “At noon”."""
    clocks = {at: key for key, label in offered if (at := _clock(label, language))}
    parts = (part for part in re.split(r"\s*(?:[,،&+]|\band\b)\s*", text) if part)
    found = [clocks.get(_clock(part, language), "") for part in parts]
    return tuple(dict.fromkeys(found)) if found and all(found) else None


def _clock(text: str, language: str) -> str:
    """The one time of day in these words; nothing if they hold none, or several."""
    try:
        found = times_in(text, language=language)
    except NoTime:
        return ""
    return found[0] if len(found) == 1 else ""


def _number(text: str, language: str) -> str:
    """A whole number from 1 to 9999, alone or in minutes: “60”, “60 minutes”."""
    found = re.fullmatch(r"(\d{1,4}) ?(\D*)", plain(text)) if len(text) < 50 else None
    broken = re.search(r"\d[.,]\d", digits(text))
    if found is None or broken or not int(found[1]):
        raise Unread("NOT_A_NUMBER")
    if found[2] and found[2] not in minute_words(language):
        raise Unread("NOT_A_NUMBER")
    return str(int(found[1]))


@cache
def minute_words(language: str) -> frozenset[str]:
    """How minutes are written in this language, and in English."""
    found = {"min", "mins", "minute", "minutes"}
    for width in ("long", "short", "narrow"):
        for number in (3, 20, 100):  # the plural forms that a number is written out in
            try:
                words = format_unit(number, "duration-minute", width, locale=language)
            except (UnknownLocaleError, ValueError):
                return frozenset(found)
            found.add(re.sub(r"\d", "", plain(words)).strip())
    return frozenset(found)


def _email(text: str) -> str:
    address = address_in(clean(text))
    if not address:
        raise Unread("NOT_AN_ADDRESS")
    return address


def _phone(text: str) -> str:
    number = phone_in(clean(text), region())
    if not number:
        raise Unread("NOT_A_PHONE")
    return number


def _city(text: str, language: str) -> str:
    try:
        return zone_in(text, language)
    except NoPlace:
        raise Unread("NOT_A_PLACE") from None
