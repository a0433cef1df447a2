"""People hear the bot in their own language, or in English where nobody has translated yet."""

import gettext
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from locales import catalogue
from locales.__main__ import main
from locales.catalogue import PSEUDO, language, languages, load
from locales.plurals import agrees, forms, header


@pytest.fixture
def here(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The small project, with Arabic begun, in the place of the real catalogues."""
    main(["extract"], root)
    main(["add", "ar"], root)
    folder = root / "locales"
    monkeypatch.setattr(catalogue, "TEMPLATE", folder / "messages.pot")
    monkeypatch.setattr(
        catalogue, "path_of", lambda code, *_: folder / code / "LC_MESSAGES/messages.po"
    )
    monkeypatch.setattr(catalogue, "HERE", folder)
    load.cache_clear()
    language.cache_clear()
    yield folder
    load.cache_clear()
    language.cache_clear()


def translate(folder: Path, old: str, new: str) -> None:
    path = folder / "ar" / "LC_MESSAGES" / "messages.po"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_translated_sentence_is_said_and_any_other_stays_english(here: Path) -> None:
    translate(here, 'msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "نعم"')

    assert load("ar").gettext("Yes") == "نعم"
    assert load("ar").gettext("No") == "No"
    assert load("ar") is load("ar")


def test_a_guess_is_not_said(here: Path) -> None:
    translate(here, 'msgid "Yes"\nmsgstr ""', '#, fuzzy\nmsgid "Yes"\nmsgstr "لا"')

    assert load("ar").gettext("Yes") == "Yes"


def test_arabic_has_six_plural_forms(here: Path) -> None:
    for form in range(6):
        translate(here, f'msgstr[{form}] ""', f'msgstr[{form}] "{form}"')
    said = load("ar").ngettext

    assert [
        said("{n} of you is coming.", "{n} of you are coming.", n) for n in (0, 1, 2, 3, 11, 100)
    ] == ["0", "1", "2", "3", "5", "4"]


def test_a_language_without_a_catalogue_is_english(here: Path) -> None:
    assert load("so").gettext("Yes") == "Yes"
    assert type(load("en")) is gettext.NullTranslations


def test_english_comes_first_and_an_unchecked_language_says_so(here: Path) -> None:
    english, arabic = languages()

    assert (english.name, english.direction, english.reviewed) == ("English", "ltr", True)
    assert (arabic.name, arabic.direction, arabic.reviewed) == ("العربية", "rtl", False)


def test_who_checked_a_language_and_when_is_known(here: Path) -> None:
    translate(here, "X-Reviewed-By: ", "X-Reviewed-By: Amal N.")
    translate(here, "X-Reviewed-On: ", "X-Reviewed-On: 2026-06-10")
    arabic = language("ar")

    assert arabic.reviewed
    assert (arabic.reviewed_by, arabic.reviewed_on) == ("Amal N.", date(2026, 6, 10))


@pytest.mark.parametrize("code", ["ar", "fa", "ur", "ckb"])
def test_languages_written_from_the_right_are_known(code: str) -> None:
    assert language(code).direction == "rtl"


def test_the_pseudo_locale_marks_each_sentence_and_keeps_its_placeholders(here: Path) -> None:
    pseudo = load(PSEUDO)

    assert pseudo.gettext("Thank you.") == "⟦Ţĥáñķ ýöú.⟧".replace("ö", "ó")
    assert "{name}" in pseudo.gettext("Hello {name}. It is good to hear from you.")
    assert pseudo.ngettext("{n} of you is coming.", "{n} of you are coming.", 2).startswith("⟦{n}")
    assert pseudo.gettext("Never extracted") == "Never extracted"


@pytest.mark.parametrize(
    ("code", "number"),
    [("en", 2), ("cy", 6), ("pl", 3), ("ro", 3), ("ar", 6), ("bn", 2), ("ti", 2), ("uk", 3)],
)
def test_plural_forms_are_as_cldr_counts_them(code: str, number: int) -> None:
    assert forms(code) == number
    assert agrees(code, header(code).partition("plural=")[2].rstrip(";"))
