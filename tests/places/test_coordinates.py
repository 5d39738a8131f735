"""A shared location: always a zone that we know, and no trace of where it was."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tzfpy import timezonenames

from bot.core.calendar import zones
from bot.places import city, zone_at


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (52.52, 13.405, "Europe/Berlin"),
        (-33.87, 151.21, "Australia/Sydney"),
        (40.71, -74.0, "America/New_York"),
        (50.45, 30.52, "Europe/Kyiv"),
        (28.61, 77.2, "Asia/Kolkata"),
        (0, -30, "Etc/GMT+2"),
    ],
)
def test_a_location_has_a_zone(latitude: float, longitude: float, zone: str) -> None:
    assert zone_at(latitude, longitude) == zone


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_has_a_zone_with_a_name(latitude: float, longitude: float) -> None:
    zone = zone_at(latitude, longitude)

    assert zone in zones()
    assert city(zone, "en")


def test_every_zone_on_the_map_is_one_that_we_know() -> None:
    assert set(timezonenames()) <= zones()


@pytest.mark.parametrize(("latitude", "longitude"), [(math.nan, 0.5), (123.25, 0.5), (0.5, 987.25)])
def test_what_is_no_place_is_refused_without_a_word_about_it(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="no such place") as refused:
        zone_at(latitude, longitude)

    assert not any(char.isdigit() for char in str(refused.value))
