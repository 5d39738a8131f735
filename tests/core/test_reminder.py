"""Every planned local date has its reminder: once, never early, and at most a clock change late."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.reminder import (
    LATEST,
    LOOKED_BACK,
    Caught,
    Plan,
    Snooze,
    catch_up,
    date_of,
    exists,
    is_evening,
    next_at,
    snoozed_until,
)
from bot.core.rules.week import Day, Effort, Week, every_day, off
from tests.core.clocks import DAY, Wall, changes_between, first_instant, gap, shown, utc, walls
from tests.core.strategies import times, weeks

MONDAY, FRIDAY = 0, 4
INSTANT = timedelta(microseconds=1)
FORTNIGHT = [n * DAY for n in range(-8, 9)]


def only(*weekdays: int, at: time = time(7)) -> Week:
    """Nothing but these days."""
    return Week(tuple(Day(at, Effort.FULL if day in weekdays else Effort.REST) for day in range(7)))


def reminders(plan: Plan, after: datetime, until: datetime) -> Iterable[datetime]:
    """Every reminder between two instants, one after the other as the bot plans them."""
    due = next_at(plan, after)
    while due is not None and due < until:
        yield due
        due = next_at(plan, due)


def shown_to(zone: str, moments: Iterable[datetime]) -> list[str]:
    return [f"{shown(due, zone):%a %d %H:%M}" for due in moments]


def plans_near(wall: Wall) -> st.SearchStrategy[tuple[Wall, Week]]:
    """A wall-clock time, and a week in which any day may have it, one near it, or another."""
    near = [(wall.naive + timedelta(minutes=away)).time() for away in (-60, -30, -1, 0, 1, 15, 60)]
    return st.tuples(st.just(wall), weeks(st.sampled_from(near) | times()))


def planned_near(wall: Wall, week: Week) -> list[Wall]:
    """The dates near a wall-clock time that have a reminder, and when."""
    days = [wall.day + shift for shift in FORTNIGHT]
    return [Wall(wall.zone, day, at) for day in days if (at := week.at(day.weekday())) is not None]


def week_around(wall: Wall) -> tuple[datetime, datetime]:
    """From a week before until a week after."""
    return tuple(first_instant(Wall(wall.zone, wall.day + shift, time(12))) for shift in (-7 * DAY, 7 * DAY))  # type: ignore[return-value] # two


@given(walls().flatmap(plans_near))
def test_every_planned_date_has_one_reminder_at_its_first_instant(found: tuple[Wall, Week]) -> None:
    wall, week = found
    begin, end = week_around(wall)
    planned = {first_instant(each) for each in planned_near(wall, week)}

    assert list(reminders(Plan(wall.zone, week), begin, end)) == sorted(due for due in planned if begin < due < end)


@given(walls().flatmap(plans_near))
def test_a_reminder_knows_its_date(found: tuple[Wall, Week]) -> None:
    """Where a gap brings two dates to one instant, it is the later's."""
    wall, week = found
    plan = Plan(wall.zone, week)
    latest = {first_instant(each): each.day for each in planned_near(wall, week)}

    assert {due: date_of(plan, due) for due in latest} == latest


@given(walls())
def test_a_reminder_is_never_early_and_at_most_the_gap_late(wall: Wall) -> None:
    near = changes_between(wall.day - 10 * DAY, wall.day + 10 * DAY, wall.zone)
    latest = max((gap(change, wall.zone) for change in near), default=timedelta())
    begin, end = week_around(wall)
    plan = Plan(wall.zone, every_day(wall.at))

    for due in reminders(plan, begin, end):
        meant = datetime.combine(date_of(plan, due), wall.at)
        assert meant <= shown(due, wall.zone) <= meant + max(latest, timedelta())


@given(walls().flatmap(plans_near), st.timedeltas(-7 * DAY, 7 * DAY))
def test_the_next_reminder_lies_strictly_ahead(found: tuple[Wall, Week], away: timedelta) -> None:
    wall, week = found
    now = first_instant(wall) + away
    due = next_at(Plan(wall.zone, week), now)

    assert (due is None) == week.is_off
    assert due is None or due > now


def test_an_empty_plan_reminds_of_nothing() -> None:
    assert next_at(Plan("Europe/London", off(every_day(time(7)))), utc("2026-03-02")) is None


