"""The streak, against somebody who counts slowly on a calendar."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import day_begins, day_of, instant
from bot.core.rules.streak import KeptDay, Streak, skipped_on_the_way, streak

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
        if day == today or (day == today + ONE_DAY and day in kept and today in {*kept, *bridged}):
            current = max(current, tally)
        best = max(best, tally)
    return Streak(current, best, today in kept)


@given(some_days(), some_days(), days())
def test_the_streak_is_what_a_calendar_says(kept: list[date], bridged: list[date], today: date) -> None:
    assert streak(kept, bridged, today) == counted(kept, bridged, today)


@given(some_days().flatmap(lambda kept: st.tuples(st.just(kept), st.permutations(kept))), some_days())
def test_the_order_of_days_does_not_matter(kept: tuple[list[date], list[date]], bridged: list[date]) -> None:
    as_stored, shuffled = kept

    assert streak(as_stored, bridged, TODAY) == streak([*shuffled, *shuffled], reversed(bridged), TODAY)


@given(some_days(), some_days(), days())
def test_a_bridged_day_earns_nothing_and_breaks_nothing(kept: list[date], bridged: list[date], day: date) -> None:
    before = streak(kept, bridged, TODAY)
    after = streak(kept, [*bridged, day], TODAY)

    assert before.days <= after.days <= len(set(kept))
    assert streak([], [*bridged, day], TODAY) == Streak(0, 0, kept_today=False)


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
        ([-1, 0], [], Streak(2, 2, kept_today=True)),
        ([-1, 1], [], Streak(1, 1, kept_today=False)),
        ([-1], [0], Streak(1, 1, kept_today=False)),
        ([0], [0], Streak(1, 1, kept_today=True)),
    ],
)
def test_days_in_a_row(kept: list[int], bridged: list[int], expected: Streak) -> None:
    assert streak(ago(*kept), ago(*bridged), TODAY) == expected


ZONES = (
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "Europe/London",
    "Asia/Kolkata",
    "Australia/Sydney",
    "Pacific/Auckland",
)


def kept_at(at: datetime, zone: str) -> KeptDay:
    return KeptDay(day_of(at, zone), at, zone)


def told(kept: list[KeptDay], now: KeptDay) -> Streak:
    """What somebody is told who has just trained once more."""
    rows = [*kept, now]
    return streak([row.day for row in rows], skipped_on_the_way(rows), now.day)


def journeys() -> st.SearchStrategy[list[KeptDay]]:
    """Somebody trains in one zone after the other, each time less than two days after the last."""
    legs = st.lists(st.tuples(st.integers(8, 47), st.integers(1, len(ZONES) - 1)), min_size=1, max_size=8)

    def travelled(legs: list[tuple[int, int]]) -> list[KeptDay]:
        at, place, kept = datetime(2026, 3, 2, 7, tzinfo=UTC), 0, list[KeptDay]()
        for hours, further in legs:
            at, place = at + timedelta(hours=hours), (place + further) % len(ZONES)
            kept.append(kept_at(at, ZONES[place]))
        return kept

    return legs.map(travelled)


@given(journeys())
def test_no_journey_breaks_a_streak(kept: list[KeptDay]) -> None:
    days = {row.day for row in kept}

    assert streak(days, skipped_on_the_way(kept), max(days)).days == len(days)


@given(st.lists(st.integers(0, 20), unique=True), st.sampled_from(ZONES))
def test_at_home_nothing_is_bridged(days: list[int], zone: str) -> None:
    kept = [kept_at(day_begins(TODAY + n * ONE_DAY, zone), zone) for n in days]

    assert skipped_on_the_way(kept) == frozenset()


def test_from_los_angeles_to_sydney_the_day_that_the_date_line_swallows_is_no_missed_one() -> None:
    there, here = "America/Los_Angeles", "Australia/Sydney"
    evenings = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)]
    before = [KeptDay(day, instant(day, time(20), there), there) for day in evenings]
    landed = date(2026, 3, 4)

    assert told(before, KeptDay(landed, instant(landed, time(8, 30), here), here)).days == 4


def test_from_auckland_to_honolulu_the_day_that_comes_twice_counts_once_and_nothing_is_lost() -> None:
    there, here = "Pacific/Auckland", "Pacific/Honolulu"
    mornings = [date(2026, 3, 2), date(2026, 3, 3)]
    before = [KeptDay(day, instant(day, time(7), there), there) for day in mornings]
    again = date(2026, 3, 2)

    assert told(before, KeptDay(again, instant(again, time(20), here), here)).days == 2


def test_whoever_misses_two_days_on_a_journey_has_missed_them() -> None:
    before = KeptDay(TODAY, instant(TODAY, time(20), "Europe/London"), "Europe/London")
    later = TODAY + 3 * ONE_DAY

    assert told([before], KeptDay(later, instant(later, time(8), "Europe/Berlin"), "Europe/Berlin")).days == 1


@pytest.mark.parametrize(("hours", "skipped"), [(47, {TODAY + ONE_DAY}), (48, set[date]())])
def test_only_the_days_between_are_travelled_away_and_only_in_less_than_two_days(
    hours: int, skipped: set[date]
) -> None:
    at = datetime(2026, 3, 2, 20, tzinfo=UTC)
    there = KeptDay(TODAY, at, "America/Los_Angeles")
    here = KeptDay(TODAY + 2 * ONE_DAY, at + timedelta(hours=hours), "Australia/Sydney")

    assert skipped_on_the_way([there, here]) == skipped
