"""A session that is heard: what it offers, when its track is over, what a tick of it ends.

The rule: the player has the tape, so nobody here knows where it is. The head is at the first exercise that was not
ticked; the clock knows only when all of it should be over.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.session.exercise import seconds
from bot.core.session.state import Asks, Listening, Move, Session

TO_PLAY = timedelta(minutes=1)
"""What whoever listens may need to press play and put the phone down."""
UNANSWERED = timedelta(hours=2)
"""So long after the end of a track nobody says any more how much of it was done."""


def answers(asks: Asks | None) -> tuple[Move, ...]:
    """Return what leads on: to tick, or to answer a question."""
    if asks is None:
        return Move.DONE, Move.END
    return (Move.ALL, Move.RESUME) if asks is Asks.OVER else (Move.RESUME,)


def wakes(phase: Listening) -> datetime:
    """Return when it is to be asked how much was done, or when nobody has answered."""
    return phase.ends_at if phase.asks is None else phase.ends_at + UNANSWERED


def listening(session: Session, head: int, now: datetime) -> Listening:
    """Return the phase with the head there; a track that plays goes on playing."""
    if isinstance(session.phase, Listening):
        return session.phase
    return Listening(now, now + TO_PLAY + timedelta(seconds=seconds(session.tape[head:])))


def listens_on(session: Session, phase: Listening, now: datetime) -> Listening:
    """Return the phase without its question; whoever goes on after the end has paused the player meanwhile."""
    if phase.asks is Asks.OVER and now >= phase.ends_at:
        left = timedelta(seconds=seconds(session.tape[session.head :]))
        return replace(phase, ends_at=now + left, asks=None)
    return replace(phase, asks=None)
