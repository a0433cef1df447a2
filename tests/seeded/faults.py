"""The seeded faults: small slips in the product, each a patch that says which tests find it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
_FOUND_BY, _CHANGES = "Found-by: ", "+++ b/"


@dataclass(frozen=True)
class Fault:
    """A patch, and what stands above it."""

    patch: Path
    sentence: str  #: what is wrong, and whom it would hurt
    found_by: tuple[str, ...]  #: tests, as pytest names them
    files: tuple[str, ...]  #: what it changes

    @property
    def name(self) -> str:
        """Its number and words."""
        return self.patch.stem

    def apply(self, folder: Path, *how: str) -> str:
        """Apply it to a checkout, with options of git's; what git complains of, if anything."""
        # Inside someone else's repository git would take the paths for that one's, and do nothing.
        env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
        command = ["git", "apply", *how, str(self.patch)]
        done = subprocess.run(
            command, cwd=folder, env=env, capture_output=True, text=True, check=False
        )
        return done.stderr if done.returncode else ""


def all_faults() -> list[Fault]:
    """Every fault in this folder, by its number."""
    return [_read(patch) for patch in sorted(FOLDER.glob("*.patch"))]


def _read(patch: Path) -> Fault:
    lines = patch.read_text(encoding="utf-8").splitlines()
    return Fault(
        patch,
        " ".join(lines[: lines.index("")]),
        tuple(line.removeprefix(_FOUND_BY) for line in lines if line.startswith(_FOUND_BY)),
        tuple(line.removeprefix(_CHANGES) for line in lines if line.startswith(_CHANGES)),
    )
