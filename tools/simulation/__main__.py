"""`make simulate`: lives the day under both limits, prints the figures, and draws docs/scale.png."""

import sys

from bot.home import HOME
from tools.simulation.day import day
from tools.simulation.habits import Habits
from tools.simulation.picture import Seen, draw
from tools.simulation.record import record
from tools.simulation.table import of_days, of_limits
from tools.simulation.world import world

PICTURE = HOME / "docs" / "scale.png"
PEOPLE = 1_000_000
LIMITS = (30, 1000)
"""Messages a second that Telegram lets a bot send: free, and paid."""
COLOURS = 64


def main() -> None:
    """Live, tell, draw."""
    habits = Habits()
    here = world(PEOPLE, habits)
    days = [day(here, habits, limit) for limit in LIMITS]
    free, paid = (Seen(each.lines.per_second, record(each)) for each in days)
    sys.stdout.write(f"{of_days(days)}\n{of_limits(habits, LIMITS)}")
    draw(free, paid, PEOPLE, habits).quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
