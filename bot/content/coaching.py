"""Reads what is coached: exercises and routines. A thing's id is its file's name.

The rule: what has a fault is left out, and nothing else suffers: a routine may name an exercise that has one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.content.faults import Fault
from bot.content.schema import Reader
from bot.content.tree import Spot, files, load_tree
from bot.core.rules.week import DAILY, MOBILITY
from bot.core.session.exercise import SEATED, Entry, Exercise, Reps, Routine, Sides

OURS = (DAILY, MOBILITY, SEATED)
"""The routines that must be there: everybody's own, that of a light day, and the one that is all done sitting."""
POSITIONS = ("standing", SEATED)
"""What an exercise is done in; whoever should not stand is offered the latter alone."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """A routine's file."""

    exercises: tuple[Entry, ...]


def exercises(root: Path, faults: list[Fault]) -> dict[str, Exercise]:
    """Read every exercise."""
    reader, found = Reader(faults, {"position": POSITIONS}), {}
    for name, path in files(root, "exercises", faults).items():
        spot = load_tree(root, path, faults)
        if spot is None:
            continue
        reader.check_id(name, spot)
        exercise: Exercise | None = reader.build(Exercise, spot, id=name)
        if exercise is not None:
            found[name] = exercise
            faults.extend(spot.fault(key, name=thing) for key, thing in _contradictions(exercise))
    return found


def routines(root: Path, exercises: Mapping[str, Exercise], faults: list[Fault]) -> dict[str, Routine]:
    """Read every routine; `exercises` are those without a fault."""
    reader, found = Reader(faults, {"exercise": files(root, "exercises", [])}), {}
    paths = files(root, "routines", faults)
    faults.extend(Fault(f"{root.name}/routines/{name}.yaml", "no-file") for name in OURS if name not in paths)
    for name, path in paths.items():
        spot = load_tree(root, path, faults)
        if spot is None:
            continue
        reader.check_id(name, spot)
        lines: _Lines | None = reader.build(_Lines, spot)
        if lines is not None:
            found[name] = Routine(name, lines.exercises)
            faults.extend(_standing(spot, found[name], exercises) if name == SEATED else ())
    return found


def _contradictions(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """What each value allows, and the values together do not."""
    if exercise.first is None and exercise.sides is not Sides.BOTH:
        yield "no-first", exercise.sides
    if exercise.first is not None and exercise.sides is Sides.BOTH:
        yield "needless-first", exercise.sides
    for part in exercise.parts:
        if isinstance(part, Reps) and any(low >= high for low, high in pairwise(part.notches)):
            yield "not-rising", part.id


def _standing(spot: Spot, routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Fault]:
    """The entries of the seated routine for which a person would have to stand up."""
    for entry in routine.entries:
        exercise = exercises.get(entry.exercise)
        if exercise is not None and exercise.position != SEATED:
            yield spot.fault("not-seated", name=entry.exercise)
