"""A typed place into time zones: a city, a country, an offset, or the zone itself.

The rule: nothing rather than nonsense. The plainest reading wins, and where a place is ambiguous, every zone of it is
an answer.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache, partial
from typing import TypeAlias

from bot.places.choice import by_size
from bot.places.data import asides, primary
from bot.places.folding import words
from bot.places.groups import groups, offset, utc_day
from bot.places.index import Hit
from bot.places.look import Words, perhaps, plainly
from bot.places.offsets import read_offset
from bot.places.zones import current, ids

LONGEST = 80
"""No place has a longer name, in characters."""

Look: TypeAlias = Callable[[Words], tuple[Hit, ...]]
Zones: TypeAlias = list[str]


def find(text: str, now: datetime, language: str) -> tuple[str, ...]:
    """Return the zones that a typed place may mean, the likeliest first; nothing where it means no place.

    No two of them show the same time for the next three years: there is nothing to choose between such.
    """
    if len(text) > LONGEST:
        return ()
    ahead = read_offset(text)
    if ahead is not None:
        everywhere = (theirs[0].zone for theirs in by_size(utc_day(now)).values())
        return tuple(zone for zone in everywhere if offset(zone, now) == ahead)
    named = ids().get("_".join(text.lower().split()))
    return (current(named),) if named else _apart(_named(text, now, primary(language)), now)


def _named(text: str, now: datetime, language: str) -> Zones:
    """Return the first reading that means a place; a slip is forgiven beside what is plain, and not twice."""
    plain, slipped = partial(plainly, language=language), partial(perhaps, language=language)
    tellings = tuple(_tellings(text))
    return (
        _first(_whole(said, plain) for said in tellings)
        or _first(_halves(said, plain, plain, now) for said in tellings)
        or _parts(text, plain, now)
        or _first(_whole(said, slipped) for said in tellings)
        or _first(_halves(said, plain, slipped, now) for said in tellings)
    )


def _first(readings: Iterable[Zones]) -> Zones:
    return next(filter(None, readings), [])


def _tellings(text: str) -> Iterator[Words]:
    """Return the words of a text, and those that are left without what only stands around a place."""
    said = words(text)
    yield said
    begin, end = 0, len(said)
    while begin < end and said[begin] in _asides():
        begin += 1
    while end > begin and said[end - 1] in _asides():
        end -= 1
    yield said[begin:end]


def _whole(said: Words, look: Look) -> Zones:
    return [zone for _, zone in look(said)] if said else []


def _halves(said: Words, plain: Look, look: Look, now: datetime) -> Zones:
    """Paris France: both halves are known, and at least one of them plainly."""
    halves = ((said[:middle], said[middle:]) for middle in range(1, len(said)))
    looked = ((_whole(first, look), _whole(second, look)) for first, second in halves if plain(first) or plain(second))
    return _first(_within(first, second, now) for first, second in looked if first and second)


def _parts(text: str, look: Look, now: datetime) -> Zones:
    """Austin, TX: of what stands between commas, whatever is known tells."""
    found: Zones = []
    for part in text.split(","):
        zones = _first(_whole(said, look) for said in _tellings(part))
        found = _within(found, zones, now) if found and zones else found or zones
    return found


def _within(first: Zones, second: Zones, now: datetime) -> Zones:
    """Return the zones of the first that go as one of the second does; where none does, either may be meant."""
    together = groups(utc_day(now))
    around = {together[zone] for zone in second}
    return [zone for zone in first if together[zone] in around] or [*second, *first]


def _apart(zones: Zones, now: datetime) -> tuple[str, ...]:
    """Return the first zone of each group."""
    together = groups(utc_day(now))
    first: dict[frozenset[str], str] = {}
    for zone in zones:
        first.setdefault(together[zone], zone)
    return tuple(first.values())


@cache
def _asides() -> frozenset[str]:
    return frozenset(word for aside in asides() for word in words(aside))
