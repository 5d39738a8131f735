"""What stands in a picture of somebody's weeks: every day once, every minute counted, nothing held against anybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.progress.past import PainStop, Past, Sitting
from bot.core.progress.weeks import (
    MANY,
    MARKS,
    WEEKS,
    Mark,
    Period,
    Unit,
    bars,
    calendar,
    counted,
    mark_of,
    ratings,
    share,
    since,
)
from bot.core.progress.worth import Worth, worth_saying
from bot.core.rules.pain import Place
from bot.core.rules.streak import KEPT, LAST, DayKind, Streak
from bot.core.screens.progress import Weeks, caption, in_words, sheet
from bot.core.session.exercise import Side
from tests.core.shipped import LIBRARY, WORDS
from tests.print.lives import TODAY, pasts

FEW = settings(max_examples=40)
WEEKDAYS = st.integers(0, 6)
DAY = timedelta(days=1)


def weeks(past: Past, streak: int = 0, period: Period = Period.MONTH) -> Weeks:
    exercises = tuple(LIBRARY.exercises.values())
    return Weeks(past, Streak(streak, streak, kept_today=True), {}, exercises, period, 0, notes=True, dark=False)


def test_every_kind_of_line_in_the_day_log_has_a_mark() -> None:
    assert MARKS.keys() == set(DayKind)


@FEW
@given(pasts(longest=400), st.sampled_from(Period), WEEKDAYS)
def test_the_calendar_has_every_day_of_its_weeks_once_and_today(past: Past, period: Period, first: int) -> None:
    rows = calendar(past, period, first)

    days = [one.day for row in rows for one in row]
    assert len(rows) == (1 if period is Period.WEEK else WEEKS)
    assert days == [days[0] + n * DAY for n in range(7 * len(rows))]
    assert days[0].weekday() == first
    assert [one.day for row in rows for one in row if one.is_today] == [past.today]


@FEW
@given(pasts(longest=400))
def test_a_day_of_which_nothing_is_known_is_blank_and_one_before_them_is_outside(past: Past) -> None:
    for back in range(400):
        day = past.today - back * DAY
        mark = mark_of(past, day)
        assert (mark is Mark.OUTSIDE) == (day < past.came and day not in past.log)
        assert mark is not Mark.BLANK or day not in past.log


@FEW
@given(pasts(), st.sampled_from(Period), WEEKDAYS)
def test_every_minute_of_the_period_stands_in_one_bar_and_there_are_few(past: Past, period: Period, first: int) -> None:
    drawn, begins = bars(past, period, first), since(past, period, first)

    counted = sum(sitting.seconds for sitting in past.sittings if sitting.day >= begins)
    if drawn[0].unit in {Unit.DAY, Unit.WEEK}:
        assert abs(sum(bar.seconds for bar in drawn) - counted) < 1e-3
    else:
        assert sum(bar.seconds for bar in drawn) >= counted - 1e-3
    assert 5 <= len(drawn) <= 14 or drawn[0].unit is Unit.YEAR


@FEW
@given(pasts(longest=400))
def test_the_share_counts_kept_days_and_none_that_was_not_planned(past: Past) -> None:
    found = share(past)
    days = [past.today - n * DAY for n in range(LAST)]

    assert found.kept == sum(bool(past.log.get(day, frozenset()) & KEPT) for day in days)
    assert found.kept <= found.planned <= LAST


@FEW
@given(pasts())
def test_many_ratings_are_drawn_together_and_none_is_beyond_the_scale(past: Past) -> None:
    drawn = ratings(past.sittings, past.came)

    assert len(drawn) <= MANY
    assert all(0 <= score <= 10 for one in drawn for score in (one.before, one.after) if score is not None)
    assert [one.day for one in drawn] == sorted(one.day for one in drawn)


@FEW
@given(pasts(longest=400))
def test_what_was_taken_back_is_no_stop(past: Past) -> None:
    found = counted(past.stops, past.came, past.today)

    assert all(stop.counts for stop in found)
    assert len(found) == sum(stop.counts and stop.day >= past.came for stop in past.stops)


@FEW
@given(pasts(longest=400))
def test_one_thing_is_worth_saying_and_it_is_no_praise_of_pain(past: Past) -> None:
    found = worth_saying(past, dict(past.earlier))

    assert WORDS.has(f"week.worth.{found.what}")
    assert found.what is not Worth.LEVEL, "no level went up"


def test_a_level_that_went_up_is_worth_saying_first() -> None:
    past = Past(TODAY, TODAY - 30 * DAY, earlier={"toe-curls": 1})

    assert worth_saying(past, {"toe-curls": 2}).exercise == "toe-curls"
    assert worth_saying(past, {}).what is Worth.LESS


def hurt(day: date, foot: Side | None, exercise: str = "toe-curls") -> PainStop:
    at = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    return PainStop(at, day, Place("daily", 1, 3, exercise, None, foot, 1))


def test_a_pattern_is_said_and_nothing_is_made_of_it() -> None:
    stops = (hurt(TODAY, Side.LEFT), hurt(TODAY - DAY, Side.LEFT), hurt(TODAY - 2 * DAY, Side.RIGHT))
    past = Past(TODAY, TODAY - 5 * DAY, stops=stops)

    assert "2 of the 3 times, it was during: Toe curls, Left foot." in in_words(weeks(past), WORDS)
    assert "it was during" not in in_words(weeks(replace(past, stops=stops[1:])), WORDS)
    walked = tuple(hurt(TODAY, None, "toe-walking") for _ in range(2))
    assert "it was during: Toe walking." in in_words(weeks(replace(past, stops=walked)), WORDS)


def test_the_first_day_says_that_it_is_the_first() -> None:
    first = weeks(Past(TODAY, TODAY))

    assert caption(first, WORDS).startswith("This is where your days will be")
    assert sheet(first, WORDS)["begins"]
    assert sheet(first, WORDS)["span"] == "19 Mar 2026"
    assert "🔥" not in in_words(first, WORDS)


def test_the_caption_is_a_line_of_two_numbers() -> None:
    log = {TODAY - n * DAY: frozenset({DayKind.FULL}) for n in range(3)}
    past = Past(TODAY, TODAY - 3 * DAY, log, sittings=(Sitting(TODAY, 60),))

    assert caption(weeks(past, 3), WORDS) == "3 days in a row, and 3 of 4 planned days kept in the last 28 days."
