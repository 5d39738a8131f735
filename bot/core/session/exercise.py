"""What is coached, as values, and how a routine becomes a tape.

The rule of this room: all counting of sets, sides, cycles and rests happens in `unroll`, once, when a session begins.
After that there is only a flat tape of steps, and nobody else needs to know what a set is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

READY = 5
"""Seconds to get ready before an exercise."""
BETWEEN = 15
"""Seconds between two exercises; the get-ready lies inside it. It is as long before the first: things are fetched."""


class Side(StrEnum):
    """Which foot works."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The foot that rests."""
        return Side.LEFT if self is Side.RIGHT else Side.RIGHT


@dataclass(frozen=True, slots=True)
class Picture:
    """The moving picture of an exercise, for one foot or for both, by its name: whoever shows it knows the file."""

    exercise: str
    side: Side | None = None

    @property
    def name(self) -> str:
        """What it is called among the pictures of the content."""
        return f"{self.exercise}-{self.side}" if self.side else self.exercise


class Sides(StrEnum):
    """How the sets are shared between the feet."""

    BOTH = "both"
    """Both feet at once."""
    ALTERNATE = "alternate"
    """One set right, one set left, and again."""
    IN_TURN = "in-turn"
    """All sets of one foot, then all of the other."""


class Position(StrEnum):
    """How an exercise is done; whoever must not stand unsupported is offered the latter alone."""

    STANDING = "standing"
    SEATED = "seated"


class Role(StrEnum):
    """What a routine is for. Content says which routine has which; each is had by exactly one."""

    DAILY = "daily"
    """Everybody's own, on a full day."""
    LIGHT = "light"
    """That of a light day."""
    SEATED = "seated"
    """All that is left to a person who must not stand unsupported."""
    SHORT = "short"
    """Offered beside the daily one to somebody new."""
    FLOOR = "floor"
    """The least that keeps a habit, offered in the evening."""


@dataclass(frozen=True, slots=True)
class Reps:
    """A part that is counted, and waits for Done."""

    id: str
    notches: tuple[int, ...]
    """Repetitions at each level, rising; a beginner starts at the first."""
    tempo: float
    """Seconds a repetition takes."""
    ways: int = 1
    """Directions in which the count is done: 2 for "5 clockwise, then 5 back"."""
    stay: float | None = None
    """Seconds at the beginning of a repetition in which the foot stays as it is; None where it keeps moving."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A part that is timed, and ends by itself."""

    id: str
    seconds: int


Part: TypeAlias = Reps | Timed


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: what one set is, and how many there are. Its words live in content."""

    id: str
    gear: tuple[str, ...]
    position: Position
    sides: Sides
    first: Side | None
    """The foot that begins; None where both work at once."""
    sets: int
    """Sets a foot, or cycles where both work at once."""
    rest: int
    """Seconds between two sets."""
    parts: tuple[Part, ...]
    """The parts of one set; they follow each other without a gap."""
    change: int | None = None
    """Seconds to change the foot, where that takes longer than a rest: a band is wrapped round the other."""
    spare: tuple[str, ...] = ()
    """Gear that may be missing today; what needs it is then left out, and nothing takes its place."""

    @property
    def top(self) -> int:
        """The highest level that this exercise offers, counted from 0."""
        return max(len(part.notches) - 1 if isinstance(part, Reps) else 0 for part in self.parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a routine."""

    exercise: str
    sets: int | None = None
    """Sets a foot (or cycles) instead of the exercise's own number."""


@dataclass(frozen=True, slots=True)
class Routine:
    """Some exercises in their order."""

    id: str
    entries: tuple[Entry, ...]
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One set, or one timed part of it: one card."""

    exercise: str
    part: str
    side: Side | None
    nth: int
    of: int
    seconds: float
    """How long it is timed for, or how long the repetitions take at their tempo."""
    reps: int | None = None
    """None: the step is timed and ends by itself."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause between sets or exercises, as the routine has it."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ready:
    """The lead-in before an exercise."""

    seconds: float


Step: TypeAlias = Work | Rest | Ready
Tape: TypeAlias = tuple[Step, ...]


def unroll(routine: Routine, exercises: Mapping[str, Exercise], levels: Mapping[str, int] | None = None) -> Tape:
    """Lay a routine out as a flat tape.

    Args:
        routine: what to do.
        exercises: every exercise, by id; a routine's exercise that is not among them is left out.
        levels: a person's notch per exercise, from 0; what is missing starts at the low end.
    """
    tape: list[Step] = []
    for entry in (entry for entry in routine.entries if entry.exercise in exercises):
        exercise = exercises[entry.exercise]
        if tape:
            tape.append(Rest(BETWEEN - READY))
        tape.append(Ready(READY if tape else BETWEEN))
        tape.extend(_sets(exercise, entry.sets or exercise.sets, (levels or {}).get(exercise.id, 0)))
    return tuple(tape)


def seconds(tape: Tape) -> float:
    """Return how long a tape takes when nobody pauses."""
    return sum(step.seconds for step in tape)


def work_of(tape: Tape) -> float:
    """Return how much of that is work."""
    return seconds(tuple(step for step in tape if isinstance(step, Work)))


def exercises_of(tape: Tape) -> tuple[str, ...]:
    """Return the exercises on a tape, in order."""
    return tuple(dict.fromkeys(step.exercise for step in tape if isinstance(step, Work)))


def gear_of(tape: Tape, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Return what to fetch for a tape, each thing once."""
    return tuple(dict.fromkeys(thing for name in exercises_of(tape) for thing in exercises[name].gear))


def spare_gear(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """Return the gear that may be missing today, each thing once."""
    return tuple(dict.fromkeys(thing for exercise in exercises for thing in exercise.spare))


def _sets(exercise: Exercise, sets: int, level: int) -> Iterator[Step]:
    before: Side | None = None
    for place, (side, nth) in enumerate(_turns(exercise, sets)):
        rest = exercise.change if exercise.change and side is not before else exercise.rest
        if place and rest:
            yield Rest(rest)
        before = side
        for part in exercise.parts:
            yield _work(exercise, part, side, (nth, sets), level)


def _turns(exercise: Exercise, sets: int) -> Iterator[tuple[Side | None, int]]:
    """Whose turn it is, set by set."""
    count = range(1, sets + 1)
    first = exercise.first
    if first is None:
        yield from ((None, nth) for nth in count)
    elif exercise.sides is Sides.ALTERNATE:
        yield from ((side, nth) for nth in count for side in (first, first.other))
    else:
        yield from ((side, nth) for side in (first, first.other) for nth in count)


def _work(exercise: Exercise, part: Part, side: Side | None, place: tuple[int, int], level: int) -> Work:
    nth, of = place
    if isinstance(part, Timed):
        return Work(exercise.id, part.id, side, nth, of, part.seconds)
    reps = part.notches[min(level, len(part.notches) - 1)]
    return Work(exercise.id, part.id, side, nth, of, reps * part.ways * part.tempo, reps)
