"""The peer for reminders: APScheduler 3 with one daily cron job a person, in its SQLAlchemyJobStore or in memory.

The rule: the store is as its documentation sets it up, and what is measured goes job by job, as the library does it. A
crowd that only stands around is put into the table in one statement, pickled as the store would have done.
"""

import asyncio
import logging
import pickle
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import Engine, create_engine, event

from bench.holds import holds_noted
from bot.store.database import PRAGMAS

DAILY = CronTrigger(hour=7, timezone="Europe/London")

logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # it says of each job that it was dropped


async def remind(_person: int) -> None:
    """Nothing is sent: a reminder is only claimed, and planned anew."""


class JobStore:
    """A scheduler, paused, whose jobs lie in a table."""

    def __init__(self, engine: Engine, job: Callable[[int], Awaitable[None]] = remind) -> None:
        self._engine = engine
        self._job = job
        self._store = SQLAlchemyJobStore(engine=engine)
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": self._store}, timezone="UTC", job_defaults={"misfire_grace_time": None}
        )
        self._scheduler.start(paused=True)

    def create(self, people: range) -> float:
        """Add a job for each, as the library does; return the seconds that it took."""
        began = time.perf_counter()
        for person in people:
            self._scheduler.add_job(self._job, DAILY, [person], id=str(person))
        return time.perf_counter() - began

    def enlist(self, people: Iterable[int], due: datetime) -> None:
        """Put jobs that are next due at an instant straight into the table."""
        template = self._scheduler.add_job(self._job, DAILY, [0], id="template", next_run_time=due)
        state = template.__getstate__()
        template.remove()
        rows = [
            {"id": str(person), "next_run_time": due.timestamp(), "job_state": _pickled(state, person)}
            for person in people
        ]
        with self._engine.begin() as connection:
            connection.execute(self._store.jobs_t.insert(), rows)

    async def fire(self, due: int) -> tuple[float, float]:
        """Let what is due run; return the seconds until all of it has, and the longest hold of the loop in ms."""
        ran = _Ran(self._scheduler, due)
        async with holds_noted() as holds:
            began = time.perf_counter()
            self._scheduler.resume()
            await ran.all.wait()
            seconds = time.perf_counter() - began
        self._scheduler.pause()
        return seconds, holds.longest * 1000

    def close(self) -> None:
        """Let go of the table."""
        self._scheduler.shutdown()


def tuned(path: Path) -> Engine:
    """Open a SQLite file with the settings of ours, which the library's documentation does not speak of."""
    engine = create_engine(f"sqlite:///{path}")

    def connected(connection: Any, _record: Any) -> None:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", connected)
    return engine


async def dropped(jobs: int, soon: timedelta, held: float) -> int:
    """Return how many of so many jobs in memory, due at once, are dropped by default if the loop is held.

    `soon`: until they are due; `held`: seconds for which the loop is held from then on.
    """
    scheduler, due = AsyncIOScheduler(timezone="UTC"), datetime.now(UTC) + soon  # noqa: TID251 # APScheduler's clock
    scheduler.start()
    for person in range(jobs):
        scheduler.add_job(remind, DAILY, [person], id=str(person), next_run_time=due)
    ran = _Ran(scheduler, jobs)
    await asyncio.sleep((due - datetime.now(UTC)).total_seconds())  # noqa: TID251 # as above
    time.sleep(held)  # noqa: ASYNC251 # this is what is measured
    await ran.all.wait()
    scheduler.shutdown()
    return ran.missed


class _Ran:
    """Counts jobs that have run, and those that were dropped instead."""

    def __init__(self, scheduler: AsyncIOScheduler, expected: int) -> None:
        self.all = asyncio.Event()
        self.missed = 0
        self._left = expected
        scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)

    def _ended(self, ended: Any) -> None:
        self.missed += ended.code == EVENT_JOB_MISSED
        self._left -= 1
        if not self._left:
            self.all.set()


def _pickled(state: dict[str, Any], person: int) -> bytes:
    own = {"id": str(person), "args": (person,)}
    return pickle.dumps({**state, **own}, pickle.HIGHEST_PROTOCOL)
