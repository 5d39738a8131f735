"""What stands in the picture of a person's weeks: what each day was, minutes, levels, pain and stops over time.

The rule: it is arithmetic on what is kept, as values. A day of which nothing is known is blank, and never counts
against anybody.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.core.progress.past import PainStop, Past, Sitting
from bot.core.rules import streak
from bot.core.rules.streak import KEPT, LAST, DayKind, Share

WEEKS = 5
"""Rows of the calendar."""
MANY = 40
"""Ratings of pain that are drawn one by one; of more, some are drawn together."""


class Period(StrEnum):
    """How far back it goes. The values travel in buttons."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


class Unit(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Mark(StrEnum):
    """What a day was, as it is drawn: each has a shape of its own in `content/print`, and words."""

    FULL = "full"
    SHORT = "short"
    TWO_MINUTES = "two-minutes"
    PART = "part"
    PAIN = "pain"
    BRIDGED = "bridged"
    FROZEN = "frozen"
    NOT_TODAY = "not-today"
    REST = "rest"
    BLANK = "blank"
    """Nothing is known of it, and nothing is made of that."""
    OUTSIDE = "outside"
    """It was before the person came, or it is still to come."""


MARKS: Mapping[DayKind, Mark] = {
    DayKind.PAIN: Mark.PAIN,
    DayKind.FULL: Mark.FULL,
    DayKind.SHORT: Mark.SHORT,
    DayKind.TWO_MINUTES: Mark.TWO_MINUTES,
    DayKind.PART: Mark.PART,
    DayKind.BRIDGED: Mark.BRIDGED,
    DayKind.NOT_TODAY: Mark.NOT_TODAY,
}
"""How each kind of line in the day log is drawn; of several lines of a day, the first in this order is."""
UNCOUNTED = frozenset({Mark.BRIDGED, Mark.REST, Mark.OUTSIDE})
"""Days that were not planned, or on which nobody could."""


@dataclass(frozen=True, slots=True)
class DayDrawn:
    """A day of the calendar."""

    day: date
    mark: Mark
    is_today: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """Minutes of exercise, from a day on."""

    first: date
    unit: Unit
    seconds: float


@dataclass(frozen=True, slots=True)
class Rated:
    """Pain from 0 to 10, before and after, on a day; the mean of several sessions where there are many."""

    day: date
    before: float | None
    after: float | None


def mark_of(past: Past, day: date) -> Mark:
    """Return what a day was."""
    kinds = past.log.get(day, frozenset())
    found = next((mark for kind, mark in MARKS.items() if kind in kinds), None)
    if found is not None:
        return found
    if day > past.today or day < past.came:
        return Mark.OUTSIDE
    if day in past.held:
        return Mark.BRIDGED
    if day in past.frozen:
        return Mark.FROZEN
    return Mark.REST if day in past.rests else Mark.BLANK


def week_of(day: date, first_weekday: int) -> date:
    """Return the day on which a week begins."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def since(past: Past, period: Period, first_weekday: int) -> date:
    """Return the first day of a period: it begins where a week does."""
    this_week = week_of(past.today, first_weekday)
    match period:
        case Period.WEEK:
            return this_week
        case Period.MONTH:
            return this_week - timedelta(weeks=WEEKS - 1)
        case Period.ALL:
            return min(week_of(past.came, first_weekday), this_week - timedelta(weeks=WEEKS - 1))


def calendar(past: Past, period: Period, first_weekday: int) -> tuple[tuple[DayDrawn, ...], ...]:
    """Return the last weeks, this one last: one of them, or five."""
    rows = 1 if period is Period.WEEK else WEEKS
    begins = week_of(past.today, first_weekday) - timedelta(weeks=rows - 1)
    days = [begins + timedelta(days=n) for n in range(7 * rows)]
    drawn = [DayDrawn(day, mark_of(past, day), is_today=day == past.today) for day in days]
    return tuple(tuple(drawn[7 * row : 7 * row + 7]) for row in range(rows))


def bars(past: Past, period: Period, first_weekday: int) -> tuple[Bar, ...]:
    """Return the minutes by day, week, month or year, so that there are never too many to read."""
    begins = since(past, period, first_weekday)
    unit = _unit(past, period, begins)
    firsts = _firsts(unit, begins, past.today, first_weekday)
    sums = dict.fromkeys(firsts, 0.0)
    for sitting in past.sittings:
        first = _first(unit, sitting.day, first_weekday)
        if first in sums:
            sums[first] += sitting.seconds
    return tuple(Bar(first, unit, seconds) for first, seconds in sums.items())


def _unit(past: Past, period: Period, begins: date) -> Unit:
    days = (past.today - begins).days + 1
    if period is Period.WEEK:
        return Unit.DAY
    if days <= 7 * 13:
        return Unit.WEEK
    return Unit.MONTH if days <= 366 else Unit.YEAR


def _first(unit: Unit, day: date, first_weekday: int) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return week_of(day, first_weekday)
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def _firsts(unit: Unit, begins: date, today: date, first_weekday: int) -> list[date]:
    days = (begins + timedelta(days=n) for n in range((today - begins).days + 1))
    if unit is Unit.DAY:
        days = (begins + timedelta(days=n) for n in range(7))
    return list(dict.fromkeys(_first(unit, day, first_weekday) for day in days))


def share(past: Past, days: int = LAST) -> Share:
    """Return how many of the planned days were kept in the last days."""
    kept = [day for day, kinds in past.log.items() if kinds & KEPT]
    looked_at = (past.today - timedelta(days=back) for back in range(days))
    uncounted = [day for day in looked_at if mark_of(past, day) in UNCOUNTED]
    return streak.share(kept, uncounted, past.came, past.today, days)


def ratings(sittings: Iterable[Sitting], first: date) -> tuple[Rated, ...]:
    """Return how much it hurt before and after each session from a day on; of many, in equal shares of the time."""
    rated = [s for s in sittings if s.day >= first and (s.before is not None or s.after is not None)]
    if len(rated) <= MANY:
        return tuple(Rated(s.day, s.before, s.after) for s in rated)
    span = (rated[-1].day - rated[0].day).days + 1
    shares: dict[int, list[Sitting]] = {}
    for sitting in rated:
        shares.setdefault((sitting.day - rated[0].day).days * MANY // span, []).append(sitting)
    return tuple(
        Rated(each[0].day, _mean([s.before for s in each]), _mean([s.after for s in each])) for each in shares.values()
    )


def _mean(scores: Sequence[int | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def counted(stops: Iterable[PainStop], first: date, last: date) -> tuple[PainStop, ...]:
    """Return the stops of some days that count: neither taken back nor misheard."""
    return tuple(stop for stop in stops if stop.counts and first <= stop.day <= last)


def seen(calendar: Iterable[Iterable[DayDrawn]]) -> Collection[Mark]:
    """Return the marks that occur, in the order of their table."""
    there = {drawn.mark for row in calendar for drawn in row}
    return [mark for mark in Mark if mark in there]
