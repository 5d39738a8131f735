"""Everyday words: what was asked for is done, in a session where it offers that now, and outside one by the table.

The rule: pain was heard first. What a session doesn't offer at the moment is met by the live card, which says what it
does offer; and where one of several may be meant, that is asked.
"""

from collections.abc import Mapping

from bot.coach import commands, fitting
from bot.coach import sessions as open_sessions
from bot.coach.intents import IN_A_SESSION, INTENTS
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.arrangement import lacks
from bot.core.rules.levels import Feel
from bot.core.screens import everyday
from bot.core.screens.taps import MeantTap
from bot.core.session.exercise import Rest, exercises_of
from bot.core.session.machine import is_open, moves, remaining
from bot.core.session.state import Event, Listening, Move, Pace, Paced, Session, Tapped
from bot.core.session.tape import at, upcoming
from bot.core.understanding import Between, Match, Request, Wanted
from bot.core.understanding.slots import GEAR, named
from bot.store import sessions
from bot.store.sessions import Kept

MOVES: Mapping[str, tuple[Move, ...]] = {
    "start": (Move.RESUME, Move.GO_ON),
    "done": (Move.DONE,),
    "next": (Move.DONE, Move.GO_ON, Move.SKIP),
    "skip": (Move.SKIP,),
    "back": (Move.BACK,),
    "undo": (Move.UNDO,),
    "pause": (Move.PAUSE,),
    "tired": (Move.PAUSE,),
    "resume": (Move.RESUME, Move.GO_ON),
    "how": (Move.HOW,),
    "more-time": (Move.MORE,),
}
"""By intent, what is done for it: the first that is offered. To stop is heard beside pain."""


IN_A_REST: Mapping[str, tuple[Move, ...]] = {"skip": (Move.GO_ON,)}
"""What is meant otherwise in a rest, which is all that there is to skip."""
LISTENED: Mapping[str, tuple[Move, ...]] = {"done": (Move.END,), "did-it": (Move.END,)}
"""What is meant otherwise by whoever listens: the track ends by asking them to say that they're done."""
FEELS: Mapping[str, Feel] = {"too-easy": Feel.EASY, "too-hard": Feel.HARD}
"""By intent, how an exercise felt to whoever says it."""
PACES: Mapping[str, Pace] = {"taps": Pace.TAPS, "hands-free": Pace.HANDS_FREE}
"""By intent, who says from now on that a set is over."""


async def answer(visit: Visit, wants: Wanted, text: str, running: Kept | None) -> bool:
    """Answer what is wanted; return whether anything is."""
    match wants:
        case Match(intent=intent, slot=slot):
            await _do(visit, Request(intent, slot, text), running)
        case Between(intents=intents):
            await commands.reply(visit, everyday.between(visit.words, intents))
        case _ if running is not None and wants:
            await open_sessions.keep_last(visit)
        case _:
            return False
    return True


async def meant(visit: Visit, tap: MeantTap, _pressed: Pressed) -> None:
    """Do what was meant, of several."""
    if tap.intent not in INTENTS:
        visit.toast = visit.words.label("toast.gone")
        return
    running = await sessions.unfinished(visit.db, visit.person.id)
    await _do(visit, Request(tap.intent), running if running and is_open(running.session) else None)


async def _do(visit: Visit, request: Request, running: Kept | None) -> None:
    if running is None or request.intent in IN_A_SESSION:
        await INTENTS[request.intent](visit, request)
    else:
        await _in_session(visit, request, running)


async def _in_session(visit: Visit, request: Request, running: Kept) -> None:
    """Do what was asked for, or show the card again."""
    intent, session = request.intent, running.session
    if intent in FEELS:
        await fitting.feel_in_words(visit, FEELS[intent], running)
    elif intent == "remaining":
        await commands.reply(visit, everyday.remains(visit.words, remaining(session, visit.now)))
    elif intent == "missing":
        await _missing(visit, request, running)
    elif intent in PACES and session.pace is not PACES[intent]:
        await _drive(visit, running, Paced(PACES[intent]))
    else:
        offered = moves(session)
        move = next((each for each in _meant_here(session).get(intent, ()) if each in offered), None)
        await _drive(visit, running, Tapped(move, session.rev) if move else None)


def _meant_here(session: Session) -> Mapping[str, tuple[Move, ...]]:
    """Return what each intent means where the session stands."""
    if isinstance(session.phase, Listening):
        return {**MOVES, **LISTENED}
    return {**MOVES, **IN_A_REST} if isinstance(at(session.tape, session.head), Rest) else MOVES


async def _missing(visit: Visit, request: Request, running: Kept) -> None:
    """Leave out the exercise that needs what is missing; of those to come, say which they are."""
    session, known = running.session, visit.exercises
    said = named(GEAR, request.text, visit.library.phrasebooks_for(visit.person.language))
    work = upcoming(session.tape, session.head)
    if not said or work is None:
        await open_sessions.keep_last(visit)
    elif lacks(known[work.exercise], said[:1]):
        move = Move.SKIP_EXERCISE if Move.SKIP_EXERCISE in moves(session) else None
        await _drive(visit, running, Tapped(move, session.rev) if move else None)
    else:
        names = [name for name in exercises_of(session.tape[session.head :]) if lacks(known[name], said[:1])]
        await commands.reply(visit, everyday.skipped_later(visit.words, said[0], names))


async def _drive(visit: Visit, running: Kept, event: Event | None) -> None:
    """Let it happen; where nothing is to happen, the card comes again, for what was said stands below it."""
    if event is None:
        await open_sessions.keep_last(visit)
    else:
        running.row.buried = True
        await open_sessions.drive(visit, running, event)
