"""States and their legal changes. A change is one update, and the count says who won."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, update


class States:
    """The legal changes of one noun: for each state, those it may change to."""

    def __init__(self, table: Table, legal: Mapping[str, frozenset[str]]) -> None:
        self.table, self.legal = table, legal
        self._into = {
            to: tuple(state for state, nexts in legal.items() if to in nexts) for to in legal
        }

    def change(self, conn: Connection, row_id: int, to: str, **values: Any) -> bool:
        """Change the row to the state `to`; False if it was in no state that allows it."""
        done = conn.execute(
            update(self.table)
            .where(self.table.c.id == row_id, self.table.c.state.in_(self._into[to]))
            .values(state=to, **values)
        )
        return done.rowcount == 1

    def may_change(self, state: str, to: str) -> bool:
        """Whether the table allows it."""
        return to in self.legal[state]
