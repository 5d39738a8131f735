"""What cities are called, language by language."""

import re

import pytest

from bot.core.calendar import zones
from bot.places import city
from bot.places.data import spoken
from bot.places.zones import countries

LATIN = re.compile(r"[a-z]", re.IGNORECASE)


@pytest.mark.parametrize(
    ("zone", "language", "name"),
    [
        ("Europe/Moscow", "de", "Moskau"),
        ("America/Argentina/Buenos_Aires", "ru", "Буэнос-Айрес"),
        ("America/Indiana/Indianapolis", "es", "Indianápolis"),
        ("America/New_York", "pt", "Nova York"),
        ("America/Port-au-Prince", "en", "Port-au-Prince"),
        ("Atlantic/Reykjavik", "de", "Reykjavík"),
        ("Asia/Calcutta", "fr", "Kolkata"),
        ("Europe/Kyiv", "de", "Kyjiw"),
        ("Europe/Kiev", "ru", "Киев"),
        ("US/Pacific", "fr", "Los Angeles"),
        ("Etc/UTC", "en", "UTC"),
        ("Etc/GMT+5", "en", "GMT-5"),
    ],
)
def test_a_zone_is_named_by_its_city(zone: str, language: str, name: str) -> None:
    assert city(zone, language) == name


def test_no_city_is_written_in_latin_letters_for_a_russian_reader() -> None:
    assert [zone for zone in countries() if LATIN.search(city(zone, "ru"))] == []


@pytest.mark.parametrize("language", spoken())
def test_a_name_is_a_name_and_no_path(language: str) -> None:
    for zone in zones():
        assert not set(city(zone, language)) & set("/_\u00ad")


@pytest.mark.parametrize("language", ["de", "es", "fr", "pt"])
def test_kyiv_and_kolkata_are_called_what_their_people_call_them(language: str) -> None:
    assert city("Europe/Kyiv", language) in {"Kyiv", "Kyjiw"}
    assert city("Asia/Kolkata", language) == "Kolkata"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert city("Europe/Vienna", "xx") == "Vienna"
