"""`python -m tests.conformance.ptb`: python-telegram-bot's own tests judge the simulator."""

import sys
import tempfile
from pathlib import Path

from tests.conformance.ptb.running import run
from tests.conformance.ptb.suite import NoPackageIndex, prepare
from tests.conformance.ptb.verdict import CORE_TESTS, Known, Verdict


def main(arguments: list[str]) -> int:
    """Print the table; returns 1 when something is not as it is known to be."""
    try:
        suite = prepare()
    except NoPackageIndex as error:
        print(f"Skipped: python-telegram-bot's tests can't be fetched. {error}")
        return 2
    tests = tuple(t for t in CORE_TESTS if all(word in t for word in arguments))
    with tempfile.TemporaryDirectory() as scratch:
        verdict = Verdict(run(suite, Path(scratch), tests), Known.read())
        if arguments:
            print((Path(scratch) / "pytest.txt").read_text(encoding="utf-8"))
    print(verdict.table())
    problems = [] if arguments else verdict.problems()
    print("", *problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
