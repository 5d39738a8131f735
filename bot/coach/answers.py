"""What a person does, and who answers it. The rule: pain is heard first, in any state; nothing is met with silence.

But for edits: what is said anew in them is heard, and nothing is answered twice.
"""

from bot import places
from bot.coach import asking, commands, first_run, listening, reminders
from bot.coach import sessions as open_sessions
from bot.coach.on_tap import ON_TAP
from bot.coach.visit import Visit
from bot.core.hearing.command import Said, said
from bot.core.incoming import Incoming, Left, Located, Pressed, Sent, Typed
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.asked import NoteOn
from bot.core.rules.profile import Question
from bot.core.screens.buttons import parse
from bot.core.screens.card import Card
from bot.core.screens.taps import FeelTap, GearTap, RateTap, SessionTap
from bot.core.session.machine import is_open
from bot.core.session.state import Asks, Interrupted
from bot.store import alarms, sessions


async def answer(visit: Visit, incoming: Incoming) -> None:
    """Answer whatever a person did."""
    visit.buries = isinstance(incoming, Typed | Sent | Located) and not _is_changed(incoming)
    if not isinstance(incoming, Left):
        visit.person.ignored = 0
        visit.is_seen()
    if not visit.person.reachable:  # whoever writes, or has unblocked us, can be reached again
        visit.person.reachable = True
        await reminders.plan_anew(visit)
    match incoming:
        case Pressed():
            visit.query_id = incoming.query_id or None
            await _tapped(visit, incoming)
        case Left():
            visit.person.reachable = False
            await alarms.set_alarm(visit.db, AlarmKind.REMINDER, visit.person.id, None)
        case Typed() as typed:
            visit.message_id = typed.message_id or None
            words = said(typed.text, typed.marked)
            if not await listening.settled(visit, typed, words):
                await _typed(visit, words)
        case Sent(kind=kind, caption=caption):
            visit.message_id = caption.message_id or None
            words = said(caption.text, caption.marked)
            if not await listening.settled(visit, caption, words):
                await (_typed(visit, words) if _is_looked_at(visit, words) else _unreadable(visit, kind))
        case Located(changed=False) as located:
            visit.person.quiet = False
            visit.removes = None if located.live else located.message_id
            await _located(visit, located.latitude, located.longitude)


def session_of(incoming: Incoming) -> int | None:
    """Return the session that a tap names, if it is one of those that load it."""
    match parse(incoming.data) if isinstance(incoming, Pressed) else None:
        case SessionTap() | GearTap() | FeelTap() | RateTap() as tap:
            return tap.session
        case _:
            return None


def _is_changed(incoming: Typed | Sent | Located) -> bool:
    """Return whether it is an older message, which stands where it stood."""
    return not isinstance(incoming, Sent) and incoming.changed


def _is_looked_at(visit: Visit, caption: Said) -> bool:
    """Return whether a caption is more than that of a picture: a command, or words that were asked for."""
    return caption.command is not None or (visit.asked is not None and bool(caption.text.strip()))


async def _unreadable(visit: Visit, kind: str) -> None:
    """We cannot hear or see it, and it may have been a cry: a session pauses, and asks."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and is_open(running.session):
        running.row.buried = True
        await open_sessions.drive(visit, running, Interrupted(Asks.MEDIA))
        return
    name = visit.words.html(f"kind.{kind}")
    is_note = isinstance(visit.asked, NoteOn)
    key = "pain.note-media" if is_note else "reply.cannot-see"
    await visit.say(Card(visit.words.html(key, kind=name)))


async def _located(visit: Visit, latitude: float, longitude: float) -> None:
    """Where the person is answers which zone they live in, if that was asked; it is never kept."""
    if visit.asked is not Question.ZONE and not visit.person.sharing:
        await commands.reply(visit, Card(visit.words.html("reply.location")))
        return
    try:
        found = [places.zone_at(latitude, longitude)]
    except ValueError:
        found = []
    await first_run.place(visit, found)


async def _typed(visit: Visit, said: Said) -> None:
    """Carry out a command; anything else is what was asked for, if anything was, a strange slash before it or not."""
    if said.command is not None:
        await commands.COMMANDS[said.command](visit, said.rest)
    elif not await asking.take(visit, said.plain):
        await commands.unknown(visit)


async def _tapped(visit: Visit, pressed: Pressed) -> None:
    """Do what a button says; one that says nothing any more is met with a word."""
    tap = parse(pressed.data)
    if tap is None:
        visit.toast = visit.words.label("toast.gone")
    else:
        await ON_TAP[type(tap)](visit, tap, pressed)
