"""What rings: one beat of the clock takes every alarm and every debt that is due, and deals with them aside.

The rule: a claim is a lease. What is not dealt with before it ends rings again, here or at another bot.
"""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.coach import evenings, mornings
from bot.coach.coach import Coach
from bot.coach.sessions import drive
from bot.coach.visit import LEASE, Visit
from bot.core.session import wake_at
from bot.core.state import Tick
from bot.store import Transaction, alarms, owed, people, sessions, ticks
from bot.store.alarms import Bell, Ringing
from bot.store.dues import Dues, dues
from bot.store.sessions import Kept
from bot.store.tables import Lane
from bot.store.ticks import Ticking
from bot.store.types import Lease

log = logging.getLogger(__name__)

MOST = 100
"""Alarms and debts in hand at once."""
FULL = timedelta(seconds=0.1)
"""When it is tried again where everything is in hand that may be."""
BATCH = 100
"""Mornings in one transaction, so that nothing else waits long for it."""


@dataclass(slots=True)
class Rings:
    """Deals with what is due."""

    coach: Coach
    reminders_in_hand: int = MOST
    """Reminders that may wait for their turn here: no more than can be sent in half a lease."""
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)
    _reminding: set[asyncio.Task[None]] = field(default_factory=set)
    """Apart, so that a crowd of reminders leaves room for everything else."""

    async def ring(self) -> datetime | None:
        """One beat: take what is due, and deal with it aside. Answer when the next is due, or this is to be done again.

        Mornings are dealt with on the spot, many at once; what there is no room for now stays due.
        """
        async with self.coach.database.reading() as db:
            next_due = await dues(db)
        if next_due.soonest is None or next_due.soonest > self.coach.clock.now():
            return next_due.soonest
        now = self.coach.clock.now()
        return now if await self._take(next_due, Lease(now, now + LEASE)) else now + FULL

    async def _take(self, next_due: Dues, lease: Lease) -> int:
        """Claim what is due, and begin to deal with it; answer how much it was."""
        bells = {bell for bell, at in next_due.bells.items() if at <= lease.since}
        lanes = {lane for lane, at in next_due.lanes.items() if at <= lease.since}
        room, reminder_room = MOST - len(self._under_way), self.reminders_in_hand - len(self._reminding)
        vault, unhurried = self.coach.database.vault, {Lane.REMINDER, Lane.BROADCAST}
        async with self.coach.database.begin() as db:
            ticking = await ticks.claim(db, lease, room) if next_due.tick and next_due.tick <= lease.since else []
            ringing = await alarms.claim(db, bells - {Bell.REMINDER}, lease, room)
            debts = await owed.claim(db, vault, lanes - unhurried, lease, room)
            reminders = await owed.claim(db, vault, lanes & unhurried, lease, reminder_room)
            mornings_come = await mornings.call(db, lease.since, BATCH) if Bell.REMINDER in bells else 0
        for session in ticking:
            self._begin(self._ticks(session), self._under_way)
        for alarm in ringing:
            self._begin(self._rings(alarm), self._under_way)
        for debt in debts:
            self._begin(self.coach.debts.pay(debt), self._under_way)
        for debt in reminders:
            self._begin(self.coach.debts.pay(debt), self._reminding)
        return len(ticking) + len(ringing) + len(debts) + len(reminders) + mornings_come

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while under_way := self._under_way | self._reminding:
            await asyncio.wait(under_way)

    async def abandon(self) -> None:
        """Let go of what is under way; it stays due."""
        if under_way := self._under_way | self._reminding:
            for task in under_way:
                task.cancel()
            await asyncio.wait(under_way)

    def _begin(self, work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
        task = asyncio.create_task(_guarded(work))
        among.add(task)
        task.add_done_callback(among.discard)

    async def _rings(self, ringing: Ringing) -> None:
        async with self.coach.database.begin() as db:
            visit = await self._woken(db, ringing)
        if visit is not None:
            await self.coach.perform(visit)

    async def _ticks(self, ticking: Ticking) -> None:
        """A session's time has come: the step is over, or the card was never seen on the phone, or nothing."""
        async with self.coach.database.begin() as db:
            person = await people.lock(db, ticking.person_id)
            kept = await sessions.load(db, ticking.session_id)
            if person is None or kept is None or kept.row.wakes_at != ticking.until:
                return
            visit = self.coach.visit(db, person, f"tick:{ticking.session_id}:{ticking.due.timestamp():.0f}")
            await _tick(visit, kept)
            await visit.close()
        await self.coach.perform(visit)

    async def _woken(self, db: Transaction, ringing: Ringing) -> Visit | None:
        person = await people.lock(db, ringing.subject)
        if person is None or not await alarms.is_ours(db, ringing):
            return None
        visit = self.coach.visit(db, person, f"{ringing.kind}:{ringing.due.timestamp():.0f}")
        match ringing.kind:
            case Bell.SNOOZE:
                await evenings.snooze_over(visit, ringing.due)
            case Bell.FOLLOW_UP:
                await mornings.follow_up(visit)
            case Bell.WEEKLY:
                await evenings.week(visit, ringing.due)
            case Bell.NUDGE:
                await evenings.nudge(visit)
            case Bell.CHECK:
                await evenings.check(visit)
        await visit.close()
        return visit


async def _tick(visit: Visit, kept: Kept) -> None:
    if await drive(visit, kept, Tick()):
        return
    if kept.row.shown < kept.session.rev:
        visit.present(kept)
        visit.repairs = True
    else:
        kept.row.wakes_at = wake_at(kept.session)


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    """One that fails is logged, and left to its lease."""
    try:
        await work
    except Exception:
        log.exception("beat.failed")
