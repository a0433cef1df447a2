"""A job: something that time brings about. Which rows, what is done with each, and when next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from sqlalchemy import ColumnElement, Select, func, select

from records.database import Tx

#: has always passed: what waits for no moment of its own is due as soon as it is there
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)


class Due(Protocol):
    """A row for which it is time."""

    @property
    def id(self) -> int:
        """It rests under this, if it fails."""


OfIt = TypeVar("OfIt", bound=Due)


class _First(NamedTuple):
    """The lowest of a column, in some rows that have `ids`; from it, when it is due."""

    lowest: Select[Any]
    ids: ColumnElement[Any]
    due: Callable[[Any], datetime]


class Next:
    """When the first of some rows is due. Several are put together by `|`."""

    def __init__(self, *firsts: _First) -> None:
        self._firsts = firsts

    def __or__(self, other: Next) -> Next:
        return Next(*self._firsts, *other._firsts)

    def __call__(self, tx: Tx, but: Collection[int] = ()) -> datetime | None:
        """The moment, but for some rows; one that has passed means now. None: there is none."""
        return self.of(
            tx.conn.scalar(one.lowest.where(one.ids.not_in(but)) if but else one.lowest)
            for one in self._firsts
        )

    def selects(self) -> Iterator[Select[Any]]:
        """What is asked, in parts of one column and one row."""
        return (one.lowest for one in self._firsts)

    def of(self, lowest: Iterable[Any]) -> datetime | None:
        """The moment, from what the parts have found."""
        found = zip(self._firsts, lowest, strict=True)
        return min((one.due(at) for one, at in found if at is not None), default=None)


def first(
    lowest: Select[Any], ids: ColumnElement[Any], due: Callable[[Any], datetime] | None = None
) -> Next:
    """When what a select of one moment finds has come, or when a function of it says."""
    return Next(_First(lowest, ids, due or _then))


def after(lowest: Select[Any], ids: ColumnElement[Any], patience: timedelta) -> Next:
    """So long after what a select of one moment finds."""
    return first(lowest, ids, lambda at: at + patience)


def at_once(ids: ColumnElement[Any], *which: ColumnElement[bool]) -> Next:
    """As soon as there is such a row."""
    return first(select(func.min(ids)).where(*which), ids, lambda _: AT_ONCE)


def _then(at: Any) -> datetime:
    moment: datetime = at
    return moment


@dataclass(frozen=True)
class Job(Generic[OfIt]):
    """Something that time brings about: which rows, what is done with each, and when next."""

    name: str
    #: asked only when it is time: nothing is to be found before `next_at`
    find: Callable[..., Iterable[OfIt]]
    do: Callable[[Tx, OfIt, datetime], object]
    next_at: Next
    #: in words: why nobody need know it ahead, nor a clock that is moved stop there
    unseen: str = ""
    #: it can't wait: it comes first, and what fails is tried again very soon
    soon: bool = False
    #: there may be more than a piece of them: it finds with `but`, those that rest
    in_pieces: bool = False
