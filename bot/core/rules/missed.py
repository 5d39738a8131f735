"""Planned days that went by in silence, by whose number a morning speaks.

The rule: whatever is known of a day ends the count, be it training, a pause or "not today".
"""

from collections.abc import Collection
from datetime import date, timedelta

from bot.core.rules.week import SEVEN, Effort, Week

LOOKED_AT = 60
"""Days back; more are nobody's any more."""
_MONDAY = date(2024, 1, 1)


def missed_days(week: Week, since: date, known: Collection[date], today: date) -> int:
    """Count the planned days before today of which nothing is known, back to the first of which something is.

    Args:
        week: what is planned.
        since: the first day of this plan.
        known: days of which the day log says anything.
        today: the person's day; it is not over, and does not count.
    """
    if week.is_off:
        return 0
    missed = 0
    for back in range(1, LOOKED_AT):
        day = today - timedelta(days=back)
        if day < since or day in known:
            break
        missed += _is_planned(week, day)
    return missed


def turn(week: Week, today: date) -> int:
    """Return a number that grows by one with each planned day, so that texts come in turn in any week."""
    weeks, rest = divmod((today - _MONDAY).days, len(SEVEN))
    planned = sum(_is_planned(week, _MONDAY + timedelta(days=day)) for day in SEVEN)
    return weeks * planned + sum(_is_planned(week, _MONDAY + timedelta(days=day)) for day in range(rest))


def _is_planned(week: Week, day: date) -> bool:
    return week.own(day.weekday()).effort is not Effort.REST
