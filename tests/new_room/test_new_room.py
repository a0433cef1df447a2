"""What `make room` writes passes as it is, and a room of one name is made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.checkout import Checkout
from tests.new_room.__main__ import IsThereAlready, NotAName, make


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    if shutil.which("git") is None:
        pytest.skip("there is no git on this machine")
    return Checkout(tmp_path / "alongside")


def test_a_new_room_passes_as_it_is_written(checkout: Checkout) -> None:
    made = checkout.python("-m", "tests.new_room", "walking_group")
    guards = ("tests/test_house.py", "tests/test_parts_of_rooms.py", "tests/test_layers.py")
    tests = ("tests/walking_group", *guards, "tests/conversations/test_names.py")
    talks = ("tests/conversations/test_walks.py", "-k", "walking_group")
    tested = [
        checkout.python("-m", "pytest", "-q", "-p", "no:cacheprovider", *which)
        for which in (tests, talks)
    ]
    words = checkout.python("-m", "locales", "check")

    assert (made.returncode, made.stderr) == (0, "")
    assert "conversations/walking_group/walking_group.py" in made.stdout
    assert [done.returncode for done in tested] == [0, 0], [done.stdout for done in tested]
    assert words.returncode == 0, words.stdout


def test_a_room_is_made_once_and_named_by_small_letters(checkout: Checkout) -> None:
    assert make("lift", checkout.folder)

    with pytest.raises(IsThereAlready):
        make("lift", checkout.folder)
    with pytest.raises(IsThereAlready):
        make("debrief", checkout.folder)  # a talk has this name
    for name in ("", "Lift", "a lift", "../lift", "_lift", "1"):
        with pytest.raises(NotAName):
            make(name, checkout.folder)
