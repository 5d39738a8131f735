"""Somebody has said that they want to die: one calm answer, the session is over, and nothing comes by itself.

The rule: it is no report of pain, nothing is asked, and what they wrote is kept nowhere but where they were asked for
it. Quiet lasts until they write again.
"""

from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.priority import Priority
from bot.core.screens import advice
from bot.core.session.state import Heard, Why
from bot.store.sessions import Kept


async def answer(visit: Visit, running: Kept | None) -> None:
    """Answer, in any state, whatever the person has agreed to."""
    if running:
        await open_sessions.drive(visit, running, Heard(Why.QUIET))
    visit.person.quiet = True
    await visit.say(advice.despair(visit.library.despair_for(visit.person.language)), Priority.PAIN)
