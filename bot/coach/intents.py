"""Every intent, and what is done for it: one visible list.

The rule: an intent that a phrasebook knows is in this table. What one does stands in the room that it is about.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.coach import commands, on_asking, on_reminding, on_training, pages
from bot.coach.commands import Command
from bot.coach.visit import Visit
from bot.core.understanding import Request

Handler: TypeAlias = Callable[[Visit, Request], Awaitable[None]]
"""Does what was asked for, where no session is under way."""


def _as_typed(command: Command) -> Handler:
    """Answer as a command does that is typed with nothing behind it."""

    async def answer(visit: Visit, _request: Request) -> None:
        await command(visit, "")

    answer.__doc__ = command.__doc__
    return answer


INTENTS: Mapping[str, Handler] = {
    "start": _as_typed(commands.start),
    "done": on_training.did_it,
    "next": on_training.nothing_runs,
    "skip": on_training.nothing_runs,
    "back": on_training.nothing_runs,
    "repeat": on_training.nothing_runs,
    "undo": on_training.nothing_runs,
    "pause": on_training.nothing_runs,
    "resume": on_reminding.resume,
    "stop": _as_typed(commands.stop),
    "how": on_asking.explain,
    "remaining": on_training.remaining,
    "more-time": on_training.nothing_runs,
    "too-easy": on_training.too_easy,
    "too-hard": on_training.too_hard,
    "taps": on_training.pace,
    "hands-free": on_training.pace,
    "listen": on_training.listen,
    "missing": on_training.missing,
    "have": on_training.have,
    "remind-at": on_reminding.remind_at,
    "snooze": on_reminding.snooze,
    "not-today": on_reminding.not_today,
    "pause-until": on_reminding.pause,
    "pause-days": on_reminding.pause,
    "returned": on_reminding.returned,
    "reminder-when": on_reminding.when,
    "reminder-off": on_reminding.turn_off,
    "progress": _as_typed(pages.show_progress),
    "streak": on_asking.streak,
    "report": _as_typed(pages.make_report),
    "exercises": _as_typed(commands.exercises),
    "explain": on_asking.explain,
    "benefit": on_asking.benefit,
    "shoes": on_asking.shoes,
    "tips": _as_typed(commands.tips),
    "help": _as_typed(commands.help_),
    "settings": _as_typed(commands.settings),
    "language": on_asking.language,
    "zone": on_asking.zone,
    "privacy": _as_typed(commands.privacy),
    "export": _as_typed(commands.export),
    "delete": _as_typed(commands.delete),
    "who": on_asking.plainly,
    "doctor": on_asking.doctor,
    "hello": on_asking.hello,
    "thanks": on_asking.react,
    "ok": on_asking.react,
    "away": on_reminding.leave,
    "did-it": on_training.did_it,
    "tired": on_training.tired,
    "sick": on_reminding.leave,
    "bye": on_asking.plainly,
    "health-changed": on_asking.health,
}
"""In the order of the session, gear, reminders, what is told, and people."""

IN_A_SESSION = frozenset(
    {
        *("remind-at", "reminder-when", "reminder-off", "pause-until", "pause-days"),
        *("progress", "streak", "report", "exercises", "explain", "benefit", "shoes", "tips", "help", "settings"),
        *("language", "zone", "privacy", "export", "delete", "who", "doctor", "listen", "thanks", "ok"),
    }
)
"""What is answered in a session just as outside one; the live card stays the last message."""
