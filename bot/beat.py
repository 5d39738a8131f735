"""The beat: once a second, and at the very moment when the soonest alarm is due, the coach is called.

The rule: the beat goes by the loop's monotonic clock, and is the first to see that the machine's clock was set. It
stores no work: what is due stays due in the database. APScheduler does the housekeeping, and nothing else.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.coach.ports import Clock
from bot.tasks import Tasks, idle

Chore: TypeAlias = Callable[[], Coroutine[Any, Any, None]]
RunDue: TypeAlias = Callable[[], Awaitable[datetime | None]]
"""Deals with what is due, and returns when something next is."""
ClockSet: TypeAlias = Callable[[timedelta], Awaitable[None]]
"""Deals with the clock having been set by so much, forward or back, and takes it over."""

BEAT = 1.0
"""Real seconds between two beats."""
AHEAD = 2.0
"""Real seconds within which the beat wakes for an alarm by itself; later ones are found by the beats before them."""
SET = timedelta(seconds=0.5)
"""A clock that goes off by less between two beats is only being put right."""


@dataclass(frozen=True, slots=True)
class Every(BaseTrigger):  # type: ignore[misc] # APScheduler has no types
    """A chore's next time: an interval from now, so that what was missed is never gone through one by one."""

    interval: timedelta

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:  # noqa: ARG002 # APScheduler's signature
        """Return the next time."""
        return now + self.interval


class Beat:
    """Beats, one at a time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._run_due: RunDue | None = None
        self._clock_set: ClockSet | None = None
        self._running = False
        self._again = False
        self._early: asyncio.TimerHandle | None = None
        self._early_at = float("inf")
        self._beating: asyncio.Task[None] | None = None
        self._tasks = Tasks()
        self.beaten_at = 0.0
        """When the last beat came to its end, by the loop's clock."""
        # misfire_grace_time: the default of one second dropped whole bursts; coalesce: a late chore is one chore
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def start(
        self,
        run_due: RunDue,
        clock_set: ClockSet | None = None,
        sweep: Chore | None = None,
        chores: Mapping[timedelta, Chore] | None = None,
    ) -> None:
        """Begin to beat, with a sweep at each beat, and to do each chore at its interval."""
        self._run_due, self._clock_set = run_due, clock_set
        for interval, chore in (chores or {}).items():
            self._scheduler.add_job(self._begin, Every(interval), [chore])
        self._scheduler.start()
        self._clock.subscribe(self._beat_now)
        self.beaten_at = asyncio.get_running_loop().time()
        self._beating = asyncio.ensure_future(self._beats(sweep))

    async def stop(self) -> None:
        """Stop beating, and let what was begun come to its end."""
        self._run_due = None
        self._scheduler.shutdown(wait=False)
        for handle in (self._early, self._beating):
            if handle is not None:
                handle.cancel()
        await self.idle()

    async def idle(self) -> None:
        """Wait until no beat and no chore is under way."""
        await idle(self._tasks)

    def wake(self, at: datetime | None) -> None:
        """Run what is due at this moment, if it comes before the next few beats."""
        if at is None or (delay := self._clock.delay(at)) > AHEAD:
            return
        loop = asyncio.get_running_loop()
        due = loop.time() + delay
        if due < self._early_at:
            if self._early is not None:
                self._early.cancel()
            self._early, self._early_at = loop.call_later(delay, self._beat_now), due

    async def _beats(self, sweep: Chore | None) -> None:
        """Beat after beat; one that is late is one, and a sweep that is slow is not joined by another."""
        sweeping: asyncio.Task[None] | None = None
        while True:
            self._beat_now()
            if sweep is not None and (sweeping is None or sweeping.done()):
                sweeping = self._tasks.begin_guarded(sweep())
            await asyncio.sleep(BEAT)

    def _beat_now(self) -> None:
        if self._early is not None:
            self._early.cancel()
        self._early, self._early_at = None, float("inf")
        if self._run_due is not None:
            self._tasks.begin_guarded(self._beat())

    async def _begin(self, chore: Chore) -> None:
        """Begin a chore in a task of our own: the scheduler would cancel it in the middle of a transaction."""
        self._tasks.begin_guarded(chore())

    async def _beat(self) -> None:
        if self._running:
            self._again = True
            return
        self._running = True
        try:
            self._again = True
            while self._again and self._run_due is not None:
                self._again = False
                await self._look_at_the_clock()
                self.wake(await self._run_due())
                self.beaten_at = asyncio.get_running_loop().time()
        finally:
            self._running = False

    async def _look_at_the_clock(self) -> None:
        """See whether the clock was set; where that cannot be dealt with yet, time goes on as it did before."""
        by = self._clock.off()
        if abs(by) < SET:
            self._clock.take_over()
        elif self._clock_set is not None:
            await self._clock_set(by)
            for job in self._scheduler.get_jobs():
                job.reschedule(job.trigger)
