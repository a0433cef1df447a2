"""What is typed where a choice is asked for, and words of one's own are an answer as well.

Few words mean a choice: what is on its button, what is listed for it (polite.toml), a yes or a no
that can mean one. A yes or a no that can mean none says too little to be read by others. What says
that nobody knows, or not now, is the choice that means so; else the question is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from bot.words.choosing import chosen, is_asked_back
from bot.words.clean import Unread, clean
from bot.words.polite import listed, longest_first, polite_words, small_talk, without
from bot.words.yes_and_no import refuses, says_no, says_yes
from conversations.offers import SKIPPED, takes_words
from conversations.script import BESIDE, Ask
from locales.plain import spelled_out

#: the choices that mean: nobody knows yet, or not now
_LATER = ("later", "not_now")
#: the choices that a yes means, and those that a no does
_YES, _NO = ("yes", "hold"), ("no_staff", "no_pay", "no_recording", "change", "not_now")
#: said of one meeting, and of no other; and of all, as it is where that can be picked
_ONLY, _ALL = "one", "all"
_NUMBER = re.compile(r"\d{1,2}")
_QUESTION_MARKS = re.compile(r"[?؟\s]+")
#: a link, or a number to ring, may end in any way
_TO_JOIN = re.compile(r"://|\d{4}")


def reads_few(ask: Ask, keys: Collection[str]) -> bool:
    """Whether this is such a question, with these choices."""
    return bool(ask.words_for or ask.chooses) and takes_words(ask, keys)


def speaks_of_oneself(text: str, language: str) -> bool:
    """Whether it names just whoever types it."""
    return _says(text, "me", language)


def read_few(text: str, offered: Sequence[tuple[str, str]], language: str) -> str:
    """The choice that was meant, or the words, with what they say besides. Raises Unread."""
    keys = [key for key, _ in offered]
    if _QUESTION_MARKS.fullmatch(text) or _says(text, "unsure", language):
        return _later(keys)
    key = chosen(text, offered, language, whole=True)
    if key is not None:
        return key
    rest = {
        without(form, longest_first(language, "few", _ONLY)) for form in _forms(text, language)
    }
    besides = BESIDE + _ONLY if rest != _forms(text, language) else ""
    key = _listed_for(rest, keys, language) or _yes_or_no(text, rest, keys, language)
    if key is not None:
        return key + besides
    if rest == {""} and besides:
        if _ONLY in keys:
            return _ONLY
        raise Unread("SAY_IT_IN_WORDS")
    if _says_too_little(text, language):
        raise Unread("SAY_IT_IN_WORDS")
    if refuses(text, language):
        return _later(keys)
    if _is_no_answer(text, language):
        raise Unread("NOT_AN_ANSWER")
    return clean(text) + besides


def _later(keys: Sequence[str]) -> str:
    """The choice that says: not now; else the question is passed over."""
    return next((key for key in _LATER if key in keys), SKIPPED)


def _forms(text: str, language: str) -> set[str]:
    """Plain words, with what is polite in them and without it."""
    said = spelled_out(text)
    return {said, without(said, polite_words(language))}


def _says(text: str, name: str, language: str) -> bool:
    return not _forms(text, language).isdisjoint(listed(language, "few", name))


def _listed_for(said: AbstractSet[str], keys: Sequence[str], language: str) -> str | None:
    """The choice for which these words are listed."""
    found = [key for key in keys if not said.isdisjoint(listed(language, "few", key))]
    return found[0] if len(found) == 1 else None


def _yes_or_no(
    text: str, said: AbstractSet[str], keys: Sequence[str], language: str
) -> str | None:
    """The one choice that a plain yes or no means here."""
    rest = max(said, key=len) or text  # signs have no words
    all_of_them = _ONLY in keys and not said.isdisjoint(listed(language, "few", _ALL))
    if says_yes(rest, language) or all_of_them:
        found = [key for key in _YES if key in keys]
    elif says_no(rest, language) or not said.isdisjoint(listed(language, "few", "no")):
        found = [key for key in _NO if key in keys]
    else:
        return None
    return found[0] if len(found) == 1 else None


def _says_too_little(text: str, language: str) -> bool:
    """Whether nobody who reads it could know what is meant."""
    plainly = says_yes(text, language) or says_no(text, language)
    return plainly or _says(text, "no", language) or _says(text, "no_one", language)


def _is_no_answer(text: str, language: str) -> bool:
    """Whether it is small talk, a number that picks nothing, or asks something back."""
    if "" in _forms(text, language) or small_talk(spelled_out(text), language) is not None:
        return True
    if _NUMBER.fullmatch(spelled_out(text)):
        return True
    return is_asked_back(text) and not _TO_JOIN.search(text)
