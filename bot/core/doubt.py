"""What lies beyond now: moments that can only have been before now, and were written by a clock that was wrong.

The rule: nobody believes them, and nobody rewrites them either; it may be today's clock that is wrong.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

BEYOND = timedelta(hours=12)
"""Further ahead than this no right clock is, of the several that bots may have; and half a day is another day."""
LONGEST_DAY = timedelta(hours=36)
"""No day ends further ahead than this, whatever clocks are changed in it."""


def is_beyond(at: datetime, now: datetime) -> bool:
    """Return whether a moment that should lie in the past cannot be believed."""
    return at - now > BEYOND


def believed(written: Sequence[datetime], now: datetime) -> list[int]:
    """Return the places of what can be believed in a log, where each line says when it was written.

    The lines stand in the order in which they were written, so their moments never go back: the most lines of which
    that is true are believed, and of as many the newest; and none that lies beyond now.
    """
    tails: list[datetime] = []  # of the rows of each length, the earliest end
    ends: list[int] = []  # the place of each such end
    before: dict[int, int | None] = {}
    for place, at in enumerate(written):
        if is_beyond(at, now):
            continue
        length = bisect_right(tails, at)
        before[place] = ends[length - 1] if length else None
        tails[length : length + 1], ends[length : length + 1] = [at], [place]
    row = ends[-1:]
    while row and (one := before[row[-1]]) is not None:
        row.append(one)
    return row[::-1]
