"""How alembic reaches the database: on the connection that records/migrate.py gives it."""

from __future__ import annotations

from typing import Any

from alembic import context

from records.migrate import COMPARED, metadata

connection: Any = context.config.attributes["connection"]

context.configure(connection=connection, target_metadata=metadata(), **COMPARED)
with context.begin_transaction():
    context.run_migrations()
