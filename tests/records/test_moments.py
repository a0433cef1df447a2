"""Time in the database is aware and in UTC, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from records.engines import open_engine
from records.moments import Moment, NaiveMoment

LONDON = ZoneInfo("Europe/London")
_metadata = MetaData()
kept = Table(
    "kept_moment",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment),
)
ZONES = st.sampled_from(
    ["UTC", "Europe/London", "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham"]
).map(ZoneInfo)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    _metadata.create_all(engine)
    yield engine
    engine.dispose()


def kept_as(engine: Engine, moment: datetime | None) -> datetime | None:
    """The moment, written and read again."""
    with engine.begin() as conn:
        (row_id,) = conn.execute(insert(kept).values(at=moment)).inserted_primary_key or (0,)
    with engine.begin() as conn:
        found: datetime | None = conn.scalar(select(kept.c.at).where(kept.c.id == row_id))
    return found


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    moment=st.datetimes(
        min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - the zone is given apart
        max_value=datetime(2040, 12, 31),  # noqa: DTZ001 - as above
        timezones=ZONES,
    )
)
def test_any_moment_comes_back_as_the_same_one_in_utc(engine: Engine, moment: datetime) -> None:
    found = kept_as(engine, moment)

    assert found is not None
    assert found == moment.astimezone(UTC)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_is_kept_apart(engine: Engine, fold: int) -> None:
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold)

    assert kept_as(engine, twice) == datetime(2026, 10, 25, fold, 30, tzinfo=UTC)


def test_nothing_stays_nothing(engine: Engine) -> None:
    assert kept_as(engine, None) is None


def test_a_moment_without_a_zone_is_refused(engine: Engine) -> None:
    naive = datetime(2026, 6, 1, 12)  # noqa: DTZ001 - that is what must not be saved

    with pytest.raises(StatementError) as refused:
        kept_as(engine, naive)

    assert isinstance(refused.value.orig, NaiveMoment)


def test_a_moment_without_a_zone_is_refused_in_a_question_too(engine: Engine) -> None:
    naive = datetime(2026, 6, 1, 12)  # noqa: DTZ001 - that is what must not be compared with

    with engine.begin() as conn, pytest.raises(StatementError):
        conn.execute(select(kept).where(kept.c.at < naive))


def test_moments_of_different_zones_are_compared_as_moments(engine: Engine) -> None:
    noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    with engine.begin() as conn:
        conn.execute(kept.delete())
        conn.execute(insert(kept), [{"at": noon}, {"at": noon + timedelta(hours=1)}])
        here = noon.astimezone(timezone(timedelta(hours=5, minutes=45)))
        found = list(conn.scalars(select(kept.c.at).where(kept.c.at <= here)))

    assert found == [noon]


def test_no_column_of_ours_keeps_a_moment_in_any_other_way() -> None:
    from sqlalchemy import DateTime

    from records import migrate

    others = [
        f"{table.name}.{column.name}"
        for table in migrate.metadata().tables.values()
        for column in table.columns
        if type(column.type) is DateTime
    ]

    assert others == []
