"""Catalogues as text. The same sentences always give the same file: no dates, no line numbers."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from locales import plurals

_HEAD = """\
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def template_text(found: Catalog) -> str:
    """The text of messages.pot."""
    return f"# What Alongside says. Made by `make words`: do not edit.\n{_HEAD}\n{_body(found)}"


def new_text(code: str, found: Catalog) -> str:
    """The text of a language's first catalogue: nothing translated, checked by nobody."""
    head = (
        f"{_HEAD}"
        f'"Language: {code}\\n"\n'
        f'"Plural-Forms: {plurals.header(code)}\\n"\n'
        '"X-Reviewed-By: \\n"\n'
        '"X-Reviewed-On: \\n"\n'
    )
    note = (
        "# Whoever has checked every sentence writes a name after X-Reviewed-By, and the day as\n"
        "# 2026-06-10 after X-Reviewed-On. Until then the bot says that nobody has.\n"
    )
    return _with_sentences(f"{note}{head}\n", found)


def updated_text(path: Path, found: Catalog) -> str:
    """A language's catalogue with today's sentences.

    Its header and translations stay; those nobody says any more are kept at the end as comments.
    """
    return _with_sentences(path.read_text(encoding="utf-8"), found)


def _with_sentences(text: str, found: Catalog) -> str:
    """The header is kept as it stands: Babel would drop what it does not know."""
    head, _, _ = text.partition("\n\n")
    catalogue = read_po(io.BytesIO(text.encode()))
    # A guess from a similar sentence would have to be found and checked: missing is clearer.
    catalogue.update(found, no_fuzzy_matching=True)
    return f"{head.rstrip()}\n\n{_body(catalogue)}"


def _body(catalogue: Catalog) -> str:
    text = io.BytesIO()
    write_po(text, catalogue, width=0, omit_header=True, include_lineno=False)
    return text.getvalue().decode().strip("\n") + "\n"
