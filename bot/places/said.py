"""The languages that times and days are understood in, as content/places/said has them, ready to be matched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from bot.places.data import ENGLISH, primary, read, said
from bot.places.shapes import Slashes, TimesSaid, UntilSaid
from bot.places.speech import Meanings, Phrase, Spoken, meanings, numbers, phrase, tokens

PART = "@"
"""Stands before a part of the day, which is its first and last hour."""
WEEKDAY, MONTH = "w", "c"
"""Stand before the number of a weekday (Monday is 0) and of a month (January is 1)."""
_NUMBER = r"\d{1,2}'?"
TIMES = {
    "H": rf"(?P<H>{_NUMBER})",
    "M": rf"(?P<M>{_NUMBER})",
    "MM": r"(?P<M>\d\d'?)",
    "L": r"(?P<M>\d{1,2}')",
    "O": "0'?",
}
UNTIL = {
    "N": r"(?P<N>\d{1,3}'?)",
    "D": r"(?P<D>\d{1,2}'?)\.?",
    "C": rf"{MONTH}(?P<C>\d+)",
    "Y": r"(?P<Y>\d{4})",
    "W": rf"{WEEKDAY}(?P<W>\d)",
    "F": r"(?P<F>\d+(?:[./-]\d+)+\.?)",
}


@dataclass(frozen=True, slots=True)
class Sayings:
    """What words mean, and the phrases that they stand in."""

    words: Meanings
    phrases: tuple[Phrase, ...]
    alone: Mapping[str, str] = field(default_factory=dict)
    """The hour of a part of the day, where it is one by itself."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language."""

    times: Sayings
    until: Sayings
    day_first: bool
    """12/5 is the twelfth of May, and nothing else."""


def languages(language: str) -> tuple[Language, ...]:
    """Return what a person may be understood in: their own language, and English always."""
    return tuple(_language(each) for each in dict.fromkeys((primary(language), ENGLISH)))


@cache
def _language(language: str) -> Language:
    content = said(language)
    counted, times, until = numbers(content.numbers, content.joined), content.times, content.until
    parts = [((PART + hours,), names) for hours, names in times.parts.items()]
    weekdays = [((f"{WEEKDAY}{number}",), names) for number, names in enumerate(until.weekdays)]
    months = [((f"{MONTH}{number}",), names) for number, names in enumerate(until.months, 1)]
    return Language(
        times=Sayings(
            words=meant(counted, parts, times),
            phrases=tuple(
                phrase(template, TIMES, shift) for template, shift in (read("figures") | {**times.phrases}).items()
            ),
            alone=MappingProxyType(dict(times.alone)),
        ),
        until=Sayings(
            words=meant(counted, weekdays + months, until),
            phrases=tuple(
                phrase(template, UNTIL, kind) for kind, templates in until.phrases.items() for template in templates
            ),
        ),
        day_first=until.slashes is Slashes.DAY_FIRST,
    )


def meant(counted: Meanings, named: Iterable[Spoken], said: TimesSaid | UntilSaid) -> Meanings:
    """Return what every word means. A word that others are said to mean stands for itself, however it is spelled."""
    same = ((tokens(meaning), (meaning, *phrases)) for meaning, phrases in said.same.items())
    return MappingProxyType({**counted, **meanings([((), said.skip), *named, *same])})