def test_seven_in_the_morning_stays_seven_when_the_clocks_change() -> None:
    moments = reminders(Plan("Europe/Paris"), utc("2026-03-28"), utc("2026-03-31"))

    assert [due.astimezone(UTC).hour for due in moments] == [6, 5, 5]


@pytest.mark.parametrize(
    ("zone", "at", "since", "reminded"),
    [
        ("Africa/Cairo", time(0, 15), "2026-04-22 12:00", ["Thu 23 00:15", "Fri 24 01:00", "Sat 25 00:15"]),
        ("Europe/Paris", time(2, 30), "2026-03-27 12:00", ["Sat 28 02:30", "Sun 29 03:00", "Mon 30 02:30"]),
        ("Europe/Paris", time(2, 30), "2026-10-23 12:00", ["Sat 24 02:30", "Sun 25 02:30", "Mon 26 02:30"]),
        ("America/Nuuk", time(23, 30), "2026-03-27 12:00", ["Fri 27 23:30", "Sun 29 00:00", "Sun 29 23:30"]),
        ("America/Nuuk", time(23, 30), "2026-10-23 12:00", ["Fri 23 23:30", "Sat 24 23:30", "Sun 25 23:30"]),
        ("Australia/Lord_Howe", time(2, 15), "2026-10-02 12:00", ["Sat 03 02:15", "Sun 04 02:30", "Mon 05 02:15"]),
        ("Australia/Lord_Howe", time(1, 45), "2026-04-03 12:00", ["Sat 04 01:45", "Sun 05 01:45", "Mon 06 01:45"]),
        ("Pacific/Apia", time(7), "2011-12-28 20:00", ["Thu 29 07:00", "Sat 31 07:00", "Sun 01 07:00"]),
    ],
)
def test_every_date_has_one_reminder_where_clocks_change(zone: str, at: time, since: str, reminded: list[str]) -> None:
    moments = reminders(Plan(zone, every_day(at)), utc(since), utc(since) + timedelta(days=9))

    assert shown_to(zone, moments)[:3] == reminded


def test_every_weekday_has_its_own_time() -> None:
    week = Week((Day(time(20)), *(Day(time(7)) for _ in range(4)), Day(time(9, 30)), Day(time(9, 30), Effort.REST)))
    moments = reminders(Plan("Europe/Paris", week), utc("2026-03-02"), utc("2026-03-10"))

    assert shown_to("Europe/Paris", moments) == [
        *("Mon 02 20:00", "Tue 03 07:00", "Wed 04 07:00", "Thu 05 07:00", "Fri 06 07:00"),
        *("Sat 07 09:30", "Mon 09 20:00"),
    ]


def test_two_dates_that_a_gap_brings_together_share_a_reminder() -> None:
    """Nuuk has no Saturday, 28 March 2026, from 23:00 on: 23:30 comes as Sunday begins."""
    week = Week((*(Day(time(7)) for _ in range(5)), Day(time(23, 30)), Day(time(0))))
    moments = reminders(Plan("America/Nuuk", week), utc("2026-03-28"), utc("2026-03-30 12:00"))

    assert shown_to("America/Nuuk", moments) == ["Sun 29 00:00", "Mon 30 07:00"]


def test_a_reminder_that_a_gap_pushes_into_the_next_date_is_still_the_earlier_dates() -> None:
    plan = Plan("America/Nuuk", every_day(time(23, 30)))
    moments = reminders(plan, utc("2026-03-28"), utc("2026-03-30 12:00"))

    assert [f"{date_of(plan, due):%a %d}" for due in moments] == ["Fri 27", "Sat 28", "Sun 29"]


def test_a_weekly_plan_goes_on_after_a_date_that_a_zone_leaves_out() -> None:
    """Apia had no Friday, 30 December 2011: the next Friday is two weeks after the last."""
    moments = reminders(Plan("Pacific/Apia", only(FRIDAY)), utc("2011-12-20"), utc("2012-01-12"))

    assert shown_to("Pacific/Apia", moments) == ["Fri 23 07:00", "Fri 06 07:00"]


def test_a_reminder_is_due_once_at_its_very_instant() -> None:
    plan = Plan("Europe/London", only(MONDAY))

    assert next_at(plan, utc("2026-03-02 06:59:59.999999")) == utc("2026-03-02 07:00")
    assert next_at(plan, utc("2026-03-02 07:00")) == utc("2026-03-09 07:00")


