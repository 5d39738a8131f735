"""The time zones that are offered: everybody finds a clock that shows their own time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.content import Library

WINTER, SUMMER = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)


def offset(zone: str, at: datetime) -> timedelta:
    shift = at.astimezone(ZoneInfo(zone)).utcoffset()
    assert shift is not None
    return shift


def usual(zone: str) -> timedelta:
    """The offset without daylight saving, on either half of the earth."""
    return min(offset(zone, WINTER), offset(zone, SUMMER))


def test_every_usual_offset_on_earth_is_offered(library: Library) -> None:
    cities = {zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")}

    assert {usual(zone) for zone in library.main_zones} == {usual(zone) for zone in cities}


def test_the_zones_stand_from_west_to_east(library: Library) -> None:
    offsets = [usual(zone) for zone in library.main_zones]

    assert offsets == sorted(offsets)


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt", "ru"])
def test_every_language_has_eight_likely_zones(library: Library, language: str) -> None:
    assert len(library.likely_zones[language]) == 8
