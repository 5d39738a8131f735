"""How a morning speaks: by the planned days that went by in silence."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.missed import missed_days, turn
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.week import Effort, Week, off, with_effort
from bot.core.screens.mornings import Manner, manner, spoken_known
from tests.core.shipped import WORDS
from tests.core.strategies import weeks

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)
LONG_AGO = date(2020, 1, 1)


def test_planned_days_of_which_nothing_is_known_are_missed() -> None:
    assert missed_days(EVERY_DAY, LONG_AGO, {MONDAY}, SUNDAY) == 5
    assert missed_days(EVERY_DAY, LONG_AGO, {SUNDAY - timedelta(days=1)}, SUNDAY) == 0


def test_a_plan_misses_nothing_before_it_began() -> None:
    assert missed_days(EVERY_DAY, MONDAY, (), MONDAY) == 0
    assert missed_days(EVERY_DAY, MONDAY, (), MONDAY + timedelta(days=2)) == 2


def test_days_of_rest_are_not_missed_and_end_nothing() -> None:
    resting = with_effort(EVERY_DAY, 5, Effort.REST)

    assert missed_days(resting, LONG_AGO, {MONDAY}, SUNDAY) == 4
    assert missed_days(off(EVERY_DAY), LONG_AGO, (), SUNDAY) == 0


def test_the_manner_changes_after_two_and_after_five() -> None:
    told = [manner(missed) for missed in range(8)]

    assert told == [Manner.CHEERFUL] * 2 + [Manner.GENTLE] * 3 + [Manner.ASKING] * 3


def test_every_manner_has_enough_to_say_for_no_text_to_come_twice_in_a_row() -> None:
    assert all(spoken_known(WORDS, way) >= 3 for way in Manner)


@given(weeks(), st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_the_turn_grows_by_one_with_each_planned_day(week: Week, day: date) -> None:
    is_planned = week.own(day.weekday()).effort is not Effort.REST

    assert turn(week, day + timedelta(days=1)) - turn(week, day) == is_planned


@given(weeks(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_turn_grows_by_one_with_each_planned_day_and_with_no_other(week: Week, today: date) -> None:
    is_planned = week.own(today.weekday()).effort is not Effort.REST

    assert turn(week, today + timedelta(days=1)) - turn(week, today) == is_planned
