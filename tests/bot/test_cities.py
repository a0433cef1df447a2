"""A place that is typed becomes a time zone, or is refused: it is never guessed."""

from zoneinfo import available_timezones

import pytest

from bot.words.cities import NoPlace, zone_in
from locales.catalogue import languages
from scheduler.choices.clocks import _EVERYWHERE, _OFTEN
from scheduler.talks.words.zones import city


@pytest.mark.parametrize(
    ("typed", "language", "zone"),
    [
        ("Berlin", "en", "Europe/Berlin"),
        ("  cairo. ", "en", "Africa/Cairo"),
        ("القاهرة", "ar", "Africa/Cairo"),
        ("القاهره", "ar", "Africa/Cairo"),
        ("سوريا", "ar", "Asia/Damascus"),
        ("Damascus", "ar", "Asia/Damascus"),
        ("Manchester", "en", "Europe/London"),
        ("Ukraine", "en", "Europe/Kyiv"),
        ("Kiev", "en", "Europe/Kyiv"),
        ("new york", "en", "America/New_York"),
        ("UTC+2", "en", "Etc/GMT-2"),
        ("utc +٢", "ar", "Etc/GMT-2"),
        ("gmt−3", "en", "Etc/GMT+3"),
        ("+5:30", "en", "Asia/Kolkata"),
        ("UTC", "en", "Etc/UTC"),
    ],
)
def test_what_people_type_is_read(typed: str, language: str, zone: str) -> None:
    assert zone_in(typed, language) == zone
    assert zone in available_timezones()


@pytest.mark.parametrize("typed", ["", "2", "😀", "the moon", "UTC+99", "UTC+2:17", "home", "-"])
def test_what_is_no_place_is_refused(typed: str) -> None:
    with pytest.raises(NoPlace):
        zone_in(typed, "en")


def test_each_city_that_is_offered_can_be_typed_as_its_button_has_it() -> None:
    offered = {*_EVERYWHERE, *(zone for zones in _OFTEN.values() for zone in zones)}
    for zone in offered:
        for language in [one.code for one in languages() if one.code in {"en", "ar"}]:
            assert zone_in(city(zone, language), language) == zone


def test_a_zone_that_is_a_number_of_hours_is_said_as_people_say_it() -> None:
    assert [city(zone, "en") for zone in ("Etc/GMT-2", "Etc/GMT+3", "Etc/UTC")] == [
        "UTC+2",
        "UTC-3",
        "UTC",
    ]
