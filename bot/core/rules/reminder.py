"""When the next reminder is due, as a pure function of a plan and an instant.

The rule: every planned local date once, never before its time, and at most a clock change late.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.core.calendar import clock_of, instant
from bot.core.rules.week import Week, every_day


class Snooze(StrEnum):
    """How long to put a reminder off."""

    TEN_MINUTES = "10m"
    HOUR = "1h"
    EVENING = "eve"


class Often(StrEnum):
    """For which days a time is meant."""

    ONCE = "once"
    DAILY = "daily"
    WEEKDAYS = "weekdays"


DEFAULT = time(7)
EVERY_DAY = every_day(DEFAULT)
LATEST = timedelta(hours=2)
"""A reminder later than this (the bot was away) is worse than none."""
EVENING = time(19)
"""What "this evening" means, and when the weekly summary comes."""
SNOOZES = {Snooze.TEN_MINUTES: timedelta(minutes=10), Snooze.HOUR: timedelta(hours=1)}
LOOKED_BACK = timedelta(days=400)
"""Mornings longer ago than this are nobody's any more, whatever a clock that was wrong has planned."""
APART = timedelta(hours=12)
"""Between two reminders, where the zone has changed in between."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A person's mornings."""

    zone: str
    week: Week = EVERY_DAY


@dataclass(frozen=True, slots=True)
class Reminded:
    """The newest reminder."""

    at: datetime
    """When it was said."""
    on: date
    """The local date that it was for."""
    zone: str


def next_at(plan: Plan, after: datetime) -> datetime | None:
    """Return the first reminder strictly after an instant; None where no day is planned.

    Where clocks jump over midnight, two dates may have theirs at the same instant: that is one reminder.
    """
    today = after.astimezone(clock_of(plan.zone)).date()
    # From yesterday: a gap before midnight can push a reminder into the next date. Two weeks reach any plan,
    # even where a zone leaves out the one date of a week.
    for day in (today + timedelta(days=offset) for offset in range(-1, 16)):
        due = _due(plan, day)
        if due is not None and due > after:
            return due
    return None


def next_anew(plan: Plan, now: datetime, last: Reminded | None) -> datetime | None:
    """Return the next reminder after the person has changed the plan.

    No date has two, whatever was changed after the first; and where the zone was, they are twelve hours apart.
    """
    due = next_at(plan, now)
    while due is not None and last is not None and _is_too_soon(plan, due, last):
        due = next_at(plan, due)
    return due


def date_of(plan: Plan, due: datetime) -> date:
    """Return the local date that a reminder is for: a gap may have pushed it into the next."""
    shown = due.astimezone(clock_of(plan.zone)).date()
    before = shown - timedelta(days=1)
    return before if _due(plan, before) == due != _due(plan, shown) else shown


def _is_too_soon(plan: Plan, due: datetime, last: Reminded) -> bool:
    return date_of(plan, due) <= last.on or (plan.zone != last.zone and due < last.at + APART)


def _due(plan: Plan, day: date) -> datetime | None:
    """Return the instant of a date's reminder; None where it has none."""
    at = plan.week.at(day.weekday())
    return instant(day, at, plan.zone) if at is not None and exists(day, plan.zone) else None


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
    newest = due if now - due < LOOKED_BACK else next_at(plan, now - LOOKED_BACK)
    while newest is not None and now - newest > LATEST:
        missed.append(newest)
        newest = next_at(plan, newest)
    if newest is None or newest > now:
        return Caught(tuple(missed), None, newest)
    return Caught(tuple(missed), newest, next_at(plan, newest))


def snoozed_until(length: Snooze, now: datetime, today: date, zone: str) -> datetime | None:
    """Return when a reminder that is put off comes again; None where it cannot: the evening has begun."""
    if length in SNOOZES:
        return now + SNOOZES[length]
    evening = instant(today, EVENING, zone)
    return evening if evening > now else None


def is_evening(at: datetime, zone: str) -> bool:
    """Return whether a moment is that of an evening, and none that was so long after another."""
    return at.astimezone(clock_of(zone)).time() == EVENING


def exists(day: date, zone: str) -> bool:
    """Return whether a zone has this date at all: Apia went from 29 to 31 December 2011."""
    noon = datetime.combine(day, time(12), clock_of(zone))
    return noon.astimezone(UTC).astimezone(clock_of(zone)).date() == day
