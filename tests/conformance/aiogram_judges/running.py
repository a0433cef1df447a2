"""aiogram in an environment of its own, and one run of the fuzz there."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

from tests.conformance.ptb.suite import ROOT, make_environment

LOCK = Path(__file__).with_name("requirements.lock")


def environment(cache: Path = ROOT / ".conformance") -> Path:
    """Return a Python that has aiogram; raises NoPackageIndex."""
    home = cache / f"aiogram-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]}"
    python = home / "bin" / "python"
    if not (home / "complete").exists():
        make_environment(home, LOCK)
        (home / "complete").touch()
    return python


def judged(seed: int, deeds: int) -> dict[str, Any]:
    """Return what was judged in so many deeds, and what was wrong; raises NoPackageIndex."""
    return _ran("fuzz", str(seed), str(deeds))


def played(way: str) -> dict[str, Any]:
    """Return what a person saw of an aiogram bot, by polling or webhook; raises NoPackageIndex."""
    return _ran("scene", way)


def _ran(module: str, *arguments: str) -> dict[str, Any]:
    command = [str(environment()), "-m", f"tests.conformance.aiogram_judges.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
