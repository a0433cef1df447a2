"""What is installed is exactly what was tested, and no file says where to fetch it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pinned(text: str) -> dict[str, int]:
    """Each requirement of a lock, with how many hashes it has."""
    entries = re.split(r"\n(?=[a-z0-9])", text)
    return {entry.split(" ")[0]: entry.count("--hash=sha256:") for entry in entries[1:]}


LOCKS = [
    "requirements.lock",
    "requirements-run.lock",
    "requirements-uv.lock",
    "tests/conformance/aiogram_judges/requirements.lock",
    "tests/conformance/ptb/requirements.lock",
    "tests/conformance/ptb/suite.lock",
]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_each_package_with_hashes_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    assert min(pinned(text).values()) > 0
    assert all("==" in requirement for requirement in pinned(text))


def test_what_runs_is_a_part_of_what_was_tested() -> None:
    run = pinned((ROOT / "requirements-run.lock").read_text(encoding="utf-8"))
    tested = pinned((ROOT / "requirements.lock").read_text(encoding="utf-8"))

    assert run.keys() <= tested.keys()
