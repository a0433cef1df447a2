"""The demo, running in a folder as an operator would start it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parents[2]


class Demo:
    """Its address, its phones, and what it has printed."""

    def __init__(self, home: Path, *options: str, hurried: bool = False) -> None:
        self.home = home
        program = ["tests.bot.hurried_demo"] if hurried else ["bot", "demo"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *program, "--no-open", *options],
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        while not self.lines or not self.lines[-1].startswith("Try this first"):
            assert self.process.stdout is not None
            line = self.process.stdout.readline()
            assert line, "".join(self.lines)
            self.lines.append(line)
        (self.address,) = re.findall(
            r"^Open (http://127\.0\.0\.1:\d+/)$", "".join(self.lines), re.MULTILINE
        )

    def get(self, what: str, **params: int) -> Any:
        return httpx.get(f"{self.address}_sim/{what}", params=params).json()

    def post(self, what: str, **body: object) -> Any:
        return httpx.post(f"{self.address}_sim/{what}", json=body).json()

    def phone(self, name: str) -> int:
        return next(int(person["id"]) for person in self.get("people") if person["name"] == name)

    def sees(self, name: str, words: str) -> dict[str, Any]:
        """The newest message with these words or this button, as soon as it is there."""
        give_up = time.monotonic() + 20
        while time.monotonic() < give_up:
            seq = self.get("seq")["seq"]
            for message in reversed(self.get("sees", person=self.phone(name))["messages"]):
                if words in json.dumps([message["text"], message["buttons"]], ensure_ascii=False):
                    return dict(message)
            self.get("wait", person=self.phone(name), after=seq, timeout=1)
        shown = self.get("sees", person=self.phone(name))["messages"]
        pytest.fail(f"{name} never saw {words!r}: {[message['text'] for message in shown]}")

    def stop(self, number: int = signal.SIGTERM) -> str:
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=30)
        return said


@contextmanager
def demo(home: Path, *options: str, hurried: bool = False) -> Iterator[Demo]:
    """A demo that is stopped at the end of the block; `hurried`, without Telegram's pace."""
    running = Demo(home, *options, hurried=hurried)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.stop()
