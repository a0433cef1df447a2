"""How much a message says: nothing to speak of, small talk, or something for a person."""

from __future__ import annotations

from bot.words.clean import LONGEST_TEXT, cleaned, shows_nothing
from bot.words.polite import is_hard, polite_words, resumes, small_sign, small_talk, without
from bot.words.yes_and_no import refuses, says_no, says_yes
from locales.plain import plain, spelled_out, symbols
from records.database import Tx
from records.people import Person, Role
from scheduler.talks.people.contact_rows import roles_of


def says_nothing(text: str, person: Person) -> bool:
    """Whether there is no more in it than a greeting, thanks, a yes or a no."""
    language = person.language
    if says_yes(text, language) or says_no(text, language):
        return True
    return not without(plain(text), polite_words(language)) and not is_hard(symbols(text))


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


def answer_small_talk(person: Person, text: str) -> str | None:
    """The note that answers small talk, or a sign such as 👍; None if it is none."""
    said = spelled_out(text)
    kind = small_talk(said, person.language) if said else small_sign(symbols(text))
    return f"small_{kind}" if kind is not None else None


def only_goes_on(text: str, person: Person) -> bool:
    """Whether it says no more than that they go on, or would rather not; or is small talk."""
    if says_nothing(text, person) or refuses(text, person.language):
        return True
    bare = without(spelled_out(text), polite_words(person.language))
    return bare in resumes(person.language) or answer_small_talk(person, text) is not None


def is_too_long(text: str) -> bool:
    """Whether there is more in a message than can be kept, or passed on."""
    return len(text) > LONGEST_TEXT and cleaned(text) is None


def not_read(tx: Tx, person: Person, text: str) -> str | None:
    """The note for words that go to no one from here; None for who can have them passed on."""
    roles = roles_of(tx, person.id)
    can = not roles or Role.CO_PRODUCER in roles or says_nothing(text, person)
    return None if can else "not_read"


def says_something(text: str, person: Person) -> bool:
    """Whether there is more in it than that."""
    return not says_nothing(text, person)


def answers_someone(text: str, person: Person) -> bool:
    """Whether it can be an answer to what someone wrote: a yes, a thumb, a number; no thanks."""
    kind, language = small_talk(spelled_out(text), person.language), person.language
    if kind is not None or shows_nothing(text):
        return kind in ("ok", "how")
    only_polite = bool(plain(text)) and not without(plain(text), polite_words(language))
    return not only_polite or says_yes(text, language) or says_no(text, language)
