"""Doubled, and lost: several processes on one PostgreSQL, left alone, and in trouble.

Alone, two processes have the same alarms; the peer is an APScheduler job store that two schedulers share. In trouble,
three processes send 3,000 reminders, while two are killed and two stopped for longer than a lease; the peer is a worker
that claims fifty, sends them, and marks them. All are real processes in front of a sandbox. Only counts are taken, so
all run at the same time.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine, select

from bench.children import python
from bench.contenders import footing, worker
from bench.crowd import FIRST, enlist, keep_plans, make_due, opened
from bench.figure import Count, Line
from bench.peers import replica
from bench.peers.scheduler import JobStore
from bench.peers.worker import fill
from bench.workers import QUIET, WORKERS, Population, trouble, workers
from bot.clock import SystemClock
from bot.home import HOME
from bot.store import Database
from bot.store.tables import OutboxRow, OutboxState
from tools.postgres import Postgres, postgres

ALARMS, REMINDERS = 400, 3_000
PER_SECOND = 30
"""What our three may send, all together, as Telegram has it; the peer sends as fast as it can."""
STRIKES = 4
"""At each, one message may just be leaving: it is not on a phone yet, and comes when its process goes on."""
SOON = timedelta(seconds=8)
"""Seconds until the alarms are due: every process has started by then."""
ON_THE_WAY = 0.1
"""Seconds that a message needs to the phone at most."""
AFTER = 8.0
"""Seconds that all of them may take, to be dealt with once or more."""


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Leave some alone, and trouble others."""
    with postgres(hasty=False) as server:
        alone = _ours_alone(server, folder), _jobs_alone(server)
        troubled = _ours_troubled(server, folder), _worker_troubled(server, folder)
        ours, peer, (mine, in_flight), theirs = await asyncio.gather(*alone, *troubled)
        yield Count(f"run twice of {ALARMS} alarms, by 2 processes", ours, peer, at_most=0)
        yield Count(f"lost of {REMINDERS:,} reminders, 2 kills, 2 stops", mine.lost, theirs.lost, at_most=0)
        yield Count(f"doubled; in flight then: {in_flight}", mine.doubled, theirs.doubled, at_most=in_flight + STRIKES)


async def _ours_alone(server: Postgres, folder: Path) -> int:
    """Return how many people two bots remind twice."""
    population, url = Population(ALARMS), server.create("alone")
    async with _due(url, ALARMS), workers(footing(folder, url), 2, population):
        await population.until_reached(1)
        await asyncio.sleep(QUIET)
    assert not population.lost, "every alarm has rung"
    return population.doubled


async def _jobs_alone(server: Postgres) -> int:
    """Return how many jobs two schedulers run twice that share a store."""
    url = server.create("jobs").replace("asyncpg", "psycopg")
    store = JobStore(create_engine(url), replica.remind)
    store.enlist(range(ALARMS), SystemClock().now() + SOON)
    store.close()
    runs: Counter[bytes] = Counter()

    async def share() -> None:
        async with python("-m", replica.__name__, url, folder=HOME, environment={}) as process:
            assert process.stdout
            with suppress(TimeoutError):
                async with asyncio.timeout(SOON.total_seconds() + AFTER):
                    async for job in process.stdout:
                        runs[job] += 1

    await asyncio.gather(share(), share())
    assert len(runs) == ALARMS, "every job has run"
    return sum(times > 1 for times in runs.values())


async def _ours_troubled(server: Postgres, folder: Path) -> tuple[Population, int]:
    """Return what came of the people, and how many sends were in flight when trouble struck."""
    population, url, in_flight = Population(REMINDERS), server.create("troubled"), 0
    async with _due(url, REMINDERS) as database:

        async def struck() -> None:
            nonlocal in_flight
            in_flight += await _in_flight(database, population)

        async with workers(footing(folder, url, PER_SECOND), WORKERS, population, struck) as hired:
            await trouble(hired, population)
    return population, in_flight


async def _worker_troubled(server: Postgres, folder: Path) -> Population:
    population, url = Population(REMINDERS), server.create("workers")
    await fill(url, range(FIRST, FIRST + REMINDERS))
    async with workers(worker(folder, url), WORKERS, population) as hired:
        await trouble(hired, population)
    return population


@asynccontextmanager
async def _due(url: str, people: int) -> AsyncIterator[Database]:
    """Have a bot's database with people whose reminders are due soon."""
    now, crowd = SystemClock().now(), range(FIRST, FIRST + people)
    async with opened(url) as database:
        await enlist(database, crowd, now)
        await keep_plans(database)
        await make_due(database, crowd, now + SOON)
        yield database


async def _in_flight(database: Database, population: Population) -> int:
    """Count the messages that are on a phone, and not marked as shown: some are of the process that was struck."""
    await asyncio.sleep(ON_THE_WAY)
    reached = population.reached
    async with database.reading() as db:
        sending = select(OutboxRow.person_id).where(OutboxRow.state == OutboxState.SENDING)
        return sum(person in reached for person in (await db.execute(sending)).scalars())
