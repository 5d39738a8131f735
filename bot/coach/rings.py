"""What rings: one beat of the clock takes every alarm and every debt that is due, and deals with them aside.

The rule: a claim is a lease. What is not dealt with before it ends rings again, here or at another bot.
"""

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
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
"""Of each kind of work, what is in hand at once."""
FULL = timedelta(seconds=0.1)
"""When it is tried again where everything is in hand that may be."""
BATCH = 100
"""Mornings in one transaction, so that nothing else waits long for it."""


class Work(Enum):
    """What is dealt with apart from all else: a crowd of one kind, or sends that hang, leave room for the others."""

    PAIN = auto()
    REPLIES = auto()
    REMINDERS = auto()
    TICKS = auto()
    ALARMS = auto()


LANES: Mapping[Work, frozenset[Lane]] = {
    Work.PAIN: frozenset({Lane.PAIN}),
    Work.REPLIES: frozenset({Lane.REPLY, Lane.CARD}),
    Work.REMINDERS: frozenset({Lane.REMINDER, Lane.BROADCAST}),
}
"""The debts that each kind of work pays."""


@dataclass(slots=True)
class Rings:
    """Deals with what is due."""

    coach: Coach
    reminders_in_hand: int = MOST
    """Reminders that may wait for their turn here: no more than can be sent in half a lease."""
    _in_hand: dict[Work, set[asyncio.Task[None]]] = field(default_factory=lambda: {work: set() for work in Work})

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
        vault, due = self.coach.database.vault, dict[Work, list[Coroutine[Any, Any, None]]]()
        async with self.coach.database.begin() as db:
            is_ticking = next_due.tick and next_due.tick <= lease.since
            ticking = await ticks.claim(db, lease, self._room(Work.TICKS)) if is_ticking else []
            ringing = await alarms.claim(db, bells - {Bell.REMINDER}, lease, self._room(Work.ALARMS))
            debts = {
                work: await owed.claim(db, vault, lanes & its, lease, self._room(work)) for work, its in LANES.items()
            }
            mornings_come = await mornings.call(db, lease.since, BATCH) if Bell.REMINDER in bells else 0
        due[Work.TICKS] = [self._ticks(session) for session in ticking]
        due[Work.ALARMS] = [self._rings(alarm) for alarm in ringing]
        due |= {work: [self.coach.debts.pay(debt) for debt in claimed] for work, claimed in debts.items()}
        for work, begun in due.items():
            for each in begun:
                self._begin(each, self._in_hand[work])
        return sum(map(len, due.values())) + mornings_come

    def _room(self, work: Work) -> int:
        """Answer how much more of a kind may be in hand."""
        most = self.reminders_in_hand if work is Work.REMINDERS else MOST
        return most - len(self._in_hand[work])

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while under_way := self._under_way():
            await asyncio.wait(under_way)

    async def abandon(self) -> None:
        """Let go of what is under way; it stays due."""
        if under_way := self._under_way():
            for task in under_way:
                task.cancel()
            await asyncio.wait(under_way)

    def _under_way(self) -> set[asyncio.Task[None]]:
        return set[asyncio.Task[None]]().union(*self._in_hand.values())

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
