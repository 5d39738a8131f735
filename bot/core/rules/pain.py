"""After pain: the hold, the way out of it, and whether a session may begin. Words are in content/safety.

The rule: fixed rules and no diagnosis. A low score never opens anything; nothing here can say "carry on".
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from bot.core.calendar import day_of
from bot.core.rules.profile import FIRST_RUN, PainAnswer, Profile, Question, left
from bot.core.rules.screening import TAKEN_BACK, is_stale, pain_said
from bot.core.session.exercise import Side, Work
from bot.core.session.machine import spent
from bot.core.session.state import Listening, Session

REPEATED = ((2, timedelta(days=7)), (3, timedelta(days=28)))
"""So many stops within so long, and the person sees a provider before restarting. Our own rule, and named as ours."""


class Told(StrEnum):
    """How a report was told, which says what of it can be taken back."""

    BUTTON = "button"
    """By the button, and by nothing else so far: it may be a mistake."""
    WORDS = "words"
    """By typed words: they may be misheard."""
    BOTH = "both"
    """By the button, and something was written, rated, placed or noted since."""
    SIGN = "sign"
    """A warning sign was ticked or said: the hold waits for a professional, whatever else is taken back."""


@dataclass(frozen=True, slots=True)
class Plain:
    """No session for the rest of this day; the person says when it is better."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Professional:
    """No session until a professional has said that the person may continue."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Misheard:
    """No session for the rest of this day, though nothing hurt: the coach misheard, and the person said so."""

    since: datetime


Hold: TypeAlias = Plain | Professional | Misheard | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a session it hurt."""

    routine: str
    step: int
    seconds_in: float
    """Seconds into the step."""
    exercise: str | None = None
    part: str | None = None
    side: Side | None = None
    nth: int | None = None


def place(session: Session, now: datetime) -> Place:
    """Return where a session stands; in a rest, the exercise is the one just done. By ear nobody knows which it was."""
    seconds_in = spent(session, now).total_seconds()
    if isinstance(session.phase, Listening):
        return Place(session.routine, session.head, seconds_in)
    last = next((s for s in reversed(session.tape[: session.head + 1]) if isinstance(s, Work)), None)
    if last is None:
        return Place(session.routine, session.head, seconds_in)
    return Place(session.routine, session.head, seconds_in, last.exercise, last.part, last.side, last.nth)


@dataclass(frozen=True, slots=True)
class Repeated:
    """It has hurt so often in so many days."""

    times: int
    days: int


def repeated(stops: Iterable[datetime], now: datetime) -> Repeated | None:
    """Return how often it has hurt lately, where that is too often; `stops` are those that count."""
    times = list(stops)
    counted = ((sum(at > now - span for at in times), count, span) for count, span in REPEATED)
    return next((Repeated(found, span.days) for found, count, span in counted if found >= count), None)


def hold_after(stops: Iterable[datetime], *, before: Hold, now: datetime) -> Hold:
    """Return the hold after a stop; never a milder one than stood before.

    Args:
        stops: every stop that counts (not withdrawn), this one included.
        before: the hold until now.
        now: the instant of the stop.
    """
    return Professional(now) if repeated(stops, now) or isinstance(before, Professional) else Plain(now)


def hold_misheard(hold: Hold, *, before: Hold, told: Told, stops: Iterable[datetime], now: datetime) -> Hold:
    """Return the hold once its newest stop was misheard: the day stays closed, and what else holds, holds on.

    Args:
        hold: as it stands.
        before: the hold that the stop replaced.
        told: how the stop was told, by now.
        stops: every stop that counts; the misheard one does not.
        now: the instant.
    """
    times = list(stops)
    if hold is None or any(at >= hold.since for at in times):  # another stop has brought it
        return hold
    if isinstance(before, Professional) or told is Told.SIGN or repeated(times, now):
        return hold
    return Plain(hold.since) if isinstance(before, Plain) else Misheard(hold.since)


def is_report_open(at: datetime, now: datetime, today_began: datetime) -> bool:
    """Return whether what is said of pain now belongs to a report made `at`: on its day, or within minutes of it."""
    return abs(now - at) <= TAKEN_BACK or today_began <= at <= now


@dataclass(frozen=True, slots=True)
class Open:
    """A session may begin."""


