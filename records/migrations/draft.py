"""Draws a migration: what the tables in the code need that the migrations do not give yet.

    python -m records.migrations.draft 0002_letters

It writes versions/0002_letters.py. Read that, and run `ruff format`, before it is kept. Number
0001 is drawn from nothing.
"""

from __future__ import annotations

import sys
from typing import Any, Literal

from alembic import autogenerate, command
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from records.engines import open_engine
from records.migrate import COMPARED, FOLDER, config, head, metadata
from records.moments import Moment

_FILE = """import sqlalchemy as sa
from alembic import op
{imports}
revision = "{name}"
down_revision = {before}


def upgrade() -> None:
    {body}
"""


def draw(name: str, conn: Connection) -> str:
    """The text of a migration of this name, for a database that has all migrations so far."""
    first = name.startswith("0001")
    if not first:
        command.upgrade(config(conn), "head")
    context = MigrationContext.configure(conn, opts={**COMPARED, "render_as_batch": not first})
    made = autogenerate.produce_migrations(context, metadata())
    assert made.upgrade_ops is not None  # noqa: S101 - produce_migrations makes both
    body = autogenerate.render_python_code(
        made.upgrade_ops, render_as_batch=not first, render_item=_shown
    )
    imports = "\nfrom records.moments import Moment\n" if "Moment()" in body else ""
    lines = [line for line in body.splitlines() if not line.strip().startswith("# ###")]
    before = "None" if first else f'"{head()}"'
    return _FILE.format(name=name, before=before, imports=imports, body="\n".join(lines).strip())


def _shown(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """How a column's type is written: ours and SQLModel's by plain names."""
    if kind == "type" and isinstance(thing, Moment):
        return "Moment()"
    if kind == "type" and type(thing).__name__ == "AutoString":
        return "sa.String()"
    return False


if __name__ == "__main__":
    with open_engine("sqlite://").begin() as memory:
        drawn = draw(sys.argv[1], memory)
    (FOLDER / "versions" / f"{sys.argv[1]}.py").write_text(drawn, encoding="utf-8")
