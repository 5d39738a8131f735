"""Which time zones show the same time from a day on, for three years: people need to choose only once among them.

The rule: clocks are compared by when they change and what they show, never by their names or abbreviations.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.core.calendar import zones

YEARS = 3
"""Two zones that go together for so long are one choice."""
_WEEK = timedelta(weeks=1)
"""No zone changes its clocks there and back within a week."""
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
NOON = time(12)

Rules: TypeAlias = tuple[timedelta | tuple[datetime, timedelta | None] | None, ...]
"""The offset at first, and then every change: when, and to what."""


@lru_cache(maxsize=2)  # two: around midnight the days of two people may differ
def groups(day: date) -> Mapping[str, frozenset[str]]:
    """Return, for every zone there is, all the zones that show the same time from a day on."""
    together: dict[Rules, list[str]] = defaultdict(list)
    noons = [datetime.combine(day, NOON) + n * _WEEK - _DAY for n in range(YEARS * 53)]
    for zone in sorted(zones()):
        together[_rules(ZoneInfo(zone), noons)].append(zone)
    return MappingProxyType({zone: group for group in map(frozenset, together.values()) for zone in group})


def utc_day(now: datetime) -> date:
    """Return the day from which on clocks are compared at an instant."""
    return now.astimezone(UTC).date()


def offset(zone: str, at: datetime) -> timedelta:
    """Return how far a zone's clocks are ahead of UTC at an instant."""
    return at.astimezone(_kept(zone)).replace(tzinfo=UTC) - at


@cache
def _kept(zone: str) -> ZoneInfo:
    """A zone that is asked for again and again: zoneinfo itself forgets all but eight, and reads them anew."""
    return ZoneInfo(zone)


def _rules(zone: ZoneInfo, noons: list[datetime]) -> Rules:
    """Return the rules of a zone, sought between its noons: that asks least, and no clock changes at noon."""
    offsets = [zone.utcoffset(noon) for noon in noons]
    changed = (n for n in range(1, len(noons)) if offsets[n] != offsets[n - 1])
    return (offsets[0], *((_change(zone, noons[n - 1]), offsets[n]) for n in changed))


def _change(zone: ZoneInfo, noon: datetime) -> datetime:
    """Return the first instant of the new offset in the week after a noon, found by halving."""
    before = noon.replace(tzinfo=zone).astimezone(UTC)
    after = before + _WEEK + _DAY
    old = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        before, after = (middle, after) if middle.astimezone(zone).utcoffset() == old else (before, middle)
    return after
