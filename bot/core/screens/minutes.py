"""How long something takes, told to a person.

The rule: minutes are told by nobody else, so that the promise, the reminder, the offer and the card of one session say
the same.
"""

from datetime import timedelta
from math import floor

EXACT = 10
"""Minutes up to which they are told one by one; above, to the nearest five."""
FIVE = 5


def told(length: timedelta) -> int:
    """Return a length in minutes as one would say it after "about"; what has any length is never none."""
    minutes = length.total_seconds() / 60
    return max(1, _nearest(minutes / FIVE) * FIVE if minutes > EXACT else _nearest(minutes))


def _nearest(number: float) -> int:
    return floor(number + 0.5)
