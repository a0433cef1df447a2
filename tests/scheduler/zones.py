"""Zones, hours and moments for tests that draw them: what time can do, wherever people live."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from records.people import Hours

#: Places north, south and on the line, that change their clocks at one, two, three or midnight,
#: by an hour or by half of one, backwards in winter, in Ramadan, or never.
ZONES = (
    "Europe/London",
    "Europe/Dublin",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Australia/Adelaide",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Tehran",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "UTC",
)
CHANGES = (  # both changes of the clock in London, for many years
    *(datetime(y, 3, 31 - (5 * y // 4 + 4) % 7, 1, tzinfo=UTC) for y in range(2020, 2041)),
    *(datetime(y, 10, 31 - (5 * y // 4 + 1) % 7, 1, tzinfo=UTC) for y in range(2020, 2041)),
)
zones = st.sampled_from(ZONES)
hours = st.sampled_from(list(Hours))
moments = st.one_of(
    st.datetimes(
        min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - the zone is given apart
        max_value=datetime(2040, 12, 31),  # noqa: DTZ001 - as above
        timezones=st.just(UTC),
    ),
    st.builds(
        lambda change, minutes: change + timedelta(minutes=minutes),
        st.sampled_from(CHANGES),
        st.integers(-3 * 1440, 3 * 1440),
    ),
)
