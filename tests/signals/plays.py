"""The plays that the tests of worries, and of what people type, begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.signals.worried import AT_NIGHT, Play, a_play


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    """In the meeting; Kit has raised nothing yet."""
    with a_play(tmp_path) as play:
        yield play


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Play]:
    """At night, and no meeting is on."""
    with a_play(tmp_path, now=AT_NIGHT) as play:
        yield play
