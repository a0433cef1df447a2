"""`python -m tests.bot.hurried_demo`: the demo, but for Telegram's pace on either side.

A chat takes a message a second: who plays a whole cycle in a browser would wait for most of the
time. That the two sides agree on the pace is shown in tests/cycle/test_at_telegrams_pace.py.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from bot import demo, program
from bot.__main__ import main
from bot.children import Child, started
from tests.scene import hurried

BOT = ["-m", "tests.bot.hurried_demo", "the bot"]


def in_a_hurry(
    name: str, command: Sequence[str], folder: Path, settings: Mapping[str, str]
) -> AbstractContextManager[Child]:
    """As `started`, for the demo's two programs."""
    python, *rest = command
    hurry = [*rest, "--flood", "off"] if name == "simulator" else BOT
    return started(name, [python, *hurry], folder, settings)


if __name__ == "__main__":
    if sys.argv[1:] == BOT[2:]:
        program.Pace = lambda _monotonic: hurried()  # type: ignore[attr-defined, assignment, misc]
        sys.exit(main(["run"]))
    demo.started = in_a_hurry  # type: ignore[attr-defined, assignment]
    sys.exit(main(["demo", *sys.argv[1:]]))
