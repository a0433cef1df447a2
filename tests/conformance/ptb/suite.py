"""python-telegram-bot's own test suite: fetched from PyPI, unpacked afresh, never changed."""

import hashlib
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.ptb.stand_ins import stand_ins

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
LOCKS = (HERE / "suite.lock", HERE / "requirements.lock")


class NoPackageIndex(Exception):
    """The suite, or what it needs, can't be fetched from the package index."""


@dataclass(frozen=True)
class Suite:
    """Where the unpacked suite is, and the Python that runs it."""

    folder: Path
    python: Path


def prepare(cache: Path = ROOT / ".conformance") -> Suite:
    """Return the suite, ready to run; raises NoPackageIndex.

    What was fetched is kept in `cache`, by the hash of what was asked for.
    """
    wanted = hashlib.sha256(b"".join(lock.read_bytes() for lock in LOCKS)).hexdigest()[:16]
    home = cache / f"ptb-{wanted}"
    python = home / "venv" / "bin" / "python"
    if not (home / "complete").exists():
        _fetch(home)
    return Suite(_unpack(home), python)


def _fetch(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    make_environment(home / "venv", LOCKS[1])
    _pip(
        *("download", "--no-deps", "--no-build-isolation", "--no-binary", ":all:"),
        *("--require-hashes", "-r", str(LOCKS[0]), "-d", str(home)),
    )
    (home / "complete").touch()


def make_environment(home: Path, lock: Path) -> None:
    """Make an environment with what a lock names; raises NoPackageIndex."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    wanted = ("--no-deps", "--require-hashes", "-r", str(lock))
    uv = Path(sys.executable).with_name("uv")  # in seconds; pip can it as well
    if uv.exists():
        quickly = [str(uv), "pip", "install", "--quiet", "--python", str(home), *wanted]
        if not subprocess.run(quickly, check=False, capture_output=True).returncode:
            return
    _pip("--python", str(home / "bin" / "python"), "install", *wanted)


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise NoPackageIndex(done.stderr.strip())


def _unpack(home: Path) -> Path:
    """Return the folder of the suite, as it came, with the files that it lacks."""
    (archive,) = home.glob("*.tar.gz")
    folder = home / archive.name.removesuffix(".tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(home, filter="data")
    for name, data in stand_ins(folder / "tests" / "data").items():
        (folder / "tests" / "data" / name).write_bytes(data)
    return folder
