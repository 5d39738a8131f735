"""What is due: one beat of the clock takes every alarm and every message that is due, and deals with them aside.

The rule: a claim is a lease. What is not dealt with before it ends is due again, here or at another bot.
"""

from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from bot.coach import reminders
from bot.coach.coach import Coach
from bot.coach.on_alarm import ON_ALARM
from bot.coach.sessions import drive
from bot.coach.visit import LEASE, Visit
from bot.core.priority import Priority
from bot.core.rules.alarms import AlarmKind
from bot.core.session.machine import wake_at
from bot.core.session.state import Tick
from bot.store import alarms, outbox, people, sessions, ticks
from bot.store.alarms import ClaimedAlarm
from bot.store.next_due import NextDue, next_due
from bot.store.sessions import Kept
from bot.store.ticks import ClaimedSession
from bot.store.types import Lease
from bot.tasks import Tasks, abandon, idle

MOST = 100
"""Of each kind of work, what is in hand at once."""
FULL = timedelta(seconds=0.1)
"""When it is tried again where everything is in hand that may be."""
BATCH = 100
"""Reminders brought in one transaction, so that nothing else waits long for it."""


class Workload(Enum):
    """What is dealt with apart from all else: a crowd of one kind, or sends that hang, leave room for the others."""

    PAIN = auto()
    REPLIES = auto()
    REMINDERS = auto()
    TICKS = auto()
    ALARMS = auto()


PRIORITIES: Mapping[Workload, frozenset[Priority]] = {
    Workload.PAIN: frozenset({Priority.PAIN}),
    Workload.REPLIES: frozenset({Priority.REPLY, Priority.CARD}),
    Workload.REMINDERS: frozenset({Priority.REMINDER, Priority.BROADCAST}),
}
"""The messages that each kind of work delivers."""


@dataclass(slots=True)
class Scheduler:
    """Deals with what is due."""

    coach: Coach
    reminders_in_hand: int = MOST
    """Reminders that may wait for their turn here: no more than can be sent in half a lease."""
    _in_hand: Mapping[Workload, Tasks] = field(default_factory=lambda: {work: Tasks() for work in Workload})

    async def run_due(self) -> datetime | None:
        """One beat: take what is due, and deal with it aside. Return when the next is due, or when to do this again.

        Reminders are brought on the spot, many at once; what there is no room for now stays due.
        """
        async with self.coach.database.reading() as db:
            due = await next_due(db)
        now = self.coach.clock.now()
        if due.soonest is None or due.soonest > now:
            return due.soonest
        return now if await self._take(due, Lease(now, now + LEASE)) else now + FULL

    async def _take(self, next_due: NextDue, lease: Lease) -> int:
        """Claim what is due, and begin to deal with it; return how much it was."""
        kinds = {kind for kind, at in next_due.kinds.items() if at <= lease.since}
        priorities = {priority for priority, at in next_due.priorities.items() if at <= lease.since}
        vault, due = self.coach.database.vault, dict[Workload, list[Coroutine[Any, Any, None]]]()
        async with self.coach.database.begin() as db:
            is_ticking = next_due.tick and next_due.tick <= lease.since
            ticking = await ticks.claim(db, lease, self._room(Workload.TICKS)) if is_ticking else []
            claimed_alarms = await alarms.claim(db, kinds - {AlarmKind.REMINDER}, lease, self._room(Workload.ALARMS))
            messages = {
                work: await outbox.claim(db, vault, priorities & its, lease, self._room(work))
                for work, its in PRIORITIES.items()
            }
            brought = await reminders.bring(db, lease.since, BATCH) if AlarmKind.REMINDER in kinds else []
        for at in brought:
            self._is_late(AlarmKind.REMINDER, at)
        due[Workload.TICKS] = [self._ticks(session) for session in ticking]
        due[Workload.ALARMS] = [self._deal_with(alarm) for alarm in claimed_alarms]
        due |= {
            work: [self.coach.delivery.deliver(message) for message in claimed] for work, claimed in messages.items()
        }
        for work, begun in due.items():
            for each in begun:
                self._in_hand[work].begin_guarded(each)
        return sum(map(len, due.values())) + len(brought)

    def _room(self, work: Workload) -> int:
        """Return how much more of a kind may be in hand."""
        most = self.reminders_in_hand if work is Workload.REMINDERS else MOST
        return most - len(self._in_hand[work])

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await idle(*self._in_hand.values(), self.coach.shows.loops.tasks, self.coach.tracks)

    async def abandon(self) -> None:
        """Let go of what is under way; it stays due."""
        await abandon(*self._in_hand.values(), self.coach.shows.loops.tasks, self.coach.tracks)

    async def _deal_with(self, alarm: ClaimedAlarm) -> None:
        """An alarm is due, unless somebody else has it by now."""
        async with self.coach.database.begin() as db:
            person = await people.lock(db, alarm.subject)
            if person is None or not await alarms.is_ours(db, alarm):
                return
            visit = self.coach.visit(db, person, f"{alarm.kind}:{alarm.due.timestamp():.0f}")
            await ON_ALARM[alarm.kind](visit, alarm.due)
            await visit.close()
        self._is_late(alarm.kind, alarm.due)
        await self.coach.perform(visit)

    async def _ticks(self, ticking: ClaimedSession) -> None:
        """A session's time has come: the step is over, or the card was never seen on the phone, or nothing."""
        async with self.coach.database.begin() as db:
            person, kept = await sessions.lock(db, ticking.person_id, ticking.session_id)
            if person is None or kept is None or kept.row.wakes_at != ticking.until:
                return
            visit = self.coach.visit(db, person, f"tick:{ticking.session_id}:{ticking.due.timestamp():.0f}")
            await _tick(visit, kept)
            await visit.close()
        self._is_late("tick", ticking.due)
        await self.coach.perform(visit)

    def _is_late(self, kind: str, due: datetime) -> None:
        self.coach.counters.late(kind, (self.coach.clock.now() - due).total_seconds())


async def _tick(visit: Visit, kept: Kept) -> None:
    if await drive(visit, kept, Tick()):
        return
    if kept.row.shown < kept.session.rev:
        visit.present(kept)
        visit.repairs = True
    else:
        kept.row.wakes_at = wake_at(kept.session)
