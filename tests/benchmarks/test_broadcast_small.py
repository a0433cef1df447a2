"""The figures of the broadcast benchmark, on little data."""

import pytest

from tests.benchmarks.broadcast import plans, rates


def test_the_rate_is_of_what_was_allowed_in_the_window() -> None:
    at_half_pace = [100 + second / 15 for second in range(15 * 10 + 1)]
    log = {"refused": 3}

    found = rates(at_half_pace, 5, log)

    assert found == {"sent": 76, "seconds": 5.0, "rate_of_allowed": 0.507, "own_429s": 3}
    assert rates([], 5, log)["rate_of_allowed"] is None


@pytest.mark.parametrize("number", [4])
def test_each_meeting_is_planned_for_each_person(number: int) -> None:
    first, last = plans(number, sizes=(2, 4))

    assert (first["meetings"], last["meetings"]) == (2, 4)
    assert last["notices"] == 2 * first["notices"], "no meeting is planned twice, none left out"
    assert first["notices"] >= 2 * 20 * 3, "what comes before it; the rest once they said yes"
    assert last["claimed"] > 0
