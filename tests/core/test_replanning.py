"""A life with reminders, in which time, days and zone change at any moment: no date has two, and none is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.reminder import APART, Plan, Reminded, date_of, next_anew, next_at
from bot.core.rules.week import Week, every_day
from tests.core.clocks import DAY, utc
from tests.core.strategies import SHORT_LAW, weeks

ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Pacific/Honolulu", "America/Nuuk")
SOME_TIMES = [time(0), time(0, 30), time(6), time(7), time(12), time(20), time(23, 30)]
START = utc("2026-03-24 12:00")
"""Before the clocks change in most of these zones."""

Change = Week | str
"""The person sets another week, or goes to another zone."""


@dataclass(frozen=True, slots=True)
class Life:
    """What the bot keeps of a person's mornings, and what it has set its alarm to."""

    plan: Plan
    due: datetime | None
    last: Reminded | None = None

    def changed(self, change: Change, now: datetime) -> "Life":
        plan = replace(self.plan, zone=change) if isinstance(change, str) else replace(self.plan, week=change)
        return Life(plan, next_anew(plan, now, self.last), self.last)


def said(plan: Plan, due: datetime) -> Reminded:
    return Reminded(due, date_of(plan, due), plan.zone)


def lived(plan: Plan, changes: list[tuple[timedelta, Change]]) -> Iterator[Reminded]:
    """Every reminder of a life with these changes, each so long after the one before."""
    now, life = START, Life(plan, next_at(plan, START))
    for wait, change in [*changes, (20 * DAY, plan.week)]:
        now += wait
        while life.due is not None and life.due <= now:
            last = said(life.plan, life.due)
            life = Life(life.plan, next_at(life.plan, life.due), last)
            yield last
        life = life.changed(change, now)


def some_weeks() -> st.SearchStrategy[Week]:
    return weeks(st.sampled_from(SOME_TIMES)) | st.sampled_from(SOME_TIMES).map(every_day)


def waits() -> st.SearchStrategy[timedelta]:
    return st.integers(0, 4 * 48).map(lambda halves: timedelta(minutes=30 * halves))


PLANS = st.builds(Plan, st.sampled_from(ZONES), some_weeks())


@SHORT_LAW
@given(PLANS, st.lists(st.tuples(waits(), some_weeks() | st.sampled_from(ZONES)), max_size=8))
def test_no_local_date_has_two_reminders_whatever_is_changed(
    plan: Plan, changes: list[tuple[timedelta, Change]]
) -> None:
    dates = [each.on for each in lived(plan, changes)]

    assert dates == sorted(set(dates))


@SHORT_LAW
@given(PLANS, st.lists(st.tuples(waits(), some_weeks() | st.sampled_from(ZONES)), max_size=8))
def test_two_reminders_in_different_zones_are_twelve_hours_apart(
    plan: Plan, changes: list[tuple[timedelta, Change]]
) -> None:
    assert all(b.at - a.at >= APART for a, b in pairwise(lived(plan, changes)) if a.zone != b.zone)


@SHORT_LAW
@given(PLANS, waits(), some_weeks())
def test_a_change_of_the_week_forgets_no_date_that_is_still_ahead(plan: Plan, wait: timedelta, week: Week) -> None:
    after, life = replace(plan, week=week), list(lived(plan, [(wait, week)]))
    before = {each.on for each in life if each.at <= START + wait}

    planned, due = [], next_at(after, START + wait)
    while due is not None and due <= START + wait + 20 * DAY:
        planned.append(said(after, due))
        due = next_at(after, due)
    assert [each for each in life if each.at > START + wait] == [each for each in planned if each.on not in before]


def paris(*changes: tuple[timedelta, Change]) -> list[str]:
    life = lived(Plan("Europe/Paris", every_day(time(7))), list(changes))
    return [f"{each.on:%a %d} {each.zone}" for each in life][:3]


@pytest.mark.parametrize(
    ("change", "reminded"),
    [
        (every_day(time(20)), ["Wed 25 Europe/Paris", "Thu 26 Europe/Paris", "Fri 27 Europe/Paris"]),
        ("America/New_York", ["Wed 25 Europe/Paris", "Thu 26 America/New_York", "Fri 27 America/New_York"]),
        ("Pacific/Auckland", ["Wed 25 Europe/Paris", "Thu 26 Pacific/Auckland", "Fri 27 Pacific/Auckland"]),
        ("Pacific/Kiritimati", ["Wed 25 Europe/Paris", "Fri 27 Pacific/Kiritimati", "Sat 28 Pacific/Kiritimati"]),
    ],
)
def test_what_a_change_just_after_a_reminder_does(change: Change, reminded: list[str]) -> None:
    assert paris((timedelta(hours=19), change)) == reminded


def test_an_evening_and_the_morning_after_may_be_closer_than_that_where_they_are_planned() -> None:
    """A change of something else on that evening does not cost the morning."""
    week = every_day(time(20)).days[:1] + every_day(time(7)).days[1:]
    monday = utc("2026-03-23 12:00")
    plan = Plan("Europe/Paris", Week(week))
    first = next_at(plan, monday)
    assert first is not None

    assert next_at(plan, first) == next_anew(plan, first, said(plan, first)) == first + timedelta(hours=11)
