"""Everyday words in a session: what was asked for is done, where the session offers it now.

The rule: pain was heard first. What the session doesn't offer at the moment is met by the live card, which says what it
does offer.
"""

from collections.abc import Mapping

from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.session.machine import moves
from bot.core.session.state import Move, Tapped
from bot.core.understanding import Match, Wanted
from bot.store.sessions import Kept

MOVES: Mapping[str, tuple[Move, ...]] = {
    "start": (Move.RESUME,),
    "done": (Move.DONE,),
    "next": (Move.DONE, Move.SKIP),
    "skip": (Move.SKIP,),
    "back": (Move.BACK,),
    "undo": (Move.UNDO,),
    "pause": (Move.PAUSE,),
    "resume": (Move.RESUME,),
    "more-time": (Move.MORE,),
}
"""By intent, what is done for it: the first that is offered. To stop is heard beside pain."""


async def answer(visit: Visit, running: Kept, wants: Wanted) -> None:
    """Do what was asked for, or show the card again."""
    wanted = MOVES.get(wants.intent, ()) if isinstance(wants, Match) else ()
    offered = moves(running.session)
    move = next((each for each in wanted if each in offered), None)
    if move is None:
        await open_sessions.keep_last(visit)
    else:
        running.row.buried = True  # what was said stands below the card
        await open_sessions.drive(visit, running, Tapped(move, running.session.rev))
