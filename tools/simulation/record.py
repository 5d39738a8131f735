"""What is seen of a day while it passes, minute by minute.

The rule: a minute is as bad as its worst second.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.priority import Priority
from tools.simulation.day import Day

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute of the day."""

    in_session: int
    waiting: int
    """Messages, of all priorities together."""
    age: int
    """Seconds that the oldest reminder has waited."""


def record(day: Day) -> list[Minute]:
    """Let a day pass to its end, and write it down."""
    minutes = []
    while not day.is_over:
        seconds = list(_minute(day))
        minutes.append(
            Minute(
                max(second.in_session for second in seconds),
                max(second.waiting for second in seconds),
                max(second.age for second in seconds),
            )
        )
    return minutes


def _minute(day: Day) -> Iterator[Minute]:
    for _ in range(MINUTE):
        day.second()
        waiting = sum(line.waiting for _, line in day.lines)
        yield Minute(day.crowd.people, waiting, day.lines[Priority.REMINDER].age(day.now))
