"""Sessions: opened, driven, closed. The core decides; this room loads, saves, and sets the alarm in the same breath."""

from datetime import timedelta

from bot.coach.visit import Visit
from bot.core import messages
from bot.core.pain import Closed, gate
from bot.core.plan import unroll
from bot.core.session import Event, Intro, Move, Session, Show, Tapped, Toast, is_over, step
from bot.core.streak import DayKind
from bot.core.summary import kept as day_kind
from bot.store import alarms, sessions
from bot.store.alarms import Bell
from bot.store.freeze import freeze_session, hold_of
from bot.store.sessions import Kept

RESHOW = timedelta(seconds=10)
"""A card that is not seen on the phone by then is shown again."""
DAILY = "daily"


async def open_session(visit: Visit, routine: str | None = None) -> None:
    """Offer today's session; one that is open already is shown again instead."""
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if isinstance(entrance, Closed):
        await visit.say(messages.closed(visit.words, entrance.reason))
        return
    wanted = entrance.only or routine or DAILY
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and isinstance(running.session.phase, Intro) and running.session.routine != wanted:
        await drive(visit, running, Tapped(Move.STOP, running.session.rev))
        running = None
    if running and (visit.buries or running.row.buried):
        await show_anew(visit, running)
    elif running:
        visit.toast = visit.words.label("toast.here")
    else:
        await _begin(visit, wanted)


async def _begin(visit: Visit, wanted: str) -> None:
    tape = unroll(visit.library.routines[wanted], visit.exercises, visit.profile.levels)
    visit.kept = await sessions.begin(visit.db, visit.person.id, Session(wanted, tape), visit.now)
    await alarms.set_alarm(visit.db, Bell.SESSION, visit.kept.row.id, visit.now + RESHOW)


async def show_anew(visit: Visit, kept: Kept) -> None:
    """Put the live card at the end of the chat again."""
    kept.row.buried, kept.row.shown = True, -1
    visit.kept = kept
    await alarms.set_alarm(visit.db, Bell.SESSION, kept.row.id, visit.now + RESHOW)


async def keep_last(visit: Visit) -> None:
    """Something was said after the live card: send it anew, so that it stays the last message."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and visit.kept is None and not isinstance(running.session.phase, Intro):
        await show_anew(visit, running)


async def drive(visit: Visit, kept: Kept, event: Event) -> bool:
    """Let an event happen to a session; answer whether it changed anything."""
    after, effects = step(kept.session, event, visit.now)
    for effect in effects:
        match effect:
            case Toast(key=key):
                visit.toast = visit.words.label(key)
            case Show(loud=loud):
                kept.row.loud = kept.row.loud or loud
    if after is kept.session:
        return False
    was_offered = isinstance(kept.session.phase, Intro)
    freeze_session(after, kept.row)
    visit.kept = Kept(kept.row, after)
    await alarms.set_alarm(visit.db, Bell.SESSION, kept.row.id, visit.now + RESHOW)
    if is_over(after) and not was_offered:
        await _close(visit, visit.kept)
    return True


async def _close(visit: Visit, kept: Kept) -> None:
    """Store the day, and owe the summary; after pain the advice is what is said."""
    kind = day_kind(kept.session)
    if kind is not None:
        visit.log_day(kind, session=kept.row.id)
        await visit.db.flush()
    if kind is not DayKind.PAIN:
        visit.person.tips += 1
        tip = visit.person.tips % messages.tips_known(visit.words) + 1
        summary = messages.summary(kept.session, visit.words, await visit.streak(), tip)
        await visit.say(summary, key=f"summary:{visit.person.id}:{kept.row.id}:{kept.session.rev}")
