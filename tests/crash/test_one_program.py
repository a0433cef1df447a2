"""The real program as an operator starts it: one a database, and a clear end when it must end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crash.deeds import says
from tests.crash.stage import ROOT, Nursery, Stage, a_nursery, a_stage

pytestmark = pytest.mark.crash


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with a_nursery() as nursery:
        yield nursery


@contextmanager
def the_bot(stage: Stage) -> Iterator[subprocess.Popen[str]]:
    """`python -m bot run`, as it is, until it listens."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=stage.folder,
        env={**env, "PYTHONPATH": str(ROOT), **stage.env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=60)


def until_it_listens(process: subprocess.Popen[str]) -> None:
    """Read the log up to the line that says so."""
    assert process.stderr is not None
    for line in process.stderr:
        if "listening" in line:
            return
    raise AssertionError("it ended before it listened")


def end_of(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """The exit status, and what it said at the end that is no line of the log."""
    said = process.communicate(timeout=60)[1].splitlines()
    return process.returncode, [line for line in said if " bot." not in line]


def test_the_program_itself_takes_up_what_a_killed_one_left(
    nursery: Nursery, tmp_path: Path
) -> None:
    with a_stage(tmp_path, nursery) as stage:
        with the_bot(stage) as first:
            until_it_listens(first)
            first.send_signal(signal.SIGKILL)
            first.wait(60)
            says("Kit", "hello")[0].do(stage)
        with the_bot(stage) as second:
            until_it_listens(second)
            stage.settle()
            second.terminate()
            status, said = end_of(second)

        answered = [message for message in stage.sees("Kit") if message["from"] == "bot"]
        assert (status, said, len(answered)) == (0, [], 1)


def test_a_second_program_on_the_same_database_says_so_and_ends(
    nursery: Nursery, tmp_path: Path
) -> None:
    with a_stage(tmp_path, nursery) as stage:
        stage.start()
        with the_bot(stage) as second:
            status, said = end_of(second)

        assert status == 2
        assert len(said) == 1
        assert "Another Alongside is running on this database" in said[0]


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
def test_a_token_that_is_taken_back_ends_the_program_with_a_clear_word(
    method: str, nursery: Nursery, tmp_path: Path
) -> None:
    with a_stage(tmp_path, nursery) as stage, the_bot(stage) as bot:
        until_it_listens(bot)
        stage.post("faults", kind="401", method=method)
        says("Kit", "hello")[0].do(stage)  # ends the long poll, and wants an answer
        status, said = end_of(bot)

        assert status == 2
        assert len(said) == 1
        assert "Telegram does not know this token" in said[0]
