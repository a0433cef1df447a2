"""The choice that is picked by words that are not on its button, or by each of several clauses."""

from __future__ import annotations

from collections.abc import Sequence

from bot.words.choosing import chosen, clauses
from bot.words.polite import polite_words, without
from bot.words.yes_and_no import no_words
from conversations.script import Ask, Choice
from locales.catalogue import load
from locales.plain import spelled_out


def in_other_words(text: str, ask: Ask, language: str) -> str | None:
    """The choice that this picks by words that are not on its button, polite ones around them."""
    translated = load(language).gettext
    bare = without(spelled_out(text), polite_words(language))
    first, _, rest = bare.partition(" ")
    refused = rest if first in no_words(language) else ""  # “nah don't ring”
    for choice in ask.choices:
        if not isinstance(choice, Choice):
            continue
        forms = (form for one in choice.typed for form in (one, translated(one)))
        plainly = {without(spelled_out(form), polite_words(language)) for form in forms}
        if bare in plainly or (choice.key == "no" and refused in plainly):
            return choice.key
    return None


def in_each_clause(
    text: str,
    ask: Ask,
    offered: Sequence[tuple[str, str]],
    language: str,
    *,
    whole: bool,
    yes: str,
) -> str | None:
    """The one choice that each clause picks: “no thanks, don't ring me”. None if one is none."""
    found: set[str | None] = set()
    for clause in clauses(text, language):
        if without(spelled_out(clause), polite_words(language)):
            said = chosen(clause, offered, language, numbered=False, whole=whole, yes=yes)
            found.add(said or in_other_words(clause, ask, language))
    return found.pop() if len(found) == 1 else None
