"""A week begins with the weekday that it begins with where somebody lives; paper is as large as it is there."""

import pytest

from bot import places
from tests.core.clocks import ZONES


@pytest.mark.parametrize(
    ("zone", "language", "first"),
    [
        ("Europe/London", "en", 0),
        ("America/New_York", "en", 6),
        ("Asia/Kathmandu", "en", 6),
        ("Asia/Dubai", "en", 0),
        ("Europe/Berlin", "xx", 0),
        (None, "de-AT", 0),
        (None, "pt-BR", 6),
        (None, "no such", 0),
        (None, "en", 0),
        ("Etc/UTC", "fr", 0),
    ],
)
def test_the_first_weekday_is_that_of_the_country_or_else_the_language(
    zone: str | None, language: str, first: int
) -> None:
    assert places.first_weekday(zone, language) == first


def test_every_zone_has_a_first_weekday_and_a_size_of_paper() -> None:
    assert all(places.first_weekday(zone, "en") in range(7) for zone in ZONES)
    assert {zone for zone in ("America/Chicago", "Europe/Paris") if places.prints_on_letter(zone)} == {
        "America/Chicago"
    }
    assert not places.prints_on_letter(None)
