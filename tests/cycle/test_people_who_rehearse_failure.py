"""The simulator's people who fail a bot on purpose, and the whole bot."""

from collections.abc import Iterator

import pytest

from tests.example import a_meeting_is_made, an_example
from tests.scene import Scene

SAVED = "Thank you. I have saved your answer."


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Four days after the invitation; each of four people has a habit."""
    habits = {
        "Kit": "taps_twice",
        "Bea": "only_types",
        "Noor": "two_days_late",
        "Cal": "has_blocked",
    }
    with an_example(tmp_path_factory.mktemp("failure")) as scene:
        for name, habit in habits.items():
            scene.post("people", id=scene.phones[name].id, habit=habit)
        a_meeting_is_made(scene)
        scene.wait(days=4)
        yield scene


def times_saved(scene: Scene, name: str) -> int:
    return sum(SAVED in text for text in scene.phones[name].texts())


def test_an_answer_that_is_tapped_twice_counts_once(scene: Scene) -> None:
    assert times_saved(scene, "Kit") == 1


def test_an_answer_that_is_typed_counts(scene: Scene) -> None:
    assert times_saved(scene, "Bea") == 1


def test_an_answer_that_comes_two_days_late_counts(scene: Scene) -> None:
    assert times_saved(scene, "Noor") == 1


def test_someone_who_has_blocked_the_bot_is_passed_on_to_a_person(scene: Scene) -> None:
    assert any("cannot reach Cal" in text for text in scene.phones["Sam"].texts())
    assert scene.phones["Cal"].texts() == []
