"""What one file calls for and another must hold: a text for every exercise, routine, thing and sign that is named.

The rule: what could not be read calls for nothing, so that one fault is told once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.content.lists import Signs
from bot.content.texts import Texts
from bot.core.session.exercise import Exercise, Reps, Routine, Sides
from bot.schema.faults import Fault, nearest


@dataclass(frozen=True, slots=True)
class Need:
    """A text that must be there, because a file calls for it."""

    file: str
    key: str
    places: frozenset[str] = frozenset()
    """What can be filled in."""


def needs(exercises: Mapping[str, Exercise], routines: Mapping[str, Routine], signs: Signs | None) -> Iterator[Need]:
    """Return every text that the content itself calls for."""
    for exercise in exercises.values():
        yield from _exercise(exercise, f"exercises/{exercise.id}.yaml")
    for name, routine in routines.items():
        yield Need(f"routines/{name}.yaml", f"routine.{name}.name")
        yield Need(f"routines/{name}.yaml", f"routine.{name}.about")
        if len(routine.entries) > 1:
            yield Need(f"routines/{name}.yaml", f"routine.{name}.some", frozenset({"count"}))
    if signs is not None:
        yield from (Need("safety/signs.yaml", f"safety.{key}") for key in _signs(signs))


def _exercise(exercise: Exercise, file: str) -> Iterator[Need]:
    sides = frozenset({"side", "other"}) if exercise.sides is not Sides.BOTH else frozenset[str]()
    counted = [part.id for part in exercise.parts if isinstance(part, Reps)]
    for word in ("name", "benefit", "how", "rest"):
        yield Need(file, f"exercise.{exercise.id}.{word}")
    yield Need(file, f"exercise.{exercise.id}.position", sides)
    if exercise.change:
        yield Need(file, f"exercise.{exercise.id}.change", sides)
    if exercise.parts[1:]:
        yield from (Need(file, f"exercise.{exercise.id}.now.{part.id}", frozenset()) for part in exercise.parts)
    for part in exercise.parts:
        yield Need(file, f"exercise.{exercise.id}.part.{part.id}", sides | ({"reps"} if part.id in counted else set()))
    if counted:
        yield Need(file, f"exercise.{exercise.id}.dose", frozenset({"reps"}))
    yield from (Need(file, f"gear.{thing}") for thing in exercise.gear)
    yield from (Need(file, f"gear.short.{thing}") for thing in exercise.gear if thing in exercise.spare)


def _signs(signs: Signs) -> Iterator[str]:
    yield from (f"screening.{sign}" for sign in signs.screening)
    yield from (f"warnings.{sign.id}.{word}" for sign in signs.warnings for word in ("label", "line"))
    yield from dict.fromkeys(f"urgency.{sign.urgency}" for sign in signs.warnings)
    yield from (f"place.{place}" for place in signs.places)


def unmet(needed: Iterator[Need], english: Texts, folder: str) -> Iterator[Fault]:
    """Find the texts that are missing, and those that ask for what nobody fills in."""
    for need in needed:
        text = english.said.get(need.key)
        if text is not None:
            for name in sorted((text.places or frozenset()) - need.places):
                yield text.spot.fault("no-place", nearest(name, need.places), name=name)
        elif english.whole:
            yield Fault(f"{folder}/{need.file}", "no-words", {"name": need.key}, nearest(need.key, english.said))
