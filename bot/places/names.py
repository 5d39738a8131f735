"""What cities and countries are called: by Unicode's CLDR, where we have nothing better.

The rule: CLDR never renames a key, so a zone is looked up by its older names too; else 44 cities of Russian readers
would stay in Latin letters.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from unicodedata import category

from bot.places.data import better_names, primary
from bot.places.zones import countries, current, older_names

_TURNED = str.maketrans("+-", "-+")


def city(zone: str, language: str) -> str:
    """Name a zone by its city, in a person's language; one that has no place by its offset."""
    today = current(zone)
    known = city_names(primary(language)).get(today)
    # The sign of Etc/GMT+5 is that of ships: five hours behind.
    return known or today.removeprefix("Etc/").translate(_TURNED)


@cache
def city_names(language: str) -> Mapping[str, str]:
    """Return the cities that zones are named after, by zone."""
    better = better_names()
    return MappingProxyType(
        {zone: better.get(zone, {}).get(language) or name for zone, name in cldr_city_names(language).items()}
    )


@cache
def cldr_city_names(language: str) -> Mapping[str, str]:
    """Return CLDR's names of these cities; where it has none, the zone's own is the name."""
    named = translated(language)
    return MappingProxyType({zone: named.get(zone) or _own(zone) for zone in countries()})


def translated(language: str) -> Mapping[str, str]:
    """Return the names that CLDR has a word for in this very language."""
    from babel.core import Locale  # noqa: PLC0415 - on first use only: a language costs 2 MB

    known = Locale.parse(language).time_zones
    found = {
        zone: next(
            (known[name]["city"] for name in (zone, *older_names().get(zone, ())) if "city" in known.get(name, {})), ""
        )
        for zone in countries()
    }
    return {zone: _visible(name) for zone, name in found.items() if name}


def country_names(language: str) -> Mapping[str, str]:
    """Return what countries are called, by ISO 3166 code; CLDR's continents stand among them under numbers."""
    from babel.core import Locale  # noqa: PLC0415 - on first use only: a language costs 2 MB

    return dict(Locale.parse(language).territories)


def _own(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _visible(name: str) -> str:
    """The name without the marks that say where it may be broken."""
    return "".join(char for char in name if category(char) != "Cf")