class Reason(StrEnum):
    """Why no session may begin; the words for it stand in content under "gate"."""

    WARNED = "warned"
    """There was a warning sign at the screening, and no professional has agreed since."""
    FIRST_RUN = "first-run"
    """The questions of the first run come first."""
    TODAY = "today"
    """It hurt today: rest until tomorrow."""
    MISHEARD = "misheard"
    """What the person said today was misheard for pain: rest until tomorrow all the same."""
    READY = "ready"
    """It hurt, a night has passed, and the person has not yet said that it is better."""
    PROFESSIONAL = "professional"
    """A professional has to agree."""
    PROVIDER = "provider"
    """Something was ticked before the first session, and the provider has not said OK."""
    SCREENING = "screening"
    """The screening was opened again, and is not answered; or it is stale, and the provider has not said OK."""
    STALE = "stale"
    """The screening is asked again before the next session; until then a person may be reminded of that."""
    PAIN_ASKED = "pain-asked"
    """It hurts before a session, and which pain that is was not said yet."""
    PAIN_UNSEEN = "pain-unseen"
    """It hurts as usual before a session, and nobody has looked at it: not today."""


@dataclass(frozen=True, slots=True)
class Closed:
    """No session, and why."""

    reason: Reason


Gate: TypeAlias = Open | Closed
SCREENED_ONCE = frozenset(FIRST_RUN) - {Question.WARNING, Question.SCREENING}
"""Whoever has answered these was screened before: what is left to them is the screening alone."""


def gate(profile: Profile, hold: Hold, now: datetime) -> Gate:
    """Return whether a session may begin."""
    reason = _not_answered(profile) or _held(hold, profile, now) or _not_agreed(profile, now)
    return Open() if reason is None else Closed(reason)


def _not_answered(profile: Profile) -> Reason | None:
    if profile.warned is not None:
        return Reason.WARNED
    questions = left(profile)
    if not questions:
        return None
    return Reason.SCREENING if SCREENED_ONCE.isdisjoint(questions) else Reason.FIRST_RUN


def _held(hold: Hold, profile: Profile, now: datetime) -> Reason | None:
    if isinstance(hold, Professional):
        return Reason.PROFESSIONAL
    if isinstance(hold, Plain) and profile.zone is not None:
        next_day = day_of(now, profile.zone) > day_of(hold.since, profile.zone)
        return Reason.READY if next_day else Reason.TODAY
    if isinstance(hold, Misheard) and profile.zone is not None:
        same_day = day_of(now, profile.zone) == day_of(hold.since, profile.zone)
        return Reason.MISHEARD if same_day else None
    return None


def _not_agreed(profile: Profile, now: datetime) -> Reason | None:
    waits = bool(profile.signs) and not profile.cleared
    if is_stale(profile, now):
        return Reason.SCREENING if waits else Reason.STALE
    if waits:
        return Reason.PROVIDER
    match pain_said(profile, now):
        case PainAnswer.ASKED:
            return Reason.PAIN_ASKED
        case PainAnswer.UNSEEN:
            return Reason.PAIN_UNSEEN
    return None


def must_sit(profile: Profile, seating: Collection[str]) -> bool:
    """Return whether a person must stay seated, whatever the provider says; `seating` are the signs that ask for it."""
    return not profile.signs.isdisjoint(seating)


def days_held(hold: Hold, today: date, zone: str) -> tuple[date, ...]:
    """Return the days on hold so far, the first and today included: they neither earn nor break a streak."""
    if hold is None:
        return ()
    first = day_of(hold.since, zone)
    if isinstance(hold, Misheard):
        return (first,) if first <= today else ()
    return tuple(first + timedelta(days=n) for n in range((today - first).days + 1))


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where it hurt most often."""

    exercise: str
    side: Side | None
    times: int


def pattern_of(stops: Sequence[Place | None]) -> Pattern | None:
    """Return what more than half of at least two stops have in common; None where there is nothing to show."""
    known = [(place.exercise, place.side) for place in stops if place is not None and place.exercise is not None]
    if not known:
        return None
    (exercise, side), times = Counter(known).most_common(1)[0]
    return Pattern(exercise, side, times) if times >= 2 and 2 * times > len(stops) else None
