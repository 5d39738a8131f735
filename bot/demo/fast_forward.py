"""Moves the demo's clock from one due moment to the next, as fast as the bot can follow.

The rule: no moment at which something is due is passed over, and at each the bot is waited for.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.rules.alarms import AlarmKind
from bot.core.session.state import Listening, Resuming, Running, Session
from bot.store import Database, alarms, outbox, sessions
from bot.store.next_due import next_due
from sandbox.clock import Clock

STILL = 0.03
"""Real seconds between two looks at the database while waiting for the bot to be done."""
LOOKS = 3
"""So many looks that see the same, and the bot is done."""
PATIENCE = 10.0
"""Real seconds that a jump waits for the bot at one alarm."""


@dataclass(slots=True)
class FastForward:
    """Moves the clock, from one due moment to the next, never past one."""

    clock: Clock
    database: Database
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def forward(self, kind: str, person: int | None) -> None:
        """Go on to the end of this timer, to the next alarm, or to tomorrow's reminder; land on what is due before."""
        async with self._one_at_a_time:
            target = await self._target(kind, person)
            while target is not None and target > self.clock.now():
                due = await self._due()
                landing = min(target, due) if due else target
                self.clock.jump(max(landing - self.clock.now(), timedelta()))
                await self._settled()

    async def _target(self, kind: str, person: int | None) -> datetime | None:
        async with self.database.reading() as db:
            match kind, person:
                case "timer", int():
                    kept = await sessions.unfinished(db, person)
                    return _ends_at(kept.session) if kept else None
                case "reminder", int():
                    return await alarms.alarm_at(db, AlarmKind.REMINDER, person)
                case _:
                    return (await next_due(db)).soonest

    async def _due(self) -> datetime | None:
        async with self.database.reading() as db:
            return (await next_due(db)).soonest

    async def _settled(self) -> None:
        """Wait until nothing is due, and the database has been still for a few looks."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                last, same = await self._due(), 0
                while same < LOOKS:
                    await asyncio.sleep(STILL)
                    now = await self._due()
                    is_busy = (now is not None and now <= self.clock.now()) or await self._is_sending()
                    last, same = now, 0 if is_busy or now != last else same + 1

    async def _is_sending(self) -> bool:
        """A jump past the lease of a message that is on its way would have it sent twice."""
        async with self.database.reading() as db:
            return await outbox.is_sending(db)


def _ends_at(session: Session) -> datetime | None:
    """Return when the step under the head ends by itself; one that waits for a tap has no timer."""
    match session.phase:
        case Running(ends_at=ends_at) | Resuming(ends_at=ends_at) | Listening(ends_at=ends_at, asks=None):
            return ends_at
        case _:
            return None
