"""What is put before a person today, as it fits them: one arrangement, whoever tells of it.

The rule: the reminder, the offer and every list of routines ask here, so that they say the same of the same session.
"""

from collections.abc import Mapping, Sequence

from bot.coach.visit import Visit
from bot.core.rules.arrangement import arrange, eased, single
from bot.core.rules.levels import Feedback
from bot.core.session.exercise import Role
from bot.core.session.state import Arranged, Intro
from bot.store import feedback, sessions


async def arrange_for(visit: Visit, routine: str, missing: frozenset[str] | None = None) -> Arranged:
    """Lay out a routine, or a single exercise, as it fits this person today.

    Args:
        visit: the person's.
        routine: what was chosen.
        missing: gear that is not there today; by default what is missing from the session that is offered.
    """
    (arranged,) = await arrange_each(visit, [routine], missing)
    return arranged


async def arrange_each(visit: Visit, routines: list[str], missing: frozenset[str] | None = None) -> list[Arranged]:
    """Lay out several routines as they fit this person today."""
    past = await ease(visit)
    gone, known = await _missing(visit) if missing is None else missing, visit.library.routines
    return [arrange(known.get(name) or single(name), visit.exercises, visit.profile, gone, past) for name in routines]


async def ease(visit: Visit) -> Mapping[str, Sequence[Feedback]]:
    """Take a notch off what was hard, so that a level that is told is the one that comes; return how it went so far."""
    past = await feedback.past(visit.db, visit.person.id)
    visit.profile = eased(visit.profile, visit.exercises, past)
    return past


async def floor_for(visit: Visit) -> Arranged:
    """Lay out the least that keeps a habit."""
    return await arrange_for(visit, visit.library.roles[Role.FLOOR])


async def _missing(visit: Visit) -> frozenset[str]:
    """Return the gear that the person has said is not there, of the session that they were offered."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    return running.session.missing if running and isinstance(running.session.phase, Intro) else frozenset()
