"""The coach's hands: one visit in one transaction, then what it owes is put on the phone; and one beat of the clock.

The rule: nothing is sent before it is stored, and whatever was stored and not seen on the phone is shown again.
"""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.coach import evenings, mornings
from bot.coach.debts import Debts
from bot.coach.ports import Clock, Screen
from bot.coach.sessions import drive
from bot.coach.shows import Shows
from bot.coach.visit import LEASE, Visit
from bot.content import Library
from bot.core.card import Card
from bot.core.session import is_over, wake_at
from bot.core.state import Tick
from bot.store import Database, Transaction, alarms, facts, inbox, owed, people, sessions
from bot.store.alarms import Bell, Ringing
from bot.store.dues import Dues, dues
from bot.store.owed import Debt
from bot.store.sessions import Kept
from bot.store.tables import Lane, PersonRow
from bot.store.types import Lease

log = logging.getLogger(__name__)

MOST = 100
"""Alarms and debts in hand at once."""
FULL = timedelta(seconds=0.1)
"""When it is tried again where everything is in hand that may be."""
BATCH = 100
"""People in one transaction, so that nothing else waits long for it."""
TZDATA = "tzdata"
KEEP_INBOX = timedelta(days=2)
"""Telegram repeats an update for a day at most."""
KEEP_OWED = timedelta(days=30)


@dataclass(slots=True)
class Coach:
    """Load, step, save, show."""

    database: Database
    library: Library
    screen: Screen
    clock: Clock
    shows: Shows
    in_hand: int = MOST
    """Reminders that may wait for their turn here: no more than can be sent in half a lease."""
    debts: Debts = field(init=False)
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)
    _reminding: set[asyncio.Task[None]] = field(default_factory=set)
    """Apart, so that a crowd of reminders leaves room for everything else."""

    def __post_init__(self) -> None:
        self.debts = Debts(self.database, self.screen, self.clock, self._compose)

    def visit(self, db: Transaction, person: PersonRow, key: str) -> Visit:
        """Begin a person's turn, inside a transaction."""
        return Visit(db, person, self.library, self.database.vault, self.clock.now(), key)

    async def perform(self, visit: Visit) -> None:
        """Put what a visit stored on the phone: pain first, then answers, and the card last, where it is in reach."""
        for debt in visit.debts:
            if debt.lane is Lane.PAIN:
                await self.debts.pay(debt)
        if visit.removes is not None:
            await self.screen.remove(visit.person.id, visit.removes)
        await asyncio.gather(self._toast(visit), self._answer(visit))

    async def _toast(self, visit: Visit) -> None:
        if visit.query_id is not None:
            await self.screen.toast(visit.query_id, visit.toast)

    async def _answer(self, visit: Visit) -> None:
        """A card that is over comes before its summary; a live one comes last."""
        live = visit.kept is not None and not is_over(visit.kept.session)
        if visit.kept is not None and not live:
            await self.shows.show(visit.kept, visit)
        for debt in visit.debts:
            if debt.lane is not Lane.PAIN:
                await self.debts.pay(debt)
        if visit.kept is not None and live:
            await self.shows.show(visit.kept, visit)

    async def ring(self) -> datetime | None:
        """One beat: take what is due, and deal with it aside. Answer when the next is due, or this is to be done again.

        Mornings are dealt with on the spot, many at once; what there is no room for now stays due.
        """
        async with self.database.reading() as db:
            next_due = await dues(db)
        if next_due.soonest is None or next_due.soonest > self.clock.now():
            return next_due.soonest
        now = self.clock.now()
        return now if await self._take(next_due, Lease(now, now + LEASE)) else now + FULL

    async def _take(self, next_due: Dues, lease: Lease) -> int:
        """Claim what is due, and begin to deal with it; answer how much it was."""
        bells = {bell for bell, at in next_due.bells.items() if at <= lease.since}
        lanes = {lane for lane, at in next_due.lanes.items() if at <= lease.since}
        room, reminder_room = MOST - len(self._under_way), self.in_hand - len(self._reminding)
        vault, reminding = self.database.vault, {Lane.REMINDER}
        async with self.database.begin() as db:
            ringing = await alarms.claim(db, bells - {Bell.REMINDER}, lease, room)
            debts = await owed.claim(db, vault, lanes - reminding, lease, room)
            reminders = await owed.claim(db, vault, lanes & reminding, lease, reminder_room)
            mornings_come = await mornings.call(db, lease.since, BATCH) if Bell.REMINDER in bells else 0
        for alarm in ringing:
            self._begin(self._rings(alarm), self._under_way)
        for debt in debts:
            self._begin(self.debts.pay(debt), self._under_way)
        for debt in reminders:
            self._begin(self.debts.pay(debt), self._reminding)
        return len(ringing) + len(debts) + len(reminders) + mornings_come

    async def recover(self) -> None:
        """After a start: what the process before us was sending is sent now, where it cannot be alive any more."""
        if self.database.is_embedded:
            async with self.database.begin() as db:
                await owed.release(db, self.clock.now())

    async def replan(self, tzdata: str) -> None:
        """After a change of the time zones' rules, compute every planned morning anew."""
        async with self.database.reading() as db:
            if await facts.recall(db, TZDATA) == tzdata:
                return
        last = 0
        while True:
            async with self.database.begin() as db:
                batch = await people.some(db, last, BATCH)
                for person_id in batch:
                    if person := await people.lock(db, person_id):
                        visit = self.visit(db, person, f"replan:{tzdata}")
                        await mornings.plan_next(visit)
                        await evenings.plan_week(visit)
                if not batch:
                    await facts.remember(db, TZDATA, tzdata)
                    return
                last = batch[-1]

    async def tidy(self) -> None:
        """Forget what is settled and old."""
        now = self.clock.now()
        async with self.database.begin() as db:
            await inbox.forget(db, now - KEEP_INBOX)
            await owed.forget(db, now - KEEP_OWED)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while under_way := self._under_way | self._reminding:
            await asyncio.wait(under_way)

    def _begin(self, work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
        task = asyncio.create_task(_guarded(work))
        among.add(task)
        task.add_done_callback(among.discard)

    async def _compose(self, db: Transaction, debt: Debt) -> Card | None:
        """Write a reminder whose turn has come; nothing else is owed without its words."""
        person = await people.lock(db, debt.person_id)
        return await mornings.reminder(self.visit(db, person, debt.key), debt.since) if person else None

    async def _rings(self, ringing: Ringing) -> None:
        async with self.database.begin() as db:
            visit = await self._woken(db, ringing)
        if visit is not None:
            await self.perform(visit)

    async def _woken(self, db: Transaction, ringing: Ringing) -> Visit | None:
        kept = await sessions.load(db, ringing.subject) if ringing.kind is Bell.SESSION else None
        person = await people.lock(db, kept.row.person_id if kept else ringing.subject)
        if person is None or not await alarms.is_ours(db, ringing):
            return None
        visit = self.visit(db, person, f"{ringing.kind}:{ringing.due.timestamp():.0f}")
        match ringing.kind:
            case Bell.SESSION if kept is not None:
                await _tick(visit, kept)
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
    """A session's alarm: the step is over, or the card was never seen on the phone, or nothing."""
    if await drive(visit, kept, Tick()):
        return
    if kept.row.shown < kept.session.rev:
        visit.kept, visit.repairs = kept, True
    else:
        await alarms.set_alarm(visit.db, Bell.SESSION, kept.row.id, wake_at(kept.session))


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    """One that fails is logged, and left to its lease."""
    try:
        await work
    except Exception:
        log.exception("beat.failed")
