"""What is put before a person today, as it fits them: one arrangement, whoever tells of it.

The rule: the reminder, the offer and every list of routines ask here, so that they say the same of the same session.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.coach.visit import Visit
from bot.core.rules.arrangement import arrange, eased, gentle, single
from bot.core.rules.levels import Feedback
from bot.core.rules.screening import PAIN_FREE, pain_said
from bot.core.rules.streak import KEPT, DayKind
from bot.core.session.exercise import Role
from bot.core.session.state import Arranged, Intro
from bot.store import feedback, sessions
from bot.store.tables import DayRow


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
    """Lay out several routines as they fit this person today; gently, and without a notch, where it has hurt."""
    past = await ease(visit)
    gone, known = await _missing(visit) if missing is None else missing, visit.library.routines
    profile, grown = gentle(visit.profile, visit.now), past if await may_offer(visit) else {}
    return [arrange(known.get(name) or single(name), visit.exercises, profile, gone, grown) for name in routines]


async def may_offer(visit: Visit) -> bool:
    """Return whether notches may be offered: not today where it hurts, nor before three sessions free of pain."""
    if pain_said(visit.profile, visit.now) is not None:
        return False
    pained = visit.person.pained_at
    if pained is not None and free_of_pain(await visit.days(), pained) >= PAIN_FREE:
        visit.person.pained_at = pained = None
    return pained is None


def free_of_pain(log: Sequence[DayRow], since: datetime) -> int:
    """Count the sessions since a moment in which nothing hurt; one that ended in pain had its work all the same."""
    hurt = {line.session_id for line in log if line.kind == DayKind.PAIN}
    return len({line.session_id for line in log if line.at > since and line.kind in KEPT} - hurt - {None})


async def ease(visit: Visit) -> Mapping[str, Sequence[Feedback]]:
    """Take a notch off what hurt, so that a level that is told is the one that comes; return how it went so far."""
    past = await feedback.past(visit.db, visit.person.id)
    visit.profile = eased(visit.profile, visit.exercises, past)
    return past


async def floor_for(visit: Visit) -> Arranged:
    """Lay out the least that keeps a habit; nothing of it where this person does another routine in any case."""
    floor = visit.library.roles[Role.FLOOR]
    if visit.routine(floor) != floor:
        return Arranged(floor, (), frozenset(), (), ())
    return await arrange_for(visit, floor)


async def _missing(visit: Visit) -> frozenset[str]:
    """Return the gear that the person has said is not there, of the session that they were offered."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    return running.session.missing if running and isinstance(running.session.phase, Intro) else frozenset()
