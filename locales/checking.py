"""What is wrong with the catalogues, one line each. Nothing is changed."""

import string
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from locales import plain_words, plurals
from locales.extraction import sentences, template, unreadable
from locales.writing import template_text


def problems(root: Path) -> Iterator[str]:
    """Every reason why these words can't be released."""
    yield from unreadable(root)
    said = list(sentences(root))
    found = template(iter(said))
    counted = {sentence.words: sentence.counted for sentence in said if sentence.counted}
    written = root / "locales" / "messages.pot"
    if not written.is_file() or written.read_text(encoding="utf-8") != template_text(found):
        yield "locales/messages.pot: out of date; run `make words`"
    for message in found:
        if message.id:
            yield from _english(message)
    for path in sorted((root / "locales").glob("*/LC_MESSAGES/messages.po")):
        name = path.relative_to(root).as_posix()
        yield from (f"{name}: {problem}" for problem in _translations(path, found, counted))


def _english(message: Message) -> Iterator[str]:
    where = message.locations[0][0]
    for words in _ids(message):
        for complaint in (*plain_words.complaints(words), *_bad_names(words)):
            yield f"{where}: {complaint}: {_short(words)}"


def _bad_names(words: str) -> Iterator[str]:
    try:
        names = _names(words)
    except ValueError:
        yield "braces that do not match"
        return
    if not all(name.isidentifier() for name in names):
        yield "a placeholder needs a plain name, like {day}"


def _translations(path: Path, found: Catalog, counted: Mapping[str, str]) -> Iterator[str]:
    code = path.parts[-3]
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        yield f"“{code}” is no language that CLDR knows"
        return
    with path.open("rb") as source:
        catalogue = read_po(source)
    yield from _plural_header(code, catalogue)
    single = plurals.single(catalogue.plural_expr)
    for message in found:
        if message.id:
            first = _ids(message)[0]
            translated = catalogue.get(message.id, message.context)
            wrong = _one(message, translated, counted.get(first), single)
            yield from (f"{it}: {_short(first)}" for it in wrong)
    for message in catalogue:
        if message.id and found.get(message.id, message.context) is None:
            yield f"nobody says this now; run `make words`: {_short(_ids(message)[0])}"


def _plural_header(code: str, catalogue: Catalog) -> Iterator[str]:
    expected = plurals.forms(code)
    if catalogue.num_plurals != expected:
        yield f"{catalogue.num_plurals} plural forms, this language has {expected}"
    elif not plurals.agrees(code, catalogue.plural_expr):
        yield f"Plural-Forms does not count as CLDR does; it should be {plurals.header(code)}"


def _one(
    message: Message, translated: Message | None, counted: str | None, single: frozenset[int]
) -> Iterator[str]:
    forms = _forms(translated)
    if translated is None or not any(forms):
        yield "missing"
    elif translated.fuzzy:
        yield "fuzzy"
    elif not all(forms):
        yield "a plural form is missing"
    elif not all(
        _fits(message, form, {counted} if number in single else set())
        for number, form in enumerate(forms)
    ):
        yield "placeholders differ"


def _forms(translated: Message | None) -> list[str]:
    if translated is None or not translated.string:
        return []
    if isinstance(translated.string, str):
        return [translated.string]
    return list(translated.string)


def _fits(message: Message, form: str, in_the_word: set[str | None]) -> bool:
    """A plural form may leave out what one English form leaves out: "one of you", not "1".

    It may also leave out a number that is in its word, like the two of Arabic's dual.
    """
    used = [_names(words) for words in _ids(message)]
    try:
        return set.intersection(*used) - in_the_word <= _names(form) <= set.union(*used)
    except ValueError:
        return False


def _names(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _short(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= most else f"“{line[:most]}…”"
