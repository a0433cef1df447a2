"""Names are saved with people's answers and sent with buttons: they stay, and they fit."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conversations import registry
from conversations.conversation import Conversation
from conversations.folders import TwoOfOneName, once
from conversations.registry import ALL, by_command, by_name, titled
from conversations.script import Ask, Say
from tests.conversations.names import names_now, pin, pinned, seen
from tests.conversations.walking import SAMPLED, walker

HOME = Path(registry.__file__).parent
NAME = re.compile(r"[a-z0-9_]{1,20}")


def test_no_name_ever_disappears() -> None:
    lost = sorted(pinned() - set(names_now()))
    assert lost == [], f"gone or renamed, but people's saved talks and buttons use them: {lost}"


def test_a_new_name_is_pinned() -> None:
    new = sorted(set(names_now()) - pinned())
    assert new == [], f"run `python -m tests.conversations.names` to keep for good: {new}"


def test_a_name_that_only_ones_own_commits_have_can_still_be_taken_back(tmp_path: Path) -> None:
    """As that of the first question that `make room` writes, before one's own takes its place."""
    if shutil.which("git") is None:
        pytest.skip("there is no git on this machine")

    def git(*asks: str) -> None:
        me = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org")
        subprocess.run(["git", *me, "-C", str(tmp_path), *asks], check=True, capture_output=True)

    (tmp_path / "main").mkdir()
    git("init", "-q", "main")
    (tmp_path / "main" / "names.txt").write_text("was.there\n", encoding="utf-8")
    git("-C", "main", "add", ".")
    git("-C", "main", "commit", "-q", "-m", "One")
    git("clone", "-q", "main", "mine")
    mine = tmp_path / "mine" / "names.txt"
    mine.write_text("lift.wanted\nwas.there\n", encoding="utf-8")
    git("-C", "mine", "commit", "-q", "-a", "-m", "Two")

    assert seen(mine) == {"was.there"}
    assert seen(tmp_path / "main" / "names.txt") == {"was.there"}, "where nothing is upstream"
    pin(mine)
    assert pinned(mine) == {"was.there", *names_now()}


def test_names_are_short_plain_and_used_once_in_a_script() -> None:
    for one in ALL.values():
        asked = [step.name for step in one.by_path.values() if isinstance(step, Ask)]
        assert len(asked) == len(set(asked)), one.name
        for name in names_now():
            assert all(NAME.fullmatch(part.lstrip("*")) for part in name.split(".")), name


@pytest.mark.parametrize(("name", "sample"), SAMPLED)
def test_what_a_button_sends_fits_in_64_bytes(name: str, sample: int) -> None:
    for question, value in walker(name, sample).edge_walks:
        for key in value if isinstance(value, tuple) else (value,):
            assert len(f"zzzzzz.{question}.{key}".encode()) <= 64


def test_scripts_need_the_standard_library_only() -> None:
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in {*sys.stdlib_module_names, "conversations"}, path


def test_every_sentence_is_written_out_where_the_extractor_finds_it() -> None:
    """Only the evaluation reads its own: from questions/*.toml, which are extracted too."""
    reads = {HOME / "evaluation" / name for name in ("evaluation.py", "questions/__init__.py")}
    paths = set(HOME.rglob("*.py"))
    assert reads < paths
    places = {"Say": [0], "SayMany": [0, 1], "Ask": [1], "Choice": [1], "Tell": [1], "N_": [0]}
    for path in paths - reads:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for place in places.get(node.func.id, []):
                    said = node.args[place]
                    assert isinstance(said, ast.Constant), f"{path.name}:{said.lineno}"


def test_the_menu_shows_each_what_they_may_begin() -> None:
    names = [one.name for one in titled(["co_producer"])]
    assert names == [
        "need_a_break",
        "safety",
        "say_for_me",
        "my_meetings",
        "what_will_i_get",
        "my_choices",
        "about_group",
        "more_for_me",
        "help_now",
    ]
    assert "our_page" not in [one.name for one in titled(["facilitator"])]
    assert "new_meeting" in [one.name for one in titled(["co_producer", "facilitator"])]
    assert "new_meeting" not in [one.name for one in titled(["link_person"])]


def test_a_command_starts_its_conversation_however_it_is_written() -> None:
    assert by_command("NewMeeting") is ALL["new_meeting"]
    assert by_command("nothing") is None


def test_two_conversations_of_one_name_are_refused() -> None:
    with pytest.raises(TwoOfOneName, match="twin"):
        by_name([Conversation("twin", Say("One.")), Conversation("twin", Say("Two."))])


def test_two_notes_of_one_name_are_refused() -> None:
    with pytest.raises(TwoOfOneName, match="twin"):
        once([("twin", Say("One.")), ("twin", Say("Two."))])
