"""The time zones of real places: their countries, and today's name of each.

The rule: a zone has a place when tzdata's own table gives it coordinates. All other names are older names for one of
these, or bare offsets.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bot.core.calendar import zones
from bot.places.data import areas


@cache
def countries() -> Mapping[str, str]:
    """Return the country, as an ISO 3166 code, of every zone that has a place."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({zone: country for country, _, zone, *_ in rows})


@cache
def zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """Return the zones of every country."""
    found: dict[str, list[str]] = defaultdict(list)
    for zone, country in countries().items():
        found[country].append(zone)
    return MappingProxyType({country: tuple(theirs) for country, theirs in found.items()} | dict(areas().zones))


def current(zone: str) -> str:
    """Return today's name of a zone: Asia/Calcutta is Asia/Kolkata now."""
    return _renamed().get(zone, zone)


@cache
def older_names() -> Mapping[str, tuple[str, ...]]:
    """Return the other names of the zones, by today's."""
    found: dict[str, list[str]] = defaultdict(list)
    for old, new in _renamed().items():
        found[new].append(old)
    return MappingProxyType({new: tuple(old) for new, old in found.items()})


@cache
def ids() -> Mapping[str, str]:
    """Return every name that begins with a region, by its lower case."""
    return MappingProxyType({zone.lower(): zone for zone in zones() if "/" in zone})


def _renamed() -> Mapping[str, str]:
    """Older names to newer ones. tzdata's own links go further: to it, Oslo is an older name of Berlin."""
    from babel.core import get_global  # noqa: PLC0415 - on first use only: it costs 3 MB

    return get_global("zone_aliases")
