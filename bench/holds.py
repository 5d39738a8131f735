"""How long the loop was held: a task that wants to run every millisecond, and notes how late it was let.

The rule: it measures whatever the block does, and costs next to nothing.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter

TICK = 0.001


@dataclass(slots=True)
class Holds:
    """What was noted."""

    longest: float = 0.0
    """Seconds for which nothing else could run."""


@asynccontextmanager
async def holds_noted() -> AsyncIterator[Holds]:
    """Note the longest hold until the block ends."""
    holds = Holds()

    async def tick() -> None:
        while True:
            slept = perf_counter()
            try:
                await asyncio.sleep(TICK)
            finally:  # the last hold may end with the block
                holds.longest = max(holds.longest, perf_counter() - slept - TICK)

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(TICK)
    try:
        yield holds
    finally:
        ticking.cancel()
        await asyncio.wait([ticking])
