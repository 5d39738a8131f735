"""What pictures and pages are set of: plain words, numbers and shares of a length, as JSON has them.

The rule: every word is filled in here, so that a template only lays out; dates are a person's own, in their words.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeAlias

from bot.core.screens.card import clock
from bot.core.words import Words

Sheet: TypeAlias = dict[str, Any]


def day_month(words: Words, day: date) -> str:
    """Write a date of these months."""
    return words.label("pages.day", day=day.day, month=words.label(f"pages.month.{day.month}"))


def written(words: Words, day: date) -> str:
    """Write a date with its year."""
    return words.label("pages.date", day=day.day, month=words.label(f"pages.month.{day.month}"), year=day.year)


def moment(words: Words, at: datetime, zone: str, day: date) -> str:
    """Write when something was: the person's day, and what their clock showed."""
    return words.label("pages.at", date=written(words, day), time=clock(at, zone))


def span(words: Words, first: date, last: date) -> str:
    """Write from when to when."""
    return words.label("pages.span", first=written(words, first), last=written(words, last))


def joined(parts: Iterable[str], between: str = ", ") -> str:
    """Put what there is in a row, leaving out the empty."""
    return between.join(part for part in parts if part)
