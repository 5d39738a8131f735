"""What a person does anyway: the time at which they usually start.

The rule: only a clear pattern is one. Times of day lie on a circle, so that 23:50 and 00:10 are twenty minutes apart.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.core.calendar import clock_of, day_of
from bot.core.rules.week import Effort, Week

LOOKED_AT = 7
"""Sessions, the newest."""
ALIKE = 5
"""So many of them make a pattern."""
NEAR = timedelta(minutes=30)
APART = timedelta(hours=1)
"""A reminder that comes closer to the usual start than this is where it belongs."""
STEP = 5
"""Minutes: a reminder is offered on such a mark, at the usual start or just before it."""
_DAY = 24 * 60


def usual_start(begun: Sequence[datetime], week: Week, zone: str) -> time | None:
    """Return when a person usually starts, if their reminder comes at another time; None where nothing is clear.

    Of the last seven sessions begun, five at least must lie within half an hour of their median start, and each of the
    five an hour or more from the reminder of its own day, if that day has one.

    Args:
        begun: when sessions were begun, the oldest first.
        week: when the person is reminded.
        zone: where they are; starts are read on its clock.
    """
    latest = begun[-LOOKED_AT:]
    if week.is_off or len(latest) < ALIKE:
        return None
    usual = _median([_minutes(start.astimezone(clock_of(zone)).time()) for start in latest])
    alike = sum(_is_alike(start, usual, week, zone) for start in latest)
    return time(*divmod(usual // STEP * STEP, 60)) if alike >= ALIKE else None


def _is_alike(start: datetime, usual: int, week: Week, zone: str) -> bool:
    """Return whether a session began near the usual time, and far from its day's reminder."""
    planned = week.own(day_of(start, zone).weekday())
    is_reminded_then = planned.effort is not Effort.REST and _between(_minutes(planned.at), usual) < APART
    return not is_reminded_then and _between(_minutes(start.astimezone(clock_of(zone)).time()), usual) <= NEAR


def _median(times: list[int]) -> int:
    """Return the time that is nearest to all, on the circle of a day; of several, the earliest on the clock."""
    return min(sorted(times), key=lambda one: sum((_between(one, other) for other in times), timedelta()))


def _between(one: int, other: int) -> timedelta:
    apart = abs(one - other)
    return timedelta(minutes=min(apart, _DAY - apart))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
