"""A week of one's own: what is planned on which day, and what no change of it can change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import day_of
from bot.core.rules.reminder import Plan, next_at
from bot.core.rules.week import (
    Day,
    Effort,
    Week,
    every_day,
    full,
    moved,
    off,
    on_weekdays,
    rested,
    suggested,
    with_effort,
    with_time,
)
from bot.core.session.exercise import Role
from tests.core.strategies import times, weekdays, weeks

MONDAY, TUESDAY, SUNDAY = 0, 1, 6
SEVEN_O_CLOCK, ONE_AT_NIGHT = time(7), time(1)
USUAL = every_day(SEVEN_O_CLOCK)
TODAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)


def efforts(week: Week) -> list[Effort]:
    return [day.effort for day in week.days]


def at_one_hour(at: time) -> st.SearchStrategy[Week]:
    """Any week, all of its times alike."""
    return weeks().map(lambda week: Week(tuple(Day(at, day.effort) for day in week.days)))


@given(st.sampled_from([SEVEN_O_CLOCK, ONE_AT_NIGHT, time(2, 59), time(3)]).flatmap(at_one_hour))
def test_a_day_is_one_of_rest_where_something_is_planned_and_no_reminder_belongs_to_it(week: Week) -> None:
    plan, due = Plan("UTC", week), datetime(2026, 3, 1, 12, tzinfo=UTC)
    reminded = set()
    while (following := next_at(plan, due)) is not None and following < datetime(2026, 3, 18, tzinfo=UTC):
        due = following
        reminded.add(day_of(due, "UTC"))
    days = [TODAY + n * ONE_DAY for n in range(14)]

    assert {day for day in days if day.weekday() in week.rests} == (set(days) - reminded if reminded else set())


@given(weeks())
def test_nothing_planned_is_no_plan_of_rest(week: Week) -> None:
    assert off(week).is_off
    assert off(week).rests == frozenset()
    assert week.is_off == all(week.at(weekday) is None for weekday in range(7))


@given(weeks(), times())
def test_another_time_for_all_days_keeps_what_is_planned_on_them(week: Week, at: time) -> None:
    after = moved(week, at)

    assert all(day.at == at for day in after.days)
    assert efforts(after) == (efforts(every_day(at)) if week.is_off else efforts(week))


@given(weeks(), weekdays(), times())
def test_a_day_that_is_given_a_time_has_it_alone_and_is_trained_on(week: Week, weekday: int, at: time) -> None:
    after = with_time(week, weekday, at)

    assert after.at(weekday) == at
    assert after.days[weekday].effort is (week.days[weekday].effort if week.at(weekday) else Effort.FULL)
    assert [after.days[d] for d in range(7) if d != weekday] == [week.days[d] for d in range(7) if d != weekday]


@given(weeks(), times())
def test_on_weekdays_means_monday_to_friday_and_rest_at_the_weekend(week: Week, at: time) -> None:
    *weekdays, saturday, sunday = on_weekdays(week, at).days

    assert {day.at for day in weekdays} == {at}
    assert Effort.REST not in {day.effort for day in weekdays}
    assert {saturday.effort, sunday.effort} == {Effort.REST}


@given(weeks(), weekdays(), st.permutations(list(Effort)))
def test_a_day_comes_back_from_rest_at_its_own_time(week: Week, weekday: int, way: list[Effort]) -> None:
    after = week
    for effort in way:
        after = with_effort(after, weekday, effort)

    assert after == with_effort(week, weekday, way[-1])
    assert after.days[weekday] == Day(week.days[weekday].at, way[-1])


@given(weeks())
def test_the_suggested_week_has_no_two_days_of_strength_in_a_row_and_none_of_rest(week: Week) -> None:
    planned = efforts(suggested(week))

    assert [day.at for day in suggested(week).days] == [day.at for day in week.days]
    assert not any(one is other is Effort.FULL for one, other in zip(planned, planned[1:] + planned[:1], strict=True))
    assert Effort.REST not in planned
    assert efforts(full(week)) == efforts(USUAL)


@pytest.mark.parametrize(
    ("effort", "role"), [(Effort.FULL, Role.DAILY), (Effort.LIGHT, Role.LIGHT), (Effort.REST, Role.DAILY)]
)
def test_a_light_day_has_the_light_routine(effort: Effort, role: Role) -> None:
    week = with_effort(USUAL, MONDAY, effort)

    assert [week.role(TODAY + n * ONE_DAY) for n in range(3)] == [role, Role.DAILY, Role.DAILY]


def test_what_is_planned_before_three_at_night_belongs_to_the_day_before() -> None:
    week = with_effort(every_day(ONE_AT_NIGHT), TUESDAY, Effort.LIGHT)

    assert [week.role(TODAY + n * ONE_DAY) for n in (-1, 0, 1)] == [Role.DAILY, Role.LIGHT, Role.DAILY]


@given(st.lists(st.tuples(st.integers(0, 9), weeks()), min_size=1, max_size=6), st.integers(0, 20))
def test_no_change_of_the_week_changes_what_the_days_before_it_were(changes: list[tuple[int, Week]], then: int) -> None:
    in_force: dict[date, Week] = {}
    week: Week | None = None
    today, since, written = TODAY, TODAY, set[date]()
    for wait, following in [*changes, (then, changes[-1][1])]:
        for n in range(wait):
            in_force[today + n * ONE_DAY] = week or following
        today += wait * ONE_DAY
        written |= {*rested(week, since, today)}
        week, since = following, today

    first = TODAY + changes[0][0] * ONE_DAY
    assert written == {day for day, week in in_force.items() if day >= first and day.weekday() in week.rests}


def test_before_the_first_week_nothing_is_rest() -> None:
    assert rested(None, TODAY, TODAY + 9 * ONE_DAY) == ()
    assert rested(with_effort(USUAL, SUNDAY, Effort.REST), None, TODAY) == ()


def test_rest_is_told_up_to_a_day_that_does_not_count() -> None:
    week = with_effort(USUAL, SUNDAY, Effort.REST)
    sunday = TODAY - ONE_DAY

    assert rested(week, sunday, sunday) == ()
    assert rested(week, sunday, TODAY) == (sunday,)
    assert rested(week, TODAY, sunday) == ()


@pytest.mark.parametrize(
    ("monday", "tuesday", "whose"),
    [
        (ONE_AT_NIGHT, SEVEN_O_CLOCK, MONDAY),
        (SEVEN_O_CLOCK, ONE_AT_NIGHT, MONDAY),
        (ONE_AT_NIGHT, time(3), MONDAY),
        (ONE_AT_NIGHT, time(2, 59), TUESDAY),
        (SEVEN_O_CLOCK, SEVEN_O_CLOCK, MONDAY),
    ],
)
def test_a_day_has_the_plan_of_the_night_after_it_only_where_it_has_a_night_itself(
    monday: time, tuesday: time, whose: int
) -> None:
    week = with_time(with_time(USUAL, MONDAY, monday), TUESDAY, tuesday)

    assert week.own(MONDAY) == week.days[whose]
