"""The streak, against somebody who counts slowly on a calendar."""

import itertools
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import day_begins, day_of, instant
from bot.core.rules.streak import KeptDay, Share, Streak, share, skipped_on_the_way, streak

TODAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)


def days() -> st.SearchStrategy[date]:
    """Some weeks around today: a person may have flown west, so that tomorrow is stored already."""
    return st.integers(-30, 2).map(lambda n: TODAY + n * ONE_DAY)


def some_days() -> st.SearchStrategy[list[date]]:
    return st.lists(days())


def long_logs() -> st.SearchStrategy[list[date]]:
    """Weeks of kept days with some gaps, so that freezes are earned and spent."""
    missed = st.sets(st.integers(-60, 2), max_size=12)
    return missed.map(lambda gaps: [TODAY + n * ONE_DAY for n in range(-60, 3) if n not in gaps]) | some_days()


def counted(kept: list[date], bridged: list[date], today: date) -> Streak:
    """Write a calendar, a letter for each day, and strike out what breaks a streak: of every stretch count again."""
    flown = today + ONE_DAY in kept
    span = [today + n * ONE_DAY for n in range(-80, 2 if flown else 1)]
    letters = ["k" if day in kept else "b" if day in bridged or day == span[-1] else "m" for day in span]
    breaks, frozen = [-1], set[date]()
    for place, letter in enumerate(letters):
        if letter == "m":
            stretch = letters[breaks[-1] + 1 : place]
            if left_of(stretch) >= 7:
                letters[place] = "f"
                frozen.add(span[place])
            else:
                breaks.append(place)
    stretches = [letters[a + 1 : b] for a, b in itertools.pairwise([*breaks, len(letters)])]
    runs = [stretch.count("k") for stretch in stretches]
    return Streak(runs[-1], max(runs), today in kept, left_of(stretches[-1]) // 7, frozenset(frozen))


def left_of(stretch: list[str]) -> int:
    """How many kept days of a stretch are put by and not spent: fourteen at most, and each freeze is seven."""
    left = 0
    for letter in stretch:
        left = min(14, left + (letter == "k")) - 7 * (letter == "f")
    return left


@given(long_logs(), some_days(), days())
def test_the_streak_is_what_a_calendar_says(kept: list[date], bridged: list[date], today: date) -> None:
    assert streak(kept, bridged, today) == counted(kept, bridged, today)


@given(some_days().flatmap(lambda kept: st.tuples(st.just(kept), st.permutations(kept))), some_days())
def test_the_order_of_days_does_not_matter(kept: tuple[list[date], list[date]], bridged: list[date]) -> None:
    as_stored, shuffled = kept

    assert streak(as_stored, bridged, TODAY) == streak([*shuffled, *shuffled], reversed(bridged), TODAY)


@given(long_logs(), some_days(), days())
def test_a_bridged_day_earns_nothing_and_breaks_nothing(kept: list[date], bridged: list[date], day: date) -> None:
    before = streak(kept, bridged, TODAY)
    after = streak(kept, [*bridged, day], TODAY)

    assert before.days <= after.days <= len(set(kept))
    assert streak([], [*bridged, day], TODAY) == Streak(0, 0, kept_today=False)


@given(long_logs(), some_days(), days())
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
        (range(2, 9), [], Streak(7, 7, kept_today=False, frozen=frozenset(ago(1)))),
        (range(3, 10), [], Streak(0, 7, kept_today=False, frozen=frozenset(ago(2)))),
        (range(1, 8), [], Streak(7, 7, kept_today=False, freezes=1)),
        (range(1, 30), [], Streak(29, 29, kept_today=False, freezes=2)),
        ([0, *range(3, 17)], [], Streak(15, 15, kept_today=True, frozen=frozenset(ago(1, 2)))),
    ],
)
def test_days_in_a_row(kept: Iterable[int], bridged: list[int], expected: Streak) -> None:
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


@given(long_logs(), some_days(), days(), st.integers(0, 40))
def test_the_share_is_of_planned_days_of_four_weeks_and_today_counts_once_it_is_kept(
    kept: list[date], bridged: list[date], today: date, ago: int
) -> None:
    since = today - ago * ONE_DAY
    window = [today - n * ONE_DAY for n in range(28) if today - n * ONE_DAY >= since]
    there = [day for day in window if day in kept]
    planned = [day for day in window if day in kept or (day not in bridged and day != today)]

    assert share(kept, bridged, since, today) == Share(len(there), len(planned))


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
