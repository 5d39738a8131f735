"""How a session changes: the only room in which it does.

The rules of this room:
1. `step` is the only way a session changes. A move that the phase does not offer is nothing.
2. A timer is a fact of the state: `wake_at` says when a tick is due. An early tick is nothing; a very late one asks.
   Where the clock was set, what is left stays left; one that ends absurdly far ahead asks like a late one.
3. `rev` grows by one with every change and with nothing else; a change always shows.
4. Nothing is ever completed for a person: what was not done or timed out under their eyes is not done.
5. By ear the player has the tape, and the clock asks once: what is done is what the person says.

It is long because it is whole: whoever asks what an event does to a session reads one file.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.core.doubt import LONGEST_DAY
from bot.core.session.exercise import READY, Work
from bot.core.session.listening import answers, listening, listens_on, wakes
from bot.core.session.state import (
    Arranged,
    Asks,
    ClockSet,
    Effect,
    Event,
    Finished,
    GoesOn,
    Heard,
    Interrupted,
    Intro,
    Listening,
    Move,
    Outcome,
    Pace,
    Paced,
    Paused,
    Phase,
    Resuming,
    Running,
    Session,
    Show,
    Stopped,
    Tapped,
    Tick,
    Toast,
    Turn,
    Why,
    Withdrawn,
)
from bot.core.session.tape import after_exercise, after_set, at, pings, work_before

GRACE = timedelta(minutes=2)
"""A tick later than this finds nobody waiting any more: the session pauses and asks."""
LONG_PAUSE = timedelta(minutes=30)
"""After such a pause the session asks whether it goes on."""
LONGEST = timedelta(minutes=10)
"""No timer runs for longer, however often a rest was lengthened."""
MORE = timedelta(seconds=15)
"""What a tap adds to a rest."""
Stepped: TypeAlias = tuple[Session, tuple[Effect, ...]]

OLD_CARD = Toast("toast.old-card")
FINISHING = frozenset({Asks.LATE, Asks.AGAIN, Asks.LONG, Asks.OVER})
"""Questions that offer to finish here."""


def step(session: Session, event: Event, now: datetime) -> Stepped:
    """Return the session after an event, and what is to be done about it."""
    after, effects = _stepped(session, event, now)
    if after is not session and after.began is not None and not isinstance(event, ClockSet):
        after = replace(after, began=after.began + _away(session, after, now))
    return after, effects


def _stepped(session: Session, event: Event, now: datetime) -> Stepped:  # noqa: C901 # all events
    match event:
        case Tapped(rev=rev) if rev != session.rev:
            return session, (OLD_CARD,)
        case Tapped(move=move) if move in moves(session):
            return _moved(session, move, now)
        case Tick():
            return _ticked(session, now)
        case Heard(why=why) if not is_over(session):
            return _changed(session, phase=Stopped(why, now, spent(session, now)))
        case Withdrawn() if isinstance(session.phase, Stopped) and session.phase.why is Why.PAIN:
            return _reopened(session, now)
        case GoesOn() if isinstance(session.phase, Stopped) and session.phase.why is Why.CHOICE:
            return _gone_on(session, session.phase, now)
        case Interrupted(by=by) if is_open(session):
            return _paused(session, now, by)
        case Arranged(tape=(_, *_)) if isinstance(session.phase, Intro):
            arranged = {name: getattr(event, name) for name in ("routine", "tape", "missing", "offers", "left_out")}
            return _changed(replace(session, **arranged, unfolded=False), phase=Intro())
        case Paced(pace=pace) if is_open(session) and pace not in {session.pace, Pace.LISTEN}:
            return _paced(replace(session, pace=pace), now)
        case ClockSet() if not is_over(session):
            return _set(session, event, now)
    return session, ()


def moves(session: Session) -> tuple[Move, ...]:
    """Return the moves that this state offers, the likeliest first."""
    here = at(session.tape, session.head)
    back = (Move.BACK,) if work_before(session.tape, session.head) is not None else ()
    undo = (Move.UNDO,) if session.trail and _last_ended(session) < session.head else ()
    fold = Move.FOLD if session.unfolded else Move.UNFOLD
    match session.phase:
        case Intro():
            return Move.HANDS_FREE, Move.START, Move.LISTEN, fold, Move.STOP
        case Listening(asks=asks):
            return *answers(asks), fold, *undo, Move.SKIP, Move.STOP
        case Finished():
            return undo
        case Stopped():
            return ()
        case Paused():
            leading: tuple[Move, ...] = (Move.RESUME,)
        case Running() if isinstance(here, Work):
            leading = (Move.DONE, Move.PAUSE)
        case Running() | Resuming():
            leading = (Move.GO_ON, Move.MORE, Move.PAUSE)
    how = (Move.HOW,) if isinstance(here, Work) and not says_how(session) else ()
    return *leading, *how, fold, *back, *undo, Move.SKIP, Move.SKIP_EXERCISE, Move.STOP


def says_how(session: Session) -> bool:
    """Return whether the work under the head is said to be done how: in the first set of a foot, and when asked."""
    here = at(session.tape, session.head)
    if not isinstance(here, Work) or not is_open(session) or isinstance(session.phase, Listening):
        return False
    return session.explained or (here.nth == 1 and not isinstance(session.phase, Paused))


def wake_at(session: Session) -> datetime | None:
    """Return when the session next needs a tick; None when it waits for nobody any more."""
    match session.phase:
        case Running(ends_at=datetime() as ends_at) | Resuming(ends_at=ends_at):
            return min(ends_at, session.until)
        case Paused(at=since, asks=None):
            return min(since + LONG_PAUSE, session.until)
        case Listening() as phase:
            return min(wakes(phase), session.until)
        case Intro() | Running() | Paused():
            return session.until
        case Stopped() | Finished():
            return None


def is_over(session: Session) -> bool:
    """Return whether nothing happens any more by itself."""
    return isinstance(session.phase, Stopped | Finished)


def is_open(session: Session) -> bool:
    """Return whether a person is in the middle of it."""
    return isinstance(session.phase, Running | Paused | Resuming | Listening)


def spent(session: Session, now: datetime) -> timedelta:
    """Return how long the person has been on the step under the head; by ear, how long they have been listening."""
    match session.phase:
        case Running(since=since) | Listening(since=since):
            return max(now - since, timedelta())
        case Paused(spent=already) | Resuming(spent=already) | Stopped(spent=already):
            return already
        case Intro() | Finished():
            return timedelta()


def remaining(session: Session, now: datetime) -> timedelta:
    """Return how long the rest of the tape takes: what is left of this step, and every step after it."""
    here = at(session.tape, session.head)
    if here is None or is_over(session):
        return timedelta()
    later = timedelta(seconds=sum(step.seconds for step in session.tape[session.head + 1 :]))
    match session.phase:
        case Listening(ends_at=ends_at):
            return max(ends_at - now, timedelta())
        case Running(ends_at=datetime() as ends_at):
            left = ends_at - now
        case Paused(left=timedelta() as left) | Resuming(left=left):
            pass
        case _:
            left = timedelta(seconds=here.seconds) - spent(session, now)
    return max(left, timedelta()) + later


def _moved(session: Session, move: Move, now: datetime) -> Stepped:  # noqa: C901, PLR0912 # all moves
    head = session.head
    match move:
        case Move.START:
            return _entered(replace(session, began=now), 0, now)
        case Move.HANDS_FREE:
            return _entered(replace(session, began=now, pace=Pace.HANDS_FREE), 0, now)
        case Move.LISTEN:
            return _entered(replace(session, began=now, pace=Pace.LISTEN), 0, now)
        case Move.DONE:
            after = _after_done(session)
            return _entered(_ended(session, Outcome.DONE, after), after, now)
        case Move.ALL:
            after = len(session.tape)
            return _entered(_ended(session, Outcome.DONE, after), after, now)
        case Move.SKIP:
            after = (after_exercise if session.pace is Pace.LISTEN else after_set)(session.tape, head)
            return _entered(_ended(session, Outcome.SKIPPED, after), after, now)
        case Move.SKIP_EXERCISE:
            after = after_exercise(session.tape, head)
            return _entered(_ended(session, Outcome.SKIPPED, after), after, now)
        case Move.BACK:
            return _entered(session, work_before(session.tape, head) or 0, now)
        case Move.UNDO:
            return _undone(session, now)
        case Move.GO_ON if isinstance(session.phase, Resuming):
            return _changed(session, phase=Running(now - session.phase.spent, now + session.phase.left))
        case Move.GO_ON:
            return _entered(session, head + 1, now)
        case Move.MORE if isinstance(session.phase, Running | Resuming) and session.phase.ends_at is not None:
            return _changed(session, phase=replace(session.phase, ends_at=session.phase.ends_at + MORE))
        case Move.HOW:
            return _changed(replace(session, explained=True), phase=session.phase)
        case Move.UNFOLD | Move.FOLD:
            return _changed(replace(session, unfolded=move is Move.UNFOLD), phase=session.phase)
        case Move.PAUSE:
            return _paused(session, now, None)
        case Move.RESUME if isinstance(session.phase, Paused):
            return _resumed(session, session.phase, now)
        case Move.END if isinstance(session.phase, Listening):
            return _asked(session, session.phase, Asks.OVER)
        case Move.RESUME if isinstance(session.phase, Listening):
            phase = listens_on(session, session.phase, now)
            is_unfolded = session.unfolded and session.phase.asks not in FINISHING
            return _changed(replace(session, unfolded=is_unfolded), phase=phase)
        case _:
            return _changed(session, phase=Stopped(Why.CHOICE, now, spent(session, now), _left(session, now)))


def _ticked(session: Session, now: datetime) -> Stepped:
    match session.phase:
        case Stopped() | Finished():
            return session, ()
        case _ if now >= session.until or session.until - now > LONGEST_DAY:
            return _changed(session, phase=Stopped(Why.DAY_ENDED, now, spent(session, now)))
        case Running(ends_at=datetime() as ends_at) | Resuming(ends_at=ends_at) if _nobody_waits(ends_at, now):
            return _paused(session, now, Asks.LATE)
        case Running(ends_at=datetime() as ends_at) if now >= ends_at:
            after = session.head + 1
            loud = after < len(session.tape) and _is_loud(session, after)
            return _entered(_ended(session, Outcome.DONE, after), after, now, loud=loud)
        case Resuming(ends_at=ends_at, spent=already, left=left) if now >= ends_at:
            return _changed(session, loud=True, phase=Running(now - already, now + left))
        case Listening(asks=None) as phase if now >= phase.ends_at:
            return _asked(session, replace(phase, ends_at=now), Asks.OVER, loud=True)
        case Listening() as phase if now >= wakes(phase):
            return _changed(session, phase=Stopped(Why.UNANSWERED, now, spent(session, now)))
        case Paused(at=since, asks=None) if now >= since + LONG_PAUSE:
            return _paused(session, now, Asks.LONG)
        case _:
            return session, ()


def _nobody_waits(ends_at: datetime, now: datetime) -> bool:
    """Return whether a timer is over so long ago, or ends so absurdly late, that the person has to be asked."""
    return not -GRACE <= ends_at - now <= LONGEST


def _set(session: Session, clock: ClockSet, now: datetime) -> Stepped:
    """Move every instant of the session with the clock that it was read on."""
    by, phase = clock.by, session.phase
    match phase:
        case Running(since=since, ends_at=ends_at):
            phase = Running(since + by, ends_at + by if ends_at else None)
        case Paused(at=since):
            phase = replace(phase, at=since + by)
        case Resuming(ends_at=ends_at):
            phase = replace(phase, ends_at=ends_at + by)
        case Listening(since=since, ends_at=ends_at):
            phase = replace(phase, since=since + by, ends_at=ends_at + by)
    until = clock.until if session.until - now > LONGEST_DAY else session.until
    began = session.began + by if session.began else None
    moved = replace(session, phase=phase, until=until, began=began)
    return (session, ()) if moved == session else _changed(moved, phase=phase)


def _is_loud(session: Session, head: int) -> bool:
    """Return whether the step at the head, which begins by itself, pings; hands-free, every start and end does."""
    return session.pace is Pace.HANDS_FREE or pings(session.tape, head)


def _ended(session: Session, outcome: Outcome, until: int) -> Session:
    """Note how the work from the head to a place on the tape ended; a rest is nobody's achievement."""
    places = [place for place in range(session.head, until) if isinstance(session.tape[place], Work)]
    turns = tuple(Turn(place, outcome, session.rev + 1) for place in places)
    return replace(session, trail=(*session.trail, *turns))


