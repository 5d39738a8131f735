"""Everything that a place may be called, and the zones that it means: one book for each language, one for all.

The rule: who is found first has more people around; nothing here forgives a slip.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from bot.places.data import ENGLISH, areas, cities
from bot.places.folding import spellings, words
from bot.places.names import city_names, cldr_city_names, country_names
from bot.places.zones import countries, zones_by_country

Hit: TypeAlias = tuple[int, str]
"""How many cities are bigger, and a zone."""
_ASIDE = re.compile(r"(?P<name>[^(\[]+?) *[(\[](?P<aside>[^)\]]+)[)\]]")
"""Myanmar (Burma)."""


@dataclass(frozen=True, slots=True)
class Book:
    """Names, and what they mean."""

    hits: Mapping[str, tuple[Hit, ...]]
    """By the letters of the name, without spaces."""
    names: frozenset[str]
    """The names themselves, folded."""


@cache
def book(language: str) -> Book:
    """Return what cities and countries are called in one language."""
    return _bound(_spoken(language))


@cache
def common_book() -> Book:
    """Return what places are called whatever the language: at home, in short, by their regions."""
    return _bound(_unspoken())


def _spoken(language: str) -> Iterator[tuple[str, Hit]]:
    for names in (city_names(language), cldr_city_names(language)):
        for zone, name in names.items():
            yield name, (_rank(zone), zone)
    for rank, city in enumerate(cities()):
        if city.names:
            yield city.names.get(language, city.names[ENGLISH]), (rank, city.zone)
    for code, name in country_names(language).items():
        for zone in zones_by_country().get(code, ()):
            yield from ((each, (_rank(zone), zone)) for each in _readings(name))


def _unspoken() -> Iterator[tuple[str, Hit]]:
    for rank, city in enumerate(cities()):
        yield from ((name, (rank, city.zone)) for name in city.also)
    for code, names in areas().countries.items():
        yield from ((name, (_rank(zone), zone)) for name in names for zone in zones_by_country()[code])
    for zone, names in areas().regions.items():
        yield from ((name, (_rank(zone), zone)) for name in names)


def _bound(entries: Iterable[tuple[str, Hit]]) -> Book:
    found: dict[str, set[Hit]] = defaultdict(set)
    names: set[str] = set()
    for name, hit in entries:
        for said in map(words, spellings(name)):
            found["".join(said)].add(hit)
            names.add(" ".join(said))
    return Book(MappingProxyType({key: tuple(sorted(hits)) for key, hits in found.items()}), frozenset(names))


def _readings(name: str) -> tuple[str, ...]:
    """A name as it stands, and both halves of one with an aside."""
    aside = _ASIDE.fullmatch(name)
    return (name, aside["name"], aside["aside"]) if aside else (name,)


def _rank(zone: str) -> int:
    return _ranks().get(zone, len(countries()) + len(cities()))


@cache
def _ranks() -> Mapping[str, int]:
    """Return how many cities are bigger than the biggest of a zone."""
    return {city.zone: rank for rank, city in reversed(tuple(enumerate(cities())))}
