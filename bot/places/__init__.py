"""Where people are, and how they say times: zones as choices, typed places, coordinates, times of day, days to come.

The rule: whatever is typed is answered, and at worst with nothing; nothing is guessed. Data stands in content/places,
names come from Unicode's CLDR, clocks from the pinned tzdata. Every library is imported on first use: no start-up time.
"""

from bot.places.choice import LIKELY, Choice, choices, likely, near
from bot.places.clock import showing
from bot.places.coordinates import zone_at
from bot.places.declined import is_declined
from bot.places.find import find
from bot.places.names import city
from bot.places.times import read_clock, read_time
from bot.places.until import kinds_in, read_until
from bot.places.weeks import first_weekday, prints_on_letter

__all__ = [
    "LIKELY",
    "Choice",
    "choices",
    "city",
    "find",
    "first_weekday",
    "is_declined",
    "kinds_in",
    "likely",
    "near",
    "prints_on_letter",
    "read_clock",
    "read_time",
    "read_until",
    "showing",
    "zone_at",
]