def _entered(session: Session, head: int, now: datetime, *, loud: bool = False) -> Stepped:
    """Begin the step at a place, or finish; the buttons are folded, and what was explained was the step before."""
    session = replace(session, unfolded=False, explained=False)
    if head == len(session.tape):
        return _changed(session, head=head, phase=Finished(now))
    if session.pace is Pace.LISTEN:
        return _changed(session, head=head, phase=listening(session, head, now))
    lasts = _lasts(session, head)
    return _changed(session, loud=loud, head=head, phase=Running(now, None if lasts is None else now + lasts))


def _asked(session: Session, phase: Listening, asks: Asks, *, loud: bool = False) -> Stepped:
    """Ask whoever listens, and hold nothing."""
    return _changed(replace(session, unfolded=asks in FINISHING), loud=loud, phase=replace(phase, asks=asks))


def _after_done(session: Session) -> int:
    """Return the place after what is said to be done: a step of work, or, by ear, an exercise."""
    return after_exercise(session.tape, session.head) if session.pace is Pace.LISTEN else session.head + 1


def _lasts(session: Session, head: int) -> timedelta | None:
    """Return after how long a step ends by itself; None where it waits for Done."""
    here = session.tape[head]
    waits = isinstance(here, Work) and here.reps is not None and session.pace is Pace.TAPS
    return None if waits else timedelta(seconds=here.seconds)


