"""The names that saved talks and buttons in people's chats still use."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from conversations.registry import ALL
from conversations.script import Choice

PINNED = Path(__file__).with_name("names.txt")


def names_now() -> Iterator[str]:
    """`conversation.question`, and `conversation.question.key` for each button."""
    for one in ALL.values():
        for ask in one.questions.values():
            yield f"{one.name}.{ask.name}"
            for choice in ask.choices:
                key = choice.key if isinstance(choice, Choice) else f"*{choice.from_}"
                yield f"{one.name}.{ask.name}.{key}"


def pinned() -> set[str]:
    return set(PINNED.read_text(encoding="utf-8").split())


def seen() -> set[str]:
    """What may stand under someone's message: what a commit has, or all where there is no git."""
    show = ["git", "show", f"HEAD:./{PINNED.name}"]
    try:
        found = subprocess.run(show, cwd=PINNED.parent, capture_output=True, check=False)
    except OSError:
        return pinned()
    return set(found.stdout.decode("utf-8").split()) if found.returncode == 0 else pinned()


def pin() -> None:
    """Keep what is new for good, and let go of what was never in a commit: nobody has seen it."""
    PINNED.write_text("\n".join(sorted(seen() | set(names_now()))) + "\n", encoding="utf-8")


if __name__ == "__main__":  # python -m tests.conversations.names
    pin()
