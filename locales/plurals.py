"""How many plural forms a language has, after CLDR (Welsh and Arabic have six)."""

import gettext
from collections import Counter

from babel import Locale
from babel.messages.catalog import Catalog
from babel.plural import to_gettext

#: Whole numbers that tell a language's forms apart. Above them French and others have a form
#: for millions that gettext's own tables leave out, as the bot never counts that far.
_COUNTED = range(1001)


def forms(code: str) -> int:
    """The number of forms that this language needs for whole numbers."""
    rule = Locale.parse(code).plural_form
    return len({rule(number) for number in _COUNTED})


def header(code: str) -> str:
    """The value of a catalogue's Plural-Forms: Babel's table, or CLDR's rule where it differs."""
    known = Catalog(locale=code)
    if known.num_plurals == forms(code) and agrees(code, known.plural_expr):
        return known.plural_forms
    return to_gettext(Locale.parse(code).plural_form)


def agrees(code: str, expression: str) -> bool:
    """Whether a gettext expression puts the same numbers together as CLDR does."""
    rule, index = Locale.parse(code).plural_form, gettext.c2py(expression)
    pairs = {(rule(number), index(number)) for number in _COUNTED}
    return len(pairs) == len({tag for tag, _ in pairs}) == len({form for _, form in pairs})


def single(expression: str) -> frozenset[int]:
    """The forms of a gettext expression that are said of one number only, like Arabic's dual."""
    index = gettext.c2py(expression)
    said_of = Counter(index(number) for number in _COUNTED)
    return frozenset(form for form, numbers in said_of.items() if numbers == 1)
