"""The seeded faults fit the product as it is. That tests find them is for `make seeded`."""

import shutil

import pytest

from tests.seeded.faults import ROOT, Fault, all_faults

FAULTS = all_faults()
PRODUCT = ("bot", "conversations", "records", "scheduler", "simulator", "locales")

each = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


def test_there_are_at_least_thirty_and_some_in_every_room_of_the_product() -> None:
    assert len(FAULTS) >= 30
    assert {file.partition("/")[0] for fault in FAULTS for file in fault.files} == set(PRODUCT)


@each
def test_a_fault_still_applies(fault: Fault) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git on this machine")

    problem = fault.apply(ROOT, "--check")

    assert not problem, (
        f"The code around {fault.name} has changed. Make the same slip in the code as it is now, "
        f"put what `git diff -U2` says of it under the lines above the old one, and try it with "
        f"`python -m tests.seeded {fault.name}`.\n{problem}"
    )


@each
def test_a_fault_says_what_is_wrong_and_which_tests_find_it(fault: Fault) -> None:
    assert fault.sentence.endswith(".")
    assert 1 <= len(fault.found_by) <= 3
    for test in fault.found_by:
        file, _, name = test.partition("::")
        function = f"def {name.partition('[')[0]}("
        assert function in (ROOT / file).read_text(encoding="utf-8"), (
            f"{fault.name} is found by {test}, which is not there now. Name the test that finds "
            f"it, and try it with `python -m tests.seeded {fault.name}`."
        )


@each
def test_a_fault_is_small_and_in_the_product_only(fault: Fault) -> None:
    diff = fault.patch.read_text(encoding="utf-8").splitlines()
    changed = [one for one in diff if one[:1] in ("+", "-") and one[:3] not in ("+++", "---")]

    assert 1 <= len(changed) <= 7
    assert {file.partition("/")[0] for file in fault.files} <= set(PRODUCT)
