"""A small project of its own, so that these tests hold whatever the bot says today."""

from pathlib import Path

import pytest

HELLO = """
from conversations.script import Ask, Choice, Say, SayMany

HELLO = [
    # Translators: the name is what the person asked to be called.
    Say(
        "Hello {name}. "
        "It is good to hear from you."
    ),
    SayMany("{n} of you is coming.", "{n} of you are coming.", by="n"),
    Ask(
        "feeling",
        "How do you feel?",
        Choice("fine", "Fine 🙂", Say("Thank you.")),
    ),
]
"""
QUESTIONS = """
title = "About the day"
[[questions]]
name = "welcome"
words = "Did you feel welcome?"
choices = [{ key = "yes", label = "Yes" }, { key = "no", label = "No" }]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "conversations" / "hello.py", HELLO)
    write(tmp_path / "conversations" / "questions" / "day.toml", QUESTIONS)
    (tmp_path / "locales").mkdir()
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
