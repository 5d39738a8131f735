"""Every planned local date has its reminder: once, never early, and at most a clock change late."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.reminder import EVERY_DAY, LATEST, Caught, Plan, catch_up, exists, next_at
from tests.core.clocks import DAY, Wall, changes_between, first_instant, gap, shown, utc, walls
from tests.core.strategies import LAW

MONDAY, FRIDAY = 0, 4
INSTANT = timedelta(microseconds=1)
TWO_WEEKS = [n * DAY for n in range(-7, 8)]


def reminders(plan: Plan, after: datetime, until: datetime) -> Iterable[datetime]:
    """Every reminder between two instants, one after the other as the bot plans them."""
    due = next_at(plan, after)
    while due is not None and due < until:
        yield due
        due = next_at(plan, due)


def shown_to(zone: str, dues: Iterable[datetime]) -> list[str]:
    return [f"{shown(due, zone):%a %d %H:%M}" for due in dues]


def two_weeks_around(wall: Wall, days: frozenset[int]) -> tuple[list[datetime], list[Wall]]:
    """What is planned near a wall-clock time: what the bot makes of it, and the dates that it is for."""
    planned = [Wall(wall.zone, wall.day + shift, wall.at) for shift in TWO_WEEKS]
    first, last = first_instant(planned[0]), first_instant(planned[-1])
    plan = Plan(wall.zone, wall.at, days)
    wanted = [each for each in planned if each.day.weekday() in days]
    return list(reminders(plan, first - INSTANT, last + INSTANT)), wanted


@LAW
@given(walls(), st.sets(st.integers(0, 6)).map(frozenset))
def test_every_planned_date_has_one_reminder_at_its_first_instant(wall: Wall, days: frozenset[int]) -> None:
    dues, planned = two_weeks_around(wall, days)

    assert dues == [first_instant(each) for each in planned]


@LAW
@given(walls())
def test_a_reminder_is_never_early_and_at_most_the_gap_late(wall: Wall) -> None:
    near = changes_between(wall.day - 9 * DAY, wall.day + 9 * DAY, wall.zone)
    latest = max((gap(change, wall.zone) for change in near), default=timedelta())
    dues, planned = two_weeks_around(wall, EVERY_DAY)

    for due, each in zip(dues, planned, strict=True):
        assert each.naive <= shown(due, wall.zone) <= each.naive + max(latest, timedelta())


@LAW
@given(walls(), st.sets(st.integers(0, 6), min_size=1).map(frozenset), st.timedeltas(-7 * DAY, 7 * DAY))
def test_the_next_reminder_lies_strictly_ahead(wall: Wall, days: frozenset[int], away: timedelta) -> None:
    now = first_instant(wall) + away
    due = next_at(Plan(wall.zone, wall.at, days), now)

    assert due is not None
    assert due > now


def test_an_empty_plan_reminds_of_nothing() -> None:
    assert next_at(Plan("Europe/London", days=frozenset()), utc("2026-03-02")) is None


def test_seven_in_the_morning_stays_seven_when_the_clocks_change() -> None:
    dues = reminders(Plan("Europe/Paris"), utc("2026-03-28"), utc("2026-03-31"))

    assert [due.astimezone(UTC).hour for due in dues] == [6, 5, 5]


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
    dues = reminders(Plan(zone, at), utc(since), utc(since) + timedelta(days=9))

    assert shown_to(zone, dues)[:3] == reminded


def test_a_weekly_plan_goes_on_after_a_date_that_a_zone_leaves_out() -> None:
    """Apia had no Friday, 30 December 2011: the next Friday is two weeks after the last."""
    dues = reminders(Plan("Pacific/Apia", days=frozenset({FRIDAY})), utc("2011-12-20"), utc("2012-01-12"))

    assert shown_to("Pacific/Apia", dues) == ["Fri 23 07:00", "Fri 06 07:00"]


def test_a_reminder_is_due_once_at_its_very_instant() -> None:
    plan = Plan("Europe/London", days=frozenset({MONDAY}))

    assert next_at(plan, utc("2026-03-02 06:59:59.999999")) == utc("2026-03-02 07:00")
    assert next_at(plan, utc("2026-03-02 07:00")) == utc("2026-03-09 07:00")


def test_a_zone_may_leave_a_date_out() -> None:
    assert [day for day in (28, 29, 30, 31) if exists(date(2011, 12, day), "Pacific/Apia")] == [28, 29, 31]


@LAW
@given(walls(), st.sets(st.integers(0, 6), min_size=1).map(frozenset), st.timedeltas(timedelta(), 9 * DAY))
def test_after_an_absence_every_morning_was_missed_or_is_due_or_lies_ahead(
    wall: Wall, days: frozenset[int], away: timedelta
) -> None:
    plan = Plan(wall.zone, wall.at, days)
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
