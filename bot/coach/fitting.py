"""What is tapped in a session and round it: moves, missing gear, other routines, how it feels, the dose that fits."""

from bot.coach import pain_before
from bot.coach import sessions as open_sessions
from bot.coach.arranging import arrange_each, arrange_for, may_offer
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.arrangement import level_of
from bot.core.rules.levels import Feedback
from bot.core.screens import messages
from bot.core.screens.card import Card
from bot.core.screens.session_card import line
from bot.core.screens.taps import (
    FeelTap,
    GearTap,
    LevelTap,
    PainNowTap,
    PutBackTap,
    RateTap,
    RoutinesTap,
    SessionTap,
    When,
)
from bot.core.session.exercise import spare_gear
from bot.core.session.state import Finished, Intro, Tapped
from bot.store import feedback, sessions
from bot.store.sessions import Kept


async def move(visit: Visit, tap: SessionTap, pressed: Pressed) -> None:
    """Make a move in a session; one that is finished may be gone back into."""
    kept, tapped = await own(visit, tap.session), Tapped(tap.move, tap.rev)
    if kept is None:
        visit.toast = visit.words.label("toast.not-yours")
    elif isinstance(kept.session.phase, Finished):
        await open_sessions.take_back_end(visit, kept, tapped, pressed.message_id)
    else:
        await open_sessions.drive(visit, kept, tapped)


async def gear(visit: Visit, tap: GearTap, _pressed: Pressed) -> None:
    """Leave out what needs this gear today, or put it back."""
    kept = await own(visit, tap.session)
    if kept is None or tap.gear not in spare_gear(visit.exercises.values()) or tap.rev != kept.session.rev:
        visit.toast = visit.words.label("toast.old-card")
        return
    missing = kept.session.missing ^ {tap.gear}
    arranged = await arrange_for(visit, kept.session.routine, missing)
    if arranged.tape:
        await open_sessions.drive(visit, kept, arranged)
    else:
        visit.toast = visit.words.label("toast.nothing-left")


async def level(visit: Visit, tap: LevelTap, _pressed: Pressed) -> None:
    """Take the notch that was offered; today's session has it already."""
    exercise, levels = visit.exercises.get(tap.exercise), dict(visit.profile.levels)
    is_next = exercise is not None and tap.level == levels.get(tap.exercise, 0) + 1 and tap.level <= exercise.top
    if not is_next or not await may_offer(visit):
        visit.toast = visit.words.label("toast.gone")
        return
    visit.person.levels = {**levels, tap.exercise: tap.level}
    await _arrange_offered(visit)
    visit.toast = visit.words.label("toast.level")


async def put_back(visit: Visit, tap: PutBackTap, _pressed: Pressed) -> None:
    """An exercise that hurt comes back, because the person says so; today's session has it already."""
    visit.person.left_out = [name for name in visit.person.left_out if name != tap.exercise]
    if not await _arrange_offered(visit):
        await open_sessions.open_session(visit)
    visit.toast = visit.words.label("toast.put-back")


async def _arrange_offered(visit: Visit) -> bool:
    """Arrange anew what is offered and not begun; return whether anything is."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running is None or not isinstance(running.session.phase, Intro):
        return False
    arranged = await arrange_for(visit, running.session.routine, running.session.missing)
    await open_sessions.drive(visit, running, arranged)
    return True


async def feel(visit: Visit, tap: FeelTap, pressed: Pressed) -> None:
    """Note how an exercise felt; its line in the chat says so."""
    kept = await own(visit, tap.session)
    exercise = visit.exercises.get(tap.exercise)
    if (
        kept is None
        or exercise is None
        or not any(getattr(s, "exercise", None) == tap.exercise for s in kept.session.tape)
    ):
        visit.toast = visit.words.label("toast.gone")
        return
    await feedback.note(
        visit.db, kept.row, tap.exercise, Feedback(level_of(kept.session, exercise), tap.feel), visit.now
    )
    await visit.say(line(kept.row.id, kept.session, tap.exercise, tap.feel, visit.words), edits=pressed.message_id)


async def routines(visit: Visit, _tap: RoutinesTap, _pressed: Pressed) -> None:
    """Show the other routines."""
    each = await arrange_each(visit, list(visit.library.routines))
    await visit.say(messages.other_routines(visit.words, each, visit.library.routines))


async def ask_pain_now(visit: Visit, tap: PainNowTap, _pressed: Pressed) -> None:
    """Ask how much it hurts now; nobody has to say."""
    await visit.say(messages.pain_now(visit.words, tap.session, tap.when))


async def rate(visit: Visit, tap: RateTap, pressed: Pressed) -> None:
    """Note the number, with consent; above 0 the provider's line is said, and before a session nothing starts."""
    kept = await own(visit, tap.session)
    if kept is None or not 0 <= tap.score <= 10:
        visit.toast = visit.words.label("toast.gone")
        return
    if visit.person.consent and tap.when is When.BEFORE:
        kept.row.pain_before = tap.score
    elif visit.person.consent:
        kept.row.pain_after = tap.score
    if tap.score and tap.when is When.BEFORE:
        await pain_before.ask(visit, tap.score, pressed.message_id)
        return
    if tap.score:
        visit.person.pained_at = visit.now
    await visit.say(Card(messages.rated(visit.words, tap.score)), edits=pressed.message_id)


async def own(visit: Visit, session_id: int) -> Kept | None:
    """Find a session, if it is this person's."""
    kept = await sessions.load(visit.db, session_id)
    return kept if kept is not None and kept.row.person_id == visit.person.id else None
