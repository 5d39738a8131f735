"""docs/scale.png: the same day of the same people under two limits, one above the other in time.

The rule: blue is the paid limit, orange the free one, in every chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from bot.core.priority import Priority
from tools.simulation.canvas import Canvas
from tools.simulation.capacity import PROMISED
from tools.simulation.day import PATIENCE
from tools.simulation.habits import Habits
from tools.simulation.panel import FAINT, GRID, INK, Panel, by_times, even
from tools.simulation.record import Minute
from tools.simulation.world import BEGINS, DAY

WIDTH, HEIGHT = 900, 910
LEFT, ACROSS = 76, 796
FREE, FREE_BELOW = "#c2410c", "#fed7aa"
PAID, PAID_BELOW = "#1d4ed8", "#bfdbfe"
MORNINGS = (
    ("Beijing", 8.0),
    ("Delhi", 5.5),
    ("Moscow", 3.0),
    ("Lagos", 1.0),
    ("Rio", -3.0),
    ("New York", -5.0),
    ("Los Angeles", -8.0),
)
"""Places where seven in the morning is marked, and their hours east of UTC."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A day as it was recorded, under its limit."""

    per_second: int
    minutes: Sequence[Minute]


def draw(free: Seen, paid: Seen, people: int, habits: Habits) -> Image.Image:
    """Draw the day."""
    canvas = Canvas(WIDTH, HEIGHT)
    _head(canvas, free, paid, people)
    in_session = Panel(canvas, LEFT, 168, ACROSS, 190, even(16_000))
    waiting = Panel(canvas, LEFT, 412, ACROSS, 190, even(300_000))
    late = Panel(canvas, LEFT, 656, ACROSS, 190, by_times(1, 4 * 3600))
    _mornings(canvas, (in_session, waiting, late))
    _in_session(in_session, free, paid, habits)
    _waiting(waiting, free, paid)
    _late(late, free, paid)
    _hours(canvas, late.foot)
    return canvas.image()


def _head(canvas: Canvas, free: Seen, paid: Seen, people: int) -> None:
    canvas.write((LEFT, 20), f"A day of {people:,} people", INK, 22)
    x = LEFT + canvas.write((LEFT, 54), "across all time zones, under Telegram's limit of ", FAINT, 13)
    x += canvas.write((x, 54), f"{free.per_second:,} messages a second", FREE, 13)
    x += canvas.write((x, 54), " and under the paid one of ", FAINT, 13)
    canvas.write((x, 54), f"{paid.per_second:,} a second", PAID, 13)
    canvas.write((LEFT, 74), "simulated: what people do is believed, not measured", FAINT, 13)


def _mornings(canvas: Canvas, panels: Sequence[Panel]) -> None:
    """Mark where it is seven in the morning."""
    for place, east in MORNINGS:
        x = LEFT + ACROSS * (((7 - east) * 3600 - BEGINS) % DAY) / DAY
        canvas.write((x, 122), "07:00", FAINT, 10, "ms")
        canvas.write((x, 110), place, FAINT, 10, "ms")
        for panel in panels:
            canvas.line([(x, panel.top), (x, panel.foot)], GRID)


def _hours(canvas: Canvas, foot: float) -> None:
    for hour in range(0, 25, 2):
        x = LEFT + ACROSS * hour / 24
        canvas.write((x, foot + 8), f"{(BEGINS // 3600 + hour) % 24:02}:00", FAINT, 11, "ma")
    canvas.write((LEFT + ACROSS / 2, foot + 28), "time of day, UTC", FAINT, 11, "ma")


def _in_session(panel: Panel, free: Seen, paid: Seen, habits: Habits) -> None:
    panel.name("In session at once, people")
    panel.marks([(0, "0"), (5_000, "5,000"), (10_000, "10,000"), (15_000, "15,000")])
    panel.fill([minute.in_session for minute in paid.minutes], PAID_BELOW, PAID)
    panel.trace([minute.in_session for minute in free.minutes], FREE)
    panel.level(
        habits.room(paid.per_second), f"room for {habits.room(paid.per_second):,} at {paid.per_second:,}/s", PAID
    )
    panel.note(f"room for {habits.room(free.per_second):,} at {free.per_second:,}/s", FREE)


def _waiting(panel: Panel, free: Seen, paid: Seen) -> None:
    panel.name("Waiting to be sent, messages")
    panel.marks([(0, "0"), (100_000, "100,000"), (200_000, "200,000"), (300_000, "300,000")])
    panel.fill([minute.waiting for minute in free.minutes], FREE_BELOW, FREE)
    panel.fill([minute.waiting for minute in paid.minutes], PAID_BELOW, PAID)


def _late(panel: Panel, free: Seen, paid: Seen) -> None:
    panel.name("The oldest reminder has waited")
    panel.marks([(1, "1 s"), (10, "10 s"), (60, "1 min"), (600, "10 min"), (3600, "1 h")])
    panel.trace([minute.age for minute in free.minutes], FREE)
    panel.fill([minute.age for minute in paid.minutes], PAID_BELOW, PAID)
    panel.level(PROMISED[Priority.REMINDER], f"promised: {PROMISED[Priority.REMINDER] // 60} minutes", INK)
    panel.level(PATIENCE, f"after {PATIENCE // 3600} hours the bot stays silent", FREE)
