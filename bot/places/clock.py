"""The zones whose clocks show a time: what somebody reads off the clock on their wall answers where they are.

The rule: a clock is a few minutes wrong, and so is whoever reads it. Where only small places show that time, the likely
ones whose clocks are near are answers too; which it is, the person sees by their clocks.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta

from bot.places.choice import LIKELY
from bot.places.groups import offset

RIGHT, WRONG = timedelta(minutes=2), timedelta(minutes=7)
"""How far from a clock's is a time that was read off it, or one that was said roundly: no two offsets are so near."""
NEAR = timedelta(minutes=35)
"""No time is further than that from some clock on the full hour."""
_DAY = timedelta(days=1)


def showing(times: Collection[time], zones: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Return those of the zones whose clocks show one of these times now, or else nearly; in their order.

    Args:
        times: what may be meant.
        zones: all there are, the likely ones first.
        now: the instant.
    """
    apart = {zone: min((_apart(at, zone, now) for at in times), default=_DAY) for zone in zones}
    read = tuple(zone for zone, far in apart.items() if far <= RIGHT)
    shown = tuple(zone for zone, far in apart.items() if far <= WRONG)
    if read or not set(shown).isdisjoint(zones[:LIKELY]):
        return read or shown
    return (*shown, *(zone for zone, far in apart.items() if WRONG < far <= NEAR))


def _apart(at: time, zone: str, now: datetime) -> timedelta:
    """Return how far a time is from a zone's clock, whichever way round is shorter."""
    local = now + offset(zone, now)
    apart = abs(timedelta(hours=at.hour - local.hour, minutes=at.minute - local.minute, seconds=-local.second))
    return min(apart, abs(_DAY - apart))
