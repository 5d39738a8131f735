"""One of several bots polls: Telegram gives a token's updates to one reader at a time. The rest work.

The rule: whoever holds the lease polls; it is kept long before its end, and released by whoever leaves.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.store import Database, DatabaseUnavailable, leases

log = logging.getLogger(__name__)

POLLING = "polling"
LENGTH = timedelta(seconds=6)
KEEP = 2.0
"""Seconds between two looks at the lease: two may fail before it is lost."""


@dataclass(slots=True)
class Leader:
    """Runs something for as long as this bot holds the lease."""

    database: Database
    work: Callable[[], Awaitable[None]]

    async def run(self) -> None:
        """Lead whenever nobody else does, until cancelled; what the work raises ends this too."""
        if self.database.is_embedded:  # the only process there is
            await self.work()
            return
        try:
            while True:
                if await self._acquire():
                    log.info("leader.begins")
                    await self._lead()
                    log.info("leader.ends")
                await asyncio.sleep(KEEP)
        finally:
            await self._release()

    async def _lead(self) -> None:
        working = asyncio.ensure_future(self.work())
        try:
            while await self._acquire():
                if (await asyncio.wait([working], timeout=KEEP))[0]:
                    break
        finally:
            working.cancel()
            await asyncio.wait([working])
        if not working.cancelled():
            working.result()

    async def _acquire(self) -> bool:
        """Take or keep the lease; a database that is away leaves it to whoever can reach it."""
        try:
            async with self.database.begin() as db:
                return await leases.acquire(db, POLLING, self.database.bot, LENGTH)
        except DatabaseUnavailable:
            return False

    async def _release(self) -> None:
        try:
            async with self.database.begin() as db:
                await leases.release(db, POLLING, self.database.bot)
        except DatabaseUnavailable:
            return
