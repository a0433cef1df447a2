"""What the bot says today can be released: nothing is missing, in no language and in no plural."""

from pathlib import Path

from locales.checking import problems

ROOT = Path(__file__).parents[2]


def test_every_sentence_has_its_translation_with_each_plural_form() -> None:
    assert list(problems(ROOT)) == []
