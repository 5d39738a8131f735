"""Doubled, and lost: several processes on one PostgreSQL, left alone, and then in trouble.

Alone, two processes have the same alarms; the peer is an APScheduler job store that two schedulers share. In trouble,
three processes send 3,000 reminders, while two are killed and two stopped for longer than a lease; the peer is a worker
that claims fifty, sends them, and marks them. All are real processes in front of a sandbox. Only counts are taken, so
ours and the peer run at the same time.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine, select

from bench.children import python
from bench.contenders import footing, worker
from bench.crew import Town, crew, trouble
from bench.crowd import FIRST, enlist, keep_plans, make_due
from bench.figure import Count, Line
from bench.peers import replica
from bench.peers.scheduler import JobStore
from bench.peers.worker import fill
from bot.app import SystemClock
from bot.settings import HOME
from bot.store import Database, open_database
from bot.store.migrate import migrate
from bot.store.tables import OwedRow, OwedState
from bot.store.vault import Vault
from tools.postgres import Postgres, postgres

ALARMS, REMINDERS = 400, 3_000
SOON = timedelta(seconds=8)
"""Until the alarms ring: every process has started by then."""
AFTER = 8.0
"""Seconds that all of them may take, to be dealt with once or more."""


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Leave them alone, then trouble them."""
    with postgres(hasty=False) as server:
        ours, peer = await asyncio.gather(_ours_alone(server, folder), _jobs_alone(server))
        yield Count(f"alarms run twice by 2 processes, of {ALARMS}", ours, peer, at_most=0)
        (mine, in_flight), theirs = await asyncio.gather(_ours_in_trouble(server, folder), _workers_in_trouble(server))
        yield Count(f"reminders lost in trouble, of {REMINDERS:,}", mine.lost, theirs.lost, at_most=0)
        yield Count(f"reminders doubled, {in_flight} in flight", mine.doubled, theirs.doubled, at_most=in_flight)


async def _ours_alone(server: Postgres, folder: Path) -> int:
    """Answer how many people two bots remind twice."""
    town = Town(ALARMS)
    async with _due(server.create("alone"), ALARMS) as database, crew(footing(folder, server.url("alone")), 2, town):
        await asyncio.sleep(SOON.total_seconds() + AFTER)
    return town.doubled


async def _jobs_alone(server: Postgres) -> int:
    """Answer how many jobs two schedulers run twice that share a store."""
    url = server.create("jobs").replace("asyncpg", "psycopg")
    store = JobStore(create_engine(url), replica.remind)
    store.enlist(range(ALARMS), SystemClock().now() + SOON)
    store.close()
    async with AsyncExitStack() as stack:
        sharing = [python("-m", replica.__name__, url, folder=HOME, environment={}) for _ in range(2)]
        schedulers = [await stack.enter_async_context(scheduler) for scheduler in sharing]
        await asyncio.sleep(SOON.total_seconds() + AFTER)
        for scheduler in schedulers:
            scheduler.terminate()
        said = [(await scheduler.communicate())[0].split() for scheduler in schedulers]
    runs = Counter(job for each in said for job in each)
    assert len(runs) == ALARMS, "every job has run"
    return sum(1 for times in runs.values() if times > 1)
