"""The one thing worth saying at the end of a week: what went up, what was kept, or what helps next week.

The rule: the first that is true is said, and nothing about pain ever is praise.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.core.progress.past import Past
from bot.core.progress.weeks import share

WEEK = 7
MORE = 5
"""Minutes by which a week is more than the one before, where that is worth saying."""


class Worth(StrEnum):
    """What is said; the words for it stand in content under "week.worth"."""

    LEVEL = "level"
    ALL_KEPT = "all-kept"
    MORE = "more"
    MOST_KEPT = "most-kept"
    LESS = "less"
    """What helps next week."""


@dataclass(frozen=True, slots=True)
class WorthSaying:
    """What is said, and of how much."""

    what: Worth
    n: int = 0
    of: int = 0
    exercise: str | None = None


def worth_saying(past: Past, levels: dict[str, int]) -> WorthSaying:
    """Return what is most worth saying of the last seven days.

    Args:
        past: with the levels that exercises had when the week began.
        levels: those that they have now.
    """
    for exercise, level in levels.items():
        if level > past.earlier.get(exercise, level):
            return WorthSaying(Worth.LEVEL, level + 1, exercise=exercise)
    kept = share(past, WEEK)
    if kept.planned > 1 and kept.kept == kept.planned:
        return WorthSaying(Worth.ALL_KEPT, kept.kept, kept.planned)
    now, before = (_minutes(past, weeks) for weeks in (0, 1))
    if before and now - before >= MORE:
        return WorthSaying(Worth.MORE, now - before)
    if 2 * kept.kept > kept.planned:
        return WorthSaying(Worth.MOST_KEPT, kept.kept, kept.planned)
    return WorthSaying(Worth.LESS)


def _minutes(past: Past, weeks_ago: int) -> int:
    last = past.today - timedelta(weeks=weeks_ago)
    first = last - timedelta(days=WEEK - 1)
    return round(sum(sitting.seconds for sitting in past.sittings if first <= sitting.day <= last) / 60)
