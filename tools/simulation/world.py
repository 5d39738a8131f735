"""The world: how many people are reminded in each second of a day, all zones together.

The rule: whole people. However they are split, every one of them is somewhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import accumulate, pairwise
from pathlib import Path

from tools.simulation.habits import Habits

ZONES = Path(__file__).with_name("zones.tsv")
DAY = 24 * 3600
BEGINS = 18 * 3600
"""The second of the UTC day at which the simulated one begins: hardly anybody on earth gets up then."""


@dataclass(frozen=True, slots=True)
class Zone:
    """People who share a clock."""

    offset: int
    """Seconds east of UTC."""
    millions: int


@dataclass(frozen=True, slots=True)
class World:
    """How many people have a reminder or a summary in each second of the simulated day."""

    people: int
    reminders: Counter[int]
    summaries: Counter[int]


def zones() -> tuple[Zone, ...]:
    """Read the table of zones."""
    rows = [line.split("\t") for line in ZONES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(Zone(_seconds(offset), int(millions)) for offset, millions, _ in rows)


def world(people: int, habits: Habits) -> World:
    """Put so many people where people are, and let each be reminded at a local time."""
    all_zones = zones()
    millions = [zone.millions for zone in all_zones]
    reminders, summaries = Counter[int](), Counter[int]()
    for zone, here in zip(all_zones, split(people, millions), strict=True):
        for (at, _), some in zip(habits.times, split(here, [share for _, share in habits.times]), strict=True):
            reminders[moment(at, zone)] += some
    for zone, some in zip(all_zones, split(round(people * habits.weekly), millions), strict=True):
        summaries[moment(habits.week, zone)] += some
    return World(people, +reminders, +summaries)


def moment(at: time, zone: Zone) -> int:
    """Return the second of the simulated day at which a zone's clocks say `at`."""
    return (at.hour * 3600 + at.minute * 60 - zone.offset - BEGINS) % DAY


def split(people: int, weights: Iterable[int]) -> Sequence[int]:
    """Split people by weight; nobody is lost in the rounding."""
    sums = [0, *accumulate(weights)]
    return [people * upto // sums[-1] - people * before // sums[-1] for before, upto in pairwise(sums)]


def _seconds(offset: str) -> int:
    """Read "+5:45"."""
    hours, minutes = offset[1:].split(":")
    return (int(hours) * 3600 + int(minutes) * 60) * (-1 if offset.startswith("-") else 1)
