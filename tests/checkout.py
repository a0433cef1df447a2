"""A checkout of its own, to be changed by a program and tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


class Checkout:
    """A checkout of its own, as the files are now, with nothing in it that git ignores."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # What was compiled from an unpatched file of the same size and second would be read.
        self._env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
        if shutil.which("git") is None:
            sys.exit("There is no git on this machine, and it is what applies a patch.")
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=False)
        if found.returncode != 0:
            sys.exit(f"What is to be copied is what git knows of, and it says: {found.stderr}")
        for name in filter(None, found.stdout.split("\0")):
            if (ROOT / name).is_file():  # it may have been deleted and not committed
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / name)
        where = self.python("-c", "import bot; print(bot.__file__)").stdout.strip()
        if not Path(where).is_relative_to(folder):
            sys.exit(f"The tests would not run the copy's code, but {where}.")

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in it."""
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self._env, capture_output=True, text=True, check=False
        )
