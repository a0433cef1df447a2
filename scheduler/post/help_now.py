"""“Help now”: answered from memory, before anything else (W:8).

The lines are data with a source and a date. `python -m scheduler.post.help_now` complains when
they were last checked more than 180 days ago.
"""

from __future__ import annotations

import sys
import tomllib
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from locales.catalogue import language as language_of
from locales.catalogue import load

CHECK_EVERY = timedelta(days=180)
_chosen = {"region": "gb"}
FOLDER = Path(__file__).parent / "help"


@cache
def _region(region: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / f"{region}.toml").read_text(encoding="utf-8"))


def regions() -> list[str]:
    """The regions there are lines for."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def choose(region: str) -> None:
    """Have the lines of this region said from now on. The program does so once, at its start."""
    _chosen["region"] = region


def region() -> str:
    """The region that was chosen."""
    return _chosen["region"]


def help_lines(language: str, region: str | None = None) -> str:
    """Who to turn to, one a line: in the person's language, and in English too if unchecked."""
    region = region or _chosen["region"]
    lines = [line["words"] for line in _region(region)["line"]]  # type: ignore[attr-defined]  # the file's shape
    said = [load(language).gettext(line) for line in lines]
    if said == lines or language_of(language).reviewed:
        return "\n".join(said)
    return "\n".join([*said, "", *lines])


def stale(today: date) -> list[str]:
    """A line for each region that was last checked too long ago."""
    found = []
    for region in regions():
        checked = _region(region)["checked"]
        if not isinstance(checked, date) or today - checked > CHECK_EVERY:
            found.append(f"help/{region}.toml: last checked {checked}; ring each number again")
    return found


if __name__ == "__main__":
    problems = stale(datetime.now(UTC).date())
    for problem in problems:
        print(problem)  # noqa: T201 - for whoever runs the check
    sys.exit(1 if problems else 0)
