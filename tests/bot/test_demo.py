"""The demo: one command, one address, and everything stops when it is told to."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import select

from bot.__main__ import main
from bot.demo import free_port, start_of_demo
from bot.opening import opened
from bot.settings import load
from records.access import Actor
from records.people import people
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.talks.acts import Order
from tests.bot.demo_running import ROOT, Demo, demo

Read = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with demo(tmp_path_factory.mktemp("demo"), "--port", "0") as one:
        yield one


@pytest.fixture
def inside(running: Demo, monkeypatch: pytest.MonkeyPatch) -> Demo:
    """At a terminal in the folder of the running demo."""
    for name in list(os.environ):
        if name.startswith("ALONGSIDE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(running.home / ".demo")
    monkeypatch.setenv("ALONGSIDE_API_URL", running.address)
    return running


def test_it_prints_one_address_and_what_to_try_first(running: Demo) -> None:
    assert len(running.lines) == 2
    assert "Make a meeting" in running.lines[1]
    assert "<html" in httpx.get(running.address).text
    assert running.get("pending")["polling"] is True


def test_the_folder_is_the_operators_own(running: Demo) -> None:
    assert stat.S_IMODE((running.home / ".demo").stat().st_mode) == 0o700


def test_the_first_thing_to_try_works(running: Demo) -> None:
    running.post("say", person=running.phone("Jo"), text="hello")

    running.sees("Jo", "Make a meeting")


def test_the_page_can_ask_what_is_kept_and_planned(running: Demo) -> None:
    kit, ren = (running.get("stored", person=running.phone(name)) for name in ("Kit", "Ren"))

    assert (kit["offered"], kit["title"]) == (True, "What I keep about you")
    about = [(item["what"], item["value"]) for item in kit["parts"][0]["items"]]
    assert ("My name", "Kit") in about
    assert ("My word for a break", "pineapple") in about
    assert (ren["offered"], ren["parts"]) == (True, [])
    planned = running.get("planned")
    assert planned["offered"] is True
    assert running.phone("Kit") in {note["person"] for note in planned["planned"]}
    assert "A friendly word" in {note["what"] for note in planned["planned"]}


def test_the_new_person_can_be_brought_in(inside: Demo, capsys: Read) -> None:
    assert main(["invite", "--group", "1", "--role", "co_producer", "--met-by", "Sam"]) == 0
    code = capsys.readouterr().out.strip().rpartition("=")[2]

    inside.post("say", person=inside.phone("Ren"), text=f"/start {code}")

    inside.sees("Ren", "Please pick a language")


def test_it_starts_on_a_tuesday_morning_in_london(running: Demo) -> None:
    local = datetime.fromisoformat(running.get("clock")["now"]).astimezone(
        ZoneInfo("Europe/London")
    )

    assert (local.weekday(), local.hour) == (1, 10)
    assert local > datetime.now(UTC)


@pytest.mark.parametrize("day", range(7))
def test_the_start_is_always_ahead(day: int) -> None:
    now = datetime(2026, 3, 26, 12, tzinfo=UTC) + timedelta(days=day)

    start = start_of_demo(now)

    assert timedelta() < start - now <= timedelta(days=7)
    assert start.astimezone(ZoneInfo("Europe/London")).strftime("%a %H:%M") == "Tue 10:00"


def test_a_second_demo_in_the_same_folder_is_one_line(running: Demo) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--no-open"],
        cwd=running.home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 2
    assert re.fullmatch(r"Another demo is running in .*\. Stop it first\.\n", second.stderr)


def test_check_is_well_beside_the_running_bot(inside: Demo, capsys: Read) -> None:
    assert main(["check"]) == 0
    assert "token       ok, @alongside_demo_bot" in capsys.readouterr().out


def test_a_wrong_token_is_one_line(
    inside: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    monkeypatch.setenv("ALONGSIDE_TOKEN", "7000000001:not-the-one-it-was")
    run = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 2
    assert re.fullmatch(r"Telegram does not know this token\. Copy it again .*\n", run.stderr)
    assert "not-the-one" not in run.stdout + run.stderr
    assert main(["check"]) == 2
    assert "token       Telegram does not know this token." in capsys.readouterr().out


def meeting_soon(one: Demo) -> None:
    """Jo makes a meeting that starts in 20 minutes."""
    now = datetime.fromisoformat(one.get("clock")["now"])
    local = (now + timedelta(minutes=20)).astimezone(ZoneInfo("Europe/London"))
    answers = {"title": "Hub rules", "day": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}"}
    order = Order(answers={**answers, "minutes": "60", "place": "the Hub", "who": "Jo"})
    with opened(load()) as database, database.transaction() as tx:
        jo = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == one.phone("Jo")))
        schedule_meeting(tx, Actor(jo), order, now)


def test_the_checklist_sees_what_happens_on_the_phones(
    inside: Demo, monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    asked: list[str] = []

    def at_the_keyboard(prompt: str) -> str:
        asked.append(prompt)
        if len(asked) == 3:
            return "s"
        if len(asked) == 9:  # the eighth step, after it was found to be missing
            meeting_soon(inside)
            inside.sees("Kit", "Hub rules")
        if len(asked) == 11:
            inside.post("say", person=inside.phone("Kit"), text="Pineapple!")
            for words, label in (
                ("Please look now", "Show"),
                ("would like a break", "I've seen it"),
            ):
                shown = inside.sees("Ali", words)["message_id"]
                inside.post("tap", person=inside.phone("Ali"), message_id=shown, label=label)
            inside.sees("Kit", "has seen it")
        return ""

    monkeypatch.setattr("builtins.input", at_the_keyboard)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    status = main(["smoke"])

    out, err = capsys.readouterr()
    assert (status, err) == (2, "")
    assert out.count("PASS") == 9
    assert "NOT YET: No meeting was made." in out
    assert out.endswith("9 of 10 steps passed.\n")


def test_ctrl_c_stops_everything(tmp_path: Path) -> None:
    with demo(tmp_path, "--port", "0") as one:
        assert one.stop(signal.SIGINT) == "Stopped.\n"
        assert one.process.returncode == 0
        with pytest.raises(httpx.ConnectError):
            one.get("health")


def test_a_taken_port_is_said_and_another_is_used_and_kept_data_goes_on(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with demo(tmp_path, "--port", str(port)) as one:
            assert one.lines[0].startswith(f"Port {port} is taken, so this demo uses ")
            one.post("clock", advance_seconds=3600, wait=True)
            one.post("say", person=one.phone("Kit"), text="hello")
            one.sees("Kit", "Here is what I can do")
    before = json.loads((tmp_path / ".demo" / "seed.json").read_text())["clock"]

    with demo(tmp_path, "--port", "0", "--keep") as two:
        again = datetime.fromisoformat(two.get("clock")["now"])
    assert again >= datetime.fromisoformat(before)


def test_a_part_that_ends_by_itself_is_one_line(tmp_path: Path) -> None:
    with demo(tmp_path, "--port", "0") as one:
        children = Path(f"/proc/{one.process.pid}/task/{one.process.pid}/children")
        simulator = int(children.read_text().split()[0])
        os.kill(simulator, signal.SIGKILL)
        said, _ = one.process.communicate(timeout=30)

    assert re.fullmatch(
        r"The (simulator|bot) has stopped: exit status -?\d+\. See .*\.log\.\n", said
    )
    assert one.process.returncode == 2


def test_a_port_that_is_none_gives_a_free_one() -> None:
    assert 0 < free_port(99_999) < 65_536
