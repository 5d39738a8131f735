"""What a session came to, derived from its trail: nothing here is stored twice."""

from dataclasses import dataclass
from datetime import timedelta

from bot.core.plan import Work
from bot.core.state import Finished, Outcome, Session, Stopped, Why
from bot.core.streak import DayKind


@dataclass(frozen=True, slots=True)
class Tally:
    """One exercise's share of a session, in steps of work."""

    exercise: str
    done: int
    skipped: int
    of: int


def done(session: Session) -> frozenset[int]:
    """Answer the places on the tape whose work is done; the last word on a step counts."""
    last = {turn.step: turn.outcome for turn in session.trail}
    return frozenset(step for step, outcome in last.items() if outcome is Outcome.DONE)


def tallies(session: Session) -> tuple[Tally, ...]:
    """Answer each exercise's share, in the order of the tape."""
    last = {turn.step: turn.outcome for turn in session.trail}
    places: dict[str, list[Outcome | None]] = {}
    for place, step in enumerate(session.tape):
        if isinstance(step, Work):
            places.setdefault(step.exercise, []).append(last.get(place))
    return tuple(
        Tally(exercise, outcomes.count(Outcome.DONE), outcomes.count(Outcome.SKIPPED), len(outcomes))
        for exercise, outcomes in places.items()
    )


def took(session: Session) -> timedelta:
    """Answer how long the session lasted, pauses included."""
    if session.began is None or not isinstance(session.phase, Finished | Stopped):
        return timedelta()
    return session.phase.at - session.began


def kept(session: Session) -> DayKind | None:
    """Answer what kind of day an ended session makes; None where nothing was done and nothing hurt."""
    match session.phase:
        case Stopped(why=Why.PAIN) if session.began is not None:
            return DayKind.PAIN
        case Stopped() | Finished() if done(session):
            work = sum(isinstance(step, Work) for step in session.tape)
            return DayKind.FULL if len(done(session)) == work else DayKind.PART
        case _:
            return None
