"""A plain yes, a plain no, and the other ways to refuse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bot.words.polite import polite_words, refusals, without
from locales.catalogue import load
from locales.plain import plain, spelled_out, symbols

_YES = {
    "en": "yes y yeah yea yep yup ok okay sure please|yes please|yes thanks|ok thanks|of course",
    "ar": "نعم ايوه ايوا اي اه اجل تمام حسنا طيب|نعم من فضلك",
}
_NO = {
    "en": "no n nope nah|no thanks|no thank you|not really|no ta",
    "ar": "لا كلا لأ|لا شكرا",
}
#: a yes that comes with a “now” may as well be the beginning of “I am OK now”
_NO_YES = frozenset({"ok now", "okay now"})
#: a no that is none where anything but a clear one counts as a yes
_NOT_QUITE_NO = frozenset({"not really"})
_THUMBS_UP, _THUMBS_DOWN = frozenset("👍✅👌✔"), frozenset("👎❌✖")
#: emoji that say yes or no
THUMBS = _THUMBS_UP | _THUMBS_DOWN


def is_clear_no(text: str, language: str) -> bool:
    """Whether it is a no that leaves nothing open."""
    bare = without(spelled_out(text), polite_words(language))
    return says_no(text, language) and bare not in _NOT_QUITE_NO


def says_yes(text: str, language: str) -> bool:
    """Whether it is a plain yes, or a thumb up; polite words may stand around it."""
    return _says(text, language, yes_words(language), _THUMBS_UP)


def says_no(text: str, language: str) -> bool:
    """Whether it is a plain no, or a thumb down; polite words may stand around it."""
    return _says(text, language, no_words(language), _THUMBS_DOWN)


def _says(text: str, language: str, words: frozenset[str], thumbs: frozenset[str]) -> bool:
    said, signs = plain(text), frozenset(symbols(text))
    if not said:
        return bool(signs) and signs <= thumbs
    if said in _NO_YES:
        return False
    bare = without(said, polite_words(language))
    each = set(bare.split())  # “yes yes yes”
    return said in words or bare in words or (bool(each) and each <= words)


def refuses(text: str, language: str) -> bool:
    """Whether it is a no in one of the ways that are listed: “tell no one”, “not yet”.

    Nothing longer is one: “he will not stop” is no refusal.
    """
    said = spelled_out(text)
    forms = {said, without(said, polite_words(language))}
    return says_no(text, language) or not refusals(language).isdisjoint(forms)


@cache
def yes_words(language: str) -> frozenset[str]:
    """What means yes in this language. English is understood too."""
    return frozenset({plain(load(language).gettext("Yes")), *_listed(_YES, language)})


@cache
def no_words(language: str) -> frozenset[str]:
    """What means no in this language. English is understood too."""
    return frozenset({plain(load(language).gettext("No")), *_listed(_NO, language)})


def _listed(table: dict[str, str], language: str) -> Iterator[str]:
    for code in {"en", language}:
        single, *longer = table.get(code, "").split("|")
        yield from (plain(word) for word in (*single.split(), *longer))
