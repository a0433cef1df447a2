"""The stories that the transcripts are taken from: all in the modules `*_stories` here."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from inspect import get_annotations, isfunction
from pathlib import Path

Story = Callable[[Path], dict[str, list[str]]]
HERE = Path(__file__).parent


def _all() -> Iterator[Story]:
    """A story is what gives the lines of transcripts by their names."""
    for path in sorted(HERE.glob("*_stories.py")):
        module = importlib.import_module(f"tests.transcripts.{path.stem}")
        for name, found in vars(module).items():
            mine = isfunction(found) and found.__module__ == module.__name__
            if mine and get_annotations(found).get("return") == "dict[str, list[str]]":
                assert not name.startswith("_"), f"{name} is no name for a story"
                yield found


STORIES: tuple[Story, ...] = tuple(_all())
