"""No word, name or token in any log, on any screen, in any error, however badly things go."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import logs
from records.database import Database
from records.sealing import Keys, new_master_key
from scheduler.post.faults import where
from tests.privacy.troubled_bot import CANARY
from tests.scene import START, TOKEN, a_simulator

ROOT = Path(__file__).parents[2]
KIT, TITLE = 104, f"{CANARY} title"


class Bad:
    """The real process on a bad day, and all that it wrote."""

    def __init__(self, folder: Path, url: str, master: str, *, plain: bool) -> None:
        self.folder, self.url, self.lines = folder, url, list[str]()
        self.http = httpx.Client(timeout=60)
        self.master = master
        self._changed = threading.Condition()
        env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("ALONGSIDE_")},
            "ALONGSIDE_TOKEN": TOKEN,
            "ALONGSIDE_API_URL": url.rstrip("/"),
            "ALONGSIDE_CLOCK_URL": f"{url}_sim/clock",
            "ALONGSIDE_DATABASE_URL": f"sqlite:///{folder}/alongside.db",
            "ALONGSIDE_KEYS_URL": f"sqlite:///{folder}/keys.db",
            "ALONGSIDE_KEY": self.master,
            "ALONGSIDE_LOG_LEVEL": "DEBUG",
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            **({"PLAIN": "1"} if plain else {}),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.privacy.troubled_bot"],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._changed:
                self.lines.append(line)
                self._changed.notify_all()
        with self._changed:
            self.lines.append("(the end)")
            self._changed.notify_all()

    def until(self, words: str) -> None:
        """Wait until it has written these words."""
        with self._changed:
            there = self._changed.wait_for(
                lambda: any(words in line for line in self.lines) or "(the end)" in self.lines, 30
            )
        assert there, f"{words!r} in {self.output()[-3000:]}"
        assert any(words in line for line in self.lines), self.output()

    def post(self, what: str, **body: Any) -> None:
        answer = self.http.post(f"{self.url}_sim/{what}", json=body)
        assert answer.status_code == 200, answer.text

    def says(self, text: str) -> None:
        self.post("say", person=KIT, text=f"{CANARY} {text}")

    def output(self) -> str:
        """All that it wrote, also to its own log of errors."""
        files = [path for path in self.folder.glob("*.log") if path.is_file()]
        return "".join(self.lines) + "".join(path.read_text() for path in files)

    def ends(self) -> int:
        """Wait for its end; the exit status."""
        status = self.process.wait(60)
        self._reader.join(60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.http.close()
        return status


def filled(folder: Path, master: str) -> None:
    """Kit is there already, so that there is someone who can be answered."""
    from sqlalchemy import insert

    from records import migrate
    from records.groups import groups
    from tests.home import add_person

    url = f"sqlite:///{folder}/alongside.db"
    migrate.upgrade(url)
    keys = Keys(f"sqlite:///{folder}/keys.db", master)
    database = Database(url, keys)
    with database.transaction() as tx:
        key_id = tx.keys.new()
        card = tx.seal(key_id, "group.card", {"title": TITLE})
        (group_id,) = tx.conn.execute(
            insert(groups).values(key_id=key_id, card=card, began_at=START)
        ).inserted_primary_key or (0,)
        add_person(tx, group_id, "co_producer", {"called": CANARY, "word": CANARY}, KIT)
    database.close()
    keys.close()


@pytest.fixture(scope="module", params=[False, True], ids=["as it is", "without its log"])
def bad(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bad]:
    """All goes wrong, one thing after another, and in the end for good."""
    folder = tmp_path_factory.mktemp("bad")
    with a_simulator() as url:
        with httpx.Client() as http:
            body = {"name": CANARY, "id": KIT, "language_code": "en", "started": True}
            http.post(f"{url}_sim/people", json=body)
        master = new_master_key()
        filled(folder, master)
        bad = Bad(folder, url, master, plain=request.param)
        try:
            play(bad)
            yield bad
        finally:
            if bad.process.poll() is None:
                bad.process.send_signal(signal.SIGKILL)
                bad.ends()


def play(bad: Bad) -> None:
    """Every kind of trouble."""
    bad.until("listening")
    bad.says("hello")  # refused by Telegram, with words in the refusal
    bad.says("menu again")  # lost on the way, with words in the error
    bad.says("handler")  # our own mistake
    bad.until("an update was set aside: ValueError")
    bad.says("breaks a rule of the schema")
    bad.until("an update was set aside: IntegrityError")
    bad.says("has trouble with the database")
    bad.until("the database failed (OperationalError)")
    for update in (
        {"message": {"text": f"{CANARY} malformed", "chat": None}},
        {"message": f"{CANARY} malformed"},
        {"callback_query": {"id": CANARY, "data": f"{CANARY} malformed"}},
        {"callback_query": {"id": "1", "from": {"id": CANARY}, "data": CANARY}},
        {"my_chat_member": {"chat": {"type": CANARY}, "from": {"first_name": CANARY}}},
    ):
        bad.post("raw", update=update)
    bad.until("KeyError in _membership")
    for kind in ("400", "429", "500", "403"):
        bad.post("faults", kind=kind, method="sendMessage", times=1, retry_after=1)
    bad.post("say", person=KIT, text="/help")  # can't be put in words
    bad.until("can't be said: KeyError")
    bad.says("in the background")
    bad.until("in the background")
    bad.says("in a sweep")
    bad.until("sweep failed")
    bad.post("faults", kind="reset", method="getUpdates", times=1)
    bad.says("hello, so that it polls once more")
    bad.until("Telegram can't be reached")
    bad.says("fatal")
    assert bad.ends() == 2


def is_plain(bad: Bad) -> bool:
    """Whether this is the process without the product's own log."""
    return any("Calling Bot API endpoint" in line for line in bad.lines)


