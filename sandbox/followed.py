"""The sandbox's clock as another process sees it.

The machine's monotonic clock is the same for all its processes, so one reading is enough to tell the time without
asking; a long poll brings the next reading when somebody jumps or changes the speed. If the sandbox goes away, time
goes on as it last did.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx

from sandbox.clock import Dial, Reading

LONG_POLL = 30.0
"""Real seconds; the sandbox answers after 25 at the latest."""
RETRY = 0.5
"""Real seconds between two attempts to reach a sandbox that is away."""


class FollowedClock(Dial):
    """A clock that follows the one at `url`, the sandbox's address: `async with FollowedClock.follow(url) as clock`."""

    @classmethod
    @asynccontextmanager
    async def follow(cls, url: str, *, real: Callable[[], float] = time.monotonic) -> AsyncIterator["FollowedClock"]:
        """Read the clock once, then keep following it until the block ends.

        Raises:
            httpx.HTTPError: the sandbox cannot be reached at the start.
        """
        async with httpx.AsyncClient(base_url=url, timeout=LONG_POLL, trust_env=False) as client:
            clock = cls(await _read(client), real)
            following = asyncio.create_task(clock._follow(client))
            try:
                yield clock
            finally:
                following.cancel()
                with suppress(asyncio.CancelledError):
                    await following

    async def _follow(self, client: httpx.AsyncClient) -> None:
        while True:
            try:
                reading = await _read(client, after=self._reading.version)
            except httpx.HTTPError:
                await asyncio.sleep(RETRY)
                continue
            if reading.version != self._reading.version:
                self._turn(reading)


async def _read(client: httpx.AsyncClient, **after: int) -> Reading:
    answer = await client.get("/sandbox/clock", params=after)
    answer.raise_for_status()
    told: dict[str, Any] = answer.json()
    return Reading(told["now"], told["rate"], told["version"], told["real"])
