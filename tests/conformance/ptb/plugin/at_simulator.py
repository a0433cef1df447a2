"""Points python-telegram-bot's test suite at the simulator, and notes how each test ended."""

import functools
import importlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
import telegram

_ASKED: dict[str, Any] = json.loads(os.environ["AT_SIMULATOR"])
_ADDRESSES = {"base_url": "bot", "base_file_url": "file/bot"}
_usual_init = telegram.Bot.__init__


@functools.wraps(_usual_init)
def _init(bot: telegram.Bot, *args: Any, **kwargs: Any) -> None:
    for name, path in _ADDRESSES.items():
        if str(kwargs.get(name, "https://api.telegram.org")).startswith(
            "https://api.telegram.org"
        ):
            kwargs[name] = _ASKED["api"] + path
    _usual_init(bot, *args, **kwargs)


def pytest_configure() -> None:
    """Redirect every bot, and give the suite the bot and chats that the simulator knows."""
    telegram.Bot.__init__ = _init  # type: ignore[method-assign, assignment]
    ci_bots = importlib.import_module("tests.auxil.ci_bots")
    ci_bots.BOT_INFO_PROVIDER._cached = _ASKED["bot_info"]  # noqa: SLF001 - its suite has no other door


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note the outcome: an expected failure is none the less not passed."""
    outcome = "xfailed" if hasattr(report, "wasxfail") else report.outcome
    crash = getattr(report.longrepr, "reprcrash", None)
    words = getattr(report, "wasxfail", "") or getattr(crash, "message", report.longreprtext)
    line = {"test": report.nodeid, "when": report.when, "outcome": outcome, "words": words}
    with Path(_ASKED["outcomes"]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
