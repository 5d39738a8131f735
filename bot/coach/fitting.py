"""What is tapped in a session and round it: moves, missing gear, other routines, how it feels, the dose that fits."""

from bot.coach import pain, pain_before
from bot.coach import sessions as open_sessions
from bot.coach.arranging import arrange_each, arrange_for, may_offer
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.arrangement import level_of
from bot.core.rules.levels import Feedback, Feel, Fit, fit
from bot.core.rules.summary import done
from bot.core.screens import messages, rating
from bot.core.screens.card import Card
from bot.core.screens.session_card import line
from bot.core.screens.session_offer import ASKED, which_back
from bot.core.screens.taps import (
    EaseTap,
    FeelTap,
    GearTap,
    GoOnTap,
    LevelTap,
    PainNowTap,
    PutBackTap,
    RateTap,
    RoutinesTap,
    SessionTap,
    When,
)
from bot.core.session.exercise import Work, spare_gear
from bot.core.session.machine import is_open
from bot.core.session.state import Finished, Intro, Session, Tapped
from bot.core.session.tape import announces, last_work, upcoming
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


async def go_on(visit: Visit, tap: GoOnTap, pressed: Pressed) -> None:
    """Go on after all, from the summary of a plain stop; the summary loses that button."""
    kept = await own(visit, tap.session)
    if kept is None:
        visit.toast = visit.words.label("toast.not-yours")
        return
    if kept.session.rev != tap.rev or not await open_sessions.go_on(visit, kept):
        visit.toast = visit.words.label("toast.go-on-late")
    if pressed.message_id is not None:
        await visit.say(messages.gone_on(tap.session, visit.words), edits=pressed.message_id)


async def gear(visit: Visit, tap: GearTap, _pressed: Pressed) -> None:
    """Leave out what needs this gear today, or put it back."""
    kept = await own(visit, tap.session)
    known = kept and {*spare_gear(visit.exercises.values()), *kept.session.missing}
    if kept is None or not known or tap.gear not in known or tap.rev != kept.session.rev:
        visit.toast = visit.words.label("toast.old-card")
    elif not await without(visit, kept, kept.session.missing ^ {tap.gear}):
        visit.toast = visit.words.label("toast.nothing-left")


async def without(visit: Visit, kept: Kept, missing: frozenset[str]) -> bool:
    """Arrange what is offered without some gear; return whether anything is left of it."""
    arranged = await arrange_for(visit, kept.session.routine, missing)
    if arranged.tape:
        await open_sessions.drive(visit, kept, arranged)
    return bool(arranged.tape)


async def level(visit: Visit, tap: LevelTap, pressed: Pressed) -> None:
    """Take the notch up that was offered; today's session has it already."""
    await _take(visit, tap, pressed, before=tap.level - 1)


async def ease(visit: Visit, tap: EaseTap, pressed: Pressed) -> None:
    """Take the notch down that was offered."""
    await _take(visit, tap, pressed, before=tap.level + 1)


async def _take(visit: Visit, tap: LevelTap | EaseTap, pressed: Pressed, before: int) -> None:
    """Take a level, unless it is no longer one notch away; the message that offered it says so."""
    exercise, levels = visit.exercises.get(tap.exercise), dict(visit.profile.levels)
    is_near = exercise is not None and before == levels.get(tap.exercise, 0) and tap.level <= exercise.top
    if exercise is None or not is_near or (isinstance(tap, LevelTap) and not await may_offer(visit)):
        visit.toast = visit.words.label("toast.gone")
        return
    visit.person.levels = {**levels, tap.exercise: tap.level}
    await _arrange_offered(visit)
    visit.toast = visit.words.label("toast.level")
    if visit.kept is None or visit.kept.row.message_id != pressed.message_id:
        await visit.say(rating.from_now_on(exercise, tap.level, visit.words), edits=pressed.message_id)


