"""What no type checker sees, read from the code: columns of tables, names of notices, and rows.

python -m tests.spelling says where one is misspelt; `make check` runs it.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import FromClause

from scheduler import house
from scheduler.rooms import open_all
from tests.untyped_rows import untyped

ROOT = Path(__file__).parents[1]
PRODUCT = ("bot", "conversations", "locales", "records", "scheduler")
#: what posts a notice, and where its name stands if it is not given by name
POSTS = {"post": None, "tell": 2}


def misspelt() -> Iterator[str]:
    """A line for each, with its file and line."""
    open_all()
    for folder in PRODUCT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" in path.parts or path.name == "__main__.py":
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            where = path.relative_to(ROOT)
            module = importlib.import_module(".".join(where.with_suffix("").parts))
            rows = untyped(tree, str(where))
            for line, what in (*columns(tree, module), *notices(tree), *rows):
                yield f"{where}:{line}: {what}"


def columns(tree: ast.Module, module: ModuleType) -> Iterator[tuple[int, str]]:
    """Columns that a table does not have: `people.c.nmae`."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Attribute(ast.Name(name), "c"), column):
                table = getattr(module, name, None)
                if isinstance(table, FromClause) and column not in table.c:
                    yield node.lineno, f"{name} has no column {column!r}"


def notices(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Names under which a notice is posted, and which no room brings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = _name_of(node)
            if name is not None and name not in house.kinds():
                yield node.lineno, f"no room brings a notice {name!r}"


def _name_of(call: ast.Call) -> str | None:
    func: Any = call.func
    verb = func.attr if isinstance(func, ast.Attribute) else func.id
    if verb not in POSTS:
        return None
    place = POSTS[verb]
    named = [word.value for word in call.keywords if word.arg == "name"]
    if place is not None and len(call.args) > place:
        named.append(call.args[place])
    return next((str(n.value) for n in named if isinstance(n, ast.Constant)), None)


if __name__ == "__main__":
    found = list(misspelt())
    print(
        "\n".join(found)
        or "Each column and each notice is spelt as its table and room do; each row has a type."
    )
    sys.exit(bool(found))