def _paused(session: Session, now: datetime, asks: Asks | None) -> Stepped:
    """Pause the step with what is left of it; one whose end nobody saw begins anew.

    Whoever is asked whether to finish here sees the button for it; whoever is asked whether it hurts sees few.
    """
    session = session if asks is None else replace(session, unfolded=asks in FINISHING)
    match session.phase:
        case Listening() as heard if asks is not None:
            return _asked(session, heard, asks)
        case Paused() as paused:
            return _changed(session, loud=asks is Asks.LONG, phase=replace(paused, asks=asks))
        case Running(ends_at=ends_at) if asks is Asks.LATE and ends_at is not None:
            return _changed(session, loud=True, phase=Paused(now, timedelta(), _lasts(session, session.head), asks))
        case Running(ends_at=ends_at):
            left = None if ends_at is None else max(ends_at - now, timedelta())
            return _changed(session, phase=Paused(now, spent(session, now), left, asks))
        case Resuming(spent=already, left=left):
            return _changed(session, loud=asks is Asks.LATE, phase=Paused(now, already, left, asks))
    return session, ()


def _resumed(session: Session, paused: Paused, now: datetime) -> Stepped:
    """Go on where it was paused; before work that ends by itself there are seconds to get ready.

    What a question has unfolded is folded when it is answered.
    """
    session = replace(session, unfolded=session.unfolded and paused.asks not in FINISHING)
    if paused.left is None:
        return _changed(session, phase=Running(now - paused.spent, None))
    if isinstance(session.tape[session.head], Work):
        return _changed(session, phase=Resuming(now + timedelta(seconds=READY), paused.spent, paused.left))
    return _changed(session, phase=Running(now - paused.spent, now + paused.left))


