"""Everyday words in a session: what was asked for is done, where the session offers it now.

The rule: pain was heard first. What the session doesn't offer at the moment is met by the live card, which says what it
does offer.
"""

from collections.abc import Mapping

from bot.coach import fitting
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.rules.levels import Feel
from bot.core.session.exercise import Rest
from bot.core.session.machine import moves
from bot.core.session.state import Move, Tapped
from bot.core.session.tape import at
from bot.core.understanding import Match, Wanted
from bot.store.sessions import Kept

MOVES: Mapping[str, tuple[Move, ...]] = {
    "start": (Move.RESUME, Move.GO_ON),
    "done": (Move.DONE,),
    "next": (Move.DONE, Move.GO_ON, Move.SKIP),
    "skip": (Move.SKIP,),
    "back": (Move.BACK,),
    "undo": (Move.UNDO,),
    "pause": (Move.PAUSE,),
    "resume": (Move.RESUME, Move.GO_ON),
    "how": (Move.HOW,),
    "more-time": (Move.MORE,),
}
"""By intent, what is done for it: the first that is offered. To stop is heard beside pain."""


IN_A_REST: Mapping[str, tuple[Move, ...]] = {"skip": (Move.GO_ON,)}
"""What is meant otherwise in a rest, which is all that there is to skip."""
FEELS: Mapping[str, Feel] = {"too-easy": Feel.EASY, "too-hard": Feel.HARD}
"""By intent, how an exercise felt to whoever says it."""


async def answer(visit: Visit, running: Kept, wants: Wanted) -> None:
    """Do what was asked for, or show the card again."""
    if isinstance(wants, Match) and wants.intent in FEELS:
        await fitting.feel_in_words(visit, FEELS[wants.intent], running)
        return
    session = running.session
    here = {**MOVES, **IN_A_REST} if isinstance(at(session.tape, session.head), Rest) else MOVES
    wanted = here.get(wants.intent, ()) if isinstance(wants, Match) else ()
    offered = moves(session)
    move = next((each for each in wanted if each in offered), None)
    if move is None:
        await open_sessions.keep_last(visit)
    else:
        running.row.buried = True  # what was said stands below the card
        await open_sessions.drive(visit, running, Tapped(move, session.rev))
