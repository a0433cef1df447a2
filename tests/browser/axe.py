"""axe-core, which looks for what keeps people out: fetched once from npm, never committed."""

import hashlib
import os
import shutil
import subprocess
import tarfile
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page

VERSION = "4.10.3"
INTEGRITY = (
    "Xm7bpRXnDSX2YE2YFfBk2FnF0ep6tmG7xPh8iHee8MIcrgq762Nkce856dYtJYLkuIoYZvGfTs/PbZhideTcEg=="
)
FOLDER = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "alongside-tests"
PACKED = FOLDER / f"axe-core-{VERSION}.tgz"


def source() -> str:
    """axe-core's program; skips the test where npm can't bring it, unless CI is set."""
    if not PACKED.exists():
        _fetch()
    if not PACKED.exists():
        said = f"npm could not bring axe-core {VERSION}, so nothing was looked at"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    assert b64encode(hashlib.sha512(PACKED.read_bytes()).digest()).decode() == INTEGRITY
    with tarfile.open(PACKED) as packed:
        program = packed.extractfile("package/axe.min.js")
        assert program is not None
        return program.read().decode()


def _fetch() -> None:
    npm = shutil.which("npm")
    FOLDER.mkdir(parents=True, exist_ok=True)
    if npm is not None:
        subprocess.run([npm, "pack", f"axe-core@{VERSION}"], cwd=FOLDER, check=False, timeout=90)


async def violations(page: Page) -> list[str]:
    """Everything that axe-core finds wrong with the page as it is now, a line each."""
    if not await page.evaluate("typeof axe === 'object'"):
        await page.evaluate(source())
    found: Any = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{rule['id']}: {rule['help']}: {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
