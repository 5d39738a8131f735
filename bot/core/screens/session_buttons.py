"""The buttons below a session's card: three fixed rows, or four. A move that is offered stands in the same row always.

First the one thing that leads on, then Pause and More, or in their place what is seldom needed, then the red button,
alone; where we ask whether it hurts, that comes first. What is folded away may still be said in words, and so may Stop
where nothing has begun: whoever does not want what is offered leaves it.
"""

from collections.abc import Mapping
from typing import TypeAlias

from bot.core.screens.card import Button, Rows, Style
from bot.core.screens.taps import HurtsTap, SessionTap
from bot.core.session.machine import moves
from bot.core.session.state import Asks, Intro, Listening, Move, Paused, Session
from bot.core.session.tape import announces, upcoming
from bot.core.words import Words

Layout: TypeAlias = tuple[tuple[Move, ...], ...]

STYLES: Mapping[Move, Style] = {
    Move.START: Style.PRIMARY,
    Move.HANDS_FREE: Style.SUCCESS,
    Move.DONE: Style.SUCCESS,
    Move.GO_ON: Style.SUCCESS,
    Move.RESUME: Style.SUCCESS,
    Move.ALL: Style.SUCCESS,
    Move.LISTEN: Style.PRIMARY,
}
_LEADING = (Move.DONE, Move.ALL, Move.RESUME, Move.GO_ON, Move.MORE)
OFFERED: Layout = ((Move.HANDS_FREE,), (Move.START, Move.LISTEN), (Move.UNFOLD,))
ARRANGED: Layout = ((Move.FOLD,),)
"""An offer unfolded: what may be arranged otherwise takes the place of both starts."""
FOLDED: Layout = (_LEADING, (Move.PAUSE, Move.END, Move.HOW, Move.UNFOLD))
UNFOLDED: Layout = (_LEADING, (Move.BACK, Move.UNDO, Move.SKIP), (Move.SKIP_EXERCISE, Move.STOP, Move.FOLD))


def layout(session: Session) -> Layout:
    """Return which moves stand in which row, offered or not."""
    if isinstance(session.phase, Intro):
        return ARRANGED if session.unfolded else OFFERED
    return UNFOLDED if session.unfolded else FOLDED


def rows(session_id: int, session: Session, words: Words) -> Rows:
    """Lay out what the state offers."""
    asks = session.phase.asks if isinstance(session.phase, Paused | Listening) else None
    in_doubt, offered = asks is Asks.DOUBT, moves(session)

    def button(move: Move) -> Button:
        return Button(_label(move, session, words), SessionTap(session_id, session.rev, move), STYLES.get(move))

    shown = (tuple(button(move) for move in row if move in offered) for row in layout(session))
    rows = tuple(row for row in shown if row)
    hurts = (Button(words.label("move.hurts"), HurtsTap(), Style.DANGER),)
    return (hurts, *rows) if in_doubt else (*rows, hurts)


def _label(move: Move, session: Session, words: Words) -> str:
    """Say what a move is here: the same one may be meant otherwise before an exercise, in a question, or by ear."""
    match session.phase, move:
        case ((Paused(asks=Asks.DOUBT) | Listening(asks=Asks.DOUBT)), Move.RESUME):
            return words.label("move.nothing-hurts")
        case Listening(asks=Asks.OVER), (Move.RESUME | Move.STOP):
            return words.label(f"move.over-{move}")
        case Listening(), Move.RESUME:
            return words.label("move.go-on")
        case Listening(), Move.DONE if work := upcoming(session.tape, session.head):
            return words.label("ticked.button", name=words.label(f"exercise.{work.exercise}.name"))
        case _, Move.SKIP_EXERCISE if announces(session.tape, session.head):
            return words.label("move.leave-out")
        case _:
            return words.label(f"move.{move}")
