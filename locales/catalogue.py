"""One language's words, compiled in memory when the program starts: no .mo files to forget."""

import gettext
import io
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales.pseudo import pseudo

HERE = Path(__file__).parent
TEMPLATE = HERE / "messages.pot"
#: The language that sentences are written in, in the code itself.
SOURCE = "en"
#: The pseudo-locale: a sentence without ⟦brackets⟧ has escaped translation.
PSEUDO = "xx"


@dataclass(frozen=True)
class Language:
    """A language people can choose, and whether a person has checked its words."""

    code: str
    #: its name in itself, as people look for it in a list
    name: str
    #: "ltr" or "rtl"
    direction: str
    #: who checked the words; empty if nobody has, and then the bot says so (W:11)
    reviewed_by: str = ""
    reviewed_on: date | None = None

    @property
    def reviewed(self) -> bool:
        return self.code in {SOURCE, PSEUDO} or bool(self.reviewed_by)


def languages() -> tuple[Language, ...]:
    """What people can choose: English first, then by code. The pseudo-locale is for tests."""
    codes = sorted(path.parts[-3] for path in HERE.glob("*/LC_MESSAGES/messages.po"))
    return tuple(language(code) for code in (SOURCE, *codes))


@cache
def language(code: str) -> Language:
    """The language of this code. Raises babel.UnknownLocaleError if there is none."""
    if code == PSEUDO:
        return Language(PSEUDO, pseudo("Pseudo"), "ltr")
    locale = Locale.parse(code)
    own_name = locale.get_display_name() or code
    header = _header(code)
    return Language(
        code,
        own_name[:1].upper() + own_name[1:],
        locale.text_direction,
        header.get("X-Reviewed-By", ""),
        _date(header.get("X-Reviewed-On", "")),
    )


@cache
def load(code: str) -> gettext.NullTranslations:
    """The translations of this language; English, as written, where there are none."""
    if code == PSEUDO:
        return _compiled(_pseudo_catalogue())
    if not path_of(code).is_file():
        return gettext.NullTranslations()
    with path_of(code).open("rb") as source:
        return _compiled(read_po(source))


def path_of(code: str, folder: Path = HERE) -> Path:
    """Where this language's catalogue is."""
    return folder / code / "LC_MESSAGES" / "messages.po"


def _compiled(catalogue: Catalog) -> gettext.GNUTranslations:
    """Fuzzy translations are left out: a guess is worse than English."""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _pseudo_catalogue() -> Catalog:
    with TEMPLATE.open("rb") as source:
        catalogue = read_po(source, locale=SOURCE)
    for message in catalogue:
        if isinstance(message.id, str):
            message.string = pseudo(message.id) if message.id else message.string
        else:
            message.string = tuple(pseudo(words) for words in message.id)
    return catalogue


def _header(code: str) -> dict[str, str]:
    """Babel keeps only the headers it knows, so ours (X-...) are read here."""
    if not path_of(code).is_file():
        return {}
    head, _, _ = path_of(code).read_text(encoding="utf-8").partition("\n\n")
    return dict(re.findall(r'^"([\w-]+): *(.*?)\\n"$', head, re.MULTILINE))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
