"""From the code to the translators and back, without losing a translation."""

from pathlib import Path

import pytest

from locales.__main__ import main
from locales.checking import problems

POLISH = Path("locales/pl/LC_MESSAGES/messages.po")
TRANSLATIONS = {
    "Hello {name}. It is good to hear from you.": "Cześć {name}. Dobrze, że piszesz.",
    "How do you feel?": "Jak się czujesz?",
    "Fine 🙂": "Dobrze 🙂",
    "Thank you.": "Dziękuję.",
    "About the day": "O tym dniu",
    "Did you feel welcome?": "Czy dobrze się tu czujesz?",
    "Yes": "Tak",
    "No": "Nie",
}


@pytest.fixture
def polish(root: Path) -> Path:
    """The small project with a complete Polish catalogue."""
    main(["extract"], root)
    main(["add", "pl"], root)
    text = (root / POLISH).read_text(encoding="utf-8")
    for english, translated in TRANSLATIONS.items():
        text = text.replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{translated}"'
        )
    for form, words in enumerate(
        ["Przyjdzie {n} osoba.", "Przyjdą {n} osoby.", "Przyjdzie {n} osób."]
    ):
        text = text.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "{words}"')
    (root / POLISH).write_text(text, encoding="utf-8")
    return root


def test_a_complete_catalogue_is_well(polish: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(problems(polish)) == []
    assert main(["check"], polish) == 0
    assert capsys.readouterr().out.endswith("Words: all well\n")


def test_extracting_twice_changes_nothing(root: Path) -> None:
    main(["extract"], root)
    first = (root / "locales" / "messages.pot").read_text(encoding="utf-8")
    main(["extract"], root)

    assert (root / "locales" / "messages.pot").read_text(encoding="utf-8") == first


def test_updating_twice_changes_nothing(polish: Path) -> None:
    main(["update"], polish)
    first = (polish / POLISH).read_text(encoding="utf-8")
    main(["update"], polish)

    assert (polish / POLISH).read_text(encoding="utf-8") == first


def test_an_update_keeps_translations_and_who_checked_them(polish: Path) -> None:
    replace(polish / POLISH, "X-Reviewed-By: ", "X-Reviewed-By: Ola")
    replace(polish / "conversations" / "hello.py", "How do you feel?", "How are you?")
    main(["update"], polish)

    text = (polish / POLISH).read_text(encoding="utf-8")

    assert "X-Reviewed-By: Ola" in text
    assert 'msgstr "Dziękuję."' in text
    assert 'msgid "How are you?"\nmsgstr ""' in text
    assert '#~ msgstr "Jak się czujesz?"' in text


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"Tak"', '""', "missing: “Yes”"),
        ('msgid "Yes"', '#, fuzzy\nmsgid "Yes"', "fuzzy: “Yes”"),
        ("Cześć {name}", "Cześć {imię}", "placeholders differ: “Hello {name}."),
        ("Cześć {name}", "Cześć {name", "placeholders differ: “Hello {name}."),
        ("Przyjdą {n} osoby", "Przyjdą osoby", "placeholders differ: “{n} of you is coming.”"),
        ('"Przyjdą {n} osoby."', '""', "a plural form is missing: “{n} of you is coming.”"),
        ("nplurals=3", "nplurals=2", "2 plural forms, this language has 3"),
        ("n==1 ? 0", "n==7 ? 0", "Plural-Forms does not count as CLDR does"),
    ],
)
def test_a_fault_in_a_translation_is_one_line(
    polish: Path, old: str, new: str, problem: str
) -> None:
    replace(polish / POLISH, old, new)

    assert [line for line in problems(polish) if line.startswith(f"{POLISH}: {problem}")]


def test_a_new_sentence_must_be_collected_and_translated(polish: Path) -> None:
    replace(polish / "conversations" / "hello.py", "Thank you.", "Thanks.")

    assert list(problems(polish)) == [
        "locales/messages.pot: out of date; run `make words`",
        f"{POLISH}: missing: “Thanks.”",
        f"{POLISH}: nobody says this now; run `make words`: “Thank you.”",
    ]


def test_a_folder_must_be_a_language(polish: Path) -> None:
    (polish / "locales" / "pl").rename(polish / "locales" / "qqq")

    assert list(problems(polish)) == [
        "locales/qqq/LC_MESSAGES/messages.po: “qqq” is no language that CLDR knows"
    ]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("Thank you {0}.", "a placeholder needs a plain name, like {day}"),
        ("Thank you {name.", "braces that do not match"),
        ("Thank you, service user.", "never say “service user”"),
    ],
)
def test_a_fault_in_english_says_where_it_stands(root: Path, words: str, problem: str) -> None:
    replace(root / "conversations" / "hello.py", "Thank you.", words)
    main(["extract"], root)

    assert list(problems(root)) == [f"conversations/hello.py: {problem}: “{words}”"]


def test_check_fails_with_a_line_each(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"], root) == 1
    assert "run `make words`\n1 problems" in capsys.readouterr().out


def test_a_language_that_is_none_or_there_already_is_refused_kindly(
    polish: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "polski"], polish) == 2
    assert main(["add", "pl"], polish) == 2
    assert "Polish, for example, is pl." in capsys.readouterr().err


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
