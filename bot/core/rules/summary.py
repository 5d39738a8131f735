"""What a session came to, derived from its trail: nothing here is stored twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

from bot.core.rules.streak import DayKind
from bot.core.session.exercise import Role, Side, Work, exercises_of, seconds, work_of
from bot.core.session.state import Finished, Outcome, Pace, Session, Stopped, Why
from bot.core.session.tape import work_ahead


@dataclass(frozen=True, slots=True)
class Tally:
    """One exercise's share of a session, in sets, or in rounds; a round is done when each of its parts is."""

    exercise: str
    done: int
    skipped: int
    of: int
    rounds: bool = False
    """Both feet work at once, so that it goes round and round."""


_Sets: TypeAlias = dict[tuple[Side | None, int], list[Outcome | None]]
"""How the parts of each set ended, by foot and number."""


def done(session: Session) -> frozenset[int]:
    """Return the places on the tape whose work is done; the last word on a step counts."""
    last = {turn.step: turn.outcome for turn in session.trail}
    return frozenset(step for step, outcome in last.items() if outcome is Outcome.DONE)


def tallies(session: Session) -> tuple[Tally, ...]:
    """Return each exercise's share, in the order of the tape."""
    last = {turn.step: turn.outcome for turn in session.trail}
    exercises: dict[str, _Sets] = {}
    for place, step in enumerate(session.tape):
        if isinstance(step, Work):
            sets = exercises.setdefault(step.exercise, {})
            sets.setdefault((step.side, step.nth), []).append(last.get(place))
    return tuple(_tally(exercise, sets) for exercise, sets in exercises.items())


def _tally(exercise: str, sets: _Sets) -> Tally:
    done = sum(all(part is Outcome.DONE for part in parts) for parts in sets.values())
    ended = sum(None not in parts for parts in sets.values())
    return Tally(exercise, done, ended - done, len(sets), rounds=all(side is None for side, _ in sets))


def in_full(session: Session) -> tuple[str, ...]:
    """Return the exercises that were done whole."""
    return tuple(tally.exercise for tally in tallies(session) if tally.done == tally.of)


def took(session: Session) -> timedelta:
    """Return how long the person was at it: without pauses, and without a step that was broken off.

    By ear no clock knows: it is as long as the tape has what was done.
    """
    if session.pace is Pace.LISTEN:
        places = done(session)
        heard = (step for place, step in enumerate(session.tape) if work_ahead(session.tape, place) in places)
        return timedelta(seconds=seconds(tuple(heard)))
    match session.phase:
        case Finished(at=at) if session.began is not None:
            return at - session.began
        case Stopped(at=at, spent=spent) if session.began is not None:
            return at - spent - session.began
        case _:
            return timedelta()


WHOLE_OF: Mapping[Role, DayKind] = {
    Role.DAILY: DayKind.FULL,
    Role.LIGHT: DayKind.SHORT,
    Role.SEATED: DayKind.FULL,
    Role.SHORT: DayKind.SHORT,
    Role.FLOOR: DayKind.TWO_MINUTES,
}
"""What a session that was done whole is called in the day log, by what its routine is for."""


def day_kinds(session: Session, roles: Mapping[Role, str], least: float) -> tuple[DayKind, ...]:
    """Return what an ended session says of its day; nothing where too little was done, and nothing hurt.

    Args:
        session: as it stands.
        roles: which routine has each role.
        least: seconds of work that make a day with exercises, where not everything was done: as much as the floor has.
    """
    if not isinstance(session.phase, Stopped | Finished):
        return ()
    tape, places = session.tape, done(session)
    is_whole = 0 < len(places) == sum(isinstance(step, Work) for step in tape)
    is_enough = bool(places) and work_of(tuple(tape[place] for place in places)) >= least
    exercised = _whole(session, roles) if is_whole else DayKind.PART if is_enough else None
    begun = session.began is not None and _has_begun_work(session)
    hurt = isinstance(session.phase, Stopped) and session.phase.why is Why.PAIN and begun
    return *((DayKind.PAIN,) if hurt else ()), *((exercised,) if exercised else ())


def _whole(session: Session, roles: Mapping[Role, str]) -> DayKind:
    """Return what a session is called that was done whole; a single exercise is a short one, whatever it is part of."""
    role = next((role for role in Role if roles.get(role) == session.routine), Role.DAILY)
    return WHOLE_OF[role] if len(exercises_of(session.tape)) > 1 else DayKind.SHORT


def _has_begun_work(session: Session) -> bool:
    """Return whether the first work was reached; by ear, whether there was time to."""
    reached = any(isinstance(step, Work) for step in session.tape[: session.head + 1])
    if reached or session.pace is not Pace.LISTEN or not isinstance(session.phase, Stopped):
        return reached
    first = work_ahead(session.tape, 0) or 0
    return session.phase.spent >= timedelta(seconds=seconds(session.tape[:first]))
