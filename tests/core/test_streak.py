"""The streak, against somebody who counts slowly on a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.streak import Streak, streak
from tests.core.strategies import LAW

TODAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)


def days() -> st.SearchStrategy[date]:
    """Some weeks around today: a person may have flown west, so that tomorrow is stored already."""
    return st.integers(-30, 2).map(lambda n: TODAY + n * ONE_DAY)


def some_days() -> st.SearchStrategy[list[date]]:
    return st.lists(days())


def counted(kept: list[date], bridged: list[date], today: date) -> Streak:
    """Walk through the calendar with a tally that falls to nothing on a day that was missed."""
    tally, best, current = 0, 0, 0
    for n in range(-60, 60):
        day = today + n * ONE_DAY
        if day in kept:
            tally += 1
        elif day not in bridged:
            current = tally if day == today else current
            tally = 0
        if day == today:
            current = max(current, tally)
        best = max(best, tally)
    return Streak(current, best, today in kept)


@LAW
@given(some_days(), some_days(), days())
def test_the_streak_is_what_a_calendar_says(kept: list[date], bridged: list[date], today: date) -> None:
    assert streak(kept, bridged, today) == counted(kept, bridged, today)


@LAW
@given(some_days().flatmap(lambda kept: st.tuples(st.just(kept), st.permutations(kept))), some_days())
def test_the_order_of_days_does_not_matter(kept: tuple[list[date], list[date]], bridged: list[date]) -> None:
    as_stored, shuffled = kept

    assert streak(as_stored, bridged, TODAY) == streak([*shuffled, *shuffled], reversed(bridged), TODAY)


@LAW
@given(some_days(), some_days(), days())
def test_a_bridged_day_earns_nothing_and_breaks_nothing(kept: list[date], bridged: list[date], day: date) -> None:
    before = streak(kept, bridged, TODAY)
    after = streak(kept, [*bridged, day], TODAY)

    assert before.days <= after.days <= len(set(kept))
    assert streak([], [*bridged, day], TODAY) == Streak(0, 0, kept_today=False)


@LAW
@given(some_days(), some_days(), days())
def test_another_kept_day_never_shortens_it(kept: list[date], bridged: list[date], day: date) -> None:
    before, after = (streak(each, bridged, TODAY) for each in (kept, [*kept, day]))

    assert (before.days, before.best) <= (after.days, after.best)


def ago(*days: int) -> list[date]:
    return [TODAY - n * ONE_DAY for n in days]


@pytest.mark.parametrize(
    ("kept", "bridged", "expected"),
    [
        ([], [], Streak(0, 0, kept_today=False)),
        ([0], [], Streak(1, 1, kept_today=True)),
        ([1], [], Streak(1, 1, kept_today=False)),
        ([2], [], Streak(0, 1, kept_today=False)),
        ([0, 1, 2, 4], [], Streak(3, 3, kept_today=True)),
        ([0, 1, 4], [2, 3], Streak(3, 3, kept_today=True)),
        ([4], [0, 1, 2, 3], Streak(1, 1, kept_today=False)),
        ([4], [1, 2], Streak(0, 1, kept_today=False)),
        ([0, 8, 9, 10], [], Streak(1, 3, kept_today=True)),
        ([-1, 0], [], Streak(1, 2, kept_today=True)),
        ([0], [0], Streak(1, 1, kept_today=True)),
    ],
)
def test_days_in_a_row(kept: list[int], bridged: list[int], expected: Streak) -> None:
    assert streak(ago(*kept), ago(*bridged), TODAY) == expected
