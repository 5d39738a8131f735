"""The buttons below a session's card: what this state offers, the likeliest first, and the red one always in reach.

Where we ask whether it hurts, the red one comes first.
"""

from collections.abc import Iterator, Sequence

from bot.core.screens.card import Button, Rows, Style, grid
from bot.core.screens.taps import HurtsTap, SessionTap
from bot.core.session.machine import moves
from bot.core.session.state import Asks, Move, Paused, Session
from bot.core.session.tape import announces
from bot.core.words import Words

STYLES = {
    Move.START: Style.PRIMARY,
    Move.HANDS_FREE: Style.SUCCESS,
    Move.DONE: Style.SUCCESS,
    Move.RESUME: Style.SUCCESS,
}
LEADING = frozenset({Move.HANDS_FREE, Move.START, Move.DONE, Move.RESUME})
"""Moves with a row of their own; in a rest, skipping it and making it longer share the first. The others follow."""


def rows(session_id: int, session: Session, words: Words) -> Rows:
    """Lay out what the state offers."""

    def button(move: Move) -> Button:
        key = "move.leave-out" if move is Move.SKIP_EXERCISE and is_announced else f"move.{move}"
        key = "move.go-on" if move is Move.RESUME and in_doubt else key
        return Button(words.label(key), SessionTap(session_id, session.rev, move), STYLES.get(move))

    in_doubt = isinstance(session.phase, Paused) and session.phase.asks is Asks.DOUBT
    offered, is_announced = moves(session), announces(session.tape, session.head)
    rest = tuple(button(move) for move in (Move.SKIP, Move.MORE) if Move.MORE in offered)
    leading = (*((button(move),) for move in offered if move in LEADING), *((rest,) if rest else ()))
    apart = LEADING if not rest else {Move.SKIP, Move.MORE}
    others = grid([button(move) for move in _parted([move for move in offered if move not in apart])], 2)
    hurts = (Button(words.label("move.hurts"), HurtsTap(), Style.DANGER),)
    return (hurts, *leading, *others) if in_doubt else (*leading, *others, hurts)


def _parted(others: Sequence[Move]) -> Iterator[Move]:
    """Put Stop into the first of the rows, away from the red button, so that a slip of the thumb is neither of them."""
    first, *rest = (move for move in others if move is not Move.STOP) if len(others) > 1 else others
    yield first
    yield from (Move.STOP,) if len(others) > 1 else ()
    yield from rest
