"""Session cards on the phone: one at a time for each session, and only the newest state.

The rule: a show that was overtaken while it waited, here or in its lane, is not sent at all, so an old card never
covers a new one.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.coach.ports import Gone, NotNow, Overtaken, Refused, Screen
from bot.coach.visit import Visit
from bot.core.session import is_open, wake_at
from bot.core.session_card import card, line
from bot.core.state import Session
from bot.core.summary import tallies
from bot.core.tape import upcoming
from bot.store import Database, alarms, people, sessions
from bot.store.alarms import Bell
from bot.store.sessions import Kept, Shown
from bot.store.tables import Lane

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Queue:
    """Who wants to show a session now."""

    newest: int = -1
    shown: int = -1
    waiting: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Shows:
    """Puts session cards on the phone."""

    database: Database
    screen: Screen
    wake: Callable[[datetime | None], None]
    """Tells the beat of an alarm, so that a step is not late by a beat."""
    _queues: dict[int, _Queue] = field(default_factory=dict)

    async def show(self, kept: Kept, visit: Visit) -> None:
        """Put a session's card on the phone, unless a newer one is on its way."""
        queue = self._queues.setdefault(kept.row.id, _Queue())
        queue.newest = max(queue.newest, kept.session.rev)
        queue.waiting += 1

        def wanted() -> bool:
            return queue.newest == kept.session.rev

        try:
            async with queue.lock:
                repaired = visit.repairs and queue.shown == kept.session.rev
                if wanted() and not repaired and await self._show(kept, visit, wanted):
                    queue.shown = kept.session.rev
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                del self._queues[kept.row.id]

    async def _show(self, kept: Kept, visit: Visit, wanted: Callable[[], bool]) -> bool:
        """Edit the card; or send it anew where it must ping, is no longer the last, or an exercise is over."""
        row = kept.row
        before, spoken_of = await self._card_of(kept)
        exercise = _speaks_of(kept.session)
        moves_on = None not in (spoken_of, exercise) and spoken_of != exercise
        drawn = card(row.id, kept.session, visit.drawing)
        message_id: int | None
        try:
            message_id = await self.screen.show(
                row.person_id,
                drawn,
                Lane.CARD,
                edits=None if row.loud or row.buried or moves_on else before,
                silent=not row.loud,
                wanted=wanted,
            )
        except Gone:
            message_id = before
            await self._unreachable(row.person_id)
        except Refused:
            log.warning("card.refused session=%d", row.id)
            message_id = before
        except NotNow:
            return False  # the alarm of this session rings, and shows it
        except Overtaken:
            return False  # the newer one comes right after
        async with self.database.begin() as db:
            if await sessions.mark_shown(db, Shown(row.id, kept.session.rev, message_id, exercise)):
                await alarms.set_alarm(db, Bell.SESSION, row.id, wake_at(kept.session))
                self.wake(wake_at(kept.session))
        if before is not None and before != message_id:
            await self._retire(kept, visit, before, spoken_of if moves_on else None)
        return True

    async def _unreachable(self, person_id: int) -> None:
        """Note that a person has blocked the bot: nothing is sent to them until they return."""
        async with self.database.begin() as db:
            if person := await people.lock(db, person_id):
                person.reachable = False

    async def _retire(self, kept: Kept, visit: Visit, message_id: int, exercise: str | None) -> None:
        """Take an old card off the phone; that of an exercise which is over stays as its one short line."""
        if exercise is not None and any(t.exercise == exercise and t.done + t.skipped for t in tallies(kept.session)):
            short = line(kept.row.id, kept.session, exercise, None, visit.words)
            await self.screen.change(kept.row.person_id, short, message_id)
        else:
            await self.screen.remove(kept.row.person_id, message_id)

    async def _card_of(self, kept: Kept) -> tuple[int | None, str | None]:
        """The card on the phone now: another show may have sent it anew since this visit was stored."""
        if kept.row.shown == kept.session.rev - 1:
            return kept.row.message_id, kept.row.card_exercise
        async with self.database.reading() as db:
            return await sessions.card_of(db, kept.row.id)


def _speaks_of(session: Session) -> str | None:
    """The exercise that the card of an open session speaks of."""
    work = upcoming(session.tape, session.head) if is_open(session) else None
    return work.exercise if work else None
