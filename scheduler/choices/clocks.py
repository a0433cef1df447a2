"""Facts about the clock where a person is, and where their group meets."""

from __future__ import annotations

from conversations.phrases import N_
from records.groups import zone_there
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.moments import City, Time
from scheduler.talks.people.group import home_of
from scheduler.talks.spoken import Line
from scheduler.talks.words.zones import differ

_MOST = 6
#: where those who read a language often are, to be tapped; any other place can be typed
_OFTEN = {
    "ar": ("Africa/Cairo", "Asia/Damascus", "Asia/Baghdad", "Africa/Khartoum"),
    "bn": ("Asia/Dhaka",),
    "ckb": ("Asia/Baghdad",),
    "fa": ("Asia/Tehran", "Asia/Kabul"),
    "pl": ("Europe/Warsaw",),
    "ro": ("Europe/Bucharest",),
    "so": ("Africa/Mogadishu",),
    "ti": ("Africa/Asmara",),
    "uk": ("Europe/Kyiv",),
    "ur": ("Asia/Karachi",),
}
_EVERYWHERE = ("Europe/London", "Europe/Berlin")


@fact("zones_likely")
def zones_likely(known: Known) -> Pairs:
    """Cities whose time this person may have: theirs now, their groups', and likely ones."""
    groups = (zone_there(known.tx.conn, m.group_id) for m in known.memberships())
    often = _OFTEN.get(known.person.language, ())
    zones = dict.fromkeys((known.person.zone, *groups, *often, *_EVERYWHERE))
    return tuple((zone, City(zone)) for zone in zones)[:_MOST]


@fact("my_city")
def my_city(known: Known) -> object:
    """The city whose time this person has."""
    return City(known.person.zone)


@fact("my_clock")
def my_clock(known: Known) -> object:
    """The time where this person is, now."""
    return Time(known.now)


@fact("clock_there")
def clock_there(known: Known) -> object:
    """That a time is typed as it is where the group meets; empty where that is no other."""
    home = home_of(known)
    if not differ(known.now, home, known.person.zone):
        return ""
    return Line(N_("I read it as the time in {city}."), {"city": City(home)})
