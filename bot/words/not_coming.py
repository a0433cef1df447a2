"""Whether longer words say too that someone can't come: “I'm still ill, can't come”."""

from __future__ import annotations

import re

from bot.words.choosing import clauses, is_asked_back
from bot.words.plain_questions import kind_of
from bot.words.polite import conditions
from locales.plain import spelled_out

#: words that join two things that are said; Arabic glues some of them to the next word
_JOINS = re.compile(
    r"\b(?:and|so|because|cos|cuz|coz|since|as)\b|\bلأن\w*|\bلذلك\b|\bو(?=\w)|\bف(?=\w)"
)


def says_they_cannot(text: str, language: str) -> str:
    """Unwell, or no, if one of the things that are said is just that; nothing if none is.

    Nothing either where it is asked, or left open with an “if” or a “maybe”.
    """
    if is_asked_back(text) or not conditions(language).isdisjoint(spelled_out(text).split()):
        return ""
    said = {
        kind_of(part, language)
        for clause in clauses(text, language)
        for part in (clause, *_JOINS.split(clause))
    }
    return "unwell" if "ill" in said else "no" if "away" in said else ""
