"""When the clocks of a zone change, found the slow way: what the laws of time are searched near, and measured by.

The rule: nothing of the bot is used here, so that agreement means something.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

ZONES = sorted(available_timezones())
FIRST, LAST = date(2020, 1, 1), date(2037, 12, 31)
"""The days for which the laws of time are searched; beyond them the rules of the zones are guesses."""
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
"""No zone changes its clocks there and back within a week."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall-clock time in a zone; it may exist, or not, or twice."""

    zone: str
    day: date
    at: time

    @property
    def naive(self) -> datetime:
        """What the clock should show."""
        return datetime.combine(self.day, self.at)


def utc(text: str) -> datetime:
    """Read an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def shown(moment: datetime, zone: str) -> datetime:
    """Return what the clocks of a zone show."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def offset(moment: datetime, zone: str) -> timedelta:
    """Return how far a zone's clocks are ahead of UTC."""
    return shown(moment, zone) - moment.replace(tzinfo=None)


def gap(change: datetime, zone: str) -> timedelta:
    """Return how far the clocks jump at a change: forward is positive."""
    return offset(change, zone) - offset(change - SECOND, zone)


def changes_between(first: date, last: date, zone: str) -> list[datetime]:
    """Return the first instants of every new offset."""
    start = datetime.combine(first, time(), UTC)
    weeks = [start + n * WEEK for n in range((last - first) // WEEK + 1)]
    return [_change(week, zone) for week in weeks if offset(week, zone) != offset(week + WEEK, zone)]


@cache
def changes(zone: str) -> list[datetime]:
    """Return every change of these decades."""
    return changes_between(FIRST, LAST, zone)


def _change(week: datetime, zone: str) -> datetime:
    before, after = week, week + WEEK
    while after - before > SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        before, after = (middle, after) if offset(middle, zone) == offset(week, zone) else (before, middle)
    return after


def first_instant(wall: Wall) -> datetime:
    """Return the first instant that shows a wall-clock time; where none does, that of the jump over it."""
    as_if = wall.naive.replace(tzinfo=UTC)
    readings = {as_if - offset(as_if + shift, wall.zone) for shift in (-DAY, timedelta(), DAY)}
    exact = [moment for moment in readings if shown(moment, wall.zone) == wall.naive]
    if exact:
        return min(exact)
    return next(
        change
        for change in changes_between(wall.day - WEEK, wall.day + WEEK, wall.zone)
        if shown(change - SECOND, wall.zone) < wall.naive < shown(change, wall.zone)
    )


def walls() -> st.SearchStrategy[Wall]:
    """Wall-clock times, half of them within hours of a change of the clocks."""
    anywhere = st.builds(Wall, st.sampled_from(ZONES), st.dates(FIRST, LAST), st.times())
    return st.sampled_from([zone for zone in ZONES if changes(zone)]).flatmap(_near_changes) | anywhere


def _near_changes(zone: str) -> st.SearchStrategy[Wall]:
    hours = st.integers(-5 * 60, 5 * 60).map(lambda minutes: timedelta(minutes=minutes))
    near = st.tuples(st.sampled_from(changes(zone)), hours).map(lambda found: shown(found[0], zone) + found[1])
    return near.map(lambda naive: Wall(zone, naive.date(), naive.time()))


def moments() -> st.SearchStrategy[tuple[datetime, str]]:
    """Instants with a zone, half of them within hours of a change of its clocks."""
    return walls().map(lambda wall: (first_instant(wall), wall.zone))
