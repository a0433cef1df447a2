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


def pinned(where: Path = PINNED) -> set[str]:
    return set(where.read_text(encoding="utf-8").split())


def seen(where: Path = PINNED) -> set[str]:
    """What may stand under someone's message: what was there before this branch began.

    A name that only commits of one's own have is in nobody's chat. Where there is no git, all is.
    """
    begun = _git(where, "merge-base", "HEAD", "@{upstream}") or _git(
        where, "merge-base", "HEAD", "origin/HEAD"
    )
    found = _git(where, "show", f"{(begun or 'HEAD').strip()}:./{where.name}")
    return set(found.split()) if found is not None else pinned(where)


def _git(where: Path, *asks: str) -> str | None:
    """What git says there; None if it can't."""
    try:
        done = subprocess.run(
            ["git", *asks], cwd=where.parent, capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def pin(where: Path = PINNED) -> None:
    """Keep what is new for good, and let go of what nobody can have seen."""
    where.write_text("\n".join(sorted(seen(where) | set(names_now()))) + "\n", encoding="utf-8")


if __name__ == "__main__":  # python -m tests.conversations.names
    pin()
