"""The peer for replicas: a process that shares an APScheduler job store with others. Prints each job that it runs."""

import asyncio
import sys

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler


async def remind(person: int) -> None:
    print(person, flush=True)


async def main(database_url: str) -> None:
    store = SQLAlchemyJobStore(url=database_url)
    AsyncIOScheduler(jobstores={"default": store}, timezone="UTC").start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
