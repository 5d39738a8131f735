"""A session: a head on a tape, a phase, and one integer `rev`.

The rules of this room:
1. `step` is the only way a session changes. A move that the phase does not offer is nothing.
2. A timer is a fact of the state: `wake_at` says when a tick is due. An early tick is nothing; a very late one pauses.
3. `rev` grows by one with every change and with nothing else; a change always shows.
4. Illegal states cannot be spelled: only Running has an end, only Paused has seconds left.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from bot.core.plan import Ready, Step, Tape, Work

GRACE = timedelta(minutes=2)
"""A tick later than this finds nobody waiting any more: the session pauses and asks."""


class Move(StrEnum):
    """What a person may ask of a session. The values travel in buttons: short, and never reused."""

    START = "start"
    DONE = "done"
    SKIP = "skip"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


class Why(StrEnum):
    """Why a session ended before its tape did."""

    CHOICE = "choice"
    PAIN = "pain"


class Outcome(StrEnum):
    """How a step of work ended."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Intro:
    """Offered, not begun."""


@dataclass(frozen=True, slots=True)
class Running:
    """On a step since `since`; `ends_at` is None where the step waits for Done."""

    since: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Paused:
    """Held: `left` is None where the step waits for Done."""

    spent: timedelta
    left: timedelta | None
    late: bool = False
    """The bot was away when the step ended; the person is asked, never moved on."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Ended early, by choice or for pain. `spent` is the time on the step it ended in."""

    why: Why
    at: datetime
    spent: timedelta


@dataclass(frozen=True, slots=True)
class Finished:
    """At the end of the tape."""

    at: datetime


Phase: TypeAlias = Intro | Running | Paused | Stopped | Finished


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of work that ended, and how."""

    step: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it stands."""

    routine: str
    tape: Tape
    head: int = 0
    phase: Phase = Intro()
    rev: int = 0
    trail: tuple[Turn, ...] = ()
    """Every step of work that ended, in order; a step done again stands twice."""
    began: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button of the card, as it was at `rev`."""

    move: Move
    rev: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The alarm rang."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Pain: in any phase, from any card, however old."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The pain was tapped by mistake: the session may go on at the same step."""


Event: TypeAlias = Tapped | Tick | Heard | Withdrawn


@dataclass(frozen=True, slots=True)
class Show:
    """Put the card on the phone: loud is a new message that pings, quiet is an edit."""

    loud: bool


@dataclass(frozen=True, slots=True)
class Toast:
    """A line over the chat, by its key in content."""

    key: str


Effect: TypeAlias = Show | Toast
Stepped: TypeAlias = tuple[Session, tuple[Effect, ...]]

OLD_CARD = Toast("toast.old-card")


def step(session: Session, event: Event, now: datetime) -> Stepped:
    """Answer the session after an event, and what is to be done about it."""
    match event:
        case Tapped(rev=rev) if rev != session.rev:
            return session, (OLD_CARD,)
        case Tapped(move=move) if move in moves(session):
            return _moved(session, move, now)
        case Tick():
            return _ticked(session, now)
        case Heard() if not is_over(session):
            return _changed(session, loud=False, phase=Stopped(Why.PAIN, now, spent(session, now)))
        case Withdrawn() if isinstance(session.phase, Stopped) and session.phase.why is Why.PAIN:
            return _reopened(session)
    return session, ()


def moves(session: Session) -> tuple[Move, ...]:
    """Answer the moves that this state offers, the likeliest first."""
    match session.phase:
        case Intro():
            return Move.START, Move.STOP
        case Running(ends_at=ends_at):
            first = (Move.DONE,) if ends_at is None else ()
            back = (Move.BACK,) if _work_before(session) is not None else ()
            return *first, Move.PAUSE, Move.SKIP, *back, Move.STOP
        case Paused():
            return Move.RESUME, Move.STOP
        case Stopped() | Finished():
            return ()


def wake_at(session: Session) -> datetime | None:
    """Answer when the session next needs a tick; None when it waits for a person, or for nobody."""
    return session.phase.ends_at if isinstance(session.phase, Running) else None


def is_over(session: Session) -> bool:
    """Say whether nothing can change any more, but for a pain tapped by mistake."""
    return isinstance(session.phase, Stopped | Finished)


def is_open(session: Session) -> bool:
    """Say whether a person is in the middle of it."""
    return isinstance(session.phase, Running | Paused)


def current(session: Session) -> Step | None:
    """Answer the step under the head; None at the end of the tape."""
    return session.tape[session.head] if session.head < len(session.tape) else None


