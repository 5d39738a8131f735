"""Today: what is planned, opened or begun at once; and on a day that is done, what else there is.

The rule: one tap begins what was begun before in the pace used last. Who never began chooses a pace first.
"""

from bot.coach import first_run
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.pain import Closed, gate
from bot.core.rules.profile import unanswered
from bot.core.rules.streak import WHOLE
from bot.core.screens import mornings
from bot.core.screens.taps import BeginTap
from bot.core.session.exercise import Role
from bot.store import sessions
from bot.store.serialization import hold_of


async def show(visit: Visit) -> None:
    """Offer today's session; on a day that is done say so, and offer what else there is."""
    await (_say_done(visit) if await _is_done(visit) else open_sessions.open_session(visit))


async def begin(visit: Visit, tap: BeginTap, _pressed: Pressed) -> None:
    """Begin at once, where a session may begin; a day that is done has its own answer, but to what was asked for."""
    if tap.routine and tap.routine not in visit.library.routines:
        visit.toast = visit.words.label("toast.gone")
    elif unanswered(visit.profile) is not None:
        await first_run.ask_next(visit)
    elif not tap.routine and await _is_done(visit):
        await _say_done(visit)
    else:
        pace = await sessions.last_pace(visit.db, visit.person.id)
        await open_sessions.open_session(visit, tap.routine or None, pace)


async def _is_done(visit: Visit) -> bool:
    """Return whether today had a whole session, and neither is one open nor the day closed.

    A day of which a part was done is kept, but not done: what is planned is offered again.
    """
    if isinstance(gate(visit.profile, hold_of(visit.person), visit.now), Closed):
        return False
    is_whole = any(line.day == visit.today and line.kind in WHOLE for line in await visit.days())
    return is_whole and await sessions.unfinished(visit.db, visit.person.id) is None


async def _say_done(visit: Visit) -> None:
    again = visit.routine()
    light = visit.routine(visit.library.roles[Role.LIGHT])
    await visit.say(mornings.day_done(visit.words, await visit.streak(), again, light if light != again else None))
