"""Start and memory: `footing run` and a bare echo bot as real processes, each in front of a sandbox of its own.

The sandbox is served by this process, so that neither pays for it, and each start has a fresh one. The two take turns:
what else the machine does meanwhile meets both.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bench.children import python, resident
from bench.figure import Figure
from bot.sandbox.clock import Clock
from bot.sandbox.server import serve
from bot.sandbox.telegram import TOKEN, Telegram

STARTS = 15
"""Turns, of which the one with the median ratio counts: a crowd of neighbours passes from one turn to the next."""
PEOPLE, MESSAGES_EACH = 20, 5
PATIENCE = 30.0
"""Seconds until a bot that does not come is given up."""
SETTLING = 1.0
"""Seconds in which a bot does beside the first poll, and after a crowd, what nobody waits for; it takes memory too."""
MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot that can be started in a folder."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Started:
    """A bot that has asked for updates."""

    telegram: Telegram
    pid: int
    seconds: float
    """From before the process was made until it asked."""


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Measure start, first start and memory, in a folder that is still empty."""
    database = {"DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'footing.db'}"}
    quick = {"MESSAGES_PER_SECOND": "1000", "LOG_LEVEL": "WARNING"}
    ours = Contender(("-m", "bot", "run"), folder, {**database, **quick})
    peer = Contender((str(Path(__file__).parent / "peers" / "echo.py"),), folder)
    first = Figure("first start ever, with migration", "s", await _seconds(ours), await _seconds(peer))
    taken = [(await _seconds(ours), await _seconds(peer)) for _ in range(STARTS)]
    seconds, peers = sorted(taken, key=lambda turn: turn[0] / turn[1])[STARTS // 2]
    yield Figure("start to first poll", "s", seconds, peers, at_most=2.0)
    yield first
    mine, others = await _memory(ours), await _memory(peer)
    yield Figure("memory after the first poll", "MB", mine[0], others[0], at_most=2.5)
    yield Figure("memory after 100 messages", "MB", mine[1], others[1], at_most=2.5)


@asynccontextmanager
async def _started(contender: Contender) -> AsyncIterator[Started]:
    telegram = Telegram(clock=Clock(MORNING))
    async with serve(telegram) as url:
        environment = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, **contender.environment}
        began = perf_counter()
        async with python(*contender.arguments, folder=contender.folder, environment=environment) as child:
            await telegram.until(lambda: telegram.updates.reading, timeout=PATIENCE)
            yield Started(telegram, child.pid, perf_counter() - began)


async def _seconds(contender: Contender) -> float:
    async with _started(contender) as started:
        return started.seconds


async def _memory(contender: Contender) -> tuple[float, float]:
    """Answer the resident MB after the first poll, and after a hundred messages have been answered."""
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
