"""A person's week: for each weekday a time, and how much is planned: everything, the light routine, or rest.

The rule: planned rest breaks no streak, as long as anything is planned at all; and no change of the week changes what
the days before it were.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from bot.core.calendar import DAY_ENDS
from bot.core.session.exercise import Role

SEVEN = range(7)
WEEKEND = frozenset({5, 6})
STRENGTH = frozenset({0, 2, 4})
"""Monday, Wednesday and Friday: in the suggested plan, no two days of strength follow each other."""


class Effort(StrEnum):
    """How much is planned on a weekday; the words for it stand in content under "effort"."""

    FULL = "full"
    LIGHT = "light"
    REST = "rest"


ROLES: Mapping[Effort, Role] = {Effort.FULL: Role.DAILY, Effort.LIGHT: Role.LIGHT, Effort.REST: Role.DAILY}
"""The routine that is offered to whoever begins; on a rest day nobody is asked to, and whoever wants to may."""
FOLLOWING: Mapping[Effort, Effort] = {
    Effort.FULL: Effort.LIGHT,
    Effort.LIGHT: Effort.REST,
    Effort.REST: Effort.FULL,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday's plan. A rest day keeps its time, for when it is trained on again."""

    at: time
    effort: Effort = Effort.FULL


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, Monday first."""

    days: tuple[Day, ...]

    @property
    def is_off(self) -> bool:
        """Return whether no day is planned: no reminders at all, which is no plan of rest."""
        return all(day.effort is Effort.REST for day in self.days)

    @property
    def rests(self) -> frozenset[int]:
        """The weekdays of planned rest; none where nothing is planned."""
        return frozenset() if self.is_off else frozenset(d for d in SEVEN if self.own(d).effort is Effort.REST)

    @property
    def one_time(self) -> time | None:
        """The time of every planned day; None where there is none, or several."""
        found = {day.at for day in self.days if day.effort is not Effort.REST}
        return found.pop() if len(found) == 1 else None

    def at(self, weekday: int) -> time | None:
        """Return when a weekday's reminder is due, on the clock of its date; None on a rest day."""
        day = self.days[weekday]
        return None if day.effort is Effort.REST else day.at

    def own(self, weekday: int) -> Day:
        """Return what is planned for a person's day, which ends at 03:00: a time before that is the day before's."""
        own, following = self.days[weekday], self.days[(weekday + 1) % 7]
        return following if _is_night(own.at) and _is_night(following.at) else own

    def role(self, day: date) -> Role:
        """Return which routine a person's own day has."""
        return ROLES[self.own(day.weekday()).effort]


def every_day(at: time) -> Week:
    """Plan everything for every day at one time."""
    return Week(tuple(Day(at) for _ in SEVEN))


def moved(week: Week, at: time) -> Week:
    """Set every day's time; where nothing was planned, every day comes back."""
    return every_day(at) if week.is_off else Week(tuple(replace(day, at=at) for day in week.days))


def on_weekdays(week: Week, at: time) -> Week:
    """Plan Monday to Friday at a time, as much as before, and rest at the weekend."""
    for weekday in SEVEN:
        week = with_effort(week, weekday, Effort.REST) if weekday in WEEKEND else with_time(week, weekday, at)
    return week


def off(week: Week) -> Week:
    """Plan nothing."""
    return Week(tuple(replace(day, effort=Effort.REST) for day in week.days))


def full(week: Week) -> Week:
    """Plan everything for every day, each at its time."""
    return Week(tuple(replace(day, effort=Effort.FULL) for day in week.days))


def suggested(week: Week) -> Week:
    """Plan strength for every second day, and the light routine between, each at its time."""
    efforts = (Effort.FULL if weekday in STRENGTH else Effort.LIGHT for weekday in SEVEN)
    return Week(tuple(replace(day, effort=effort) for day, effort in zip(week.days, efforts, strict=True)))


def with_time(week: Week, weekday: int, at: time) -> Week:
    """Set one day's time; a rest day that is given one is trained on."""
    effort = week.days[weekday].effort
    return _with(week, weekday, Day(at, Effort.FULL if effort is Effort.REST else effort))


def with_effort(week: Week, weekday: int, effort: Effort) -> Week:
    """Set how much is planned on one day."""
    return _with(week, weekday, replace(week.days[weekday], effort=effort))


def rested(week: Week | None, since: date | None, until: date) -> tuple[date, ...]:
    """Return the days of planned rest from a day on, until another, which does not count."""
    if week is None or since is None:
        return ()
    rests, days = week.rests, (since + timedelta(days=n) for n in range((until - since).days))
    return tuple(day for day in days if day.weekday() in rests)


def _with(week: Week, weekday: int, day: Day) -> Week:
    return Week((*week.days[:weekday], day, *week.days[weekday + 1 :]))


def _is_night(at: time) -> bool:
    return timedelta(hours=at.hour, minutes=at.minute) < DAY_ENDS
