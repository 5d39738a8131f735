"""The time zones as choices: one for all zones whose clocks go together, named by big cities.

The rule: no two choices show the same time throughout the next three years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from bot.places import names
from bot.places.data import ENGLISH, cities, primary
from bot.places.groups import groups, offset, utc_day
from bot.places.shapes import City
from bot.places.zones import countries

SHOWN = 3
"""Cities that stand for a choice."""
LIKELY = 8
"""Choices that are offered first."""

Group: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice."""

    zone: str
    """The zone of the first city: what to keep when this is chosen."""
    cities: tuple[str, ...]
    """Big cities in the person's language, three at most, the first the biggest or the likeliest."""
    zones: Group
    """Every zone, by any of its names, whose clocks go together for the next three years."""


def choices(now: datetime, language: str) -> tuple[Choice, ...]:
    """Return every choice there is, from west to east."""
    found = _choices(utc_day(now), primary(language))
    return tuple(sorted(found, key=lambda choice: offset(choice.zone, now)))


def near(zone: str, now: datetime, language: str) -> tuple[Choice, ...]:
    """Return every choice there is, those first whose clocks are nearest to a zone's; of two, the bigger first."""
    here = offset(zone, now)
    return tuple(
        sorted(_choices(utc_day(now), primary(language)), key=lambda choice: abs(offset(choice.zone, now) - here))
    )


def likely(now: datetime, language: str, zones_by_language: Mapping[str, Sequence[str]]) -> tuple[Choice, ...]:
    """Return the eight likeliest choices, the likeliest first: by language, then by English, then by size.

    Args:
        now: the instant.
        language: a person's.
        zones_by_language: the likeliest zones of each language, the likeliest first; each leads its own choice.
    """
    day, spoken = utc_day(now), primary(language)
    together, everyone = groups(day), by_size(day)
    theirs = zones_by_language.get(spoken, ())
    listed = chain(theirs, zones_by_language.get(ENGLISH, ()))
    ordered = dict.fromkeys(chain((together[zone] for zone in listed), everyone))
    return tuple(_choice(group, everyone[group], spoken, theirs) for group in list(ordered)[:LIKELY])


@lru_cache(maxsize=2)
def by_size(day: date) -> Mapping[Group, tuple[City, ...]]:
    """Return every group that has a place, with its big cities, by size; where it has none, with its own names."""
    found: dict[Group, list[City]] = {}
    for city in cities():
        found.setdefault(groups(day)[city.zone], []).append(city)
    small = dict.fromkeys(groups(day)[zone] for zone in sorted(countries()))
    rest = {group: [City(zone) for zone in sorted(group & countries().keys())] for group in small if group not in found}
    return MappingProxyType({group: tuple(theirs) for group, theirs in (found | rest).items()})


@lru_cache(maxsize=12)  # two days in six languages
def _choices(day: date, language: str) -> tuple[Choice, ...]:
    return tuple(_choice(group, theirs, language) for group, theirs in by_size(day).items())


def _choice(group: Group, theirs: Sequence[City], language: str, first: Sequence[str] = ()) -> Choice:
    """A choice, led by the biggest city of each of the first zones; then that of each country; then the rest."""
    by_zone = {city.zone: city for city in reversed(theirs)}
    by_country = {countries()[city.zone]: city for city in reversed(theirs)}
    leading = [by_zone[zone] for zone in first if zone in by_zone]
    biggest = [city for city in theirs if by_country[countries()[city.zone]] is city]
    ordered = [*leading, *biggest, *theirs]
    return Choice(ordered[0].zone, tuple(dict.fromkeys(_name(city, language) for city in ordered))[:SHOWN], group)


def _name(city: City, language: str) -> str:
    return city.names.get(language) or city.names.get(ENGLISH) or names.city(city.zone, language)
