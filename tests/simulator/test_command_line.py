"""`python -m simulator` says where it is, and what is wrong."""

import json
import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

from tests.conformance.ptb.certificate import write_certificate


def _start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "simulator", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _get(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - our own address
        return json.load(response)


def test_it_starts_with_a_seed_and_stops_when_asked(tmp_path: Path) -> None:
    seed = tmp_path / "seed.json"
    world = {
        "clock": "2026-06-01T09:00:00+01:00",
        "bot": {"username": "garden_bot", "name": "Garden"},
        "people": [{"id": 5, "name": "Amina", "language_code": "ar", "started": True}],
        "groups": [{"id": -100, "title": "Garden", "members": [5]}],
    }
    seed.write_text(json.dumps(world), encoding="utf-8")
    with _start(
        "--port", "0", "--seed", str(seed), "--frozen", "--token", "5:right-token-1"
    ) as run:
        assert run.stdout
        line = run.stdout.readline().strip()
        assert line.startswith("simulator ready at http://127.0.0.1:")
        url = line.removeprefix("simulator ready at ")
        assert _get(f"{url}_sim/health") == {"ok": True}
        assert _get(f"{url}_sim/clock")["now"] == "2026-06-01T08:00:00+00:00"
        assert _get(f"{url}bot5:right-token-1/getMe")["result"]["username"] == "garden_bot"
        assert [one["name"] for one in _get(f"{url}_sim/people")] == ["Amina"]
        assert [one["type"] for one in _get(f"{url}_sim/groups")] == ["group"]
        run.send_signal(signal.SIGTERM)
        assert run.wait(timeout=10) == 0


def test_with_a_certificate_it_speaks_https(tmp_path: Path) -> None:
    certificate = tmp_path / "certificate.pem"
    write_certificate(certificate)
    trusted = ssl.create_default_context(cafile=str(certificate))
    with _start("--port", "0", "--certificate", str(certificate)) as run:
        assert run.stdout
        url = run.stdout.readline().strip().removeprefix("simulator ready at ")
        assert url.startswith("https://127.0.0.1:")
        with urllib.request.urlopen(f"{url}_sim/health", context=trusted, timeout=10) as response:  # noqa: S310 - our own address
            assert json.load(response) == {"ok": True}
        run.send_signal(signal.SIGTERM)


def test_a_certificate_that_cannot_be_used_gets_one_plain_line(tmp_path: Path) -> None:
    (tmp_path / "broken.pem").write_text("no key", encoding="utf-8")
    for name in ("missing.pem", "broken.pem"):
        with _start("--port", "0", "--certificate", str(tmp_path / name)) as run:
            _, err = run.communicate(timeout=20)
        assert (run.returncode, err.count("\n")) == (2, 1)
        assert name in err


def test_a_port_that_is_taken_gets_one_plain_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = _start("--port", str(taken.getsockname()[1]))
        out, err = run.communicate(timeout=20)
    assert (run.returncode, out) == (2, "")
    assert "is taken" in err
    assert "--port 0" in err
    assert err.count("\n") == 1


def test_a_seed_that_cannot_be_used_gets_one_plain_line(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "wrong.json").write_text('{"people": [{"id": -1, "name": "A"}]}', encoding="utf-8")
    for name in ("missing.json", "broken.json", "wrong.json"):
        with _start("--port", "0", "--seed", str(tmp_path / name)) as run:
            _, err = run.communicate(timeout=20)
        assert (run.returncode, err.count("\n")) == (2, 1)
        assert name in err
