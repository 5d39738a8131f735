"""Days and wall-clock times, in every zone there is."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.calendar import day_begins, day_of, instant, zones
from tests.core.clocks import DAY, ZONES, Wall, first_instant, moments, shown, utc, walls


@given(walls())
@example(Wall("Pacific/Apia", date(2011, 12, 30), time(7)))
def test_a_wall_clock_time_is_its_first_instant_or_the_first_after_the_gap(wall: Wall) -> None:
    found = instant(wall.day, wall.at, wall.zone)

    assert found == first_instant(wall)
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    ("zone", "wall", "moment"),
    [
        ("Europe/London", "2026-01-15 07:00", "2026-01-15 07:00"),
        ("America/New_York", "2026-07-15 07:00", "2026-07-15 11:00"),
        ("Asia/Kolkata", "2026-07-15 07:00", "2026-07-15 01:30"),
        ("Europe/Paris", "2026-10-25 02:30", "2026-10-25 00:30"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45"),
        ("America/Nuuk", "2026-10-24 23:30", "2026-10-25 00:30"),
    ],
)
def test_a_wall_clock_time_that_comes_twice_means_its_first(zone: str, wall: str, moment: str) -> None:
    at = datetime.fromisoformat(wall)

    assert instant(at.date(), at.time(), zone) == utc(moment)


@pytest.mark.parametrize(
    ("zone", "wall", "first_after"),
    [
        ("Africa/Cairo", "2026-04-24 00:15", "2026-04-24 01:00"),
        ("Europe/Paris", "2026-03-29 02:00", "2026-03-29 03:00"),
        ("Europe/Paris", "2026-03-29 02:30", "2026-03-29 03:00"),
        ("Europe/Paris", "2026-03-29 02:59:59.999999", "2026-03-29 03:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:30"),
        ("America/Nuuk", "2026-03-28 23:30", "2026-03-29 00:00"),
        ("Antarctica/Troll", "2026-03-29 01:30", "2026-03-29 03:00"),
        ("Pacific/Apia", "2011-12-30 07:00", "2011-12-31 00:00"),
    ],
)
def test_a_time_that_the_clocks_jump_over_is_the_first_instant_after(zone: str, wall: str, first_after: str) -> None:
    at = datetime.fromisoformat(wall)

    assert shown(instant(at.date(), at.time(), zone), zone) == datetime.fromisoformat(first_after)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Europe/London", "2026-03-02 02:59:59", "2026-03-01"),
        ("Europe/London", "2026-03-02 03:00", "2026-03-02"),
        ("Europe/London", "2026-03-02 23:59", "2026-03-02"),
        ("Asia/Tokyo", "2026-03-01 18:00", "2026-03-02"),
        ("America/Los_Angeles", "2026-03-02 10:59", "2026-03-01"),
    ],
)
def test_a_day_ends_at_three_in_the_morning(zone: str, moment: str, day: str) -> None:
    assert day_of(utc(moment), zone) == date.fromisoformat(day)


@given(moments())
@example((utc("2026-04-04 14:05"), "Pacific/Chatham"))  # 03:50 becomes 02:50 there: three o'clock comes twice
def test_an_instant_lies_between_the_beginnings_of_its_day_and_of_the_next(place: tuple[datetime, str]) -> None:
    moment, zone = place
    day = day_of(moment, zone)

    assert day_begins(day, zone) <= moment < day_begins(day + DAY, zone)


@given(moments(), st.timedeltas(timedelta(), timedelta(hours=30)))
@example((utc("2026-04-04 13:15"), "Pacific/Chatham"), timedelta(minutes=50))
def test_a_later_instant_is_never_an_earlier_day(place: tuple[datetime, str], later: timedelta) -> None:
    moment, zone = place

    assert day_of(moment, zone) <= day_of(moment + later, zone)


def test_every_zone_is_known() -> None:
    assert sorted(zones()) == ZONES
