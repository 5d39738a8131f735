"""What content/places says: cities, areas, better names, and how people say times. Read on first use, kept for good.

The rule: a file is read as its shape says and nothing else; `footing check` reads it in the same way, and tells more.
"""

from __future__ import annotations  # YAML and what notes faults are named here, and imported on first use

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.home import HOME
from bot.places.shapes import SAID, SHAPES, Areas, City, LanguageSaid

if TYPE_CHECKING:
    from pathlib import Path

    from bot.schema.faults import Fault
    from bot.schema.tree import Spot

ENGLISH = "en"
"""Understood beside every language, and instead of one that is not known."""
_CONTENT = HOME / "content"


@cache
def spoken() -> tuple[str, ...]:
    """Return the languages in which places are named and times understood."""
    return tuple(sorted(path.stem for path in (_CONTENT / "places" / SAID).glob("[!.]*.yaml")))


def primary(language: str) -> str:
    """Return the language that is understood for a language tag: de-AT is German, an unknown one English."""
    code = language.replace("_", "-").partition("-")[0].lower()
    return code if code in spoken() else ENGLISH


@cache
def cities() -> tuple[City, ...]:
    """Return the big cities, the biggest first."""
    found: tuple[City, ...] = read("cities")
    return found


@cache
def areas() -> Areas:
    """Return countries and their parts."""
    found: Areas = read("areas")
    return found


@cache
def better_names() -> Mapping[str, Mapping[str, str]]:
    """Return names that are better than CLDR's, by zone and language."""
    return MappingProxyType(read("names"))


@cache
def asides() -> frozenset[str]:
    """Return the words that people put around a place, of every language."""
    return frozenset(word for words in read("asides").values() for word in words)


@cache
def said(language: str) -> LanguageSaid:
    """Return how times and days are said in a language."""
    found: LanguageSaid = read(f"{SAID}/{language}")
    return found


def read(file: str) -> Any:
    """Read a file of content/places, named without its suffix.

    Raises:
        ContentError: it is not what it should be.
    """
    from bot.schema.faults import ContentError, tell  # noqa: PLC0415 - with YAML, which no start may wait for

    faults: list[Fault] = []
    _, value = look_into(_CONTENT, file, faults)
    if faults:
        raise ContentError(tuple(faults), tuple(tell(fault, {}) for fault in faults))
    return value


def look_into(root: Path, file: str, faults: list[Fault]) -> tuple[Spot | None, Any]:
    """Read a file of content/places under a content's root: where everything stands, and its value."""
    from bot.schema.reader import Reader  # noqa: PLC0415 - as above
    from bot.schema.tree import load_tree  # noqa: PLC0415 - as above

    spot = load_tree(root, root / "places" / f"{file}.yaml", faults)
    return spot, Reader(faults).read(SHAPES.get(file, LanguageSaid), spot, file) if spot else None
