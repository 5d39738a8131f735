"""The streak: arithmetic on stored local days, never on instants, and never a counter.

The rules: a day with exercises is one on which a session was done, whole or as much of it as the floor holds. A kept
day is that, or one on which work had begun and was stopped for pain. Days on hold are bridged. A missed day takes a
freeze where one is left: seven kept days of a streak earn one, two at most are put by. So another kept day never makes
a streak shorter, and nothing here can punish anybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise


class DayKind(StrEnum):
    """What a line of the day log says of its day."""

    FULL = "full"
    """A session was done, whole: the daily one, or all that there is for a person who must sit."""
    SHORT = "short"
    """A shorter one was, whole: the short round, the light day, or a single exercise."""
    TWO_MINUTES = "two-minutes"
    """The floor was, whole."""
    PART = "part"
    """Some of one was, and no less than the floor holds."""
    PAIN = "pain"
    """Work had begun, and was stopped because it hurt: the right thing to do, and a kept day. What was done of it until
    then has a line of its own."""
    BRIDGED = "bridged"
    """On hold, paused, or missed by the bot: neither earned nor broken."""
    NOT_TODAY = "not-today"
    """The person said so; remembered honestly, and nothing more."""


WHOLE = frozenset({DayKind.FULL, DayKind.SHORT, DayKind.TWO_MINUTES})
EXERCISED = WHOLE | {DayKind.PART}
KEPT = EXERCISED | {DayKind.PAIN}


EARNED_BY, MOST_FREEZES = 7, 2
"""So many kept days earn a freeze, and so many are put by at most."""
LAST = 28
"""Days of which the share is told that was kept."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Kept days in a row, up to today or yesterday."""

    days: int
    best: int
    kept_today: bool
    freezes: int = 0
    """How many are put by."""
    frozen: frozenset[date] = frozenset()
    """The missed days that each took one."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the planned days were kept: one number that falls to nothing is a poor coach."""

    kept: int
    planned: int


TWO_DAYS = timedelta(hours=48)
"""At home, two sessions on days in a row are always less than this apart."""


@dataclass(frozen=True, slots=True)
class KeptDay:
    """A kept day, when that was written down, and in which zone."""

    day: date
    at: datetime
    zone: str


def skipped_on_the_way(kept: Iterable[KeptDay]) -> frozenset[date]:
    """Return the dates that a traveller has skipped, to the east over the date line or in a night without its hours.

    Whoever has trained in one zone, and again in another no later than they might have at home, has missed no day
    between: what lies there on the calendar was travelled away.
    """
    in_order = sorted(kept, key=lambda one: one.at)
    return frozenset(
        before.day + timedelta(days=n)
        for before, after in pairwise(in_order)
        if before.zone != after.zone and after.at - before.at < TWO_DAYS
        for n in range(1, (after.day - before.day).days)
    )


def streak(kept: Iterable[date], bridged: Iterable[date], today: date) -> Streak:
    """Count kept days in a row.

    Args:
        kept: the days on which something was done, or stopped for pain.
        bridged: days that neither count nor break: on hold, planned rest, missed by the bot.
        today: the person's day now; not yet having trained today breaks nothing.
    """
    tomorrow = today + timedelta(days=1)  # kept by whoever then flew west, where it has not come yet
    days, bridges = frozenset(day for day in kept if day <= tomorrow), frozenset(bridged)
    last = tomorrow if tomorrow in days else today
    run = best = put_by = 0
    frozen = set[date]()
    for day in _each(min(days, default=last), last):
        if day in days:
            run, put_by = run + 1, min(put_by + 1, MOST_FREEZES * EARNED_BY)
        elif day in bridges or day == today == last:
            continue
        elif put_by >= EARNED_BY:
            put_by -= EARNED_BY
            frozen.add(day)
        else:
            run = put_by = 0
        best = max(best, run)
    return Streak(run, best, today in days, put_by // EARNED_BY, frozenset(frozen))


def share(kept: Iterable[date], bridged: Iterable[date], since: date, today: date, last: int = LAST) -> Share:
    """Return how many of the last planned days were kept; today is planned once it is kept.

    Args:
        kept: as above.
        bridged: as above; a day that is kept all the same was planned.
        since: the first day that anybody could have kept.
        today: the person's day now.
        last: so many days are looked at.
    """
    days, bridges = frozenset(kept), frozenset(bridged)
    looked_at = frozenset(_each(max(since, today - timedelta(days=last - 1)), today))
    return Share(len(looked_at & days), len(looked_at & days | looked_at - bridges - {today}))


def _each(first: date, last: date) -> Iterator[date]:
    """Return the days from one to another, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
