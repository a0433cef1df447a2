"""Programs that the demo starts, watches and stops."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.trouble import CantDo

_ROOT = Path(__file__).parents[1]
_READY_WITHIN_SECONDS = 60
_END_WITHIN_SECONDS = 10
_LOOK_EVERY_SECONDS = 0.1


class Child:
    """A program of ours, whose words go to a log file beside its data."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], log: Path) -> None:
        self.name, self._process, self._log = name, process, log

    def said(self, words: str) -> bool:
        """Whether it has written these words."""
        return words in self._log.read_text(encoding="utf-8", errors="replace")

    def check(self) -> None:
        """Raises CantDo, with the last thing it said, if it has ended."""
        if self._process.poll() is not None:
            raise CantDo(f"The {self.name} has stopped: {self._why()} See {self._log}.")

    def _why(self) -> str:
        """The last thing it said, if that was an error."""
        status = self._process.returncode
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if status > 0 and lines else f"exit status {status}."

    def stop(self) -> None:
        """Ask it to stop, and make it if it does not."""
        self._process.terminate()
        try:
            self._process.wait(_END_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def started(
    name: str, command: Sequence[str], folder: Path, settings: Mapping[str, str]
) -> Iterator[Child]:
    """A program that runs in a folder, with no settings but these, until the end of the block.

    It has a session of its own, so that Ctrl+C reaches us first, and we stop it in order.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    path = os.pathsep.join(filter(None, [str(_ROOT), env.get("PYTHONPATH", "")]))
    log = folder / f"{name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - our own programs
            command,
            cwd=folder,
            env={**env, "PYTHONPATH": path, **settings},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    child = Child(name, process, log)
    try:
        yield child
    finally:
        child.stop()


def wait_until(done: Callable[[], bool], *children: Child) -> None:
    """Wait for something that these children bring about. Raises CantDo."""
    give_up = time.monotonic() + _READY_WITHIN_SECONDS
    while not done():
        watch_once(*children)
        if time.monotonic() > give_up:
            raise CantDo(f"The {children[-1].name} did not get ready in time. Please try again.")


def watch_once(*children: Child) -> None:
    """Wait for a moment. Raises CantDo if one of them has ended."""
    time.sleep(_LOOK_EVERY_SECONDS)
    for child in children:
        child.check()
