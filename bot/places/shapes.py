"""The shapes of the files under content/places: each dataclass is the schema of what it is read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

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


@dataclass(frozen=True, slots=True)
class TimesSaid:
    """How times are said in a language."""

    skip: tuple[str, ...]
    same: Lists
    parts: Lists
    alone: Mapping[str, str]
    phrases: Mapping[str, str]


class Slashes(StrEnum):
    """What 12/5 is: the twelfth of May and nothing else, or maybe the fifth of December."""

    DAY_FIRST = "day-first"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class UntilSaid:
    """How days to come are said in a language."""

    skip: tuple[str, ...]
    same: Lists
    weekdays: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, ...], ...]
    phrases: Lists
    slashes: Slashes


@dataclass(frozen=True, slots=True)
class LanguageSaid:
    """What a file of content/places/said says; said/en.yaml explains it."""

    numbers: Lists
    joined: tuple[str, ...]
    nothing: tuple[str, ...]
    times: TimesSaid
    until: UntilSaid


SAID = "said"
"""The folder with a file for each language."""
SHAPES: Mapping[str, Any] = {
    "cities": tuple[City, ...],
    "areas": Areas,
    "names": Mapping[str, Mapping[str, str]],
    "asides": Lists,
    "figures": Mapping[str, str],
}
"""What each file says."""