def _paced(session: Session, now: datetime) -> Stepped:
    """Go on at another pace: a set that nobody has timed begins anew, after seconds to get ready.

    Whoever has listened goes on with what is not ticked.
    """
    if isinstance(session.phase, Listening):
        return _entered(session, session.head, now)
    here, phase = at(session.tape, session.head), session.phase
    if not isinstance(here, Work) or here.reps is None:
        return _changed(session, phase=phase)
    lasts, already = _lasts(session, session.head), spent(session, now)
    match phase:
        case Paused():
            return _changed(session, phase=replace(phase, left=lasts))
        case _ if lasts is None:
            return _changed(session, phase=Running(now - already, None))
        case _:
            return _changed(session, phase=Resuming(now + timedelta(seconds=READY), timedelta(), lasts))


def _undone(session: Session, now: datetime) -> Stepped:
    """Take back the last Done or Skip, whatever it led to."""
    kept = tuple(turn for turn in session.trail if turn.rev != session.trail[-1].rev)
    return _entered(replace(session, trail=kept), _last_ended(session), now)


def _last_ended(session: Session) -> int:
    """Return where the last Done or Skip was made: the way back to it is an Undo only from further on."""
    return next(turn.step for turn in session.trail if turn.rev == session.trail[-1].rev)


def _left(session: Session, now: datetime) -> timedelta | None:
    """Return what is left of a step that ends by itself."""
    match session.phase:
        case Running(ends_at=datetime() as ends_at):
            return max(ends_at - now, timedelta())
        case Paused(left=left) | Resuming(left=left):
            return left
        case _:
            return None


