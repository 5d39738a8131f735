"""Local days and local times. The rule: a day is a date in a person's own zone, and it ends when they sleep, at 03:00.

A wall-clock time that does not exist (clocks jump forward) becomes the first instant after the gap; one that exists
twice means its first occurrence (RFC 5545).
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAY_ENDS = timedelta(hours=3)
NOWHERE = "UTC"
"""The zone of a person who has not said theirs yet."""


@cache
def clock_of(zone: str) -> ZoneInfo:
    """Return a zone's clock, held: zoneinfo keeps eight alive, and reads any other from its file again."""
    return ZoneInfo(zone)


@cache
def zones() -> frozenset[str]:
    """Return every time zone there is, as the pinned tzdata has them."""
    return frozenset(available_timezones())


def day_of(at: datetime, zone: str) -> date:
    """Return the day that an instant belongs to: until 03:00, even if clocks go back over it, it is still yesterday."""
    local = at.astimezone(clock_of(zone)).replace(tzinfo=None)
    day = (local - DAY_ENDS).date()
    following = day + timedelta(days=1)
    return following if local.hour < DAY_ENDS.seconds // 3600 and at >= day_begins(following, zone) else day


def day_begins(day: date, zone: str) -> datetime:
    """Return the instant at which a day begins."""
    return instant(day, time(DAY_ENDS.seconds // 3600), zone)


def day_ends_everywhere(at: datetime) -> datetime:
    """Return when the day that it is has ended, wherever somebody lives."""
    return max(day_begins(day_of(at, zone) + timedelta(days=1), zone) for zone in zones())


def instant(day: date, at: time, zone: str) -> datetime:
    """Return the instant, in UTC, of a wall-clock time on a date."""
    naive = datetime.combine(day, at)
    moment = naive.replace(tzinfo=clock_of(zone), fold=0).astimezone(UTC)
    if _shown(moment, zone) == naive:
        return moment
    return _after_gap(naive, zone)


def _shown(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(clock_of(zone)).replace(tzinfo=None)


def _after_gap(naive: datetime, zone: str) -> datetime:
    """The instant of the jump itself, found by halving: the clock shows less before it, and more from it on."""
    tz = clock_of(zone)
    before = naive.replace(tzinfo=tz, fold=1).astimezone(
        UTC
    )  # read with the offset after the gap: just before the jump
    after = naive.replace(tzinfo=tz, fold=0).astimezone(UTC)  # read with the offset before it: just after
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        before, after = (middle, after) if _shown(middle, zone) < naive else (before, middle)
    return after.replace(microsecond=0)
