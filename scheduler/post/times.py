"""When the bot may write: waking windows in the person's own zone. All sums are done in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from records.people import Hours

FULL_DAY = timedelta(hours=24)  #: 24 real hours (CH:146), whatever the clocks do

_WINDOWS = {
    Hours.MORNINGS: (time(9), time(12)),
    Hours.AFTERNOONS: (time(12), time(17)),
    Hours.EVENINGS: (time(17), time(21)),
    Hours.ANY: (time(9), time(21)),
}


def window(hours: str) -> tuple[time, time]:
    """From and until when the bot may write, in local time."""
    return _WINDOWS[Hours(hours)]


def awake(moment: datetime, hours: str, zone: str) -> bool:
    """Whether the bot may write at this moment."""
    opens, closes = window(hours)
    return opens <= moment.astimezone(ZoneInfo(zone)).time() < closes


def next_awake(moment: datetime, hours: str, zone: str) -> datetime:
    """The first moment from this one on when the bot may write, in UTC."""
    if awake(moment, hours, zone):
        return moment
    opens, _ = window(hours)
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < opens else local.date() + timedelta(days=1)
    return datetime.combine(day, opens, ZoneInfo(zone)).astimezone(UTC)


def last_awake(moment: datetime, hours: str, zone: str) -> datetime:
    """The last moment up to this one when the bot may write, in UTC.

    At the end of a window a quarter of an hour is kept in hand, for retries.
    """
    if awake(moment, hours, zone):
        return moment
    _, closes = window(hours)
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() >= closes else local.date() - timedelta(days=1)
    end = datetime.combine(day, closes, ZoneInfo(zone)).astimezone(UTC)
    return end - timedelta(minutes=15)


def local_day(moment: datetime, zone: str) -> datetime:
    """The start of the local day that the moment is in, in UTC."""
    local = moment.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date(), time(0), ZoneInfo(zone)).astimezone(UTC)


def at_local(day: str, clock: str, zone: str) -> datetime:
    """An ISO day and time of a zone as a moment in UTC."""
    local = datetime.fromisoformat(f"{day}T{clock}")
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
