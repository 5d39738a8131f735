"""How many people a limit carries, and keeps what is promised to each of them.

The rule: the worst of the day counts, not its average: the morning of the largest zone is when it matters.
"""

from dataclasses import replace

from bot.core.priority import Priority
from tools.simulation.day import Day, day
from tools.simulation.habits import Habits
from tools.simulation.world import DAY, world

PROMISED = {Priority.CARD: 1, Priority.REMINDER: 6 * 60}
"""Seconds that nobody's card, and nobody's reminder, is late."""
FINE = 128
"""The largest population is told to one of so many parts of what could be carried if people came evenly."""
LOOK = 60
"""Seconds of the simulated day from one look at the promises to the next."""


def largest(habits: Habits, per_second: int) -> int:
    """Return the largest population, rounded down to two digits."""
    few, many = 0, FINE
    part = evenly(habits, per_second) / FINE
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if carries(round(middle * part), habits, per_second) else (few, middle)
    return two_digits(round(few * part))


def evenly(habits: Habits, per_second: int) -> float:
    """Return how many people a limit would carry if they came evenly over the day: more it never can."""
    session = habits.cards + habits.endings + habits.pain * habits.advice
    return per_second * DAY / (1 + habits.weekly + habits.replies + (habits.at_once + habits.later) * session)


def carries(people: int, habits: Habits, per_second: int) -> bool:
    """Return whether a day of so many people passes with every promise kept."""
    this = day(world(people, habits), habits, per_second)
    while kept(this) and not this.is_over:
        for _ in range(LOOK):
            this.second()
    return kept(this)


def kept(this: Day) -> bool:
    """Return whether nobody was later than promised so far, and nothing was given up."""
    return all(
        max(this.lines[priority].latest, this.lines[priority].age(this.now)) <= promised
        and not this.lines[priority].dropped
        for priority, promised in PROMISED.items()
    )


def busier(habits: Habits, share: float) -> Habits:
    """Let another share of those who are reminded do a session, as soon or late as before."""
    times = share / (habits.at_once + habits.later)
    return replace(habits, at_once=habits.at_once * times, later=habits.later * times)


def two_digits(number: int) -> int:
    """Round down, so that only two digits are told: the beliefs are no better than that."""
    unit: int = 10 ** max(0, len(str(number)) - 2)
    return number // unit * unit
