"""Reads how long somebody wants to be left in peace: the day on which they want to hear from us again.

The rule: a clear day after today, a year ahead at most, or none at all. "3 days" begin today; "until Friday" ends when
Friday begins.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from bot.places.said import Language, languages
from bot.places.speech import SPELLED, matches, tokens, understood

LONGEST = 80
"""No date is said in more characters."""
FARTHEST = timedelta(days=366)
_CLEAR = timedelta(days=300)
"""A date that is further ahead has most likely passed already, unless its year is said."""
_DAY = timedelta(days=1)
_FIGURES = re.compile(r"\d+")
_BELOW = re.compile(r"(?<!\S)[-\u2212]\s*\d")
"""A number below nought."""


def read_until(text: str, today: date, language: str) -> date | None:
    """Return the day that a text means in a language or in English; None where it is not one clear day to come."""
    if len(text) > LONGEST or _BELOW.search(text):
        return None
    readings = ({*_read(text, today, known)} for known in languages(language))
    found: set[date] = next(filter(None, readings), set())
    return found.pop() if len(found) == 1 else None


def kinds_in(text: str, language: str) -> frozenset[str]:
    """Return what kinds of phrases a text may be in a language or in English; none of them need mean a day to come."""
    if len(text) > LONGEST:
        return frozenset()
    return frozenset(
        kind
        for known in languages(language)
        for kind, _ in matches(understood(tokens(text), known.until.words), known.until.phrases)
    )


def _read(text: str, today: date, known: Language) -> Iterator[date]:
    """Return the days to come that any phrase means."""
    said = understood(tokens(text), known.until.words)
    for kind, found in matches(said, known.until.phrases):
        slots = {slot: value.removesuffix(SPELLED) for slot, value in found.groupdict().items() if value}
        if kind == FIGURES:
            days = _figures(slots["F"], today, known)
        else:
            days = iter([KINDS[kind](today, {slot: int(value) for slot, value in slots.items()})])
        yield from (day for day in days if day and today < day <= today + FARTHEST)


def _figures(written: str, today: date, known: Language) -> Iterator[date | None]:
    """Return the days that 2026-12-12, 12.12. or 12/12 may be."""
    numbers = [int(number) for number in _FIGURES.findall(written)]
    if len(numbers) == 3 and numbers[0] > 31:
        yield _date(*numbers)
    elif len(numbers) in {2, 3}:
        day, month, *years = numbers
        yield _coming(today, day, month, *years)
        if "/" in written and not known.day_first:
            yield _coming(today, month, day, *years)


def _coming(today: date, day: int, month: int, year: int | None = None) -> date | None:
    """A day of a month, of the year that is said, or else the next there is."""
    if year is not None:
        return _date(year if year > 99 else today.year // 100 * 100 + year, month, day)
    days = (_date(today.year + later, month, day) for later in (0, 1))
    return next((each for each in days if each and today < each <= today + _CLEAR), None)


def _next_day_of_month(today: date, day: int) -> date | None:
    days = (_date(*_month(today, later), day) for later in range(3))
    return next((each for each in days if each and each > today), None)


def _in_months(today: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = _month(today, months)
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _month(today: date, later: int) -> tuple[int, int]:
    years, month = divmod(today.month - 1 + later, 12)
    return today.year + years, month + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):  # a number beyond any calendar, or beyond what a machine holds
        return None


def _next_weekday(today: date, weekday: int) -> date:
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * _DAY


KINDS: Mapping[str, Callable[[date, Mapping[str, int]], date | None]] = {
    "number": lambda today, said: today + said.get("N", 1) * _DAY,
    "days": lambda today, said: today + said.get("N", 1) * _DAY,
    "weeks": lambda today, said: today + said.get("N", 1) * 7 * _DAY,
    "months": lambda today, said: _in_months(today, min(said.get("N", 1), 13)),
    "tomorrow": lambda today, _: today + _DAY,
    "after-tomorrow": lambda today, _: today + 2 * _DAY,
    "weekday": lambda today, said: _next_weekday(today, said["W"]),
    "next-week": lambda today, _: _next_weekday(today, 0),
    "next-month": lambda today, _: _in_months(today.replace(day=1), 1),
    "day": lambda today, said: _next_day_of_month(today, said["D"]),
    "month": lambda today, said: _coming(today, 1, said["C"]),
    "date": lambda today, said: _coming(today, said["D"], said["C"], said.get("Y")),
}
"""What each kind of phrase means; in numbers, what fills its slots."""
FIGURES = "figures"
"""A kind of phrase whose one slot is a date in digits."""
NEEDED: Mapping[str, frozenset[str]] = {
    "weekday": frozenset("W"),
    "day": frozenset("D"),
    "month": frozenset("C"),
    "date": frozenset("DC"),
    FIGURES: frozenset("F"),
}
"""The slots without which a kind of phrase means nothing."""
