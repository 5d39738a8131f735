"""What the coach reads in the words of a wish: a thing, a time, how often, how long, until which day.

The rule: one reading, whoever asks; what is not clear is None. Today is an argument. Without it a day is told as far as
it is known: as a date, a day of the month, a day of the week, or a number of days.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from typing import TypeAlias, TypeVar

from bot import places
from bot.core.rules.reminder import Often
from bot.core.understanding import Phrasebook
from bot.core.understanding.slots import EXERCISE, GEAR, OFTEN, minutes, named

MOST = 16
"""No more words are looked through for a time or a day."""
UNCLEAR = date.min
"""What is read of words that say a date, and no clear day to come."""
_DAY = timedelta(days=1)
Found = TypeVar("Found")
Books: TypeAlias = tuple[Phrasebook, ...]
_YEAR = re.compile(r"\b20\d\d\b")
_ANY_YEAR = 2027


def clear(text: str, read: Callable[[str], Found | None]) -> Found | None:
    """Return what some words in a row say, as many as possible; None where as many say something else."""
    words = text.split()[:MOST]
    for size in range(len(words), 0, -1):
        said = (read(" ".join(words[at : at + size])) for at in range(len(words) - size + 1))
        found = {each for each in said if each is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def time_in(text: str, language: str) -> time | None:
    """Return the time of day that is said."""
    return clear(_unmarked(text), lambda words: places.read_time(words, language))


def until_in(text: str, today: date, language: str) -> date | None:
    """Return the day until which somebody wants to be left in peace."""
    until = clear(_unmarked(text), lambda words: _day_of(words, today, language))
    return until if until != UNCLEAR else None


def _day_of(words: str, today: date, language: str) -> date | None:
    """Return the day that is all that some words say; what is no clear date hides the number in it, and "a" is none."""
    until = places.read_until(words, today, language)
    kinds = places.kinds_in(words, language)
    if until is None:
        return UNCLEAR if kinds & {"date", "figures"} else None
    is_article = kinds == {"number"} and until - today == _DAY and not any(map(str.isdecimal, words))
    return None if is_article else until


def often_in(text: str, books: Books) -> Often | None:
    """Return how often somebody wants to be reminded, where that is said once."""
    often = named(OFTEN, text, books)
    return Often(often[0]) if len(often) == 1 else None


def slot(intent: str, text: str, language: str, books: Books) -> str:
    """Return the slot of an intent as it is read, in words that need no clock; empty where it has none."""
    read = SLOTS.get(intent)
    return read(text, language, books) if read else ""


def _unmarked(text: str) -> str:
    """The text without the marks that end a thought; those inside a time or a date stay."""
    return " ".join(word.strip(',;!?()"').rstrip(".") for word in text.split())


def _named(kind: str) -> "Reader":
    return lambda text, _language, books: next(iter(named(kind, text, books)), "")


def _reminder(text: str, language: str, books: Books) -> str:
    at, often = time_in(text, language), often_in(text, books)
    return f"{at:%H:%M} {often or ''}".strip() if at else ""


def _minutes(text: str, _language: str, books: Books) -> str:
    length = minutes(text, books)
    return "" if length is None else str(length)


def _days(text: str, language: str, _books: Books) -> str:
    lengths = {(until - today).days for today, until in _until(text, language)}
    return str(lengths.pop()) if len(lengths) == 1 else _day(text, language, _books)


def _day(text: str, language: str, _books: Books) -> str:
    """A day as far as it is known without a clock."""
    found = _until(text, language)
    days = {until for _, until in found}
    for form in ("%Y-%m-%d", "%m-%d", "%A"):
        told = {f"{until:{form}}" for until in days}
        if len(told) == 1:
            return told.pop().lower()
    lengths = {until - today for today, until in found}
    return str(lengths.pop().days) if len(lengths) == 1 else ""


def _until(text: str, language: str) -> list[tuple[date, date]]:
    """What is read on days of two years: what is the same on all of them, no clock was needed for."""
    year = int(_YEAR.findall(text)[0]) if _YEAR.search(text) else _ANY_YEAR
    todays = [date(each, month, 2 + month) for each in (year - 1, year) for month in (1, 4, 7, 10)]
    found = ((today, until_in(text, today, language)) for today in todays)
    return [(today, until) for today, until in found if until is not None]


Reader: TypeAlias = Callable[[str, str, Books], str]
SLOTS: Mapping[str, Reader] = {
    "missing": _named(GEAR),
    "have": _named(GEAR),
    "remind-at": _reminder,
    "snooze": _minutes,
    "pause-until": _day,
    "pause-days": _days,
    "explain": _named(EXERCISE),
    "benefit": _named(EXERCISE),
}
"""By intent, how its slot is read."""
