"""Session cards on the phone: one at a time for each session, and only the newest state.

The rule: a show that was overtaken while it waited is not sent at all, so an old card never covers a new one.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.coach.ports import Gone, NotNow, Refused, Screen
from bot.coach.visit import Visit
from bot.core.session import wake_at
from bot.core.session_card import card
from bot.store import Database, alarms, sessions
from bot.store.alarms import Bell
from bot.store.sessions import Kept
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
        try:
            async with queue.lock:
                overtaken = queue.newest > kept.session.rev
                repaired = visit.repairs and queue.shown == kept.session.rev
                if not overtaken and not repaired and await self._show(kept, visit):
                    queue.shown = kept.session.rev
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                del self._queues[kept.row.id]

    async def _show(self, kept: Kept, visit: Visit) -> bool:
        """Edit the card, or send it as a new message where it must ping or is no longer the last."""
        row = kept.row
        before = await self._message_of(kept)
        edits = None if row.loud or row.buried else before
        drawn = card(row.id, kept.session, visit.drawing)
        message_id: int | None
        try:
            message_id = await self.screen.show(row.person_id, drawn, Lane.CARD, edits=edits, silent=not row.loud)
        except (Gone, Refused) as error:
            log.warning("card.unshown session=%d why=%s", row.id, type(error).__name__)
            message_id = before
        except NotNow:
            return False  # the alarm of this session rings, and shows it
        async with self.database.begin() as db:
            if await sessions.mark_shown(db, row.id, kept.session.rev, message_id):
                await alarms.set_alarm(db, Bell.SESSION, row.id, wake_at(kept.session))
                self.wake(wake_at(kept.session))
        if before is not None and before != message_id:
            await self.screen.remove(row.person_id, before)
        return True

    async def _message_of(self, kept: Kept) -> int | None:
        """The message that is the card now: another show may have sent it anew since this visit was stored."""
        if kept.row.shown == kept.session.rev - 1:
            return kept.row.message_id
        async with self.database.reading() as db:
            return await sessions.message_of(db, kept.row.id)