def test_no_word_and_no_name_is_written_anywhere(bad: Bad) -> None:
    if is_plain(bad):
        assert CANARY in bad.output(), "the test would see it"
        return
    lines = [line for line in bad.output().splitlines() if CANARY in line]

    assert lines == []


def test_no_token_and_no_key_is_written_anywhere(bad: Bad) -> None:
    secret = TOKEN.partition(":")[2]
    if is_plain(bad):
        assert secret in bad.output(), "the test would see it"
        return

    assert secret not in bad.output()
    assert bad.master not in bad.output()
    assert "sealing_key" not in bad.output()


def test_what_went_wrong_is_written_by_its_kind_and_place(bad: Bad) -> None:
    output = bad.output()

    for words in (
        "an update was set aside: ValueError in take",
        "the database failed (OperationalError): nothing is confirmed",
        "can't be said: KeyError in render",
        "a sweep failed: RuntimeError",
        "Something went wrong that was not foreseen: RuntimeError",
    ):
        assert words in output, words
    if not is_plain(bad):
        assert "something failed in the background: RuntimeError" in output
        assert "something failed in the background: ValueError in _stumble" in output
        assert "Traceback" not in output


def test_the_log_never_shows_what_was_sent(bad: Bad) -> None:
    if is_plain(bad):
        return
    assert "sendMessage" not in bad.output()
    assert "chat_id" not in bad.output()
    assert str(KIT) not in [word.strip(",.:;()") for word in bad.output().split()]


# ------------------------------------------------------------------ the log itself


def test_an_error_in_the_log_is_its_type_and_place() -> None:
    def stumble() -> None:
        raise ValueError(f"{CANARY} inside")

    try:
        stumble()
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 1, "it failed", (), (ValueError, error, error.__traceback__)
        )
        said, place = logs.WithoutWords().format(record), where(error)

    assert place in said
    assert CANARY not in said
    assert "ValueError in stumble" in said


def test_every_library_that_talks_is_told_to_be_quiet() -> None:
    """In a process of its own: the log is the whole program's."""
    code = (
        "import logging, bot.program, bot.logs\n"
        "bot.logs.begin('DEBUG')\n"
        "ours = ('bot', 'scheduler', 'records', 'conversations', 'locales')\n"
        "names = [n for n in logging.root.manager.loggerDict if not n.startswith(ours)]\n"
        "names += ['some.library', 'telegram.ext', 'httpx', 'sqlalchemy.engine']\n"
        "loud = [n for n in names if logging.getLogger(n).isEnabledFor(logging.WARNING)]\n"
        "loud += [n for n in ('telegram', 'telegram.ext', 'asyncio')"
        " if logging.getLogger(n).isEnabledFor(logging.CRITICAL)]\n"
        "print(loud, logging.getLogger('bot.intake').isEnabledFor(logging.DEBUG))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[] True"


def test_settings_are_shown_without_their_secrets() -> None:
    from bot.settings import Settings

    master = new_master_key()
    settings = Settings(
        token=TOKEN,
        key=master,
        database_url="postgresql://me:marzipan@localhost/a",
        keys_url="postgresql://me:marzipan@localhost/b",
    )

    for said in (repr(settings), str(settings)):
        assert TOKEN not in said
        assert master not in said
        assert CANARY not in said
