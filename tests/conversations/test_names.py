"""Names are saved with people's answers and sent with buttons: they stay, and they fit."""

import ast
import re
import sys
from pathlib import Path

import pytest

from conversations import registry
from conversations.conversation import Conversation
from conversations.registry import ALL, TwoOfOneName, by_command, by_name, once, titled
from conversations.script import Ask, Say
from tests.conversations.names import names_now, pinned
from tests.conversations.walking import SAMPLED, walker

HOME = Path(registry.__file__).parent
NAME = re.compile(r"[a-z0-9_]{1,20}")


def test_no_name_ever_disappears() -> None:
    lost = sorted(pinned() - set(names_now()))
    assert lost == [], f"gone or renamed, but people's saved talks and buttons use them: {lost}"


def test_a_new_name_is_pinned() -> None:
    new = sorted(set(names_now()) - pinned())
    assert new == [], f"run `python -m tests.conversations.names` to keep for good: {new}"


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
