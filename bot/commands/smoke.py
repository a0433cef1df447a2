"""The checklist for the first try with a real token, walked through one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import typer

from bot.commands.smoke_steps import STEPS, Step, Try
from bot.opening import ready
from bot.settings import load, with_token
from bot.trouble import foreseen


def run(*, at_terminal: bool) -> bool:
    """Walk through the steps; whether all passed. Without a terminal, only list them."""
    if not at_terminal:
        for number, step in enumerate(STEPS, start=1):
            _say(f"{number:2}. {step.title}. {step.do}")
        return True
    settings, warning = ready(with_token(load()))
    if warning:
        _say(warning)
    on = Try(settings, datetime.now(UTC))
    passed = sum(_walk(number, step, on) for number, step in enumerate(STEPS, start=1))
    _say(f"\n{passed} of {len(STEPS)} steps passed.")
    return passed == len(STEPS)


def _walk(number: int, step: Step, on: Try) -> bool:
    """One step, until it passes or the operator skips it."""
    _say(f"\n{number:2}. {step.title}\n    {step.do}")
    prepared = False
    while True:
        trouble = "" if prepared else _try(lambda: step.prepare(on) or "")
        prepared = not trouble
        if on.shown:
            _say(f"    {on.shown}")
            on.shown = ""
        if not trouble:
            if _skipped():
                return False
            trouble = _try(lambda: step.missing(on))
        if not trouble:
            _say("    PASS")
            return True
        _say(f"    NOT YET: {trouble}")
        if not prepared and _skipped():
            return False


def _skipped() -> bool:
    skip = input("    Press Enter when it is done, or s to skip: ").strip().casefold() == "s"
    if skip:
        _say("    SKIPPED")
    return skip


def _try(look: Callable[[], str]) -> str:
    """What the look says; an error that can be expected is something missing, too."""
    try:
        return look()
    except Exception as error:
        line = foreseen(error)
        if line is None:
            raise
        return line


def _say(line: str) -> None:
    typer.echo(line)
