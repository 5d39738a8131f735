"""The laws of time at every clock change of every zone from 2020 to 2037: nothing sampled, nothing left out."""

from datetime import datetime, time, timedelta

import pytest

from bot.core.calendar import day_of, instant
from bot.core.reminder import Plan, next_at
from tests.core.clocks import DAY, ZONES, Wall, changes, first_instant, gap, shown

pytestmark = pytest.mark.long
QUARTER = timedelta(minutes=15)
SLEEPLESS = (time(0, 15), time(2, 30), time(7), time(23, 45))


def times_around(change: datetime, zone: str) -> set[time]:
    """Quarters of an hour from before the change until after it, read on both clocks, and some hours of the day."""
    last, leap = shown(change - timedelta(seconds=1), zone), abs(gap(change, zone))
    quarters = [last - leap + n * QUARTER for n in range(2 * leap // QUARTER + 2)]
    return {*SLEEPLESS, *(each.time() for each in quarters), shown(change, zone).time()}


@pytest.mark.parametrize("zone", ZONES)
def test_every_date_around_a_change_has_one_reminder_at_its_first_instant(zone: str) -> None:
    for change in changes(zone):
        day = shown(change, zone).date()
        for at in times_around(change, zone):
            expected = [first_instant(Wall(zone, day + n * DAY, at)) for n in (-1, 0, 1)]
            before = first_instant(Wall(zone, day - 2 * DAY, at))

            assert [instant(day + n * DAY, at, zone) for n in (-1, 0, 1)] == expected
            for due in expected:
                assert next_at(Plan(zone, at), before) == due
                before = due


@pytest.mark.parametrize("zone", ZONES)
def test_no_day_comes_back_when_the_clocks_do(zone: str) -> None:
    for change in changes(zone):
        days = [day_of(change + n * QUARTER, zone) for n in range(-24, 24)]

        assert days == sorted(days)
