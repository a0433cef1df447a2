"""The names that saved talks and buttons in people's chats still use."""

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


if __name__ == "__main__":  # python -m tests.conversations.names: pins what is new
    PINNED.write_text("\n".join(sorted(pinned() | set(names_now()))) + "\n", encoding="utf-8")
