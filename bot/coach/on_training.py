"""What is asked for of training in everyday words, outside a session: to begin, what is missing, a day done without us.

The rule: nothing begins and nothing is marked but by a tap; what is missing changes only what is offered already.
"""

from datetime import timedelta

from bot.coach import commands, fitting
from bot.coach import sessions as open_sessions
from bot.coach.arranging import arrange_for
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.arrangement import lacks
from bot.core.rules.levels import Feel
from bot.core.rules.screening import TAKEN_BACK
from bot.core.rules.streak import DayKind
from bot.core.screens import everyday
from bot.core.screens.card import Card
from bot.core.screens.messages import streak_said
from bot.core.screens.taps import MarkTap, UnmarkTap, WithoutTap
from bot.core.session.exercise import Role, exercises_of, seconds
from bot.core.session.state import Intro, Listening
from bot.core.understanding.slots import GEAR, Request, named
from bot.store import diary, sessions
from bot.store.sessions import Kept


async def nothing_runs(visit: Visit, _request: Request) -> None:
    """Answer a move of a session where none is running."""
    await commands.nothing_runs(visit)


async def remaining(visit: Visit, _request: Request) -> None:
    """Say how long today's session is."""
    may_begin = await commands.may_begin(visit)
    if not may_begin:
        await commands.nothing_runs(visit)
        return
    length = timedelta(seconds=seconds((await arrange_for(visit, visit.routine())).tape))
    await commands.reply(visit, everyday.lasts(visit.words, length, may_begin=may_begin))


async def pace(visit: Visit, _request: Request) -> None:
    """Say where the pace is chosen."""
    card = everyday.told_plainly(visit.words, "pace", may_begin=await commands.may_begin(visit))
    await commands.reply(visit, card)


async def listen(visit: Visit, _request: Request) -> None:
    """Say how a session is heard; whoever listens already is told where the sound is."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and isinstance(running.session.phase, Listening):
        card = everyday.told_plainly(visit.words, "listening")
    else:
        card = everyday.told_plainly(visit.words, "listen", may_begin=await commands.may_begin(visit))
    await commands.reply(visit, card)


async def too_easy(visit: Visit, _request: Request) -> None:
    """Note that the newest exercise was too easy."""
    await fitting.feel_in_words(visit, Feel.EASY, None)


async def too_hard(visit: Visit, _request: Request) -> None:
    """Note that the newest exercise was too hard, and offer the notch down."""
    await fitting.feel_in_words(visit, Feel.HARD, None)


async def tired(visit: Visit, _request: Request) -> None:
    """Offer two minutes, or a rest."""
    floor = visit.library.roles[Role.FLOOR]
    await commands.reply(visit, everyday.tired(visit.words, floor, may_begin=await commands.may_begin(visit)))


async def missing(visit: Visit, request: Request) -> None:
    """Leave out what needs the gear, in what is offered; where nothing is, offer that."""
    gear, kept = _gear(visit, request), await _offered(visit)
    if gear is None or not (kept or await commands.may_begin(visit)):
        await commands.unknown(visit)
    elif kept is None:
        tape = (await arrange_for(visit, visit.routine(), frozenset())).tape
        names = [name for name in exercises_of(tape) if lacks(visit.exercises[name], {gear})]
        await commands.reply(visit, everyday.without(visit.words, gear, names))
    else:
        await _leave_out(visit, kept, gear)


async def start_without(visit: Visit, tap: WithoutTap, _pressed: Pressed) -> None:
    """Offer today's session without what needs this gear."""
    if tap.gear not in _all_gear(visit):
        visit.toast = visit.words.label("toast.gone")
        return
    await open_sessions.open_session(visit)
    if kept := visit.kept or await _offered(visit):
        await _leave_out(visit, kept, tap.gear)


async def have(visit: Visit, request: Request) -> None:
    """Put back what had been left out for want of this gear."""
    gear, kept = _gear(visit, request), await _offered(visit)
    if kept is not None and gear in kept.session.missing:
        kept.row.buried = True
        await fitting.without(visit, kept, kept.session.missing - {gear})
    else:
        await commands.reply(visit, everyday.told_plainly(visit.words, "have"))


async def did_it(visit: Visit, _request: Request) -> None:
    """Offer to mark today, or yesterday until today ends; a day that has exercises needs no mark."""
    if open_days := await visit.open_days():
        await commands.reply(visit, everyday.mark(visit.words, open_days, visit.today))
    else:
        await commands.reply(visit, everyday.told_plainly(visit.words, "done-already"))


async def mark(visit: Visit, tap: MarkTap, pressed: Pressed) -> None:
    """Mark a day as done without us, until the next one ends; the button of another day is an old one."""
    day = next((day for day in await visit.open_days() if day.toordinal() == tap.day), None)
    if day is None:
        visit.toast = visit.words.label("toast.gone")
        return
    visit.log_day(DayKind.FULL, day)
    await visit.db.flush()
    log = await visit.days()
    said = streak_said(visit.words, visit.streak_of(log), visit.share_of(log))
    card = everyday.marked(visit.words, day, visit.today, said)
    await visit.say(card, edits=pressed.message_id)


async def unmark(visit: Visit, tap: UnmarkTap, pressed: Pressed) -> None:
    """Take a mark back, within ten minutes."""
    fresh = [
        line
        for line in await visit.days()
        if line.day.toordinal() == tap.day and line.kind == DayKind.FULL and line.session_id is None
        if visit.now - line.at <= TAKEN_BACK
    ]
    for line in fresh:
        diary.reverse(visit.db, line, visit.now)
    if fresh:
        unmarked = everyday.unmarked(visit.words, fresh[0].day, visit.today)
        await visit.say(unmarked, edits=pressed.message_id)
    else:
        visit.toast = visit.words.label("toast.mistake-late")


async def _leave_out(visit: Visit, kept: Kept, gear: str) -> None:
    kept.row.buried = True
    if gear in kept.session.missing or not isinstance(kept.session.phase, Intro):
        open_sessions.show_anew(visit, kept)
    elif not await fitting.without(visit, kept, kept.session.missing | {gear}):
        await visit.say(Card(visit.words.html("told.without-all")))


async def _offered(visit: Visit) -> Kept | None:
    running = await sessions.unfinished(visit.db, visit.person.id)
    return running if running and isinstance(running.session.phase, Intro) else None


def _gear(visit: Visit, request: Request) -> str | None:
    said = named(GEAR, request.text, visit.library.phrasebooks_for(visit.person.language))
    return next((thing for thing in said if thing in _all_gear(visit)), None)


def _all_gear(visit: Visit) -> frozenset[str]:
    return frozenset(thing for exercise in visit.exercises.values() for thing in exercise.gear)
