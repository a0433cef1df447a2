"""Whole dialogues as text: a changed word shows as a changed transcript.

`make transcripts` (ALONGSIDE_REWRITE=1) writes them again from what the bot says now.
"""

import os
from pathlib import Path

import pytest

from conversations.registry import ALL
from tests.transcripts.recording import as_text
from tests.transcripts.stories import STORIES, Story

HERE = Path(__file__).parent
REWRITE = bool(os.environ.get("ALONGSIDE_REWRITE"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_what_is_said_is_as_it_was_written_down(story: Story, tmp_path: Path) -> None:
    changed = []
    for name, lines in story(tmp_path).items():
        path, text = HERE / f"{name}.txt", as_text(lines)
        if REWRITE:
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            changed.append(name)
            print(f"--- {name}\n{text}")
    assert not changed, "read what changed; if it is meant: make transcripts"


def test_each_conversation_has_a_transcript() -> None:
    written = {path.name.partition(".")[0] for path in HERE.glob("*.en.txt")}
    missing = [
        name
        for name in ALL
        if not any(one == name or one.startswith(f"{name}_") for one in written)
    ]
    assert missing == []
