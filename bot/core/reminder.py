"""When the next reminder is due, as a pure function of a plan and an instant.

The rule: every planned local date once, never before its time, and at most a clock change late.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.core.calendar import clock_of, instant

EVERY_DAY = frozenset(range(7))
DEFAULT = time(7)
LATEST = timedelta(hours=2)
"""A reminder later than this (the bot was away) is worse than none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A person's mornings."""

    zone: str
    at: time = DEFAULT
    days: frozenset[int] = EVERY_DAY
    """Weekdays, Monday is 0."""


def next_at(plan: Plan, after: datetime) -> datetime | None:
    """Answer the first reminder strictly after an instant; None where no day is planned."""
    today = after.astimezone(clock_of(plan.zone)).date()
    # From yesterday: a gap before midnight can push a reminder into the next date. Two weeks reach any plan,
    # even where a zone leaves out the one date of a week.
    for day in (today + timedelta(days=offset) for offset in range(-1, 16)):
        if day.weekday() in plan.days and exists(day, plan.zone):
            due = instant(day, plan.at, plan.zone)
            if due > after:
                return due
    return None


@dataclass(frozen=True, slots=True)
class Caught:
    """What has become of a person's mornings."""

    missed: tuple[datetime, ...]
    """Planned, and gone by while the bot was away."""
    due: datetime | None
    """To be reminded of now."""
    following: datetime | None
    """The next one ahead."""


def catch_up(plan: Plan, due: datetime, now: datetime) -> Caught:
    """Go through the mornings from one that was planned up to now: at most one of them is still to be reminded of."""
    missed: list[datetime] = []
    newest: datetime | None = due
    while newest is not None and now - newest > LATEST:
        missed.append(newest)
        newest = next_at(plan, newest)
    if newest is None or newest > now:
        return Caught(tuple(missed), None, newest)
    return Caught(tuple(missed), newest, next_at(plan, newest))


def exists(day: date, zone: str) -> bool:
    """Say whether a zone has this date at all: Apia went from 29 to 31 December 2011."""
    noon = datetime.combine(day, time(12), clock_of(zone))
    return noon.astimezone(UTC).astimezone(clock_of(zone)).date() == day
