"""States and their legal changes. A change is one update, and the count says who won."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, false, or_, update


class States:
    """The legal changes of one noun: for each state, those it may change to."""

    def __init__(self, table: Table, legal: Mapping[str, frozenset[str]]) -> None:
        self.table, self.legal = table, legal
        from_where = {to: [state for state in legal if to in legal[state]] for to in legal}
        self._into = {
            to: update(table).where(
                table.c.id == bindparam("changed_id"),
                or_(false(), *(table.c.state == state for state in states)),
            )
            for to, states in from_where.items()
        }

    def change(self, conn: Connection, row_id: int, to: str, **values: Any) -> bool:
        """Change the row to the state `to`; False if it was in no state that allows it."""
        done = conn.execute(self._into[to], {"changed_id": row_id, "state": to, **values})
        return done.rowcount == 1

    def may_change(self, state: str, to: str) -> bool:
        """Whether the table allows it."""
        return to in self.legal[state]
