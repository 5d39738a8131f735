"""Start and memory: `footing run` and a bare echo bot as real processes, each in front of a sandbox of its own.

Each start has a fresh sandbox. The two take turns: what else the machine does meanwhile meets both.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.children import resident
from bench.contenders import MORNING, PATIENCE, Contender, echo, footing
from bench.figure import Figure, typical
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import Telegram

STARTS = 15
PEOPLE, MESSAGES_EACH = 20, 5
SETTLING = 1.0
"""Seconds in which a bot does beside the first poll, and after a crowd, what nobody waits for; it takes memory too."""


@dataclass(frozen=True, slots=True)
class Started:
    """A bot that has asked for updates."""

    telegram: Telegram
    pid: int
    seconds: float
    """From before the process was made until it asked."""


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Measure start, first start and memory, in a folder that is still empty."""
    ours, peer = footing(folder), echo(folder)
    first = Figure("first start ever, with migration", "s", await _seconds(ours), await _seconds(peer))
    taken = [(await _seconds(ours), await _seconds(peer)) for _ in range(STARTS)]
    yield Figure("start to first poll", "s", *typical(taken), at_most=2.0)
    yield first
    mine, others = await memory(ours), await memory(peer)
    yield Figure("memory after the first poll", "MB", mine[0], others[0], at_most=2.5)
    yield Figure("memory after 100 messages", "MB", mine[1], others[1], at_most=2.5)


@asynccontextmanager
async def _started(contender: Contender) -> AsyncIterator[Started]:
    telegram = Telegram(clock=Clock(MORNING))
    async with serve(telegram) as url:
        began = perf_counter()
        async with contender.running(url) as process:
            await telegram.until(lambda: telegram.updates.reading, timeout=PATIENCE)
            yield Started(telegram, process.pid, perf_counter() - began)


async def _seconds(contender: Contender) -> float:
    async with _started(contender) as started:
        return started.seconds


async def memory(contender: Contender) -> tuple[float, float]:
    """Return the resident MB after the first poll, and after a hundred messages have been answered."""
    async with _started(contender) as started:
        await asyncio.sleep(SETTLING)
        at_first = resident(started.pid)
        people = [started.telegram.person(f"Person {n}") for n in range(PEOPLE)]
        for n in range(MESSAGES_EACH):
            for person in people:
                person.says(f"hello {n}")
        answered = [person.tally for person in people]
        await started.telegram.until(lambda: all(each["sent"] >= MESSAGES_EACH for each in answered), timeout=PATIENCE)
        await asyncio.sleep(SETTLING)
        return at_first, resident(started.pid)
