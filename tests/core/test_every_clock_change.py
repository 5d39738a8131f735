"""The laws of time at every clock change of every zone from 2020 to 2037: nothing sampled, nothing left out."""

from datetime import datetime, time, timedelta

import pytest

from bot.core.calendar import day_of, instant
from bot.core.rules.reminder import Plan, next_at
from bot.core.rules.week import Day, Effort, Week, every_day
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
                assert next_at(Plan(zone, every_day(at)), before) == due
                before = due


@pytest.mark.parametrize("zone", ZONES)
def test_three_dates_with_three_times_have_theirs_in_order_and_once(zone: str) -> None:
    for change in changes(zone):
        day = shown(change, zone).date()
        around = sorted(times_around(change, zone))
        for n, at in enumerate(around):
            times = [at, around[n - 1], around[n - len(around) // 2]]
            walls = [Wall(zone, day + away * DAY, each) for away, each in zip((-1, 0, 1), times, strict=True)]
            expected = sorted({first_instant(wall) for wall in walls})
            plan, due = Plan(zone, only_on(walls)), expected[0] - timedelta(seconds=1)

            for following in expected:
                assert next_at(plan, due) == following
                due = following


def only_on(walls: list[Wall]) -> Week:
    """A week in which nothing is planned but on the weekdays of these dates, at their times."""
    planned = {wall.day.weekday(): Day(wall.at) for wall in walls}
    return Week(tuple(planned.get(weekday, Day(time(0), Effort.REST)) for weekday in range(7)))


@pytest.mark.parametrize("zone", ZONES)
def test_no_day_comes_back_when_the_clocks_do(zone: str) -> None:
    for change in changes(zone):
        days = [day_of(change + n * QUARTER, zone) for n in range(-24, 24)]

        assert days == sorted(days)
