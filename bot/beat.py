"""The beat: once a second, and at the very moment when the soonest alarm is due, the coach is rung.

The rule: APScheduler only beats and does the housekeeping; it stores no work. What is due stays due in the database.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.coach.ports import Clock

log = logging.getLogger(__name__)

Chore: TypeAlias = Callable[[], Awaitable[None]]
Ring: TypeAlias = Callable[[], Awaitable[datetime | None]]
"""Deals with what is due, and answers when something next is."""

AHEAD = 2.0
"""Real seconds within which the beat wakes for an alarm by itself; later ones are found by the beats before them."""


class Beat:
    """Rings, one ring at a time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ring: Ring | None = None
        self._ringing = False
        self._again = False
        self._early: asyncio.TimerHandle | None = None
        self._early_at = float("inf")
        self._tasks: set[asyncio.Task[None]] = set()
        # misfire_grace_time: the default of one second dropped whole bursts; coalesce: a late beat is one beat
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def start(self, ring: Ring, chores: Mapping[timedelta, Chore]) -> None:
        """Begin to beat, and to do each chore at its interval."""
        self._ring = ring
        self._scheduler.add_job(self._begin, "interval", [self._beat], seconds=1)
        for interval, chore in chores.items():
            self._scheduler.add_job(self._begin, "interval", [chore], seconds=interval.total_seconds())
        self._scheduler.start()
        self._clock.subscribe(self._at_once)
        self._at_once()

    async def stop(self) -> None:
        """Stop beating, and let what was begun come to its end."""
        self._ring = None
        self._scheduler.shutdown(wait=False)
        if self._early is not None:
            self._early.cancel()
        await self.idle()

    async def idle(self) -> None:
        """Wait until no ring and no chore is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def wake(self, at: datetime | None) -> None:
        """Ring at this moment, if it comes before the next few beats."""
        if at is None or (delay := self._clock.delay(at)) > AHEAD:
            return
        loop = asyncio.get_running_loop()
        due = loop.time() + delay
        if due < self._early_at:
            if self._early is not None:
                self._early.cancel()
            self._early, self._early_at = loop.call_later(delay, self._at_once), due

    def _at_once(self) -> None:
        self._early, self._early_at = None, float("inf")
        if self._ring is not None:
            self._spawn(self._beat)

    async def _begin(self, chore: Chore) -> None:
        """Begin a chore in a task of our own: the scheduler would cancel it in the middle of a transaction."""
        self._spawn(chore)

    def _spawn(self, chore: Chore) -> None:
        task = asyncio.ensure_future(_guarded(chore))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _beat(self) -> None:
        if self._ringing:
            self._again = True
            return
        self._ringing = True
        try:
            self._again = True
            while self._again and self._ring is not None:
                self._again = False
                self.wake(await self._ring())
        finally:
            self._ringing = False


async def _guarded(chore: Chore) -> None:
    """One that fails is logged, and done again at its next time."""
    try:
        await chore()
    except Exception:
        log.exception("beat.failed")
