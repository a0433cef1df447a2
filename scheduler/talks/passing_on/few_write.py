"""Answers without a name, in a language or letters that few here use: they could show whose.

Of each group, what most co-producers read is its language. Who reads another, with fewer than it
takes for results, hears so before typing; what is typed in letters that few use is held back.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple
from unicodedata import category, name, normalize

from locales.catalogue import language
from records.database import Tx
from records.evaluations import ENOUGH
from records.people import Role
from records.talks import Talk
from scheduler.talks.known import Known, fact
from scheduler.talks.people.group import group_id_of
from scheduler.talks.people.members import everyone
from scheduler.talks.spoken import Voice

_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo"})


class LanguageName(NamedTuple):
    """A language, by the name that it has in the reader's."""

    code: str

    def in_words(self, voice: Voice) -> str:
        """The name."""
        return voice.locale.languages.get(self.code) or language(self.code).name


def _languages(tx: Tx, group_id: int) -> Counter[str]:
    """How many of a group's co-producers read each language; the one of most comes first."""
    read = (person.language for person in everyone(tx, group_id, Role.CO_PRODUCER))
    return Counter(dict(Counter(sorted(read)).most_common()))


def _languages_here(known: Known) -> Counter[str]:
    group_id = group_id_of(known)
    if group_id is None:
        return Counter()
    return known.row("languages_here", lambda: _languages(known.tx, group_id))


@fact("few_write_so")
def few_write_so(known: Known) -> object:
    """Whether few of the group read this person's language; not where another types for them."""
    read, mine = _languages_here(known), known.person.language
    if not read or mine == next(iter(read)) or read[mine] >= ENOUGH:
        return False
    talk = known.tx.find(Talk, known.talk_id)
    return talk is None or talk.played_by is None


@fact("my_language")
def my_language(known: Known) -> object:
    """The language this person reads."""
    return LanguageName(known.person.language)


@fact("group_language")
def group_language(known: Known) -> object:
    """The language that most of the group read."""
    return LanguageName(next(iter(_languages_here(known)), known.person.language))


def shows_who(tx: Tx, group_id: int, words: str) -> bool:
    """Whether words have letters that are not of the group's language, and that few read."""
    read = _languages(tx, group_id)
    of_many = [
        code for at, (code, number) in enumerate(read.items()) if not at or number >= ENOUGH
    ]
    usual = {kind for code in of_many for kind in _kinds(language(code).name)}
    return not _kinds(words) <= usual


def _kinds(words: str) -> set[str]:
    """The kinds of letters in words, as Unicode names them: Latin, Arabic and so on."""
    letters = (one for one in normalize("NFKC", words) if category(one) in _LETTERS)
    return {name(one, "").partition(" ")[0] for one in letters}
