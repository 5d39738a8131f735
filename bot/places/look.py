"""Looks one name up: as it is said, and as it may have been meant.

The rule: what any language knows is that and nothing else. Only an unknown name may be a slip of the finger, its first
letter right or exchanged with the second; and of a short one no slip is forgiven, as most short words are one letter
from some place on earth.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from bot.places.data import ENGLISH, spoken
from bot.places.index import Hit, book, common_book

FORGIVEN = ((16, 3), (10, 2), (6, 1))
"""From how many letters on how many slips are forgiven. The longer counts, of what is typed and what is meant."""

Words: TypeAlias = tuple[str, ...]


def plainly(said: Words, language: str) -> tuple[Hit, ...]:
    """Return what has this name in a language and at home; if nothing, in English; if nothing, in any language."""
    key = "".join(said)
    own = {*book(language).hits.get(key, ()), *common_book().hits.get(key, ())}
    others = (hits for each in (ENGLISH, *spoken()) if (hits := book(each).hits.get(key)))
    return tuple(sorted(own)) or next(others, ())


def perhaps(said: Words, language: str) -> tuple[Hit, ...]:
    """Return what has this name, or else nearly this name, in a language, at home and in English."""
    nearest = (
        hit for name in _nearest(" ".join(said), language) for hit in plainly((name.replace(" ", ""),), language)
    )
    return plainly(said, language) or tuple(sorted(set(nearest)))


def _nearest(said: str, language: str) -> list[str]:
    """Return the names that are fewest slips away, within what is forgiven."""
    begun = _beginning(language)
    names = (*begun.get(said[:1], ()), *(name for name in begun.get(said[1:2], ()) if name[1:2] == said[:1]))
    slips = {name: _slips(said, name) for name in names}
    found = {name: few for name, few in slips.items() if few is not None}
    return [name for name, few in found.items() if few == min(found.values())]


def _slips(said: str, name: str) -> int | None:
    """Return how many slips lead from a name to what was typed; None where they are not forgiven."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - on first use only

    longer = max(len(said), len(name))
    most = next((slips for letters, slips in FORGIVEN if longer >= letters), 0)
    slips = OSA.distance(said, name, score_cutoff=most)
    return slips if slips <= most else None


@cache
def _beginning(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the names that a slip may stand for, by their first letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(book(language).names | book(ENGLISH).names | common_book().names):
        found[name[:1]].append(name)
    return MappingProxyType({letter: tuple(names) for letter, names in found.items()})
