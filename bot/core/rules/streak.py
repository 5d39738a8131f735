"""The streak: arithmetic on stored local days, never on instants, and never a counter.

The rules: a day with exercises is one on which a session was done, whole or as much of it as the floor holds. A kept
day is that, or one on which work had begun and was stopped for pain. Days on hold are bridged, and nothing here can
punish anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise


class DayKind(StrEnum):
    """What a line of the day log says of its day."""

    FULL = "full"
    """A session was done, whole."""
    PART = "part"
    """Some of one was, and no less than the floor holds."""
    PAIN = "pain"
    """Work had begun, and was stopped because it hurt: the right thing to do, and a kept day. What was done of it until
    then has a line of its own."""
    BRIDGED = "bridged"
    """On hold, paused, or missed by the bot: neither earned nor broken."""
    NOT_TODAY = "not-today"
    """The person said so; remembered honestly, and nothing more."""


EXERCISED = frozenset({DayKind.FULL, DayKind.PART})
KEPT = EXERCISED | {DayKind.PAIN}


@dataclass(frozen=True, slots=True)
class Streak:
    """Kept days in a row, up to today or yesterday."""

    days: int
    best: int
    kept_today: bool


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
    days, bridges = frozenset(kept), frozenset(bridged)
    runs = [_length_until(day, days, bridges) for day in days if not _continues(day, days, bridges)]
    last = today if today in days or today in bridges else today - timedelta(days=1)
    if last == today and today + timedelta(days=1) in days:  # kept before they flew west, where it has not come yet
        last += timedelta(days=1)
    while last in bridges and last not in days:
        last -= timedelta(days=1)
    return Streak(_length_until(last, days, bridges), max(runs, default=0), today in days)


def _continues(day: date, days: frozenset[date], bridges: frozenset[date]) -> bool:
    """Return whether the run goes on after this day."""
    following = day + timedelta(days=1)
    while following in bridges and following not in days:
        following += timedelta(days=1)
    return following in days


def _length_until(last: date, days: frozenset[date], bridges: frozenset[date]) -> int:
    """Count back from a day through kept days and bridges."""
    length, day = 0, last
    while day in days or day in bridges:
        length += day in days
        day -= timedelta(days=1)
    return length
