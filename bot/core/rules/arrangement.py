"""What is put before a person today: a routine, less what is missing or left out, at the levels that fit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.core.rules.levels import Feedback, Fit, fit
from bot.core.rules.pain import must_sit
from bot.core.rules.profile import PainAnswer, Profile
from bot.core.rules.screening import pain_said
from bot.core.session.exercise import (
    Entry,
    Exercise,
    Position,
    Reps,
    Role,
    Routine,
    Work,
    exercises_of,
    seconds,
    unroll,
)
from bot.core.session.state import Arranged, Offer, Session

SUPPORT = "chair"
"""What stands for a chair or a wall in reach."""


def arrange(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    profile: Profile,
    missing: frozenset[str],
    past: Mapping[str, Sequence[Feedback]],
) -> Arranged:
    """Lay out today's tape, and the notches that may be taken.

    Args:
        routine: what was chosen.
        exercises: every exercise, by id.
        profile: the person's levels, and what they left out.
        missing: gear that is not there today.
        past: how each exercise went so far.
    """
    usable = {
        name: exercise
        for name, exercise in exercises.items()
        if not lacks(exercise, missing) and name not in profile.left_out
    }
    is_floor = routine.role is Role.FLOOR  # called by its minutes: they stay as few as they are
    tape = unroll(routine, usable, {} if is_floor else profile.levels)
    offers = []
    for name in () if is_floor else exercises_of(tape):
        level = profile.levels.get(name, 0)
        if fit(level, usable[name].top, past.get(name, ())) is Fit.UP:
            longer = unroll(routine, usable, {**profile.levels, name: level + 1})
            offers.append(Offer(name, level + 1, reps_at(usable[name], level + 1), seconds(longer)))
    left_out = tuple(entry.exercise for entry in routine.entries if entry.exercise in profile.left_out)
    return Arranged(routine.id, tape, missing, tuple(offers), left_out)


def lacks(exercise: Exercise, missing: Collection[str]) -> bool:
    """Return whether an exercise needs what is missing; nobody stands without anything to hold on to."""
    needed = {*exercise.gear, SUPPORT} if exercise.position is Position.STANDING else {*exercise.gear}
    return not needed.isdisjoint(missing)


def chosen(
    profile: Profile, day: date, roles: Mapping[Role, str], seating: Collection[str], wanted: str | None = None
) -> str:
    """Return what a person does: what they want, or else what their day has; seated, if a sign asks for that."""
    if must_sit(profile, seating):
        return roles[Role.SEATED]
    return wanted or roles[profile.week.role(day) if profile.week else Role.DAILY]


def eased(profile: Profile, exercises: Mapping[str, Exercise], past: Mapping[str, Sequence[Feedback]]) -> Profile:
    """Take a notch off whatever hurt at its present level."""
    levels = dict(profile.levels)
    for name, exercise in exercises.items():
        level = levels.get(name, 0)
        if fit(level, exercise.top, past.get(name, ())) is Fit.DOWN:
            levels[name] = level - 1
    return replace(profile, levels=levels)


def gentle(profile: Profile, now: datetime) -> Profile:
    """Put everything at its lowest dose on a day on which it hurts as usual."""
    return replace(profile, levels={}) if pain_said(profile, now) is PainAnswer.KNOWN else profile


def single(exercise: str) -> Routine:
    """Make a routine of one exercise."""
    return Routine(exercise, (Entry(exercise),))


def level_of(session: Session, exercise: Exercise) -> int:
    """Return the level at which a session has an exercise."""
    reps = next((s.reps for s in session.tape if isinstance(s, Work) and s.exercise == exercise.id and s.reps), None)
    part = next((part for part in exercise.parts if isinstance(part, Reps)), None)
    return part.notches.index(reps) if part and reps in part.notches else 0


def reps_at(exercise: Exercise, level: int) -> int:
    """Return how many repetitions a level of an exercise has."""
    return max(part.notches[min(level, len(part.notches) - 1)] for part in exercise.parts if isinstance(part, Reps))