def test_a_zone_may_leave_a_date_out() -> None:
    assert [day for day in (28, 29, 30, 31) if exists(date(2011, 12, day), "Pacific/Apia")] == [28, 29, 31]


@given(walls().flatmap(plans_near), st.timedeltas(timedelta(), 9 * DAY))
def test_after_an_absence_every_morning_was_missed_or_is_due_or_lies_ahead(
    found: tuple[Wall, Week], away: timedelta
) -> None:
    wall, week = found
    plan = Plan(wall.zone, every_day(wall.at) if week.is_off else week)
    due = next_at(plan, first_instant(wall) - DAY)
    assert due is not None
    now = due + away
    caught = catch_up(plan, due, now)

    planned = [due, *reminders(plan, due, now + INSTANT)]
    assert [*caught.missed, *([caught.due] if caught.due else [])] == planned[: len(caught.missed) + bool(caught.due)]
    assert all(now - missed > LATEST for missed in caught.missed)
    assert caught.due is None or timedelta() <= now - caught.due <= LATEST
    assert caught.following == next_at(plan, caught.due or caught.missed[-1])


def test_an_hour_late_is_late_and_three_are_missed() -> None:
    plan, due = Plan("Europe/London"), utc("2026-03-02") + timedelta(hours=7)

    assert catch_up(plan, due, due + timedelta(hours=1)) == Caught((), due, due + DAY)
    assert catch_up(plan, due, due + timedelta(hours=3)) == Caught((due,), None, due + DAY)


SEVEN = utc("2026-03-02 07:00")
LONDON = Plan("Europe/London")


@pytest.mark.parametrize(
    ("late", "caught"),
    [
        (timedelta(), Caught((), SEVEN, SEVEN + DAY)),
        (LATEST, Caught((), SEVEN, SEVEN + DAY)),
        (LATEST + INSTANT, Caught((SEVEN,), None, SEVEN + DAY)),
        (-INSTANT, Caught((), None, SEVEN)),
    ],
)
def test_two_hours_late_is_late_and_an_instant_more_is_missed(late: timedelta, caught: Caught) -> None:
    assert catch_up(LONDON, SEVEN, SEVEN + late) == caught


@pytest.mark.parametrize(
    ("away", "missed"), [(LATEST, ()), (3 * DAY, (SEVEN,)), (LOOKED_BACK, ()), (2 * LOOKED_BACK, ())]
)
def test_whose_week_was_switched_off_while_the_bot_was_away_has_no_morning_ahead(
    away: timedelta, missed: tuple[datetime, ...]
) -> None:
    due = SEVEN if away == LATEST else None

    assert catch_up(Plan("Europe/London", off(every_day(time(7)))), SEVEN, SEVEN + away) == Caught(missed, due, None)


@pytest.mark.parametrize(("away", "first"), [(LOOKED_BACK - INSTANT, 0), (LOOKED_BACK, 1), (2 * LOOKED_BACK, 401)])
def test_mornings_of_more_than_four_hundred_days_ago_are_nobodys_any_more(away: timedelta, first: int) -> None:
    plan = Plan("UTC")

    assert catch_up(plan, SEVEN, SEVEN + away).missed[0] == SEVEN + first * DAY


@pytest.mark.parametrize(
    ("length", "now", "again"),
    [
        (Snooze.TEN_MINUTES, "2026-07-01 06:00", "2026-07-01 06:10"),
        (Snooze.HOUR, "2026-07-01 23:30", "2026-07-02 00:30"),
        (Snooze.EVENING, "2026-07-01 06:00", "2026-07-01 18:00"),
        (Snooze.EVENING, "2026-07-01 17:59:59", "2026-07-01 18:00"),
        (Snooze.EVENING, "2026-07-01 18:00", None),
        (Snooze.EVENING, "2026-07-01 22:00", None),
    ],
)
def test_a_reminder_is_put_off_by_a_while_or_to_an_evening_that_has_not_begun(
    length: Snooze, now: str, again: str | None
) -> None:
    until = snoozed_until(length, utc(now), date(2026, 7, 1), "Europe/London")

    assert until == (None if again is None else utc(again))


@pytest.mark.parametrize(("at", "evening"), [("2026-07-01 18:00", True), ("2026-07-01 19:00", False)])
def test_an_evening_is_one_on_the_clock_of_the_zone(at: str, *, evening: bool) -> None:
    assert is_evening(utc(at), "Europe/London") is evening
