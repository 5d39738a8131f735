"""Time zones as choices: everybody finds a clock that goes as theirs, and nobody has to choose between two such."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
import yaml

from bot.core.calendar import zones
from bot.home import HOME
from bot.places import Choice, choices, likely
from bot.places.data import spoken
from tests.core.clocks import SECOND, changes_between, offset, shown, utc

NOW = utc("2026-11-22 17:00")
UNINHABITED = "Etc/GMT+12"
"""The only name of a zone whose time nobody lives by."""
LIKELY = yaml.safe_load((HOME / "content" / "zones.yaml").read_text(encoding="utf-8"))["likely"]


def with_zone(zone: str, now: datetime = NOW, language: str = "en") -> Choice:
    return next(choice for choice in choices(now, language) if zone in choice.zones)


def later_changes(zone: str, now: datetime) -> list[datetime]:
    last = date(now.year + 3, now.month, now.day)
    return [change for change in changes_between(now.date(), last, zone) if change > now]


@pytest.mark.parametrize("now", [NOW, utc("2026-03-02 06:10"), utc("2026-10-25 00:30")])
def test_every_zone_stands_in_one_choice(now: datetime) -> None:
    listed = [zone for choice in choices(now, "en") for zone in choice.zones]

    assert sorted(listed) == sorted(zones() - {UNINHABITED})


@pytest.mark.parametrize("now", [NOW, utc("2026-03-02 06:10"), utc("2026-10-25 00:30")])
def test_zones_of_a_choice_show_the_same_time_around_every_change(now: datetime) -> None:
    for choice in choices(now, "en"):
        moments = [now, *(change for zone in choice.zones for change in later_changes(zone, now))]
        for moment in dict.fromkeys(moments):
            assert len({shown(moment, zone) for zone in choice.zones}) == 1
            assert len({shown(max(now, moment - SECOND), zone) for zone in choice.zones}) == 1


def test_no_two_choices_show_the_same_time_for_three_years() -> None:
    rules = {
        choice.zone: (
            offset(NOW, choice.zone),
            *((at, offset(at, choice.zone)) for at in later_changes(choice.zone, NOW)),
        )
        for choice in choices(NOW, "en")
    }

    assert len(set(rules.values())) == len(rules)


@pytest.mark.parametrize("now", [NOW, utc("2026-10-25 00:59"), utc("2026-10-25 01:00")])
def test_choices_stand_from_west_to_east_by_the_clocks_of_the_moment(now: datetime) -> None:
    offsets = [offset(now, choice.zone) for choice in choices(now, "en")]

    assert offsets == sorted(offsets)


@pytest.mark.parametrize("language", spoken())
def test_a_choice_is_named_by_up_to_three_cities_and_led_by_its_zone(language: str) -> None:
    for choice in choices(NOW, language):
        assert choice.zone in choice.zones
        assert 1 <= len(choice.cities) <= 3
        assert len(set(choice.cities)) == len(choice.cities)


@pytest.mark.parametrize("language", spoken())
def test_no_two_choices_are_named_alike(language: str) -> None:
    named = [choice.cities for choice in choices(NOW, language)]

    assert len(set(named)) == len(named)


def test_the_biggest_city_of_each_country_comes_first() -> None:
    assert with_zone("Europe/Rome").cities == ("Paris", "Madrid", "Berlin")
    assert with_zone("America/Menominee").cities == ("Chicago", "Dallas", "Houston")


def test_what_goes_together_is_for_the_data_to_say() -> None:
    assert with_zone("Europe/Lisbon") == with_zone("Europe/London") == with_zone("GB")
    assert with_zone("America/New_York") != with_zone("America/Panama")
    assert with_zone("America/Havana") != with_zone("America/New_York")
    assert with_zone("Africa/Johannesburg") != with_zone("Africa/Cairo")


def test_clocks_that_were_apart_only_in_the_past_are_one_choice() -> None:
    before, after = utc("2020-12-26 12:00"), utc("2020-12-28 12:00")  # Volgograd went back to the time of Moscow

    assert "Europe/Volgograd" not in with_zone("Europe/Moscow", before).zones
    assert "Europe/Volgograd" in with_zone("Europe/Moscow", after).zones


def test_a_change_in_the_third_year_keeps_clocks_apart() -> None:
    now = utc("2018-11-01 12:00")  # Volgograd had just come to the time of Samara, and left it in December 2020

    assert offset(now, "Europe/Volgograd") == offset(now, "Europe/Samara")
    assert "Europe/Volgograd" not in with_zone("Europe/Samara", now).zones


def test_a_language_that_nobody_translated_is_answered_in_english() -> None:
    assert choices(NOW, "xx") == choices(NOW, "en")
    assert choices(NOW, "de-AT") == choices(NOW, "de") != choices(NOW, "en")


@pytest.mark.parametrize("language", [*spoken(), "xx"])
def test_eight_choices_are_likely_and_no_two_the_same(language: str) -> None:
    found = likely(NOW, language, LIKELY)

    assert len(found) == 8
    assert len({choice.zones for choice in found}) == 8


def test_the_likeliest_zones_lead_their_choice() -> None:
    german, french = likely(NOW, "de", LIKELY), likely(NOW, "fr", LIKELY)

    assert german[0].zone == "Europe/Berlin"
    assert german[0].cities == ("Berlin", "Wien", "Zürich")
    assert french[0].cities == ("Paris", "Bruxelles", "Zurich")


def test_where_a_language_lists_too_few_the_english_and_then_the_biggest_follow() -> None:
    found = likely(NOW, "de", {"de": ["Europe/Vienna"], "en": ["Asia/Kathmandu"]})

    assert [choice.zone for choice in found[:3]] == ["Europe/Vienna", "Asia/Kathmandu", "Asia/Tokyo"]


def test_a_day_later_nothing_is_out_of_date() -> None:
    days = [NOW + n * timedelta(days=1) for n in range(3)]

    assert all(choices(one, "en") == choices(other, "en") for one, other in pairwise(days))
