"""The demo: simulator, bot and an example group in one go. Nothing leaves this machine."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import sys
import webbrowser
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import func, select

from bot.children import started, wait_until, watch_once
from bot.example_group import ZONE, fill, seed_file
from bot.garbage import modules_are_read
from bot.opening import opened
from bot.settings import PREFIX, Settings, load
from bot.this_machine import ADDRESS
from bot.trouble import CantDo
from records import migrate
from records.programs import programs
from records.sealing import new_master_key

FOLDER = Path(".demo")
_SEED = "seed.json"
_TUESDAY = 1
TRY_FIRST = (
    "Try this first: on Jo’s phone type “hello”, tap “Make a meeting”, and watch the others. "
    "Ctrl+C stops it."
)


def run(port: int, *, open_page: bool, keep: bool) -> None:
    """Run the demo until it is told to stop. Raises CantDo if a part of it stops by itself."""
    modules_are_read()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    folder = FOLDER.absolute()
    settings = prepare(folder, keep=keep)
    free = free_port(port)
    if port and free != port:
        _say(f"Port {port} is taken, so this demo uses {free}.")
    try:
        _run(folder, settings, f"http://127.0.0.1:{free}", open_page=open_page)
    except KeyboardInterrupt:
        _say("Stopped.")


def _run(folder: Path, settings: Settings, address: str, *, open_page: bool) -> None:
    port = address.rpartition(":")[2]
    simulator_command = [sys.executable, "-m", "simulator", "--port", port]
    simulator_command += ["--seed", str(folder / _SEED), "--token", settings.token]
    about_port = next(other for other in iter(lambda: free_port(0), None) if str(other) != port)
    simulator_command += ["--about", f"http://{ADDRESS}:{about_port}"]
    bot_settings = {
        f"{PREFIX}API_URL": address,
        f"{PREFIX}CLOCK_URL": f"{address}/_sim/clock",
        f"{PREFIX}ABOUT_PORT": str(about_port),
    }
    bot_command = [sys.executable, "-m", "bot", "run"]
    with started("simulator", simulator_command, folder, {}) as simulator:
        wait_until(lambda: simulator.said("simulator ready at"), simulator)
        with started("bot", bot_command, folder, bot_settings) as bot:
            wait_until(lambda: _polls(address), simulator, bot)
            _say(f"Open {address}/\n{TRY_FIRST}")
            if open_page and _has_a_screen():
                webbrowser.open(f"{address}/")
            while True:
                watch_once(simulator, bot)


def prepare(folder: Path, *, keep: bool) -> Settings:
    """A folder with a database, an example group and its seed: a new one, or the last one kept."""
    _check_free(folder)
    if keep and (folder / ".env").exists():
        settings = _settings(folder)
        _go_on(folder, settings)
        return settings
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    token = f"{7_000_000_001}:{secrets.token_urlsafe(24)}"
    lines = {
        "TOKEN": token,
        "KEY": new_master_key(),
        "DATABASE_URL": f"sqlite:///{folder}/alongside.db",
        "KEYS_URL": f"sqlite:///{folder}/alongside-keys.db",
    }
    text = "".join(f"{PREFIX}{name}={value}\n" for name, value in lines.items())
    (folder / ".env").write_text(text, encoding="utf-8")
    settings = _settings(folder)
    migrate.upgrade(settings.database_url)
    with opened(settings) as database:
        seed = seed_file(fill(database, start_of_demo(datetime.now(UTC))))
    (folder / _SEED).write_text(json.dumps(seed, indent=1), encoding="utf-8")
    return settings


def _settings(folder: Path) -> Settings:
    """The demo's own settings, whatever the environment says."""
    ours = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(PREFIX)}
    try:
        return load(folder / ".env")
    finally:
        os.environ.update(ours)


def _go_on(folder: Path, settings: Settings) -> None:
    """Time never goes back: the clock goes on from when the bot last listened."""
    migrate.upgrade(settings.database_url)
    with opened(settings) as database, database.engine.connect() as conn:
        last = conn.scalar(select(func.max(programs.c.polled_at)))
    seed = json.loads((folder / _SEED).read_text(encoding="utf-8"))
    if last is not None:
        seed["clock"] = max(last, datetime.fromisoformat(seed["clock"])).isoformat()
    (folder / _SEED).write_text(json.dumps(seed, indent=1), encoding="utf-8")


def start_of_demo(now: datetime) -> datetime:
    """The next Tuesday at 10 in the morning, in London."""
    today = now.astimezone(ZoneInfo(ZONE)).date()
    tuesday = today + timedelta(days=(_TUESDAY - today.weekday() - 1) % 7 + 1)
    return datetime.combine(tuesday, time(10), ZoneInfo(ZONE)).astimezone(UTC)


def free_port(port: int) -> int:
    """The port itself if it is free, or else one that is."""
    for wanted in (port, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except (OSError, OverflowError):
                continue
            return int(probe.getsockname()[1])
    raise CantDo("There is no free port on this machine.")


def _check_free(folder: Path) -> None:
    """Raises CantDo while another demo runs in this folder."""
    lock = folder / "alongside.db.lock"
    if not lock.exists():
        return
    with lock.open("r+") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CantDo(f"Another demo is running in {folder}. Stop it first.") from None


def _polls(address: str) -> bool:
    """Whether the bot is asking for what people do."""
    try:
        return bool(httpx.get(f"{address}/_sim/pending", timeout=5).json()["polling"])
    except httpx.TransportError:
        return False


def _has_a_screen() -> bool:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform == "darwin" or bool(shown)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - for the operator
