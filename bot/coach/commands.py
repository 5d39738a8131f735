"""The commands, as people type them: one line each, in one visible list."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot import places
from bot.coach import exporting, first_run, pages, pauses
from bot.coach import sessions as open_sessions
from bot.coach import today as day
from bot.coach.arranging import ease
from bot.coach.visit import Visit
from bot.core.hearing.names import NAMES
from bot.core.rules.pain import Closed, gate
from bot.core.rules.profile import unanswered
from bot.core.screens import everyday, messages, own_data
from bot.core.screens.card import Card
from bot.core.screens.questions import home
from bot.core.session.machine import is_open
from bot.core.session.state import Move, Tapped
from bot.core.words import Words
from bot.store import sessions
from bot.store.serialization import hold_of

Command: TypeAlias = Callable[[Visit, str], Awaitable[None]]


async def start(visit: Visit, rest: str) -> None:
    """Begin the first run, or go on where it was left; a link may name a routine."""
    if unanswered(visit.profile) is not None:
        await first_run.ask_next(visit)
    elif rest in visit.library.routines:
        await open_sessions.open_session(visit, rest)
    else:
        await day.show(visit)


async def today(visit: Visit, _rest: str) -> None:
    """Open today's session; on a day that is done, say so."""
    await (day.show(visit) if unanswered(visit.profile) is None else first_run.ask_next(visit))


async def stop(visit: Visit, _rest: str) -> None:
    """End the session and keep what was done. It is no report."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running is None:
        await nothing_runs(visit)
        return
    await open_sessions.drive(visit, running, Tapped(Move.STOP, running.session.rev))


async def pause(visit: Visit, rest: str) -> None:
    """Pause a session where it is; between sessions, pause the reminders for days."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and is_open(running.session):
        if not await open_sessions.drive(visit, running, Tapped(Move.PAUSE, running.session.rev)):
            open_sessions.show_anew(visit, running)
        return
    until = places.read_until(rest, visit.today, visit.person.language) if rest else None
    await pauses.pause(visit, (until - visit.today).days if until else 0)


async def settings(visit: Visit, _rest: str) -> None:
    """Show what the first run asked, each to be changed."""
    if unanswered(visit.profile) is not None:
        await first_run.ask_next(visit)
    else:
        visit.person.arrived = True
        await reply(visit, home(visit.situation()))


async def exercises(visit: Visit, _rest: str) -> None:
    """Show the exercises, each to be started by itself, at the level it would have; to nobody with a warning sign."""
    if visit.profile.warned is not None:
        await first_run.ask_next(visit)
        return
    await ease(visit)
    await reply(visit, messages.exercises(visit.words, tuple(visit.exercises.values()), visit.profile.levels))


async def tips(visit: Visit, _rest: str) -> None:
    """Say every tip."""
    await reply(visit, messages.tips(visit.words))


async def privacy(visit: Visit, _rest: str) -> None:
    """Say what is kept."""
    await reply(visit, own_data.privacy(visit.words, notes=visit.person.consent is True))


async def export(visit: Visit, _rest: str) -> None:
    """Send everything that is kept."""
    await exporting.bring(visit)
    await open_sessions.keep_last(visit)


async def delete(visit: Visit, _rest: str) -> None:
    """Ask whether everything is to be deleted."""
    await reply(visit, own_data.ask_delete(visit.words, visit.now))


async def help_(visit: Visit, _rest: str) -> None:
    """Say what there is."""
    await reply(visit, everyday.help_(visit.words, may_begin=await may_begin(visit)))


async def unknown(visit: Visit) -> None:
    """Point kindly to what there is."""
    visit.is_puzzled = True
    await reply(visit, everyday.not_understood(visit.words, may_begin=await may_begin(visit)))


async def nothing_runs(visit: Visit) -> None:
    """Answer what is meant for a session where none is running."""
    await reply(visit, everyday.nothing_runs(visit.words, may_begin=await may_begin(visit)))


async def may_begin(visit: Visit) -> bool:
    """Return whether a session may begin here and now."""
    if isinstance(gate(visit.profile, hold_of(visit.person), visit.now), Closed):
        return False
    running = await sessions.unfinished(visit.db, visit.person.id)
    return running is None or not is_open(running.session)


async def reply(visit: Visit, card: Card) -> None:
    """Answer, and keep the live card at the end of the chat."""
    await visit.say(card)
    await open_sessions.keep_last(visit)


COMMANDS: Mapping[str, Command] = {
    "start": start,
    "today": today,
    "stop": stop,
    "pause": pause,
    "progress": pages.show_progress,
    "report": pages.make_report,
    "exercises": exercises,
    "tips": tips,
    "settings": settings,
    "export": export,
    "delete": delete,
    "privacy": privacy,
    "help": help_,
}
"""Every command but /pain, which is heard before any is looked for."""


def described(words: Words) -> dict[str, str]:
    """Return what each command does, in the order of Telegram's menu."""
    return {name: words.label(f"command.{name}") for name in NAMES}
