"""“Help now”: data with a region, a source and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scheduler.post import help_now


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another region, whose lines were checked on 1 January 2026."""
    words = 'region = "ie"\nchecked = 2026-01-01\n[[line]]\nwords = "Ring 112."\nsource = "x"\n'
    (tmp_path / "ie.toml").write_text(words)
    monkeypatch.setattr(help_now, "FOLDER", tmp_path)
    help_now.choose("ie")
    yield
    help_now.choose("gb")


@pytest.mark.usefixtures("elsewhere")
def test_the_lines_of_the_chosen_region_are_said() -> None:
    assert help_now.help_lines("en") == "Ring 112."


def test_in_a_language_that_nobody_has_checked_the_english_stands_below() -> None:
    said = help_now.help_lines("ar")
    assert said.endswith(help_now.help_lines("en"))
    assert said != help_now.help_lines("en")


@pytest.mark.usefixtures("elsewhere")
def test_numbers_that_were_not_checked_for_180_days_are_complained_of() -> None:
    assert help_now.stale(date(2026, 6, 30)) == []
    assert help_now.stale(date(2026, 7, 1)) == [
        "help/ie.toml: last checked 2026-01-01; ring each number again"
    ]
