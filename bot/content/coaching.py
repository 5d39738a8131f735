"""Reads what is coached: exercises and routines. A thing's id is its file's name.

The rule: what has a fault is left out, and nothing else suffers: a routine may name an exercise that has one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.core.session.exercise import Entry, Exercise, Position, Reps, Role, Routine, Sides
from bot.schema.faults import Fault
from bot.schema.reader import Reader
from bot.schema.tree import Spot, files, load_tree


@dataclass(frozen=True, slots=True)
class _Lines:
    """A routine's file."""

    exercises: tuple[Entry, ...]
    role: Role | None = None


def exercises(root: Path, faults: list[Fault]) -> dict[str, Exercise]:
    """Read every exercise."""
    reader, found = Reader(faults), {}
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
    paths, had = files(root, "routines", faults), dict[Role, str]()
    for name, path in paths.items():
        spot = load_tree(root, path, faults)
        if spot is None:
            continue
        reader.check_id(name, spot)
        lines: _Lines | None = reader.build(_Lines, spot)
        if lines is not None:
            found[name] = Routine(name, lines.exercises, lines.role)
            faults.extend(_standing(spot, found[name], exercises) if lines.role is Role.SEATED else ())
            if lines.role and lines.role in had:
                faults.append(spot.fault("role-twice", name=lines.role, file=had[lines.role]))
            elif lines.role:
                had[lines.role] = spot.file
    if len(found) == len(paths):  # else the role may stand in the file that has a fault
        faults.extend(Fault(f"{root.name}/routines", "no-role", {"name": role}) for role in Role if role not in had)
    return found


def _contradictions(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """What each value allows, and the values together do not."""
    if exercise.first is None and exercise.sides is not Sides.BOTH:
        yield "no-first", exercise.sides
    if exercise.first is not None and exercise.sides is Sides.BOTH:
        yield "needless-first", exercise.sides
    if exercise.change is not None and exercise.sides is Sides.BOTH:
        yield "needless-change", exercise.sides
    for part in exercise.parts:
        if isinstance(part, Reps) and any(low >= high for low, high in pairwise(part.notches)):
            yield "not-rising", part.id
        if isinstance(part, Reps) and part.stay and part.stay >= part.tempo:
            yield "all-stay", part.id
    yield from (("not-gear", thing) for thing in exercise.spare if thing not in exercise.gear)


def _standing(spot: Spot, routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Fault]:
    """The entries of the seated routine for which a person would have to stand up."""
    for entry in routine.entries:
        exercise = exercises.get(entry.exercise)
        if exercise is not None and exercise.position is not Position.SEATED:
            yield spot.fault("not-seated", name=entry.exercise)
