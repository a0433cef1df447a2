"""`python -m tests.seeded`: seed faults into a copy, one at a time; the tests must find each."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Annotated

import typer

from tests.checkout import Checkout
from tests.seeded.faults import Fault, all_faults

_QUIETLY = ("-q", "-rf", "--tb=short", "-p", "no:cacheprovider")
#: that the patches still apply is no finding: with one of them applied, it does not
_WHOLE = ("-n", "2", "--dist", "worksteal", "-x", "--ignore=tests/seeded")
_FAILED = "FAILED "
#: pytest's exit status when tests have failed, and when xdist has stopped at the first of them
_SOME_FAILED = (1, 2)


class Copy(Checkout):
    """A checkout of its own, into which faults are put."""

    def tested(self, *arguments: str) -> Tested:
        """Run pytest in it."""
        return Tested(self.python("-m", "pytest", *_QUIETLY, *arguments))

    def seed(self, fault: Fault, *how: str) -> None:
        """Put a fault in; with `--reverse`, take it out again."""
        if problem := fault.apply(self.folder, *how):
            sys.exit(f"{fault.name} does not apply:\n{problem}")
        for compiled in list(self.folder.rglob("__pycache__")):
            shutil.rmtree(compiled)


class Tested:
    """What pytest found."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.status, self.output = done.returncode, done.stdout + done.stderr
        lines = [line for line in done.stdout.splitlines() if line.startswith(_FAILED)]
        self.failed = [line.removeprefix(_FAILED).partition(" - ")[0] for line in lines]

    def found(self, wanted: Iterable[str]) -> bool:
        """Whether each of these failed, of a parametrized one some case.

        An error is no finding: a test that can't even begin says nothing of the fault.
        """
        each = all(any(f == w or f.startswith(f"{w}[") for f in self.failed) for w in wanted)
        return self.status in _SOME_FAILED and bool(self.failed) and each


def seeded(copy: Copy, fault: Fault, *, whole: bool) -> bool:
    """Seed one fault, say in a line whether it was found, and take it out again."""
    began = monotonic()
    copy.seed(fault)
    tested = copy.tested(*(_WHOLE if whole else fault.found_by))
    copy.seed(fault, "--reverse")
    found = tested.found(() if whole else fault.found_by)
    by = tested.failed if found and whole else fault.found_by
    tests = ", ".join(test.partition("::")[2] for test in by)
    what = f"found by {tests}" if found else "NOT FOUND"
    print(f"{fault.name:34} {monotonic() - began:5.1f} s  {what}", flush=True)
    if not found:
        print(f"\n{fault.sentence}\nIt should be found by {tests}.\n{tested.output}", flush=True)
    return found


def main(
    names: Annotated[list[str] | None, typer.Argument(help="Only these, such as 07.")] = None,
    whole: Annotated[bool, typer.Option(help="Run every test for each, not the named.")] = False,
) -> None:
    """Seed each fault into a copy; the exit status is 1 if the tests miss one."""
    faults = [f for f in all_faults() if not names or f.name.startswith(tuple(names))]
    if not faults:
        sys.exit("There is no such fault. Each begins with its number: see tests/seeded/.")
    with TemporaryDirectory(prefix="seeded-") as scratch:
        copy, began = Copy(Path(scratch).resolve() / "alongside"), monotonic()
        sound = copy.tested(*dict.fromkeys(test for f in faults for test in f.found_by))
        if sound.status != 0:
            sys.exit(f"Without a fault these tests must pass, and they do not:\n{sound.output}")
        found = [seeded(copy, fault, whole=whole) for fault in faults]
    print(f"{sum(found)} of {len(found)} faults found, in {monotonic() - began:.0f} s")
    sys.exit(0 if all(found) else 1)


if __name__ == "__main__":
    typer.run(main)
