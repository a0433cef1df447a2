"""Callback queries: taps on buttons that wait for the bot's answer."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

ANSWERABLE = timedelta(seconds=150)
KEPT_QUERIES = 10_000
FIRST_QUERY_ID = 4_300_000_000_000_000_000


@dataclass(slots=True)
class Query:
    """One tap by a person."""

    id: str
    person_id: int
    chat_id: int
    at: datetime
    answered: bool = False


class Queries:
    """The newest taps, by id."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, Query] = OrderedDict()
        self._last_id = FIRST_QUERY_ID

    def add(self, person_id: int, chat_id: int, at: datetime) -> Query:
        """Return a new query."""
        self._last_id += 7919
        query = Query(str(self._last_id), person_id, chat_id, at)
        self._by_id[query.id] = query
        while len(self._by_id) > KEPT_QUERIES:
            self._by_id.popitem(last=False)
        return query

    def answerable(self, query_id: str, now: datetime) -> Query | None:
        """Return the query, None when it is unknown or too old."""
        query = self._by_id.get(query_id)
        return query if query and now - query.at <= ANSWERABLE else None
