"""Question sets are text files that anyone can change: a slip in one is said plainly."""

from pathlib import Path

import pytest

from conversations.evaluation.evaluation import evaluation
from conversations.evaluation.questions import HERE, FormError, read_form
from conversations.registry import ALL
from conversations.script import Seen

GOOD = """
intro = "Hello."
thanks = "Thank you."

[[questions]]
name = "q1"
words = "How was it?"
choices = [{ key = "good", label = "Good" }]
"""


def test_a_file_becomes_a_conversation(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD, encoding="utf-8")
    mine = evaluation("mine", read_form("mine", tmp_path))
    assert list(mine.questions) == [
        *("small_way", "small_words", "q1"),
        *("few_way", "more", "few_after"),
    ]
    assert mine.anonymous
    assert mine.questions["q1"].seen_by is Seen.ANONYMOUS


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('words = "How', 'word = "How', "unknown: word"),
        ('thanks = "Thank you."', "", "thanks"),
        ('key = "good", ', "", "key"),
        ('intro = "Hello."', "intro = Hello", "Invalid value"),
    ],
)
def test_a_slip_names_the_file_and_what_is_wrong(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (tmp_path / "mine.toml").write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(FormError, match=f"mine.toml: .*{said}"):
        read_form("mine", tmp_path)


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"none\.toml"):
        read_form("none", tmp_path)


def test_the_forms_keep_the_scales_of_their_source() -> None:
    """STK:184 and STK:223: how many answers each question offers."""
    adult = [len(ALL["evaluation_adult"].questions[f"q{n}"].choices) for n in range(1, 6)]
    child = [len(ALL["evaluation_child"].questions[f"q{n}"].choices) for n in range(1, 5)]
    assert adult == [5, 3, 5, 5, 0]
    assert child == [3, 3, 3, 3]


def test_every_form_has_a_conversation() -> None:
    forms = {f"evaluation_{path.stem}" for path in HERE.glob("*.toml")}
    assert forms == {name for name, one in ALL.items() if one.anonymous} - {"survey_for_me"}