def _reopened(session: Session, now: datetime) -> Stepped:
    """Begin the step that was stopped once more, when the person says so."""
    session = replace(session, unfolded=False, explained=False)
    if session.began is None:
        return _changed(session, loud=True, phase=Intro())
    if session.pace is Pace.LISTEN:
        return _changed(session, loud=True, phase=listening(session, session.head, now))
    return _changed(session, loud=True, phase=Paused(now, timedelta(), _lasts(session, session.head)))


def _gone_on(session: Session, stopped: Stopped, now: datetime) -> Stepped:
    """Stand, paused, where a plain stop had ended it; what was not begun is offered again, what was heard goes on."""
    if session.began is None or session.pace is Pace.LISTEN:
        return _reopened(session, now)
    session = replace(session, unfolded=False)
    left = _lasts(session, session.head) if stopped.left is None else stopped.left  # None in an older release's row
    return _changed(session, loud=True, phase=Paused(now, stopped.spent, left))


def _away(before: Session, after: Session, now: datetime) -> timedelta:
    """Return for how long nobody was at it until now: a pause, an end that is taken back, the bot out of reach.

    Where the clock was put back meanwhile it is less than nothing, so that what lies before it stays as long as it was.
    """
    match before.phase, after.phase:
        case Paused(), Paused():
            return timedelta()
        case ((Paused(at=since) | Stopped(at=since) | Finished(at=since)), _):
            return now - since
        case ((Running(ends_at=datetime() as since) | Resuming(ends_at=since)), Paused(asks=Asks.LATE)):
            return max(now - since, timedelta())
        case _:
            return timedelta()


def _changed(session: Session, *, phase: Phase, loud: bool = False, head: int | None = None) -> Stepped:
    after = replace(session, head=session.head if head is None else head, phase=phase, rev=session.rev + 1)
    return after, (Show(loud),)
