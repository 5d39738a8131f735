"""What content/places says: cities, areas, better names, and how people say times. Read on first use, kept for good.

The rule: every value is text as it stands in the file, and nothing is changed on the way but its shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from bot.home import HOME

LANGUAGES = ("en", "de", "es", "fr", "pt", "ru")
"""The languages in which places are named and times understood."""
ENGLISH = "en"
"""Understood beside every language, and instead of one that is not known."""
_FOLDER = HOME / "content" / "places"

Lists: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class City:
    """A city, and the zone that it lives by."""

    zone: str
    names: Mapping[str, str] = field(default_factory=dict)
    """By language; none where the zone is named after this very city."""
    also: tuple[str, ...] = ()
    """Whatever else people type."""


@dataclass(frozen=True, slots=True)
class Areas:
    """Countries and their parts."""

    countries: Lists
    """What CLDR does not call a country, by its ISO code."""
    zones: Lists
    """Zones of countries that the time zone database does not list."""
    regions: Lists
    """Parts of countries, by the zone that most of their people live by."""


def primary(language: str) -> str:
    """Return the language that is understood for a language tag: de-AT is German, an unknown one English."""
    code = language.replace("_", "-").partition("-")[0].lower()
    return code if code in LANGUAGES else ENGLISH


@cache
def cities() -> tuple[City, ...]:
    """Return the big cities, the biggest first."""
    return tuple(
        City(
            each["zone"],
            MappingProxyType({key: name for key, name in each.items() if key in LANGUAGES}),
            tuple(each.get("also", ())),
        )
        for each in read("cities")
    )


@cache
def areas() -> Areas:
    """Return countries and their parts."""
    return Areas(**{part: _lists(lists) for part, lists in read("areas").items()})


@cache
def better_names() -> Mapping[str, Mapping[str, str]]:
    """Return names that are better than CLDR's, by zone and language."""
    return MappingProxyType({zone: MappingProxyType(names) for zone, names in read("names").items()})


@cache
def asides() -> frozenset[str]:
    """Return the words that people put around a place, of every language."""
    return frozenset(word for words in read("asides").values() for word in words)


def read(file: str) -> Any:
    """Read a file of content/places, named without its suffix: lists, mappings and texts."""
    import yaml  # noqa: PLC0415 - nobody waits for it at start-up on behalf of this room

    loader = getattr(
        yaml, "CBaseLoader", yaml.BaseLoader
    )  # makes texts alone, so that `no` and `12:30` mean themselves
    text = (_FOLDER / f"{file}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)  # noqa: S506 - the base loader makes no objects at all


def _lists(lists: Mapping[str, list[str]]) -> Lists:
    return MappingProxyType({key: tuple(values) for key, values in lists.items()})
