"""A run can't be called good when it is not as it is known to be."""

from tests.conformance.ptb.verdict import CORE_TESTS, Known, Verdict

GOOD, BAD = "tests/test_a.py::test_good", "tests/test_a.py::test_bad"
KNOWN = Known(floor=1, reasons={BAD: "There is no sky."})


def test_what_is_as_it_is_known_to_be_is_no_problem() -> None:
    verdict = Verdict({GOOD: "", BAD: "failed in call: no sky"}, KNOWN)

    assert verdict.problems() == []
    assert "1 of   2, floor 1" in verdict.table()
    assert "There is no sky." in verdict.table()


def test_a_failure_without_a_listed_reason_is_a_problem() -> None:
    (problem,) = Verdict({GOOD: "", BAD: "x", "new": "failed in call: oh"}, KNOWN).problems()

    assert problem.startswith("not passed, and no reason is listed: new")


def test_a_listed_test_that_passes_is_a_problem() -> None:
    assert Verdict({GOOD: "", BAD: ""}, KNOWN).problems() == [
        f"passes now, take it off the list: {BAD}"
    ]


def test_falling_below_the_floor_is_a_problem() -> None:
    known = Known(floor=2, reasons={BAD: "There is no sky."})

    assert Verdict({GOOD: "", BAD: "x"}, known).problems() == ["1 passed, below the floor of 2"]


def test_a_reason_for_a_test_that_does_not_exist_is_a_problem() -> None:
    assert Verdict({GOOD: ""}, KNOWN).problems() == [f"listed, but no such test: {BAD}"]


def test_every_reason_is_for_a_core_test_and_says_something() -> None:
    known = Known.read()

    assert len(set(CORE_TESTS)) == 228
    assert known.reasons.keys() <= set(CORE_TESTS)
    assert all(known.reasons.values())
    assert known.floor <= len(CORE_TESTS) - len(known.reasons)
