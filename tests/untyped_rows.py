"""Where rows have no type: they are said to be anything, or are read past the one reader.

`make check` says where (`tests/spelling.py`). What reads them, typed, is `Tx` in
records/database.py.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

READER = "records/database.py"
#: what reads a row otherwise, and why
ELSE = {
    "records/sealing.py": "the store of keys is another database, without a Tx",
    "records/engines.py": "sqlite3's own connections, in SQLAlchemy's events",
    "scheduler/calendars/calendar_file.py": "vobject carries no types",
}
#: what is no row: how many were changed, the id of a new one, one column's values
NO_ROW = {"rowcount", "inserted_primary_key", "scalar", "scalar_one", "scalars"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def untyped(tree: ast.Module, where: str = "") -> Iterator[tuple[int, str]]:
    """Each line of a file, and what is wrong there: read by tx.get, find, one, first or every."""
    if where in (READER, *ELSE):
        return
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(names=names) if {"Row", "RowMapping"} & {n.name for n in names}:
                yield node.lineno, "a Row has no type"
            case ast.Name("Row" | "RowMapping"):
                yield node.lineno, "a Row has no type"
            case ast.Attribute(attr="Row" | "RowMapping" | "_mapping"):
                yield node.lineno, "a Row has no type"
            case ast.Call(ast.Attribute(attr="execute"), [ast.Constant(), *_]):
                pass  # plain SQL, of SQLite itself
            case ast.Call(ast.Attribute(attr="execute")) if _is_read(node, parents):
                yield node.lineno, f"rows are read past {READER}"
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _of_anything(node)


def _is_read(call: ast.Call, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether rows of a statement are read: at once, or by the name it is given."""
    around = parents[call]
    if not (isinstance(around, ast.Assign) and isinstance(around.targets[0], ast.Name)):
        return _reads(around)
    name, function = around.targets[0].id, parents[around]
    while not isinstance(function, Function | ast.Module):
        function = parents[function]
    uses = (n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name)
    return any(_reads(parents[n]) for n in uses if isinstance(n.ctx, ast.Load))


def _reads(around: ast.AST) -> bool:
    if isinstance(around, ast.Attribute):
        return around.attr not in NO_ROW
    return not isinstance(around, ast.Expr)


def _of_anything(function: Function) -> Iterator[tuple[int, str]]:
    """What is given to a function as anything, and read there by a name."""
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    anything = {one.arg for one in given if getattr(one.annotation, "id", "") == "Any"}
    for node in ast.walk(function):
        match node:
            case ast.Attribute(ast.Name(name), attr) if name in anything:
                yield node.lineno, f"{name} is anything: who knows if it has {attr!r}?"
