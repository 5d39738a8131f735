"""The peer for claiming: procrastinate's queue, whose worker fetches one job after the other."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from procrastinate import App, PsycopgConnector
from procrastinate.types import JSONDict

BATCH = 10_000
"""Jobs that are put in at once."""


class Queue:
    """A queue with a worker, who does nothing but fetch."""

    def __init__(self, app: App, worker: int) -> None:
        self._app = app
        self._worker = worker

    async def put(self, jobs: int, due: datetime) -> None:
        """Put jobs in that are due at an instant."""
        remind = self._app.configure_task("remind", schedule_at=due)
        for first in range(0, jobs, BATCH):
            batch: list[JSONDict] = [{"person": person} for person in range(first, min(first + BATCH, jobs))]
            await remind.batch_defer_async(*batch)

    async def fetch(self, jobs: int) -> float:
        """Fetch so many, as its worker does; return the seconds that it took."""
        began = time.perf_counter()
        for _ in range(jobs):
            assert await self._app.job_manager.fetch_job(queues=None, worker_id=self._worker)
        return time.perf_counter() - began


@asynccontextmanager
async def queue(socket: Path, database: str) -> AsyncIterator[Queue]:
    """Have a queue in a new database of the server behind this socket."""
    app = App(connector=PsycopgConnector(conninfo=f"host={socket} user=postgres dbname={database}"))
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        yield Queue(app, await app.job_manager.register_worker())
