"""When a person usually starts: seen when it is clear, and on the circle of a day."""

from datetime import UTC, date, datetime, time, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import instant
from bot.core.rules.habit import usual_start
from bot.core.rules.week import Effort, Week, every_day, off, with_effort, with_time
from tests.core.clocks import ZONES, shown
from tests.core.strategies import times, weeks

ZONE = "Asia/Kathmandu"
MONDAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)
MORNING = every_day(time(7))


def evenings(*said: str, zone: str = ZONE) -> list[datetime]:
    """Sessions begun at these times of day, on one day after the other."""
    return [instant(MONDAY + n * ONE_DAY, time.fromisoformat(at), zone) for n, at in enumerate(said)]


def minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def apart(one: time, other: time) -> int:
    there = (minutes(one) - minutes(other)) % (24 * 60)
    return min(there, 24 * 60 - there)


@pytest.mark.parametrize(
    ("starts", "usual"),
    [
        (["20:10"] * 5, time(20, 10)),
        (["20:10"] * 4, None),
        (["19:55", "20:00", "20:10", "20:14", "20:40", "07:00", "12:30"], time(20, 10)),
        (["19:55", "20:00", "20:10", "20:14", "20:45", "07:00", "12:30"], None),
        (["07:00"] * 9 + ["20:10"] * 5, time(20, 10)),
        (["20:10"] * 9 + ["07:00"] * 3, None),
        (["20:13"] * 7, time(20, 10)),
        (["23:40", "23:50", "00:05", "00:10", "23:58"], time(23, 55)),
        (["02:50", "02:55", "03:05", "03:10", "03:00"], time(3, 0)),
        (["08:05", "08:05", "08:00", "08:01", "08:09"], time(8, 5)),
        (["07:59"] * 7, None),
        (["08:00"] * 7, time(8)),
        (["07:10"] * 7, None),
        ([], None),
    ],
)
def test_a_usual_start_is_five_of_seven_alike_and_an_hour_from_the_reminder(
    starts: list[str], usual: time | None
) -> None:
    assert usual_start(evenings(*starts), MORNING, ZONE) == usual


def test_whoever_wants_no_reminders_is_asked_nothing() -> None:
    assert usual_start(evenings(*["20:10"] * 7), off(MORNING), ZONE) is None


def test_every_start_is_held_against_the_reminder_of_its_own_day() -> None:
    """Two evenings that were reminded of at eight anyway leave five, three leave too few."""
    week = with_time(with_time(MORNING, 0, time(20)), 1, time(20))

    assert usual_start(evenings(*["20:10"] * 7), week, ZONE) == time(20, 10)
    assert usual_start(evenings(*["20:10"] * 7), with_time(week, 2, time(20)), ZONE) is None


def test_a_rest_day_has_no_reminder_to_be_near() -> None:
    week = with_effort(with_time(MORNING, 0, time(20)), 0, Effort.REST)

    assert usual_start(evenings(*["20:10"] * 5), week, ZONE) == time(20, 10)


def lives() -> st.SearchStrategy[list[datetime]]:
    """Sessions on some days, most of them near one time of day."""
    away = st.integers(-45, 45) | st.integers(-720, 720)

    def begun(at: time, days: list[tuple[int, int]]) -> list[datetime]:
        return sorted(datetime.combine(MONDAY, at, UTC) + timedelta(days=n, minutes=m) for n, m in days)

    return st.builds(begun, times(), st.lists(st.tuples(st.integers(0, 60), away), max_size=9))


@given(lives(), weeks(), st.sampled_from(ZONES))
def test_what_is_offered_is_near_five_of_the_last_seven_starts(begun: list[datetime], week: Week, zone: str) -> None:
    usual = usual_start(begun, week, zone)

    if usual is not None:
        assert sum(apart(shown(start, zone).time(), usual) <= 34 for start in begun[-7:]) >= 5
        assert usual.minute % 5 == 0
        assert not week.is_off


@given(st.lists(st.integers(-30, 30), min_size=7, max_size=7), times())
def test_seven_starts_round_one_time_are_usual_wherever_midnight_lies(away: list[int], at: time) -> None:
    middle = datetime.combine(MONDAY, at, UTC)
    begun = [middle + n * ONE_DAY + timedelta(minutes=m) for n, m in enumerate(away)]
    noon_away = every_day((middle + timedelta(hours=12)).time())
    usual = usual_start(begun, noon_away, "UTC")

    meant = (middle + timedelta(minutes=median(away))).time()
    if sum(abs(m - median(away)) <= 30 for m in away) >= 5:
        assert usual is not None
        assert 0 <= (minutes(meant) - minutes(usual)) % (24 * 60) < 5
