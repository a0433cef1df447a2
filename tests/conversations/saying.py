"""Everything that is said in English, with the facts that fill it."""

import string
from collections.abc import Iterator

from conversations import phrases, samples, seen
from conversations.among_peers import AMONG_PEERS
from conversations.conversation import Conversation
from conversations.folders import modules
from conversations.registry import ALL
from conversations.script import Ask, Choice, Facts, Say, SayMany, Step, Tell


def filled(message: str, facts: Facts) -> str:
    """The message with its placeholders filled in. Raises KeyError if one is not known."""
    return message.format_map({key: str(value) for key, value in facts.items()})


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def sentences_of(step: Step) -> Iterator[str]:
    """Everything a step may show to anybody."""
    if isinstance(step, Say | Tell):
        yield step.words
    if isinstance(step, SayMany):
        yield from (step.one, step.many)
    if isinstance(step, Ask):
        yield step.words
        yield from (choice.label for choice in step.choices if isinstance(choice, Choice))


def facts_of(conversation: Conversation) -> Facts:
    """All the sample facts of a conversation together; what is known wins over what is not."""
    together: dict[str, object] = {}
    for facts in conversation.samples:
        together.update({k: v for k, v in facts.items() if v or k not in together})
    return together


def facts_of_notes() -> dict[str, Facts]:
    """What the notes of each room may need, as far as it says so in its samples."""
    return {room: one.NOTE for room, one in modules() if hasattr(one, "NOTE")}


def everything_said() -> dict[str, Facts]:
    said: dict[str, Facts] = {}
    for one in ALL.values():
        lines = [line for step in one.by_path.values() for line in sentences_of(step)]
        said.update({line: facts_of(one) for line in [*lines, one.title] if line})
    of_notes = facts_of_notes()
    for room, module in modules():
        for note in getattr(module, "NOTES", {}).values():
            facts = of_notes.get(room, samples.ANY_NOTE)
            said.update(dict.fromkeys(sentences_of(note), facts))
    together = {name: one for facts in of_notes.values() for name, one in facts.items()}
    said |= dict.fromkeys(_phrases(), together)
    return said | {here: said[words] for words, here in AMONG_PEERS.items() if words in said}


def _phrases() -> Iterator[str]:
    """The constants of `phrases` and `seen`, those in mappings too."""
    for name, value in (*vars(phrases).items(), *vars(seen).items()):
        if name.isupper() and isinstance(value, str):
            yield value
        elif name.isupper() and isinstance(value, dict):
            yield from value.values()
