"""The peer for reminders in trouble: a worker that claims fifty rows, sends them, and then marks them, as many do.

The claim is sound: SKIP LOCKED, and a lease. It has no mark of its own before each send; a batch that is taken over,
or left half-way, is sent again.
"""

import asyncio
import os
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from telegram import Bot

LEASE = timedelta(seconds=30)
TABLE = "CREATE TABLE reminders (person bigint PRIMARY KEY, until timestamptz NOT NULL DEFAULT now(), sent boolean)"
FILL = "INSERT INTO reminders (person) SELECT CAST(:first AS bigint) + n FROM generate_series(0, :people - 1) AS n"
CLAIM = """
    UPDATE reminders SET until = now() + :lease WHERE person IN (
        SELECT person FROM reminders WHERE sent IS NULL AND until <= now() LIMIT 50 FOR UPDATE SKIP LOCKED
    ) RETURNING person
"""
MARK = "UPDATE reminders SET sent = true WHERE person = ANY(:people)"
PAUSE = 0.2
"""Seconds until the next look, when nothing is due."""


async def fill(database_url: str, people: range) -> None:
    """Make the table, with a reminder for each that is due."""
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text(TABLE))
        await connection.execute(text(FILL), {"first": people[0], "people": len(people)})
    await engine.dispose()


async def main() -> None:
    engine = create_async_engine(os.environ["DATABASE_URL"])
    async with Bot(os.environ["BOT_TOKEN"], base_url=f"{os.environ['TELEGRAM_API_URL']}/bot") as bot:
        while True:
            async with engine.begin() as connection:
                claimed = list((await connection.execute(text(CLAIM), {"lease": LEASE})).scalars())
            for person in claimed:
                await bot.send_message(person, "Good morning")
            async with engine.begin() as connection:
                await connection.execute(text(MARK), {"people": claimed})
            await asyncio.sleep(0 if claimed else PAUSE)


if __name__ == "__main__":
    asyncio.run(main())