async def put_back(visit: Visit, tap: PutBackTap, pressed: Pressed) -> None:
    """An exercise that hurt comes back, because the person says so; today's session has it already."""
    if tap.exercise == ASKED:
        await _ask_what_comes_back(visit)
        return
    visit.person.left_out = [name for name in visit.person.left_out if name != tap.exercise]
    if not await _arrange_offered(visit):
        await open_sessions.open_session(visit)
    elif visit.kept is not None and visit.kept.row.message_id != pressed.message_id:
        visit.removes = pressed.message_id
    visit.toast = visit.words.label("toast.put-back")


async def _ask_what_comes_back(visit: Visit) -> None:
    names = [name for name in visit.exercises if name in visit.person.left_out]
    if names:
        await visit.say(which_back(visit.words, names))
    else:
        visit.toast = visit.words.label("toast.gone")


async def _arrange_offered(visit: Visit) -> bool:
    """Arrange anew what is offered and not begun; return whether anything is."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running is None or not isinstance(running.session.phase, Intro):
        return False
    arranged = await arrange_for(visit, running.session.routine, running.session.missing)
    await open_sessions.drive(visit, running, arranged)
    return True


async def feel(visit: Visit, tap: FeelTap, pressed: Pressed) -> None:
    """Note how an exercise felt; the message that asked says so, and a notch that may fit better is offered."""
    kept, exercise = await own(visit, tap.session), visit.exercises.get(tap.exercise)
    if kept is None or exercise is None or not any(_is_of(step, tap.exercise) for step in kept.session.tape):
        visit.toast = visit.words.label("toast.gone")
        return
    if pressed.message_id in (kept.row.message_id, *kept.row.lines.values()):  # a line of an older release asked
        said = line(kept.session, tap.exercise, visit.words)
    else:
        said = await open_sessions.summary(visit, kept, rating.answered(tap.exercise, tap.feel, visit.words))
    await visit.say(said, edits=pressed.message_id)
    answer = await _noted(visit, kept, tap.exercise, tap.feel)
    if answer.rows or tap.feel is not Feel.RIGHT:
        await visit.say(answer)


async def feel_in_words(visit: Visit, feeling: Feel, running: Kept | None) -> None:
    """Do what the buttons of a summary do, when it is said in words, at any time: it is about the newest exercise."""
    kept = running if running and is_open(running.session) else await sessions.latest(visit.db, visit.person.id)
    name = _spoken_of(kept.session) if kept else None
    if kept is None or name is None or name not in visit.exercises:
        await visit.say(rating.of_what(visit.words))
    else:
        await visit.say(await _noted(visit, kept, name, feeling))
    await open_sessions.keep_last(visit)


async def _noted(visit: Visit, kept: Kept, name: str, feeling: Feel) -> Card:
    """Note how an exercise felt, and return the answer to it."""
    exercise = visit.exercises[name]
    feedback_now = Feedback(level_of(kept.session, exercise), feeling)
    await feedback.note(visit.db, kept.row, name, feedback_now, visit.now)
    past = await feedback.past(visit.db, visit.person.id)
    current = visit.profile.levels.get(name, 0)
    fits = fit(current, exercise.top, past.get(name, ()))
    if fits is Fit.UP and not await may_offer(visit):
        fits = Fit.STAYS
    return rating.reply(exercise, current, feeling, fits, visit.words)


def _spoken_of(session: Session) -> str | None:
    """Return the exercise that a person speaks of who says how it was: the newest that they were at."""
    places = done(session)
    newest = session.tape[max(places)] if places and not is_open(session) else None
    is_ahead = announces(session.tape, session.head) or not is_open(session)
    here = last_work(session.tape, session.head) if is_ahead else upcoming(session.tape, session.head)
    work = newest or here
    return work.exercise if isinstance(work, Work) else None


def _is_of(step: object, exercise: str) -> bool:
    return isinstance(step, Work) and step.exercise == exercise


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
    await pain.more_than_the_button(visit)
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
