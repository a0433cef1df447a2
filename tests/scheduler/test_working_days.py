"""When someone next looks: on working days, in their own zone, never in the past."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.post.working_days import LOOKS, is_working_day, next_look

LONDON = "Europe/London"
FIRST = datetime(2020, 1, 1, tzinfo=UTC)


def look(now: datetime, *looks: str) -> datetime | None:
    return next_look(now, looks, LONDON, "gb")


def test_the_same_day_if_a_time_is_still_to_come() -> None:
    now = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)  # half past ten in London
    assert look(now, "at_9", "at_16") == datetime(2026, 6, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "next_day"),
    [
        (datetime(2026, 6, 5, 18, tzinfo=UTC), date(2026, 6, 8)),  # a weekend
        (datetime(2026, 12, 24, 18, tzinfo=UTC), date(2026, 12, 29)),  # Christmas, on a Friday
        (datetime(2027, 3, 25, 18, tzinfo=UTC), date(2027, 3, 30)),  # Easter
    ],
)
def test_nobody_is_said_to_look_at_a_weekend_or_on_a_holiday(
    now: datetime, next_day: date
) -> None:
    found = look(now, "at_9")
    assert found is not None
    assert found.astimezone(ZoneInfo(LONDON)).date() == next_day


def test_who_has_not_said_when_is_not_promised_for() -> None:
    assert look(datetime(2026, 6, 2, tzinfo=UTC)) is None
    assert look(datetime(2026, 6, 2, tzinfo=UTC), "at_midnight") is None


def test_a_region_without_known_holidays_still_has_its_weekends() -> None:
    assert is_working_day(date(2026, 12, 25), "nowhere")
    assert not is_working_day(date(2026, 6, 6), "nowhere")


@given(
    now=st.integers(0, 20 * 365 * 24 * 60).map(lambda m: FIRST + timedelta(minutes=m)),
    looks=st.sets(st.sampled_from(sorted(LOOKS)), min_size=1),
)
def test_it_is_soon_on_a_working_day_and_at_a_chosen_time(now: datetime, looks: set[str]) -> None:
    found = look(now, *looks)
    assert found is not None
    assert now < found <= now + timedelta(days=7)
    local = found.astimezone(ZoneInfo(LONDON))
    assert local.time() in {LOOKS[key] for key in looks}
    assert is_working_day(local.date(), "gb")
