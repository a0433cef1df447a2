"""python-telegram-bot's own test suite, unchanged, is run against the simulator."""

import os
from pathlib import Path

import pytest

from tests.conformance.ptb.running import run
from tests.conformance.ptb.suite import NoPackageIndex, prepare
from tests.conformance.ptb.verdict import Known, Verdict


@pytest.mark.conformance
@pytest.mark.timeout(600)  # seconds: the first run fetches the suite and what it needs
def test_the_simulator_passes_the_tests_of_python_telegram_bot(tmp_path: Path) -> None:
    try:
        suite = prepare()
    except NoPackageIndex as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"python-telegram-bot's tests can't be fetched: {error}")

    verdict = Verdict(run(suite, tmp_path), Known.read())

    print(verdict.table())
    assert verdict.problems() == []