def upcoming(session: Session) -> Work | None:
    """Answer the step of work under or after the head."""
    return next((s for s in session.tape[session.head :] if isinstance(s, Work)), None)


def spent(session: Session, now: datetime) -> timedelta:
    """Answer how long the person has been on the step under the head."""
    match session.phase:
        case Running(since=since):
            return max(now - since, timedelta())
        case Paused(spent=already) | Stopped(spent=already):
            return already
        case _:
            return timedelta()


def remaining(session: Session, now: datetime) -> timedelta:
    """Answer how long the rest of the tape takes: what is left of this step, and every step after it."""
    later = timedelta(seconds=sum(s.seconds for s in session.tape[session.head + 1 :]))
    here = current(session)
    if here is None or is_over(session):
        return timedelta()
    return max(timedelta(seconds=here.seconds) - spent(session, now), timedelta()) + later


def _moved(session: Session, move: Move, now: datetime) -> Stepped:
    match session.phase, move:
        case Intro(), Move.START:
            return _entered(replace(session, began=now), 0, now, by_hand=True)
        case Running(), Move.DONE:
            return _entered(_ended(session, Outcome.DONE), session.head + 1, now, by_hand=True)
        case Running(), Move.SKIP:
            return _entered(_ended(session, Outcome.SKIPPED), session.head + 1, now, by_hand=True)
        case Running(), Move.BACK:
            return _entered(session, _work_before(session) or 0, now, by_hand=True)
        case Running(ends_at=ends_at), Move.PAUSE:
            left = None if ends_at is None else max(ends_at - now, timedelta())
            return _changed(session, loud=False, phase=Paused(spent(session, now), left))
        case Paused(spent=already, left=left), Move.RESUME:
            return _changed(session, loud=False, phase=Running(now - already, None if left is None else now + left))
        case _:
            return _changed(session, loud=False, phase=Stopped(Why.CHOICE, now, spent(session, now)))


def _ticked(session: Session, now: datetime) -> Stepped:
    match session.phase:
        case Running(since=since, ends_at=datetime() as ends_at) if now - ends_at > GRACE:
            return _changed(session, loud=True, phase=Paused(timedelta(), ends_at - since, late=True))
        case Running(ends_at=datetime() as ends_at) if now >= ends_at:
            return _entered(_ended(session, Outcome.DONE), session.head + 1, now, by_hand=False)
        case _:
            return session, ()


def _ended(session: Session, outcome: Outcome) -> Session:
    """Note how the work under the head ended; a rest is nobody's achievement."""
    if not isinstance(current(session), Work):
        return session
    return replace(session, trail=(*session.trail, Turn(session.head, outcome)))


def _entered(session: Session, head: int, now: datetime, *, by_hand: bool) -> Stepped:
    if head == len(session.tape):
        return _changed(session, loud=False, head=head, phase=Finished(now))
    following = session.tape[head]
    waits = isinstance(following, Work) and following.reps is not None
    ends_at = None if waits else now + timedelta(seconds=following.seconds)
    loud = not by_hand and _pings(session.tape, head)
    return _changed(session, loud=loud, head=head, phase=Running(now, ends_at))


def _reopened(session: Session) -> Stepped:
    """Begin the step that was stopped once more, when the person says so."""
    here = current(session)
    waits = isinstance(here, Work) and here.reps is not None
    left = None if here is None or waits else timedelta(seconds=here.seconds)
    phase = Intro() if session.began is None else Paused(timedelta(), left)
    return _changed(session, loud=True, phase=phase)


def _changed(session: Session, *, loud: bool, phase: Phase, head: int | None = None) -> Stepped:
    after = replace(session, head=session.head if head is None else head, phase=phase, rev=session.rev + 1)
    return after, (Show(loud),)


def _work_before(session: Session) -> int | None:
    """The place of the last step of work before the head: Back passes over rests."""
    return next((i for i in reversed(range(session.head)) if isinstance(session.tape[i], Work)), None)


def _pings(tape: Tape, head: int) -> bool:
    """Say whether a person who looks elsewhere must hear that this step has begun."""
    before, here = tape[head - 1], tape[head]
    if isinstance(before, Work):
        return True  # it ended by itself: a part of a walk
    if isinstance(before, Ready):
        return isinstance(here, Work) and here.reps is None  # the walk begins
    return before.seconds >= 10 or _turns_over(tape, head)


def _turns_over(tape: Tape, head: int) -> bool:
    """Say whether the other foot begins here."""
    here = tape[head]
    last = next((s for s in reversed(tape[:head]) if isinstance(s, Work)), None)
    return isinstance(here, Work) and last is not None and here.side is not last.side
