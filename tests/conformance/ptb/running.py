"""One run of the suite; tests that wait wait side by side, each hand with its own simulator."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conformance.ptb.certificate import write_certificate
from tests.conformance.ptb.internet import stand_in_internet
from tests.conformance.ptb.suite import HERE, ROOT, Suite
from tests.conformance.ptb.verdict import CORE_TESTS

#: these sleep for five seconds, until a poll closes
_WAIT = ("test_send_close_date", "test_send_open_period")
_HANDS = 3


def run(suite: Suite, scratch: Path, tests: tuple[str, ...] = CORE_TESTS) -> dict[str, str]:
    """Return the words of each test that did not pass, "" for each that did.

    What pytest printed stays in `scratch`, as pytest.txt.
    """
    waiting = [test for test in tests if any(name in test for name in _WAIT)]
    others = [test for test in tests if test not in waiting]
    dealt = [hand for hand in (others, *(waiting[n::_HANDS] for n in range(_HANDS))) if hand]
    folders = [scratch / str(number) for number in range(len(dealt))]
    with ThreadPoolExecutor(len(dealt)) as hands:
        found = list(hands.map(lambda folder, hand: _run(suite, folder, hand), folders, dealt))
    printed = [(folder / "pytest.txt").read_text(encoding="utf-8") for folder in folders]
    (scratch / "pytest.txt").write_text("".join(printed), encoding="utf-8")
    words = {test: said for one in found for test, said in one.items()}
    return {test: words[test] for test in tests} | words


def _run(suite: Suite, scratch: Path, tests: list[str]) -> dict[str, str]:
    scratch.mkdir()
    certificate, outcomes = scratch / "certificate.pem", scratch / "outcomes.jsonl"
    write_certificate(certificate)
    outcomes.touch()
    bot_info = json.loads((HERE / "bot_info.json").read_text(encoding="utf-8"))
    with (
        stand_in_internet(suite.folder / "tests" / "data") as internet,
        _simulator(certificate, internet) as api,
    ):
        asked = {"api": api, "bot_info": bot_info, "outcomes": str(outcomes)}
        printed = _pytest(suite, certificate, json.dumps(asked), tests)
    (scratch / "pytest.txt").write_text(printed, encoding="utf-8")
    return _read(outcomes, tests)


@contextmanager
def _simulator(certificate: Path, internet: str) -> Iterator[str]:
    """Start a simulator that knows the suite's chats; gives its address."""
    options = {
        "--port": "0",
        "--flood": "off",  # the suite sends to one chat without a pause
        "--seed": str(HERE / "seed.json"),
        "--certificate": str(certificate),  # the suite insists on https
        "--internet": internet,
    }
    command = [
        sys.executable,
        "-m",
        "simulator",
        *(word for pair in options.items() for word in pair),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().removeprefix("simulator ready at ").strip()
        finally:
            process.terminate()


def _pytest(suite: Suite, certificate: Path, asked: str, tests: list[str]) -> str:
    """Run the tests, and return what was printed."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
        "AT_SIMULATOR": asked,
        "PYTHONPATH": str(HERE / "plugin"),
        "SSL_CERT_FILE": str(certificate),
        "NO_PROXY": "*",
    }
    plugins = ("-p", "at_simulator", "-p", "no:cacheprovider", "--tb=line", "--no-flaky-report")
    done = subprocess.run(
        [suite.python, "-m", "pytest", *plugins, *tests],
        cwd=suite.folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def _read(outcomes: Path, tests: list[str]) -> dict[str, str]:
    """Return the last outcome of each test: the suite may try one again."""
    phases: dict[str, dict[str, Any]] = {test: {} for test in tests}
    for line in outcomes.read_text(encoding="utf-8").splitlines():
        phase = json.loads(line)
        phases.setdefault(phase["test"], {})[phase["when"]] = phase
    return {test: _words(seen) for test, seen in phases.items()}


def _words(phases: dict[str, Any]) -> str:
    for phase in phases.values():
        if phase["outcome"] != "passed":
            first, *_ = phase["words"].strip().splitlines() or [""]
            return f"{phase['outcome']} in {phase['when']}: {first}"
    return "" if "call" in phases else "did not run"
