"""The zones whose clocks show a time: what somebody reads off the clock on their wall answers where they are.

The rule: a clock is a few minutes wrong, and so is whoever reads it; an offset is a multiple of fifteen minutes.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta

from bot.places.groups import offset

WRONG = timedelta(minutes=7)
"""How far from the clock's a time may be: two offsets are never both so near."""
_DAY = timedelta(days=1)


def showing(times: Collection[time], zones: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Return those of the zones whose clocks show one of these times now, in their order."""
    return tuple(zone for zone in zones if any(_apart(at, zone, now) <= WRONG for at in times))


def _apart(at: time, zone: str, now: datetime) -> timedelta:
    """Return how far a time is from a zone's clock, whichever way round is shorter."""
    local = now + offset(zone, now)
    apart = abs(timedelta(hours=at.hour - local.hour, minutes=at.minute - local.minute, seconds=-local.second))
    return min(apart, abs(_DAY - apart))
