"""What only an act knows is said: no fact that is looked up stands in its place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from scheduler import house
from scheduler.talks.known import names_of_facts


def said_by_acts() -> Iterator[tuple[str, str]]:
    """Each act's file, and the names under which its outcomes say things."""
    modules = {act.__module__ for act in house.acts().values()}
    root = Path(house.__file__).parents[1]
    for path in sorted(root / f"{module.replace('.', '/')}.py" for module in modules):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "say":
                for key in getattr(node.value, "keys", []):
                    yield path.name, ast.literal_eval(key)


def test_no_fact_hides_what_an_act_says() -> None:
    said = set(said_by_acts())
    assert ("answer_buddy.py", "too_late") in said
    assert [one for one in said if one[1] in names_of_facts()] == []
