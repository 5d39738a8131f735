"""What content/places says: every zone exists, every name is there, and nothing stands twice."""

from collections import Counter

import pytest

from bot.core.calendar import zones
from bot.home import HOME
from bot.places.check import faults
from bot.places.choice import by_size
from bot.places.data import ENGLISH, areas, better_names, cities, said, spoken
from bot.places.groups import groups, utc_day
from bot.places.names import country_names
from bot.places.zones import countries, zones_by_country
from tests.core.clocks import utc

NOW = utc("2026-11-22 17:00")


def test_nothing_is_wrong_with_it() -> None:
    assert faults(HOME / "content") == ()


def test_every_city_lives_by_a_zone_that_is_somewhere() -> None:
    assert {city.zone for city in cities()} <= countries().keys() & zones()


def test_every_region_and_country_has_zones_that_exist() -> None:
    assert areas().regions.keys() <= countries().keys()
    assert {zone for theirs in areas().zones.values() for zone in theirs} <= countries().keys()
    assert areas().countries.keys() <= zones_by_country().keys()
    assert areas().zones.keys().isdisjoint(countries().values())


def test_a_better_name_is_for_a_zone_that_is_somewhere_in_a_language_that_we_speak() -> None:
    assert better_names().keys() <= countries().keys()
    assert {language for named in better_names().values() for language in named} <= set(spoken())


def test_no_city_stands_twice() -> None:
    listed = Counter((city.zone, city.names.get(ENGLISH)) for city in cities())

    assert [each for each, times in listed.items() if times > 1] == []


def test_every_city_has_an_english_and_a_russian_name_or_a_zone_named_after_it() -> None:
    assert [city for city in cities() if city.names and not {ENGLISH, "ru"} <= city.names.keys()] == []


def test_no_name_stands_where_english_has_the_same() -> None:
    doubled = [
        (city.names[ENGLISH], language)
        for city in cities()
        for language, name in city.names.items()
        if language != ENGLISH and name == city.names[ENGLISH]
    ]

    assert doubled == []


def test_every_choice_has_a_city_of_the_list() -> None:
    listed = {groups(utc_day(NOW))[city.zone] for city in cities()}

    assert by_size(utc_day(NOW)).keys() == listed


@pytest.mark.parametrize("language", spoken())
def test_every_country_of_the_world_has_a_name(language: str) -> None:
    assert zones_by_country().keys() <= country_names(language).keys()


@pytest.mark.parametrize("language", spoken())
def test_no_weekday_and_no_month_is_called_like_another(language: str) -> None:
    until = said(language).until
    named = Counter(name for names in (*until.weekdays, *until.months) for name in names)

    assert [name for name, times in named.items() if times > 1] == []
