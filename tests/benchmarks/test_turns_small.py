"""The benchmark of turns runs, and finds every answer saved once. No clock is judged here."""

import json
import subprocess
import sys


def test_the_benchmark_of_turns_finds_every_answer_saved_once_on_both_sides() -> None:
    asked = ["--people", "5", "12", "--answers", "20", "--over-http", "8", "--repeats", "1"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.turns", *asked],
        check=True,
        capture_output=True,
        text=True,
        timeout=100,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["benchmark"] == "turns"
    assert found["saved_once"] is True
    assert [(cell["people"], cell["http"]) for cell in found["cells"]] == [
        (5, False),
        (5, True),
        (12, False),
        (12, True),
    ]
    for cell in found["cells"]:
        assert {"ours", "stock_durable", "stock_not_durable"} < cell.keys()
        assert min(cell["ours"], cell["stock_durable"], cell["stock_not_durable"]) > 0
    assert found["flat"] > 0
